namespace Parvis.Platform.Data;

/// <summary>Something small that every page needs in memory: read before the first request, followed from then on.</summary>
public interface ILoadsAtStart
{
    Task Load(AppDb db);
}
