using Parvis.Platform.Web;

namespace Parvis.Features.Writing;

/// <summary>How many pictures one person puts here in an hour.</summary>
public sealed class PicturePace(TimeProvider clock)
{
    private const int Most = 100;
    private readonly AttemptLimit pictures = new(Most, TimeSpan.FromHours(1), clock);

    /// <summary>Null when one more is all right, else the minutes to wait.</summary>
    public int? Refuses(long? personId) =>
        pictures.Count($"{personId}") is { } wait ? (int)Math.Ceiling(wait.TotalMinutes) : null;
}
