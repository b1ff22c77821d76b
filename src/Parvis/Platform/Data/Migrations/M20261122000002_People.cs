using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Parvis.Platform.Data.Migrations;

/// <summary>People, with or without an account.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122000002_People")]
public sealed class People : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Person",
            table => new
            {
                Id = table.Identity(),
                Name = table.Column<string>(maxLength: 120),
                SortKey = table.Column<string>(maxLength: 240),
                About = table.Column<string>(),
                SeenBy = table.Column<int>(),
                Unclaimed = table.Column<bool>(),
                AbsentUntil = table.Column<DateTime>(nullable: true),
                CreatedAt = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Person", row => row.Id);
            }
        );
        migration.CreateIndex("IX_Person_SortKey", "Person", "SortKey");
        migration.CreateTable(
            "Address",
            table => new
            {
                Id = table.Identity(),
                PersonId = table.Column<long>(),
                Email = table.Column<string>(maxLength: 254),
                Key = table.Column<string>(maxLength: 254),
                ConfirmedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Address", row => row.Id);
                table.ForeignKey(
                    "FK_Address_Person_PersonId",
                    row => row.PersonId,
                    "Person",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_Address_Key", "Address", "Key");
        migration.CreateIndex("IX_Address_PersonId_Key", "Address", new[] { "PersonId", "Key" }, unique: true);
        migration.CreateTable(
            "Account",
            table => new
            {
                Id = table.Identity(),
                PersonId = table.Column<long>(),
                Role = table.Column<int>(),
                PasswordHash = table.Column<string>(maxLength: 200, nullable: true),
                CreatedAt = table.Column<DateTime>(),
                ClosedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Account", row => row.Id);
                table.ForeignKey(
                    "FK_Account_Person_PersonId",
                    row => row.PersonId,
                    "Person",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_Account_PersonId", "Account", "PersonId", unique: true);
        migration.CreateTable(
            "Session",
            table => new
            {
                Id = table.Identity(),
                AccountId = table.Column<long>(),
                TokenHash = table.Column<string>(maxLength: 64),
                Browser = table.Column<string>(maxLength: 200),
                CreatedAt = table.Column<DateTime>(),
                SeenAt = table.Column<DateTime>(),
                ExpiresAt = table.Column<DateTime>(),
                EndedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Session", row => row.Id);
                table.ForeignKey(
                    "FK_Session_Account_AccountId",
                    row => row.AccountId,
                    "Account",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_Session_AccountId", "Session", "AccountId");
        migration.CreateIndex("IX_Session_TokenHash", "Session", "TokenHash", unique: true);
        migration.CreateTable(
            "SignInLink",
            table => new
            {
                Id = table.Identity(),
                AccountId = table.Column<long>(),
                AddressId = table.Column<long>(nullable: true),
                TokenHash = table.Column<string>(maxLength: 64),
                ReturnTo = table.Column<string>(maxLength: 500),
                CreatedAt = table.Column<DateTime>(),
                ExpiresAt = table.Column<DateTime>(),
                UsedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SignInLink", row => row.Id);
                table.ForeignKey(
                    "FK_SignInLink_Account_AccountId",
                    row => row.AccountId,
                    "Account",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_SignInLink_AccountId", "SignInLink", "AccountId");
        migration.CreateIndex("IX_SignInLink_TokenHash", "SignInLink", "TokenHash", unique: true);
        migration.CreateTable(
            "Organisation",
            table => new
            {
                Id = table.Identity(),
                Name = table.Column<string>(maxLength: 200),
                SortKey = table.Column<string>(maxLength: 400),
                About = table.Column<string>(),
                Url = table.Column<string>(maxLength: 500, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Organisation", row => row.Id);
            }
        );
        migration.CreateIndex("IX_Organisation_SortKey", "Organisation", "SortKey");
        migration.CreateTable(
            "Membership",
            table => new
            {
                Id = table.Identity(),
                PersonId = table.Column<long>(),
                OrganisationId = table.Column<long>(),
                Title = table.Column<string>(maxLength: 200),
                From = table.Column<DateOnly>(),
                Until = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Membership", row => row.Id);
                table.ForeignKey(
                    "FK_Membership_Organisation_OrganisationId",
                    row => row.OrganisationId,
                    "Organisation",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Membership_Person_PersonId",
                    row => row.PersonId,
                    "Person",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_Membership_OrganisationId", "Membership", "OrganisationId");
        migration.CreateIndex("IX_Membership_PersonId", "Membership", "PersonId");
        migration.CreateTable(
            "Space",
            table => new
            {
                Id = table.Identity(),
                Slug = table.Column<string>(maxLength: 100),
                Name = table.Column<string>(maxLength: 200),
                SortKey = table.Column<string>(maxLength: 400),
                About = table.Column<string>(),
                Scope = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Space", row => row.Id);
            }
        );
        migration.CreateIndex("IX_Space_Slug", "Space", "Slug", unique: true);
        migration.CreateTable(
            "SpaceMember",
            table => new
            {
                Id = table.Identity(),
                SpaceId = table.Column<long>(),
                PersonId = table.Column<long>(),
                From = table.Column<DateTime>(),
                Until = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SpaceMember", row => row.Id);
                table.ForeignKey(
                    "FK_SpaceMember_Person_PersonId",
                    row => row.PersonId,
                    "Person",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_SpaceMember_Space_SpaceId",
                    row => row.SpaceId,
                    "Space",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_SpaceMember_PersonId", "SpaceMember", "PersonId");
        migration.CreateIndex("IX_SpaceMember_SpaceId", "SpaceMember", "SpaceId");
    }
}
