using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Parvis.Platform.Data;

public static class RowLocks
{
    /// <summary>
    /// Keeps these rows for this act until its end: another that holds them waits, and then reads what this one wrote. PostgreSQL locks
    /// a row that is written to, even with what it held; on SQLite an act has the whole file to itself from its start.
    /// </summary>
    /// <param name="act">The context of the act.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="column">Any column of the table; it keeps its value.</param>
    public static async Task Hold<T, TColumn>(this AppDb act, IQueryable<T> rows, Expression<Func<T, TColumn>> column)
        where T : class
    {
        if (!act.Database.IsSqlite())
            await rows.ExecuteUpdateAsync(set => set.SetProperty(column, column));
    }
}
