using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Parvis.Platform.Data.Migrations;

/// <summary>What the one list of migrations needs so that it serves both engines without store types.</summary>
public static class Schema
{
    /// <summary>A key that the database numbers: both engines' annotations stand on it, each reads its own.</summary>
    public static OperationBuilder<AddColumnOperation> Identity(this ColumnsBuilder table) =>
        table
            .Column<long>()
            .Annotation("Sqlite:Autoincrement", true)
            .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

    /// <summary>The database itself refuses to change the journal, except to purge a reason.</summary>
    public static void KeepJournal(this MigrationBuilder migration)
    {
        if (migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
        {
            migration.Sql(
                """
                CREATE TRIGGER "JournalEntry_keep" BEFORE UPDATE ON "JournalEntry"
                WHEN NEW."Reason" IS NOT NULL OR NEW."Id" <> OLD."Id" OR NEW."At" <> OLD."At" OR NEW."Action" <> OLD."Action"
                    OR NEW."Kind" <> OLD."Kind" OR NEW."ThingId" <> OLD."ThingId" OR NEW."PersonId" IS NOT OLD."PersonId"
                BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
                CREATE TRIGGER "JournalEntry_stay" BEFORE DELETE ON "JournalEntry"
                BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
                """
            );
            return;
        }
        migration.Sql(
            """
            CREATE FUNCTION journal_keep() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'UPDATE' AND NEW."Reason" IS NULL AND (NEW."Id", NEW."At", NEW."Action", NEW."Kind", NEW."ThingId")
                    = (OLD."Id", OLD."At", OLD."Action", OLD."Kind", OLD."ThingId")
                    AND NEW."PersonId" IS NOT DISTINCT FROM OLD."PersonId" THEN
                    RETURN NEW;
                END IF;
                RAISE EXCEPTION 'the journal is append-only';
            END $$;
            CREATE TRIGGER "JournalEntry_keep" BEFORE UPDATE OR DELETE ON "JournalEntry"
                FOR EACH ROW EXECUTE FUNCTION journal_keep();
            """
        );
    }
}
