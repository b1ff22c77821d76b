using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;

namespace Parvis.Platform.Text;

/// <summary>A row with a text that somebody wrote.</summary>
public interface IHasText
{
    long Id { get; }
    RichText Text { get; set; }
}

/// <summary>Texts whose HTML an older program made are rendered again, so that no reader waits for it.</summary>
public sealed record RenewTexts;

public sealed class TextRenewal(Acts acts, IEnumerable<IRenewed> kinds) : IJob<RenewTexts>
{
    public async Task Do(RenewTexts job, CancellationToken cancellation)
    {
        foreach (var kind in kinds)
            while (await acts.Run(kind.RenewSome, cancellation))
                cancellation.ThrowIfCancellationRequested();
    }
}

/// <summary>One kind of rows with texts; a feature adds its own by <see cref="Renewed{T}"/>.</summary>
public interface IRenewed
{
    /// <summary>Renews some in this act; false when none was left.</summary>
    Task<bool> RenewSome(AppDb act);
}

public sealed class Renewed<T> : IRenewed
    where T : class, IHasText
{
    // An act must stay short: others wait for it.
    private const int AtOnce = 50;

    public async Task<bool> RenewSome(AppDb act)
    {
        var old = await act.Set<T>()
            .IgnoreQueryFilters()
            .Where(row => row.Text.Version != Markdown.RendererVersion)
            .OrderBy(row => row.Id)
            .Take(AtOnce)
            .ToListAsync();
        foreach (var row in old)
            row.Text = Markdown.From(row.Text.Markdown);
        return old.Count > 0;
    }
}
