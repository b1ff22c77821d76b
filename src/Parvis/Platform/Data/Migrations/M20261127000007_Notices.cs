using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Parvis.Platform.Data.Migrations;

/// <summary>What was reported, what is hidden, and the mails that wait with it.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261127000007_Notices")]
public sealed class Notices : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Notice",
            table => new
            {
                Id = table.Identity(),
                Kind = table.Column<string>(maxLength: 32),
                ThingId = table.Column<long>(),
                Wrong = table.Column<int>(),
                Text = table.Column<string>(),
                Name = table.Column<string>(maxLength: 120, nullable: true),
                Email = table.Column<string>(maxLength: 254, nullable: true),
                PersonId = table.Column<long>(nullable: true),
                Tongue = table.Column<int>(),
                At = table.Column<DateTime>(),
                Fingerprint = table.Column<string>(maxLength: 64),
                Outcome = table.Column<int>(nullable: true),
                SettledAt = table.Column<DateTime>(nullable: true),
                SettledById = table.Column<long>(nullable: true),
                Decision = table.Column<string>(maxLength: 1000),
                ToldAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Notice", row => row.Id);
            }
        );
        migration.CreateIndex("IX_Notice_Fingerprint", "Notice", "Fingerprint", unique: true);
        migration.CreateIndex("IX_Notice_Kind_ThingId", "Notice", new[] { "Kind", "ThingId" });
        migration.CreateIndex("IX_Notice_SettledAt", "Notice", "SettledAt");
        migration.CreateTable(
            "Hidden",
            table => new
            {
                Kind = table.Column<string>(maxLength: 32),
                ThingId = table.Column<long>(),
                Former = table.Column<long>(),
                At = table.Column<DateTime>(),
                ById = table.Column<long>(nullable: true),
                Reason = table.Column<string>(maxLength: 1000),
                AuthorToldAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Hidden", row => new { row.Kind, row.ThingId });
            }
        );
        migration.AddColumn<DateTime>("HiddenAt", "Answer", nullable: true);
        migration.AddColumn<string>("Carries", "OutgoingMail", maxLength: 64, nullable: true);
        migration.AddColumn<DateTime>("HeldAt", "OutgoingMail", nullable: true);
        migration.CreateIndex("IX_OutgoingMail_Carries", "OutgoingMail", "Carries");
    }
}
