using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttPortal.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddSubmissions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_calls_meeting_id_number",
                table: "calls");

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delegation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    release = table.Column<string>(type: "jsonb", nullable: false),
                    replaces = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_as = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<string>(type: "text", nullable: false),
                    discarded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    fields = table.Column<string>(type: "jsonb", nullable: false),
                    files = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => x.id);
                    table.ForeignKey(
                        name: "fk_drafts_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_drafts_delegations_delegation_id",
                        column: x => x.delegation_id,
                        principalTable: "delegations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submissions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delegation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    release = table.Column<string>(type: "jsonb", nullable: false),
                    texts = table.Column<string>(type: "jsonb", nullable: false),
                    files = table.Column<string>(type: "jsonb", nullable: false),
                    began_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_by_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_by = table.Column<string>(type: "text", nullable: false),
                    deadline_local = table.Column<DateTime>(type: "timestamp without time zone", nullable: false),
                    deadline_zone = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submissions", x => x.id);
                    table.ForeignKey(
                        name: "fk_submissions_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submissions_delegations_delegation_id",
                        column: x => x.delegation_id,
                        principalTable: "delegations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submissions_drafts_draft_id",
                        column: x => x.draft_id,
                        principalTable: "drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "receipts",
                columns: table => new
                {
                    number = table.Column<string>(type: "text", nullable: false),
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    register_index = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipts", x => x.number);
                    table.ForeignKey(
                        name: "fk_receipts_submissions_submission_id",
                        column: x => x.submission_id,
                        principalTable: "submissions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submission_acts",
                columns: table => new
                {
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission_acts", x => new { x.submission_id, x.number });
                    table.ForeignKey(
                        name: "fk_submission_acts_submissions_submission_id",
                        column: x => x.submission_id,
                        principalTable: "submissions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_calls_meeting_id",
                table: "calls",
                column: "meeting_id");

            migrationBuilder.CreateIndex(
                name: "ix_calls_number",
                table: "calls",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_drafts_call_id_delegation_id",
                table: "drafts",
                columns: new[] { "call_id", "delegation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_drafts_delegation_id",
                table: "drafts",
                column: "delegation_id");

            migrationBuilder.CreateIndex(
                name: "ix_receipts_register_index",
                table: "receipts",
                column: "register_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_receipts_submission_id",
                table: "receipts",
                column: "submission_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submissions_call_id_delegation_id",
                table: "submissions",
                columns: new[] { "call_id", "delegation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_submissions_delegation_id",
                table: "submissions",
                column: "delegation_id");

            migrationBuilder.CreateIndex(
                name: "ix_submissions_draft_id",
                table: "submissions",
                column: "draft_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submissions_number",
                table: "submissions",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submissions_series_id_version",
                table: "submissions",
                columns: new[] { "series_id", "version" },
                unique: true);

            migrationBuilder.Sql(AttPortal.Persistence.Submissions.KeptSubmissions.Sql());
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "receipts");

            migrationBuilder.DropTable(
                name: "submission_acts");

            migrationBuilder.DropTable(
                name: "submissions");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropIndex(
                name: "ix_calls_meeting_id",
                table: "calls");

            migrationBuilder.DropIndex(
                name: "ix_calls_number",
                table: "calls");

            migrationBuilder.CreateIndex(
                name: "ix_calls_meeting_id_number",
                table: "calls",
                columns: new[] { "meeting_id", "number" },
                unique: true);
        }
    }
}
