using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttPortal.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddRegisterIndexOfWithdrawals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "register_index",
                table: "submission_acts",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_submission_acts_register_index",
                table: "submission_acts",
                column: "register_index",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_submission_acts_register_index",
                table: "submission_acts");

            migrationBuilder.DropColumn(
                name: "register_index",
                table: "submission_acts");
        }
    }
}
