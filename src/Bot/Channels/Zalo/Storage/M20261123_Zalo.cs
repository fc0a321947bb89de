using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Bot.Channels.Zalo.Storage;

[DbContext(typeof(ZaloDb))]
[Migration("20261123000000_Zalo")]
internal sealed class ZaloFirstSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "zalo_token",
            table => new
            {
                AppId = table.Column<string>(),
                OaId = table.Column<string>(),
                SealedAccess = table.Column<string>(),
                SealedRefresh = table.Column<string>(),
                SealedPreviousRefresh = table.Column<string>(nullable: true),
                AccessExpiresAt = table.Column<long>(),
                RotatedAt = table.Column<long>(),
                Rotation = table.Column<int>(),
                Status = table.Column<int>(),
                LeaseOwner = table.Column<string>(nullable: true),
                LeaseUntil = table.Column<long>(),
                FailureCode = table.Column<string>(nullable: true),
                FailedAt = table.Column<long>(nullable: true),
                SeedHashes = table.Column<string>(nullable: true),
                ButtonsRefused = table.Column<bool>(),
            },
            constraints: table => table.PrimaryKey("PK_zalo_token", row => row.AppId));
        migrationBuilder.CreateTable(
            "zalo_consent",
            table => new
            {
                State = table.Column<string>(),
                SealedVerifier = table.Column<string>(),
                ExpiresAt = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_zalo_consent", row => row.State));
        migrationBuilder.CreateTable(
            "zalo_event",
            table => new
            {
                Key = table.Column<string>(),
                Name = table.Column<string>(),
                SealedBody = table.Column<string>(),
                ReceivedAt = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_zalo_event", row => row.Key));
        migrationBuilder.CreateIndex("IX_zalo_event_ReceivedAt", "zalo_event", "ReceivedAt");
        migrationBuilder.CreateTable(
            "zalo_sweep",
            table => new
            {
                AppId = table.Column<string>(),
                ComparedUntil = table.Column<long>(),
                LastWebhookAt = table.Column<long>(nullable: true),
                WebhookSilentSince = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_zalo_sweep", row => row.AppId));
    }
}
