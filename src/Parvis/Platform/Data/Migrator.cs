using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data.Engines;

namespace Parvis.Platform.Data;

/// <summary>The database was made by a newer program: this one must not touch it.</summary>
public sealed class NewerSchemaException(string migration)
    : Exception($"The database knows the migration {migration}, which this program does not.")
{
    public string Migration { get; } = migration;
}

/// <summary>Brings the schema to this program's, forward only, one process at a time.</summary>
public sealed class Migrator(IDbContextFactory<AppDb> contexts, Engine engine)
{
    /// <summary>The migrations that were applied now, in order; empty when the schema was already this program's.</summary>
    public async Task<IReadOnlyList<string>> Migrate(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await IsCurrent(db, cancellation))
            return [];
        await using var held = await engine.LockSchema(db, cancellation);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        await db.Database.MigrateAsync(cancellation);
        return pending;
    }

    private static async Task<bool> IsCurrent(AppDb db, CancellationToken cancellation)
    {
        if (!await db.Database.CanConnectAsync(cancellation))
            return false;
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } newer)
            throw new NewerSchemaException(newer);
        return applied.Count == known.Count;
    }
}
