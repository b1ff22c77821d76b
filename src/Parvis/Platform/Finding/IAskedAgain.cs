using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Platform.Finding;

/// <summary>A feature that knows what is asked again and again: the garden shows it as something to sow.</summary>
public interface IAskedAgain
{
    /// <summary>The most often asked first, as far as this reader may see them.</summary>
    Task<IReadOnlyList<AskedAgain>> Find(AppDb db, Reader reader, int most, CancellationToken cancellation);
}

/// <param name="Path">Where it is answered, or waits for an answer.</param>
/// <param name="Times">How often it was asked in all.</param>
public sealed record AskedAgain(string Title, string Path, int Times);
