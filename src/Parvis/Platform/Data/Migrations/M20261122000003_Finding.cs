using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Parvis.Platform.Data.Migrations;

/// <summary>What is found, and who showed that they know.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122000003_Finding")]
public sealed class Finding : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "StoredPassage",
            table => new
            {
                Id = table.Identity(),
                Kind = table.Column<string>(maxLength: 32),
                ThingId = table.Column<long>(),
                Ordinal = table.Column<int>(),
                Title = table.Column<string>(),
                Heading = table.Column<string>(),
                Url = table.Column<string>(),
                Anchor = table.Column<string>(),
                Body = table.Column<string>(),
                Tags = table.Column<string>(),
                Scope = table.Column<long>(),
                Tongue = table.Column<int>(),
                Stage = table.Column<int>(nullable: true),
                CaredOn = table.Column<DateOnly>(nullable: true),
                At = table.Column<DateTime>(),
                Accepted = table.Column<bool>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_StoredPassage", row => row.Id);
            }
        );
        migration.CreateIndex(
            "IX_StoredPassage_Kind_ThingId_Ordinal",
            "StoredPassage",
            new[] { "Kind", "ThingId", "Ordinal" }
        );
        migration.CreateTable(
            "StoredEvidence",
            table => new
            {
                Id = table.Identity(),
                Kind = table.Column<string>(maxLength: 32),
                ThingId = table.Column<long>(),
                Ordinal = table.Column<int>(nullable: true),
                PersonId = table.Column<long>(),
                Act = table.Column<int>(),
                At = table.Column<DateTime>(),
                Weight = table.Column<double>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_StoredEvidence", row => row.Id);
            }
        );
        migration.CreateIndex("IX_StoredEvidence_Kind_ThingId", "StoredEvidence", new[] { "Kind", "ThingId" });
        migration.CreateIndex("IX_StoredEvidence_PersonId", "StoredEvidence", "PersonId");
        migration.CreateTable(
            "MissedSearch",
            table => new
            {
                Id = table.Identity(),
                Text = table.Column<string>(maxLength: 500),
                Key = table.Column<string>(maxLength: 500),
                Tongue = table.Column<int>(),
                Times = table.Column<int>(),
                FirstAt = table.Column<DateTime>(),
                LastAt = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_MissedSearch", row => row.Id);
            }
        );
        migration.CreateIndex("IX_MissedSearch_Key", "MissedSearch", "Key", unique: true);
        migration.CreateIndex("IX_MissedSearch_LastAt", "MissedSearch", "LastAt");
        migration.CreateTable(
            "Tag",
            table => new
            {
                Id = table.Identity(),
                Slug = table.Column<string>(maxLength: 160),
                Name = table.Column<string>(maxLength: 80),
                SortKey = table.Column<string>(maxLength: 160),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Tag", row => row.Id);
            }
        );
        migration.CreateIndex("IX_Tag_Slug", "Tag", "Slug", unique: true);
        migration.CreateTable(
            "Tagging",
            table => new
            {
                Kind = table.Column<string>(maxLength: 32),
                ThingId = table.Column<long>(),
                TagId = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey(
                    "PK_Tagging",
                    row => new
                    {
                        row.Kind,
                        row.ThingId,
                        row.TagId,
                    }
                );
                table.ForeignKey(
                    "FK_Tagging_Tag_TagId",
                    row => row.TagId,
                    "Tag",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_Tagging_TagId", "Tagging", "TagId");
    }
}
