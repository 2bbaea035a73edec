using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AttPortal.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {


            migrationBuilder.Sql(AttPortal.Persistence.Submissions.StoredFile.KeepAsSent);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
