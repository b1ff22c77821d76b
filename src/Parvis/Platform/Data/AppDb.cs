using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Parvis.Platform.People;

namespace Parvis.Platform.Data;

/// <summary>
/// The one context over everything. Read it anywhere; it is written only inside an act (<see cref="Acts"/>), so that
/// no change can escape the list of changes, the index and the journal. It knows no table by name: each entity brings
/// its own mapping, and an extension property beside the entity (<c>db.Questions</c>) names its set.
/// </summary>
public sealed class AppDb(DbContextOptions<AppDb> options) : DbContext(options)
{
    private readonly HashSet<Thing> touched = [];

    /// <summary>True inside an act: only then may rows be written.</summary>
    internal bool InAct { get; private set; }

    internal IReadOnlyCollection<Thing> Touched => touched;

    /// <summary>Makes it ready for an act, whatever it was used for before.</summary>
    internal void BeginAct()
    {
        InAct = true;
        touched.Clear();
    }

    /// <summary>Says that a thing changed where the tracker cannot see it: bulk updates, raw SQL.</summary>
    public void Touch(Thing thing) => touched.Add(thing);

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellation = default
    )
    {
        if (!InAct)
            throw new InvalidOperationException("Rows are written inside an act: use Acts.Run.");
        ChangeTracker.DetectChanges();
        // Once is enough: looking through all that was read takes longer than writing what changed.
        ChangeTracker.AutoDetectChangesEnabled = false;
        var changing = ChangeTracker
            .Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => entry.Entity)
            .OfType<IChanges>()
            .ToList();
        int written;
        try
        {
            written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellation);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
        // After the save, because a new row has its key only now.
        foreach (var thing in changing)
            touched.Add(thing.Changes);
        return written;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Everything that does I/O is async.");

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => !entity.IsOwned()))
            entity.SetTableName(entity.ClrType.Name);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<Scope>().HaveConversion<ScopeConverter>();
    }

    // DateTimeOffset cannot be sorted on SQLite, so instants are UTC DateTime everywhere.
    private sealed class UtcConverter()
        : ValueConverter<DateTime, DateTime>(
            instant => instant.Kind == DateTimeKind.Utc ? instant : instant.ToUniversalTime(),
            stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc)
        );

    private sealed class ScopeConverter()
        : ValueConverter<Scope, long>(scope => scope.Value, stored => new Scope(stored));
}
