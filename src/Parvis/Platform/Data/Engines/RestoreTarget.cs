using System.Data.Common;
using Parvis.Platform.Data.Backup;
using Parvis.Platform.Privacy;

namespace Parvis.Platform.Data.Engines;

/// <summary>
/// A database that an archive is being put into. Until <see cref="Commit"/> what was there before stands untouched; given up
/// before it, nothing has changed.
/// </summary>
public abstract class RestoreTarget : IAsyncDisposable
{
    // What a program that has only been started writes by itself.
    private static readonly HashSet<string> Own = ["Change", "ChangeCounter", "Job", "ProtectionKey", "ScheduleTick"];

    /// <summary>Who was erased from what is there, once it was looked at: the archive may know nothing of it.</summary>
    public IReadOnlyList<ErasedPerson> Erased { get; private set; } = [];

    /// <summary>Whether there is anything that somebody would miss. A database that cannot be read counts as such.</summary>
    public abstract Task<bool> HoldsSomething(CancellationToken cancellation);

    /// <summary>Keeps a copy of what is there; returns where, or null when the engine keeps the old database itself.</summary>
    public abstract Task<string?> KeepAside(TimeProvider clock, CancellationToken cancellation);

    /// <summary>Makes room for the tables.</summary>
    public abstract Task Begin(CancellationToken cancellation);

    /// <summary>Lets rows come in any order of their tables.</summary>
    public abstract Task BeforeRows(CancellationToken cancellation);

    public abstract Task Load(ArchivedTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellation);

    /// <summary>Checks that every row points to one that exists, and goes on numbering where the archive stopped.</summary>
    public abstract Task AfterRows(IReadOnlyList<ArchivedTable> tables, CancellationToken cancellation);

    public abstract Task Commit(CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();

    public async Task Execute(string sql, CancellationToken cancellation)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    protected abstract DbConnection Connection { get; }

    protected async Task<bool> AnyRow(string namesOfTables, CancellationToken cancellation)
    {
        var names = new List<string>();
        await using (var command = Command(namesOfTables))
        {
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
                names.Add(rows.GetString(0));
        }
        if (names.Contains(nameof(ErasedPerson)))
            Erased = await ReadErased(cancellation);
        foreach (
            var name in names.Where(name => !Own.Contains(name) && !name.StartsWith("__", StringComparison.Ordinal))
        )
        {
            await using var command = Command($"SELECT count(*) FROM (SELECT 1 FROM {Sql.Name(name)} LIMIT 1) AS one");
            if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellation)) > 0)
                return true;
        }
        return false;
    }

    private async Task<List<ErasedPerson>> ReadErased(CancellationToken cancellation)
    {
        await using var command = Command("""SELECT "PersonId", "KnownAt", "ErasedAt" FROM "ErasedPerson" """);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var erased = new List<ErasedPerson>();
        while (await rows.ReadAsync(cancellation))
            erased.Add(
                new ErasedPerson
                {
                    PersonId = rows.GetInt64(0),
                    KnownAt = DateTime.SpecifyKind(rows.GetDateTime(1), DateTimeKind.Utc),
                    ErasedAt = DateTime.SpecifyKind(rows.GetDateTime(2), DateTimeKind.Utc),
                }
            );
        return erased;
    }

    protected DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return command;
    }
}
