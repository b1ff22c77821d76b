using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Parvis.Platform.Data.Engines;
using Parvis.Platform.Privacy;

namespace Parvis.Platform.Data.Backup;

/// <summary>What was restored, and where what stood there before is kept; null: the place was empty.</summary>
public sealed record Restored(Manifest Manifest, string? Kept);

/// <summary>
/// Puts an archive in the place of what is there, wholly or not at all, on either engine. The schema is first made as it was
/// when the archive was written, then filled, then brought up to this program's. No server may run meanwhile.
/// </summary>
public sealed class Restoration(DataFolder folder, Engine engine, TimeProvider clock)
{
    /// <param name="replace">Whether a place that holds something may be replaced; it is then kept aside.</param>
    public async Task<Restored> Run(string file, bool replace, CancellationToken cancellation = default)
    {
        using var archive = ArchiveReader.Open(file);
        await archive.Verify(cancellation);
        await using var db = engine.Context();
        CheckSchema(archive.Manifest, db);
        var stamp = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        await using var target = engine.Receive(folder, stamp);
        var holds = await target.HoldsSomething(cancellation);
        if (holds && !replace)
        {
            throw new ArchiveRefusedException(
                "Ce lieu n’est pas vide : rien n’a été restauré. Avec --force, ce qu’il contient est d’abord mis de côté, puis remplacé."
            );
        }
        // Before anything of it is replaced: opening the place erases them again.
        new ErasureList(folder).Add(target.Erased);
        var staged = new StagedFiles(folder, stamp);
        try
        {
            await staged.Fill(archive, cancellation);
            var kept = holds ? await target.KeepAside(clock, cancellation) : null;
            await Load(archive, db, target, cancellation);
            await target.Commit(cancellation);
            return new Restored(archive.Manifest, staged.Swap(holds) ?? kept);
        }
        catch (DbException error) when (engine.TroubleOf(error) is null)
        {
            throw new ArchiveRefusedException($"L’archive ne tient pas dans son schéma : {error.Message}", error);
        }
        finally
        {
            staged.Discard();
        }
    }

    private static void CheckSchema(Manifest manifest, AppDb db)
    {
        if (!db.Database.GetMigrations().Contains(manifest.Schema))
            throw new NewerSchemaException(manifest.Schema);
        if (manifest.Schema != db.Database.GetMigrations().Last())
            return;
        var ours = db.Model.GetRelationalModel().Tables.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        if (!ours.SetEquals(manifest.Tables.Select(table => table.Name)))
            throw new ArchiveRefusedException("L’archive est altérée : ses tables ne sont pas celles de son schéma.");
    }

    private static async Task Load(
        ArchiveReader archive,
        AppDb db,
        RestoreTarget target,
        CancellationToken cancellation
    )
    {
        var migrator = db.GetService<IMigrator>();
        var manifest = archive.Manifest;
        await target.Begin(cancellation);
        await target.Execute(Script(migrator, Migration.InitialDatabase, manifest.Schema), cancellation);
        await target.BeforeRows(cancellation);
        foreach (var table in manifest.Tables)
        {
            // Some migrations put rows in; the archive has its own.
            await target.Execute($"DELETE FROM {Sql.Name(table.Name)}", cancellation);
            await target.Load(table, archive.Rows(table, cancellation), cancellation);
        }
        await target.AfterRows(manifest.Tables, cancellation);
        if (manifest.Schema != db.Database.GetMigrations().Last())
            await target.Execute(Script(migrator, manifest.Schema, null), cancellation);
    }

    private static string Script(IMigrator migrator, string? from, string? to) =>
        migrator.GenerateScript(from, to, MigrationsSqlGenerationOptions.NoTransactions);
}
