using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Parvis.Platform.Data.Migrations;

/// <summary>What the house itself needs: changes, jobs, journal, mail, the place.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122000001_House")]
public sealed class House : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Change",
            table => new
            {
                Number = table.Column<long>(),
                Kind = table.Column<string>(maxLength: 32),
                ThingId = table.Column<long>(),
                At = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Change", row => row.Number);
            }
        );
        migration.CreateIndex("IX_Change_At", "Change", "At");
        migration.CreateTable(
            "ChangeCounter",
            table => new { Id = table.Column<long>(), Last = table.Column<long>() },
            constraints: table =>
            {
                table.PrimaryKey("PK_ChangeCounter", row => row.Id);
            }
        );
        migration.CreateTable(
            "Job",
            table => new
            {
                Id = table.Identity(),
                Kind = table.Column<string>(maxLength: 80),
                Payload = table.Column<string>(),
                CreatedAt = table.Column<DateTime>(),
                DueAt = table.Column<DateTime>(),
                Attempts = table.Column<int>(),
                LeasedUntil = table.Column<DateTime>(nullable: true),
                LeasedBy = table.Column<string>(maxLength: 80, nullable: true),
                DoneAt = table.Column<DateTime>(nullable: true),
                FailedAt = table.Column<DateTime>(nullable: true),
                LastError = table.Column<string>(maxLength: 2000, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Job", row => row.Id);
            }
        );
        migration.CreateIndex("IX_Job_DoneAt_FailedAt_DueAt", "Job", new[] { "DoneAt", "FailedAt", "DueAt" });
        migration.CreateTable(
            "ScheduleTick",
            table => new
            {
                Name = table.Column<string>(maxLength: 80),
                DueAt = table.Column<DateTime>(),
                FiredAt = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ScheduleTick", row => new { row.Name, row.DueAt });
            }
        );
        migration.CreateTable(
            "JournalEntry",
            table => new
            {
                Id = table.Identity(),
                At = table.Column<DateTime>(),
                PersonId = table.Column<long>(nullable: true),
                Action = table.Column<string>(maxLength: 40),
                Kind = table.Column<string>(maxLength: 32),
                ThingId = table.Column<long>(),
                Reason = table.Column<string>(maxLength: 2000, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_JournalEntry", row => row.Id);
            }
        );
        migration.CreateIndex("IX_JournalEntry_At", "JournalEntry", "At");
        migration.CreateIndex("IX_JournalEntry_Kind_ThingId", "JournalEntry", new[] { "Kind", "ThingId" });
        migration.CreateTable(
            "OutgoingMail",
            table => new
            {
                Id = table.Identity(),
                Kind = table.Column<string>(maxLength: 40),
                MessageId = table.Column<string>(maxLength: 200),
                PersonId = table.Column<long>(nullable: true),
                To = table.Column<string>(maxLength: 254),
                ToName = table.Column<string>(maxLength: 200),
                Subject = table.Column<string>(maxLength: 500),
                Text = table.Column<string>(),
                Html = table.Column<string>(),
                IsSecret = table.Column<bool>(),
                CreatedAt = table.Column<DateTime>(),
                TriedAt = table.Column<DateTime>(nullable: true),
                Attempts = table.Column<int>(),
                SentAt = table.Column<DateTime>(nullable: true),
                FailedAt = table.Column<DateTime>(nullable: true),
                LastError = table.Column<string>(maxLength: 2000, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_OutgoingMail", row => row.Id);
            }
        );
        migration.CreateIndex("IX_OutgoingMail_MessageId", "OutgoingMail", "MessageId", unique: true);
        migration.CreateIndex("IX_OutgoingMail_SentAt", "OutgoingMail", "SentAt");
        migration.CreateTable(
            "PlaceCard",
            table => new
            {
                Id = table.Column<long>(),
                Name = table.Column<string>(maxLength: 120),
                Tagline = table.Column<string>(),
                Street = table.Column<string>(),
                PostalCode = table.Column<string>(),
                Town = table.Column<string>(),
                Telephone = table.Column<string>(),
                Email = table.Column<string>(),
                Url = table.Column<string>(),
                Zone = table.Column<string>(maxLength: 64),
                Formality = table.Column<int>(),
                WelcomeTitle = table.Column<string>(),
                WelcomeText = table.Column<string>(),
                Publisher = table.Column<string>(),
                PublicationDirector = table.Column<string>(),
                HostedBy = table.Column<string>(),
                BuildingAccess = table.Column<string>(),
                Version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PlaceCard", row => row.Id);
            }
        );
        migration.CreateTable(
            "OpeningPeriod",
            table => new
            {
                Id = table.Identity(),
                Day = table.Column<int>(),
                Opens = table.Column<TimeOnly>(),
                Closes = table.Column<TimeOnly>(),
                From = table.Column<DateOnly>(nullable: true),
                Until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_OpeningPeriod", row => row.Id);
            }
        );
        migration.CreateTable(
            "Closing",
            table => new
            {
                Id = table.Identity(),
                From = table.Column<DateOnly>(),
                Until = table.Column<DateOnly>(),
                Reason = table.Column<string>(maxLength: 200),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Closing", row => row.Id);
            }
        );
        migration.CreateTable(
            "ProtectionKey",
            table => new
            {
                Id = table.Identity(),
                Name = table.Column<string>(maxLength: 200),
                Xml = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ProtectionKey", row => row.Id);
            }
        );
        migration.CreateIndex("IX_ProtectionKey_Name", "ProtectionKey", "Name", unique: true);

        migration.InsertData("ChangeCounter", ["Id", "Last"], ["bigint", "bigint"], [1L, 0L]);
        migration.KeepJournal();
    }
}
