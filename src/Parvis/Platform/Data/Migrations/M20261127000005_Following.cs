using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Parvis.Platform.Data.Migrations;

/// <summary>Questions followed, called for, edited, closed and taken away; asked without an account.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261127000005_Following")]
public sealed class Following : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<DateTime>("ClosedAt", "Question", nullable: true);
        migration.AddColumn<long>("ClosedById", "Question", nullable: true);
        migration.AddColumn<string>("ClosedBecause", "Question", maxLength: 300, nullable: true);
        migration.AddColumn<long>("SameAsId", "Question", nullable: true);
        migration.AddColumn<DateTime>("DeletedAt", "Question", nullable: true);
        migration.AddColumn<long>("DeletedById", "Question", nullable: true);
        migration.AddColumn<long>("ScopeBefore", "Question", nullable: true);
        migration.AddColumn<DateTime>("FirstAnswerAt", "Question", nullable: true);
        migration.AddColumn<DateTime>("EditedAt", "Question", nullable: true);
        migration.AddColumn<DateTime>("EditedAt", "Answer", nullable: true);
        migration.Sql(
            """
            UPDATE "Question" SET "FirstAnswerAt" = (
                SELECT MIN(answer."At") FROM "Answer" answer
                WHERE answer."QuestionId" = "Question"."Id"
                    AND (answer."AuthorId" IS NULL OR "Question"."AuthorId" IS NULL OR answer."AuthorId" <> "Question"."AuthorId"));
            """
        );
        migration.AddColumn<long>("SownAsId", "MissedSearch", nullable: true);
        migration.AddColumn<DateTime>("SetAsideAt", "MissedSearch", nullable: true);
        CreateWish(migration);
        CreateHelped(migration);
        CreateFollow(migration);
        CreateCall(migration);
        CreatePending(migration);
        CreateRevision(migration);
        CreateThanks(migration);
    }

    private static void CreateWish(MigrationBuilder migration)
    {
        migration.CreateTable(
            "SearchWish",
            table => new
            {
                Id = table.Identity(),
                MissedId = table.Column<long>(),
                Email = table.Column<string>(maxLength: 254),
                Tongue = table.Column<int>(),
                At = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SearchWish", row => row.Id);
            }
        );
        migration.CreateIndex("IX_SearchWish_MissedId_Email", "SearchWish", ["MissedId", "Email"], unique: true);
    }

    private static void CreateHelped(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Helped",
            table => new
            {
                Id = table.Identity(),
                Kind = table.Column<string>(maxLength: 32),
                ThingId = table.Column<long>(),
                Asked = table.Column<string>(maxLength: 500),
                At = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Helped", row => row.Id);
            }
        );
        migration.CreateIndex("IX_Helped_Kind_ThingId", "Helped", ["Kind", "ThingId"]);
    }

    private static void CreateFollow(MigrationBuilder migration)
    {
        migration.CreateTable(
            "QuestionFollow",
            table => new
            {
                Id = table.Identity(),
                QuestionId = table.Column<long>(),
                PersonId = table.Column<long>(),
                Since = table.Column<DateTime>(),
                StoppedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_QuestionFollow", row => row.Id);
            }
        );
        migration.CreateIndex(
            "IX_QuestionFollow_QuestionId_PersonId",
            "QuestionFollow",
            ["QuestionId", "PersonId"],
            unique: true
        );
    }

    private static void CreateCall(MigrationBuilder migration)
    {
        migration.CreateTable(
            "QuestionCall",
            table => new
            {
                Id = table.Identity(),
                QuestionId = table.Column<long>(),
                PersonId = table.Column<long>(),
                Reason = table.Column<string>(maxLength: 500),
                Because = table.Column<string>(maxLength: 500),
                Place = table.Column<int>(),
                ProposedAt = table.Column<DateTime>(),
                CalledAt = table.Column<DateTime>(nullable: true),
                CalledById = table.Column<long>(nullable: true),
                WithdrawnAt = table.Column<DateTime>(nullable: true),
                ToldAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_QuestionCall", row => row.Id);
            }
        );
        migration.CreateIndex(
            "IX_QuestionCall_QuestionId_PersonId",
            "QuestionCall",
            ["QuestionId", "PersonId"],
            unique: true
        );
        migration.CreateIndex("IX_QuestionCall_PersonId_CalledAt", "QuestionCall", ["PersonId", "CalledAt"]);
    }

    private static void CreatePending(MigrationBuilder migration)
    {
        migration.CreateTable(
            "PendingQuestion",
            table => new
            {
                Id = table.Identity(),
                TokenHash = table.Column<string>(maxLength: 64),
                Email = table.Column<string>(maxLength: 254),
                Name = table.Column<string>(maxLength: 120),
                Title = table.Column<string>(maxLength: 250),
                Text = table.Column<string>(maxLength: 20000),
                Tags = table.Column<string>(maxLength: 800),
                CreatedAt = table.Column<DateTime>(),
                QuestionId = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PendingQuestion", row => row.Id);
            }
        );
        migration.CreateIndex("IX_PendingQuestion_TokenHash", "PendingQuestion", "TokenHash", unique: true);
    }

    private static void CreateRevision(MigrationBuilder migration)
    {
        migration.CreateTable(
            "QuestionRevision",
            table => new
            {
                Id = table.Identity(),
                QuestionId = table.Column<long>(),
                AnswerId = table.Column<long>(nullable: true),
                Title = table.Column<string>(maxLength: 250),
                Markdown = table.Column<string>(),
                AuthorId = table.Column<long>(nullable: true),
                At = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_QuestionRevision", row => row.Id);
            }
        );
        migration.CreateIndex("IX_QuestionRevision_QuestionId", "QuestionRevision", "QuestionId");
    }

    private static void CreateThanks(MigrationBuilder migration)
    {
        migration.CreateTable(
            "AnswerThanks",
            table => new
            {
                Id = table.Identity(),
                AnswerId = table.Column<long>(),
                PersonId = table.Column<long>(),
                At = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AnswerThanks", row => row.Id);
            }
        );
        migration.CreateIndex(
            "IX_AnswerThanks_AnswerId_PersonId",
            "AnswerThanks",
            ["AnswerId", "PersonId"],
            unique: true
        );
    }
}
