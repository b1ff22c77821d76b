using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Parvis.Platform.Data.Migrations;

/// <summary>Pictures and which text carries them; what readers say of pages, and where pages lead.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261127000010_Writing")]
public sealed class Writing : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Picture",
            table => new
            {
                Id = table.Identity(),
                Hash = table.Column<string>(maxLength: 32),
                Kind = table.Column<int>(),
                Width = table.Column<int>(),
                Height = table.Column<int>(),
                Size = table.Column<long>(),
                ById = table.Column<long>(nullable: true),
                At = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Picture", row => row.Id);
            }
        );
        migration.CreateIndex("IX_Picture_At", "Picture", "At");
        migration.CreateIndex("IX_Picture_Hash", "Picture", "Hash", unique: true);
        migration.CreateTable(
            "PictureUse",
            table => new
            {
                Hash = table.Column<string>(maxLength: 32),
                Kind = table.Column<string>(maxLength: 32),
                ThingId = table.Column<long>(),
                Scope = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey(
                    "PK_PictureUse",
                    row => new
                    {
                        row.Hash,
                        row.Kind,
                        row.ThingId,
                        row.Scope,
                    }
                );
            }
        );
        migration.CreateIndex("IX_PictureUse_Kind_ThingId", "PictureUse", new[] { "Kind", "ThingId" });
        Garden(migration);
    }

    private static void Garden(MigrationBuilder migration)
    {
        migration.CreateTable(
            "PageHelped",
            table => new
            {
                PageId = table.Column<long>(),
                Day = table.Column<DateOnly>(),
                Count = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PageHelped", row => new { row.PageId, row.Day });
                table.ForeignKey(
                    "FK_PageHelped_Page_PageId",
                    row => row.PageId,
                    "Page",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "PageDoubt",
            table => new
            {
                Id = table.Identity(),
                PageId = table.Column<long>(),
                Text = table.Column<string>(maxLength: 1000),
                Email = table.Column<string>(maxLength: 320, nullable: true),
                ById = table.Column<long>(nullable: true),
                At = table.Column<DateTime>(),
                SettledAt = table.Column<DateTime>(nullable: true),
                SettledById = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PageDoubt", row => row.Id);
                table.ForeignKey(
                    "FK_PageDoubt_Page_PageId",
                    row => row.PageId,
                    "Page",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_PageDoubt_PageId", "PageDoubt", "PageId");
        migration.CreateIndex("IX_PageDoubt_SettledAt", "PageDoubt", "SettledAt");
        migration.CreateTable(
            "PageLink",
            table => new { FromId = table.Column<long>(), Slug = table.Column<string>(maxLength: 250) },
            constraints: table =>
            {
                table.PrimaryKey("PK_PageLink", row => new { row.FromId, row.Slug });
                table.ForeignKey(
                    "FK_PageLink_Page_FromId",
                    row => row.FromId,
                    "Page",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_PageLink_Slug", "PageLink", "Slug");
    }
}
