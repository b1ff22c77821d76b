using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Parvis.Platform.Data.Migrations;

/// <summary>Where blocks of pages come from, and where they stand in each revision.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261127000006_Provenance")]
public sealed class Provenance : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<DateTime>("HarvestedAt", "Answer", nullable: true);
        migration.AddColumn<DateTime>("HarvestedAt", "Page", nullable: true);
        migration.CreateTable(
            "BlockSource",
            table => new
            {
                Id = table.Identity(),
                PageId = table.Column<long>(),
                Block = table.Column<int>(),
                Kind = table.Column<string>(maxLength: 32),
                ThingId = table.Column<long>(),
                PartId = table.Column<long>(),
                Anchor = table.Column<string>(maxLength: 64),
                AuthorId = table.Column<long>(nullable: true),
                HarvestedById = table.Column<long>(nullable: true),
                At = table.Column<DateTime>(),
                Revision = table.Column<int>(),
                Mark = table.Column<string>(maxLength: 64),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_BlockSource", row => row.Id);
                table.ForeignKey(
                    "FK_BlockSource_Page_PageId",
                    row => row.PageId,
                    "Page",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_BlockSource_AuthorId", "BlockSource", "AuthorId");
        migration.CreateIndex("IX_BlockSource_Kind_ThingId", "BlockSource", new[] { "Kind", "ThingId" });
        migration.CreateIndex("IX_BlockSource_PageId_Block", "BlockSource", new[] { "PageId", "Block" });
        migration.CreateTable(
            "PlacedBlock",
            table => new
            {
                PageId = table.Column<long>(),
                Number = table.Column<int>(),
                Position = table.Column<int>(),
                Block = table.Column<int>(),
                Mark = table.Column<string>(maxLength: 64),
                FirstElement = table.Column<int>(),
                Elements = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey(
                    "PK_PlacedBlock",
                    row => new
                    {
                        row.PageId,
                        row.Number,
                        row.Position,
                    }
                );
                table.ForeignKey(
                    "FK_PlacedBlock_Page_PageId",
                    row => row.PageId,
                    "Page",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
    }
}
