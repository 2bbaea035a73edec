using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttPortal.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class EndSignIns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ended_sign_ins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ended_sign_ins", x => x.id);
                });

            migrationBuilder.Sql(
                """
                create function announce_ended_sign_in() returns trigger language plpgsql as $$
                begin
                  perform pg_notify('portal', 'ended ' || new.id);
                  return null;
                end
                $$;
                create trigger ended_sign_ins_announced after insert on ended_sign_ins for each row execute function announce_ended_sign_in();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ended_sign_ins");
            migrationBuilder.Sql("drop function announce_ended_sign_in();");
        }
    }
}
