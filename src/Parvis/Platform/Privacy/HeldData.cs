using System.IO.Compression;
using System.Linq.Expressions;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Platform.Privacy;

/// <summary>How much there is of one kind of things.</summary>
public sealed record Held(Holding Holding, int Count);

/// <summary>All that the features hold about one person: how much, and the whole of it to take away.</summary>
public sealed class HeldData(IEnumerable<IPersonalData> parts)
{
    private static readonly JsonSerializerOptions Form = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Every kind of things that is kept, whoever it is about.</summary>
    public IReadOnlyList<Holding> Holdings { get; } = [.. parts.SelectMany(part => part.Holdings)];

    /// <summary>How much of each kind there is about a person, in one statement.</summary>
    public async Task<IReadOnlyList<Held>> Count(AppDb db, Subject who, CancellationToken cancellation)
    {
        var counts = Holdings.Select(holding => CountOf(holding.Rows(db, who)));
        var all = Expression.Lambda<Func<Person, int[]>>(
            Expression.NewArrayInit(typeof(int), counts),
            Expression.Parameter(typeof(Person), "person")
        );
        var numbers = await db.People.Where(person => person.Id == who.PersonId).Select(all).SingleAsync(cancellation);
        return [.. Holdings.Zip(numbers, (holding, count) => new Held(holding, count))];
    }

    /// <summary>Writes a ZIP: a JSON file a kind, and a page that people read.</summary>
    public async Task Write(AppDb db, Subject who, Texts texts, string place, Stream to, CancellationToken cancellation)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var holding in Holdings)
        {
            await using var file = new StreamWriter(zip.CreateEntry($"{holding.Key}.json").Open());
            await WriteJson(file, holding.Rows(db, who), cancellation);
        }
        await using var page = new StreamWriter(zip.CreateEntry("index.html").Open());
        var html = new HeldPage(page, texts);
        await html.Begin(place);
        foreach (var holding in Holdings)
        {
            await html.Begin(holding);
            await foreach (var row in Elements(holding.Rows(db, who), cancellation))
                await html.Write(row);
        }
        await html.End();
    }

    private static async Task WriteJson(StreamWriter file, IQueryable<object> rows, CancellationToken cancellation)
    {
        var first = true;
        await file.WriteAsync("[");
        await foreach (var row in Elements(rows, cancellation))
        {
            await file.WriteAsync(first ? "\n" : ",\n");
            await file.WriteAsync(JsonSerializer.Serialize(row, Form));
            first = false;
        }
        await file.WriteAsync("\n]\n");
    }

    private static async IAsyncEnumerable<JsonElement> Elements(
        IQueryable<object> rows,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
            yield return JsonSerializer.SerializeToElement(row, row.GetType(), Form);
    }

    private static MethodCallExpression CountOf(IQueryable<object> rows) =>
        Expression.Call(typeof(Queryable), nameof(Queryable.Count), [rows.ElementType], rows.Expression);
}
