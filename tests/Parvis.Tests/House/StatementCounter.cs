using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Parvis.Tests.House;

/// <summary>Counts the statements that each request makes; what the program does in the background is not counted.</summary>
public sealed class StatementCounter : DbCommandInterceptor
{
    private const string Header = "X-Test-Request";
    private readonly HttpContextAccessor requests = new();
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>Asks for a page and tells how many statements it took.</summary>
    public async Task<(HttpStatusCode Status, int Statements)> During(HttpClient browser, string path)
    {
        var name = Guid.CreateVersion7().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { Header, name } } };
        using var answer = await browser.SendAsync(request);
        return (answer.StatusCode, counts.GetValueOrDefault(name));
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Count();
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        Count();
        return result;
    }

    private void Count()
    {
        if (requests.HttpContext?.Request.Headers[Header].ToString() is { Length: > 0 } name)
            counts.AddOrUpdate(name, 1, (_, count) => count + 1);
    }
}
