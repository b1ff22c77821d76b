using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Parvis.Platform.Data.Migrations;

/// <summary>What people are glad to be asked about, who was erased, and lists of people being brought in.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261127000009_PeopleInFull")]
public sealed class PeopleInFull : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<DateTime>("AbsentFrom", "Person", nullable: true);
        migration.AddColumn<int>("MostAsksAWeek", "Person", nullable: true);
        migration.AddColumn<DateTime>("ForgetAt", "OutgoingMail", nullable: true);
        CreateOffer(migration);
        CreateErasure(migration);
        CreatePeopleImport(migration);
    }

    private static void CreateOffer(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Offer",
            table => new
            {
                Id = table.Identity(),
                PersonId = table.Column<long>(),
                Subject = table.Column<string>(maxLength: 80),
                Slug = table.Column<string>(maxLength: 160),
                At = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Offer", row => row.Id);
                table.ForeignKey(
                    "FK_Offer_Person_PersonId",
                    row => row.PersonId,
                    "Person",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_Offer_PersonId_Slug", "Offer", ["PersonId", "Slug"], unique: true);
    }

    private static void CreateErasure(MigrationBuilder migration) =>
        migration.CreateTable(
            "ErasedPerson",
            table => new
            {
                PersonId = table.Column<long>(),
                KnownAt = table.Column<DateTime>(),
                ErasedAt = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ErasedPerson", row => row.PersonId);
            }
        );

    private static void CreatePeopleImport(MigrationBuilder migration) =>
        migration.CreateTable(
            "PeopleImport",
            table => new
            {
                Id = table.Identity(),
                ById = table.Column<long>(nullable: true),
                FileName = table.Column<string>(maxLength: 200),
                Content = table.Column<string>(),
                Role = table.Column<int>(),
                GivesAccounts = table.Column<bool>(),
                Invites = table.Column<bool>(),
                CreatedAt = table.Column<DateTime>(),
                StartedAt = table.Column<DateTime>(nullable: true),
                FinishedAt = table.Column<DateTime>(nullable: true),
                Done = table.Column<int>(),
                Added = table.Column<int>(),
                Completed = table.Column<int>(),
                Invited = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PeopleImport", row => row.Id);
            }
        );
}
