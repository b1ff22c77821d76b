using Parvis.Language.Index;
using Parvis.Platform.People;
using Parvis.Platform.Web.Looks;

namespace Parvis.Platform.Finding;

/// <summary>Readers and stages in the finder's words, and back.</summary>
internal static class Seen
{
    public static ReaderScopes SeenScopes(this Reader reader) => new(reader.Scopes.Select(scope => scope.Value));

    public static PlantForm? ToForm(this byte? stage) => stage is > 0 and var one ? (PlantForm)(one - 1) : null;
}
