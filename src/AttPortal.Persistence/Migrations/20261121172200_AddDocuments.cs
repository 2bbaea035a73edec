using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttPortal.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddDocuments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    issued_by = table.Column<string>(type: "jsonb", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    section = table.Column<int>(type: "integer", nullable: false),
                    group_code = table.Column<string>(type: "text", nullable: true),
                    cycle = table.Column<int>(type: "integer", nullable: true),
                    conference_number = table.Column<int>(type: "integer", nullable: true),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    items = table.Column<string>(type: "jsonb", nullable: false),
                    outside_address = table.Column<string>(type: "text", nullable: true),
                    parent_id = table.Column<string>(type: "text", nullable: true),
                    relation = table.Column<string>(type: "text", nullable: false),
                    family = table.Column<string>(type: "text", nullable: true),
                    sort_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_documents", x => x.id);
                    table.ForeignKey(
                        name: "fk_documents_conferences_conference_number",
                        column: x => x.conference_number,
                        principalTable: "conferences",
                        principalColumn: "number");
                    table.ForeignKey(
                        name: "fk_documents_documents_parent_id",
                        column: x => x.parent_id,
                        principalTable: "documents",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_documents_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "running_numbers",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    given_to = table.Column<string>(type: "text", nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_running_numbers", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "document_revisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    symbol_text = table.Column<string>(type: "text", nullable: true),
                    symbol_key = table.Column<string>(type: "text", nullable: true),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document_revisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_document_revisions_documents_document_id",
                        column: x => x.document_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "circulations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    audience = table.Column<int>(type: "integer", nullable: false),
                    category_mask = table.Column<int>(type: "integer", nullable: false),
                    from_instant = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_circulations", x => x.id);
                    table.ForeignKey(
                        name: "fk_circulations_document_revisions_revision_id",
                        column: x => x.revision_id,
                        principalTable: "document_revisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "language_versions",
                columns: table => new
                {
                    revision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    awaited_from = table.Column<string>(type: "text", nullable: false),
                    awaited_until = table.Column<string>(type: "jsonb", nullable: true),
                    file = table.Column<string>(type: "jsonb", nullable: true),
                    renders = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_language_versions", x => new { x.revision_id, x.language });
                    table.ForeignKey(
                        name: "fk_language_versions_document_revisions_revision_id",
                        column: x => x.revision_id,
                        principalTable: "document_revisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_circulations_from_instant",
                table: "circulations",
                column: "from_instant");

            migrationBuilder.CreateIndex(
                name: "ix_circulations_revision_id_audience_from_instant",
                table: "circulations",
                columns: new[] { "revision_id", "audience", "from_instant" });

            migrationBuilder.CreateIndex(
                name: "ix_document_revisions_document_id_number",
                table: "document_revisions",
                columns: new[] { "document_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_document_revisions_symbol_key",
                table: "document_revisions",
                column: "symbol_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_documents_conference_number_section_sort_key",
                table: "documents",
                columns: new[] { "conference_number", "section", "sort_key" });

            migrationBuilder.CreateIndex(
                name: "ix_documents_family",
                table: "documents",
                column: "family");

            migrationBuilder.CreateIndex(
                name: "ix_documents_meeting_id_section_sort_key",
                table: "documents",
                columns: new[] { "meeting_id", "section", "sort_key" });

            migrationBuilder.CreateIndex(
                name: "ix_documents_parent_id",
                table: "documents",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_documents_section_sort_key",
                table: "documents",
                columns: new[] { "section", "sort_key" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "circulations");

            migrationBuilder.DropTable(
                name: "language_versions");

            migrationBuilder.DropTable(
                name: "running_numbers");

            migrationBuilder.DropTable(
                name: "document_revisions");

            migrationBuilder.DropTable(
                name: "documents");
        }
    }
}
