using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Parvis.Platform.Data.Migrations;

/// <summary>Questions, the garden, and where imported things came from.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261122000004_Knowledge")]
public sealed class Knowledge : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Question",
            table => new
            {
                Id = table.Identity(),
                Title = table.Column<string>(maxLength: 250),
                Slug = table.Column<string>(maxLength: 250),
                AuthorId = table.Column<long>(nullable: true),
                AskedAt = table.Column<DateTime>(),
                Scope = table.Column<long>(),
                SpaceId = table.Column<long>(nullable: true),
                Tongue = table.Column<int>(),
                State = table.Column<int>(),
                AnswerCount = table.Column<int>(),
                LastAt = table.Column<DateTime>(),
                Text_Html = table.Column<string>(),
                Text_Markdown = table.Column<string>(),
                Text_Version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Question", row => row.Id);
            }
        );
        migration.CreateIndex("IX_Question_AuthorId", "Question", "AuthorId");
        migration.CreateIndex("IX_Question_LastAt", "Question", "LastAt");
        migration.CreateTable(
            "Answer",
            table => new
            {
                Id = table.Identity(),
                QuestionId = table.Column<long>(),
                AuthorId = table.Column<long>(nullable: true),
                At = table.Column<DateTime>(),
                AcceptedAt = table.Column<DateTime>(nullable: true),
                AcceptedById = table.Column<long>(nullable: true),
                Thanks = table.Column<int>(),
                Text_Html = table.Column<string>(),
                Text_Markdown = table.Column<string>(),
                Text_Version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Answer", row => row.Id);
                table.ForeignKey(
                    "FK_Answer_Question_QuestionId",
                    row => row.QuestionId,
                    "Question",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_Answer_AuthorId", "Answer", "AuthorId");
        migration.CreateIndex("IX_Answer_QuestionId", "Answer", "QuestionId");
        migration.CreateTable(
            "Page",
            table => new
            {
                Id = table.Identity(),
                Slug = table.Column<string>(maxLength: 250),
                Title = table.Column<string>(maxLength: 250),
                SortKey = table.Column<string>(maxLength: 500),
                Stage = table.Column<int>(),
                CaredAt = table.Column<DateTime>(nullable: true),
                CaredById = table.Column<long>(nullable: true),
                Scope = table.Column<long>(),
                SpaceId = table.Column<long>(nullable: true),
                Tongue = table.Column<int>(),
                CreatedAt = table.Column<DateTime>(),
                ChangedAt = table.Column<DateTime>(),
                Version = table.Column<int>(),
                Text_Html = table.Column<string>(),
                Text_Markdown = table.Column<string>(),
                Text_Version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Page", row => row.Id);
            }
        );
        migration.CreateIndex("IX_Page_ChangedAt", "Page", "ChangedAt");
        migration.CreateIndex("IX_Page_Slug", "Page", "Slug", unique: true);
        migration.CreateIndex("IX_Page_SortKey", "Page", "SortKey");
        migration.CreateTable(
            "Revision",
            table => new
            {
                Id = table.Identity(),
                PageId = table.Column<long>(),
                Number = table.Column<int>(),
                Title = table.Column<string>(maxLength: 250),
                Markdown = table.Column<string>(),
                AuthorId = table.Column<long>(nullable: true),
                At = table.Column<DateTime>(),
                Comment = table.Column<string>(maxLength: 500),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Revision", row => row.Id);
                table.ForeignKey(
                    "FK_Revision_Page_PageId",
                    row => row.PageId,
                    "Page",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_Revision_AuthorId", "Revision", "AuthorId");
        migration.CreateIndex("IX_Revision_PageId_Number", "Revision", new[] { "PageId", "Number" }, unique: true);
        migration.CreateTable(
            "PageRedirect",
            table => new { Slug = table.Column<string>(maxLength: 250), PageId = table.Column<long>() },
            constraints: table =>
            {
                table.PrimaryKey("PK_PageRedirect", row => row.Slug);
                table.ForeignKey(
                    "FK_PageRedirect_Page_PageId",
                    row => row.PageId,
                    "Page",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_PageRedirect_PageId", "PageRedirect", "PageId");
        migration.CreateTable(
            "PageGardener",
            table => new
            {
                PageId = table.Column<long>(),
                PersonId = table.Column<long>(),
                Since = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PageGardener", row => new { row.PageId, row.PersonId });
                table.ForeignKey(
                    "FK_PageGardener_Page_PageId",
                    row => row.PageId,
                    "Page",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_PageGardener_Person_PersonId",
                    row => row.PersonId,
                    "Person",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_PageGardener_PersonId", "PageGardener", "PersonId");
        migration.CreateTable(
            "Imported",
            table => new
            {
                Source = table.Column<string>(maxLength: 200),
                Key = table.Column<string>(maxLength: 500),
                Kind = table.Column<string>(maxLength: 32),
                ThingId = table.Column<long>(),
                Fingerprint = table.Column<string>(maxLength: 64),
                Written = table.Column<string>(maxLength: 64),
                Promised = table.Column<string>(maxLength: 250, nullable: true),
                At = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Imported", row => new { row.Source, row.Key });
            }
        );
        migration.CreateIndex("IX_Imported_Kind_ThingId", "Imported", new[] { "Kind", "ThingId" });
    }
}
