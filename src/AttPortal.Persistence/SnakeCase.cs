using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AttPortal.Persistence;

/// <summary>Gives tables, columns, keys and indexes the names that people type in SQL.</summary>
internal static partial class SnakeCase
{
    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.IsMappedToJson())
            {
                entity.SetContainerColumnName(Of(entity.GetContainerColumnName()!));
            }
            else if (entity.GetTableName() is { } table)
            {
                entity.SetTableName(Of(table));
                var store = StoreObjectIdentifier.Table(Of(table), entity.GetSchema());
                foreach (var property in entity.GetProperties())
                {
                    property.SetColumnName(Of(property.GetColumnName(store) ?? property.Name));
                }
            }

            foreach (var key in entity.GetKeys().Where(k => k.GetName() is not null))
            {
                key.SetName(Of(key.GetName()!));
            }

            foreach (var key in entity.GetForeignKeys().Where(k => k.GetConstraintName() is not null))
            {
                key.SetConstraintName(Of(key.GetConstraintName()!));
            }

            foreach (var index in entity.GetIndexes().Where(i => i.GetDatabaseName() is not null))
            {
                index.SetDatabaseName(Of(index.GetDatabaseName()!));
            }
        }
    }

    private static string Of(string name) => WordStart().Replace(name, "$1_$2").ToLowerInvariant();

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex WordStart();
}
