namespace Parvis.Platform.Web;

/// <summary>A part that works in the background before it can serve, such as the index.</summary>
public interface IGetsReady
{
    string Name { get; }
    bool IsReady { get; }
}
