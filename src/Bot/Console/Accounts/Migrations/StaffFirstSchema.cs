using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Bot.StaffConsole.Accounts.Migrations;

[DbContext(typeof(StaffDb))]
[Migration("20261122020000_StaffFirstSchema")]
public sealed class StaffFirstSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreatePeople(migrationBuilder);
        CreateIdentityRest(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("staff_tokens");
        migrationBuilder.DropTable("staff_role_claims");
        migrationBuilder.DropTable("staff_logins");
        migrationBuilder.DropTable("staff_claims");
        migrationBuilder.DropTable("staff_sign_ins");
        migrationBuilder.DropTable("staff_in_roles");
        migrationBuilder.DropTable("staff_roles");
        migrationBuilder.DropTable("staff");
    }

    private static void CreatePeople(MigrationBuilder schema)
    {
        schema.CreateTable(
            name: "staff",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                AccessFailedCount = table.Column<int>(nullable: false),
                ConcurrencyStamp = table.Column<string>(maxLength: 100, nullable: true),
                DisplayName = table.Column<string>(maxLength: 200, nullable: false),
                Email = table.Column<string>(maxLength: 256, nullable: true),
                EmailConfirmed = table.Column<bool>(nullable: false),
                LockoutEnabled = table.Column<bool>(nullable: false),
                LockoutEnd = table.Column<long>(nullable: true),
                MustChangePassword = table.Column<bool>(nullable: false),
                NormalizedEmail = table.Column<string>(maxLength: 256, nullable: true),
                NormalizedUserName = table.Column<string>(maxLength: 256, nullable: true),
                PasswordHash = table.Column<string>(maxLength: 1000, nullable: true),
                PhoneNumber = table.Column<string>(maxLength: 40, nullable: true),
                PhoneNumberConfirmed = table.Column<bool>(nullable: false),
                SecurityStamp = table.Column<string>(maxLength: 100, nullable: true),
                TwoFactorEnabled = table.Column<bool>(nullable: false),
                UserName = table.Column<string>(maxLength: 256, nullable: true),
                WrongInRow = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_staff", row => row.Id);
            });
        schema.CreateIndex("EmailIndex", "staff", "NormalizedEmail");
        schema.CreateIndex("UserNameIndex", "staff", "NormalizedUserName", unique: true);

        schema.CreateTable(
            name: "staff_roles",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                ConcurrencyStamp = table.Column<string>(maxLength: 100, nullable: true),
                Name = table.Column<string>(maxLength: 256, nullable: true),
                NormalizedName = table.Column<string>(maxLength: 256, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_staff_roles", row => row.Id);
            });
        schema.CreateIndex("RoleNameIndex", "staff_roles", "NormalizedName", unique: true);

        schema.CreateTable(
            name: "staff_in_roles",
            columns: table => new
            {
                UserId = table.Column<Guid>(nullable: false),
                RoleId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_staff_in_roles", row => new { row.UserId, row.RoleId });
                table.ForeignKey("FK_staff_in_roles_staff_UserId", row => row.UserId, "staff", "Id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("FK_staff_in_roles_staff_roles_RoleId", row => row.RoleId, "staff_roles", "Id", onDelete: ReferentialAction.Cascade);
            });
        schema.CreateIndex("IX_staff_in_roles_RoleId", "staff_in_roles", "RoleId");

        schema.CreateTable(
            name: "staff_sign_ins",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                At = table.Column<long>(nullable: false),
                From = table.Column<string>(maxLength: 64, nullable: true),
                Outcome = table.Column<string>(maxLength: 40, nullable: false),
                StaffId = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_staff_sign_ins", row => row.Id);
            });
        schema.CreateIndex("IX_staff_sign_ins_StaffId_At", "staff_sign_ins", ["StaffId", "At"]);
    }

    private static void CreateIdentityRest(MigrationBuilder schema)
    {
        schema.CreateTable(
            name: "staff_claims",
            columns: table => new
            {
                Id = table.Column<int>(nullable: false).Annotation("Sqlite:Autoincrement", true),
                ClaimType = table.Column<string>(nullable: true),
                ClaimValue = table.Column<string>(nullable: true),
                UserId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_staff_claims", row => row.Id);
                table.ForeignKey("FK_staff_claims_staff_UserId", row => row.UserId, "staff", "Id", onDelete: ReferentialAction.Cascade);
            });
        schema.CreateIndex("IX_staff_claims_UserId", "staff_claims", "UserId");

        schema.CreateTable(
            name: "staff_logins",
            columns: table => new
            {
                LoginProvider = table.Column<string>(nullable: false),
                ProviderKey = table.Column<string>(nullable: false),
                ProviderDisplayName = table.Column<string>(nullable: true),
                UserId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_staff_logins", row => new { row.LoginProvider, row.ProviderKey });
                table.ForeignKey("FK_staff_logins_staff_UserId", row => row.UserId, "staff", "Id", onDelete: ReferentialAction.Cascade);
            });
        schema.CreateIndex("IX_staff_logins_UserId", "staff_logins", "UserId");

        schema.CreateTable(
            name: "staff_role_claims",
            columns: table => new
            {
                Id = table.Column<int>(nullable: false).Annotation("Sqlite:Autoincrement", true),
                ClaimType = table.Column<string>(nullable: true),
                ClaimValue = table.Column<string>(nullable: true),
                RoleId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_staff_role_claims", row => row.Id);
                table.ForeignKey("FK_staff_role_claims_staff_roles_RoleId", row => row.RoleId, "staff_roles", "Id", onDelete: ReferentialAction.Cascade);
            });
        schema.CreateIndex("IX_staff_role_claims_RoleId", "staff_role_claims", "RoleId");

        schema.CreateTable(
            name: "staff_tokens",
            columns: table => new
            {
                UserId = table.Column<Guid>(nullable: false),
                LoginProvider = table.Column<string>(nullable: false),
                Name = table.Column<string>(nullable: false),
                Value = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_staff_tokens", row => new { row.UserId, row.LoginProvider, row.Name });
                table.ForeignKey("FK_staff_tokens_staff_UserId", row => row.UserId, "staff", "Id", onDelete: ReferentialAction.Cascade);
            });
    }
}
