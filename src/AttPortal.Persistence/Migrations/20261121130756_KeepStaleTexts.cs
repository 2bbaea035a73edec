using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttPortal.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class KeepStaleTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "stale_texts",
                table: "issued_parts",
                type: "jsonb",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "stale_texts",
                table: "issued_parts");
        }
    }
}
