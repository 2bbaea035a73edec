using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttPortal.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddRegisters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "register_entries",
                columns: table => new
                {
                    log = table.Column<string>(type: "text", nullable: false),
                    index = table.Column<long>(type: "bigint", nullable: false),
                    leaf = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_entries", x => new { x.log, x.index });
                });

            migrationBuilder.CreateTable(
                name: "register_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    protected_private_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_nodes",
                columns: table => new
                {
                    log = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    index = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_nodes", x => new { x.log, x.level, x.index });
                });

            migrationBuilder.CreateTable(
                name: "unsealed_audit_entries",
                columns: table => new
                {
                    audit_entry_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unsealed_audit_entries", x => x.audit_entry_id);
                });

            migrationBuilder.CreateTable(
                name: "register_heads",
                columns: table => new
                {
                    log = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    root_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    key_id = table.Column<string>(type: "text", nullable: false),
                    signature = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_heads", x => new { x.log, x.size });
                    table.ForeignKey(
                        name: "fk_register_heads_register_keys_key_id",
                        column: x => x.key_id,
                        principalTable: "register_keys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_register_heads_key_id",
                table: "register_heads",
                column: "key_id");

            migrationBuilder.Sql(AttPortal.Persistence.Registers.RegisterRules.Sql());
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger audit_entries_await_seal on audit_entries; drop function await_seal;");

            migrationBuilder.DropTable(
                name: "register_entries");

            migrationBuilder.DropTable(
                name: "register_heads");

            migrationBuilder.DropTable(
                name: "register_nodes");

            migrationBuilder.DropTable(
                name: "unsealed_audit_entries");

            migrationBuilder.DropTable(
                name: "register_keys");
        }
    }
}
