using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Parvis.Platform.Data;

public static class RowLocks
{
    /// <summary>
    /// Keeps these rows for this act until its end: another that holds them waits, and then reads what this one wrote. A row
    /// written to, even with what it held, is locked on both engines.
    /// </summary>
    /// <param name="column">Any column of the table; it keeps its value.</param>
    public static Task Hold<T, TColumn>(this IQueryable<T> rows, Expression<Func<T, TColumn>> column)
        where T : class => rows.ExecuteUpdateAsync(set => set.SetProperty(column, column));
}
