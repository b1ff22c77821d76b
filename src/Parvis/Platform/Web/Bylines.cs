using Parvis.Platform.People;

namespace Parvis.Platform.Web;

public static class Bylines
{
    /// <summary>The name to print under a text, whoever wrote it.</summary>
    public static string Words(this Byline byline, Reader reader, Texts texts) =>
        byline.NameFor(reader) ?? (byline.Id is null ? texts["quelqu’un"] : texts["quelqu’un du lieu"]);
}
