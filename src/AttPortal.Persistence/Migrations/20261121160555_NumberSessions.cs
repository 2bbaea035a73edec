using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttPortal.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class NumberSessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_sessions",
                table: "sessions");

            migrationBuilder.AddColumn<int>(
                name: "number",
                table: "sessions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // The sessions that are there are numbered in the order in which they were announced.
            migrationBuilder.Sql("""
                update sessions set number = numbered.place
                from (select meeting_id, date, start_time, row_number() over (partition by meeting_id order by date, start_time) as place from sessions) as numbered
                where sessions.meeting_id = numbered.meeting_id and sessions.date = numbered.date and sessions.start_time = numbered.start_time
                """);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "added_at",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "changes",
                table: "sessions",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "recorded_at",
                table: "meetings",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "now()");

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "meetings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "pk_sessions",
                table: "sessions",
                columns: new[] { "meeting_id", "number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_sessions",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "number",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "added_at",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "changes",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "recorded_at",
                table: "meetings");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "meetings");

            migrationBuilder.AddPrimaryKey(
                name: "pk_sessions",
                table: "sessions",
                columns: new[] { "meeting_id", "date", "start_time" });
        }
    }
}
