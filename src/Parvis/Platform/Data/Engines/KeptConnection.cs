using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Parvis.Platform.Data.Engines;

/// <summary>
/// A connection that stays open as long as its context, which is used again and again, with the statements that it ran:
/// opening and preparing would cost a page a tenth to a quarter of its time. EF's own functions for SQLite (decimals, regular
/// expressions) are not given to it: a statement that needs one fails at its first run.
/// </summary>
/// <param name="connectionString">Which file, and how.</param>
/// <param name="mostKept">How many statements; by default more than the busiest pages take together. What was not run for the
/// longest time goes.</param>
/// <param name="cacheSize">In KB; by default little: the system keeps the pages of the file in memory once for all connections.</param>
internal sealed class KeptConnection(string connectionString, int mostKept = 48, int cacheSize = 256)
    : SqliteConnection(connectionString)
{
    private readonly OrderedDictionary<string, KeptCommand> idle = [];
    private bool ends;

    public override void Open()
    {
        if (State == System.Data.ConnectionState.Open)
            return;
        base.Open();
        PlanOnce();
        using var command = new SqliteCommand($"PRAGMA cache_size = -{cacheSize}", this);
        command.ExecuteNonQuery();
    }

    // SQLite looks at the value of a LIMIT when it plans, and plans again whenever it is given another: with the stability
    // guarantee (QPSG) a prepared statement stays prepared.
    private void PlanOnce() => raw.sqlite3_db_config(Handle!, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);

    /// <summary>Nothing, unless the connection ends: EF closes after each use.</summary>
    public override void Close()
    {
        if (ends)
            base.Close();
    }

    /// <summary>The same command, prepared if it ran before.</summary>
    private KeptCommand Prepared(SqliteCommand command)
    {
        if (!idle.Remove(command.CommandText, out var kept))
        {
            kept = new KeptCommand(this) { CommandText = command.CommandText };
            // Of itself it only holds as prepared what was read to its very end.
            kept.Prepare();
        }
        (kept.CommandTimeout, kept.Transaction) = (command.CommandTimeout, command.Transaction);
        foreach (SqliteParameter parameter in command.Parameters)
            kept.Parameters.Add(parameter);
        command.Dispose();
        return kept;
    }

    private bool Keeps(KeptCommand command)
    {
        if (ends || !idle.TryAdd(command.CommandText, command))
            return false;
        if (idle.Count > mostKept)
        {
            var oldest = idle.GetAt(0).Value;
            idle.RemoveAt(0);
            oldest.End();
        }
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        ends = true;
        if (disposing)
            foreach (var command in idle.Values)
                command.End();
        base.Dispose(disposing);
    }

    private sealed class KeptCommand : SqliteCommand
    {
        private readonly KeptConnection home;

        public KeptCommand(KeptConnection home) => Connection = this.home = home;

        public void End() => base.Dispose(disposing: true);

        protected override void Dispose(bool disposing)
        {
            if (!disposing || !home.Keeps(this))
                base.Dispose(disposing);
            else
                Parameters.Clear();
        }
    }

    /// <summary>Has EF run the statements of such connections, not new ones.</summary>
    internal sealed class Statements : DbCommandInterceptor
    {
        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
            result is SqliteCommand { Connection: KeptConnection connection } command
                ? connection.Prepared(command)
                : result;
    }
}
