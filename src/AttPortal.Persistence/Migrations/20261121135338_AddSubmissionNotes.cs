using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttPortal.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddSubmissionNotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_shared",
                table: "submissions",
                type: "boolean",
                nullable: false,
                computedColumnSql: "(release ->> 'until') = 'InvitedDelegations'",
                stored: true);

            migrationBuilder.AddColumn<string>(
                name: "topics",
                table: "submissions",
                type: "jsonb",
                nullable: true,
                computedColumnSql: "jsonb_path_query_array(texts, '$[*].key') || jsonb_path_query_array(texts, '$[*] ? (@.key == \"place\").text')",
                stored: true);

            migrationBuilder.CreateTable(
                name: "submission_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_submission_notes_submissions_series_id",
                        column: x => x.series_id,
                        principalTable: "submissions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_submission_notes_series_id",
                table: "submission_notes",
                column: "series_id");

            migrationBuilder.Sql(AttPortal.Persistence.Submissions.KeptSubmissions.NotesSql());
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "submission_notes");

            migrationBuilder.DropColumn(
                name: "is_shared",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "topics",
                table: "submissions");
        }
    }
}
