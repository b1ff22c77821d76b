using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web.Looks;

namespace Parvis.Platform.Finding;

/// <summary>Things that share tags with another thing, as a page shows them beside it: from memory, for these pages are read most.</summary>
public sealed class Kin(Finder finder)
{
    /// <summary>Those of a kind that the reader may see, most shared tags first, then the newest; no compost.</summary>
    public IReadOnlyList<Relative> Of(Thing thing, string kind, Reader reader, int most) =>
        [
            .. finder
                .KinOf(thing, kind, reader.SeenScopes())
                .Select(card => new Relative(card.Title, card.Url, card.Stage.ToForm(), card.CaredOn))
                .Where(relative => relative.Form != PlantForm.Compost)
                .Take(most),
        ];
}

/// <param name="Path">Without language.</param>
/// <param name="Form">Its plant, when it is a page.</param>
/// <param name="CaredOn">When it was last cared for; null: never, or it is no page.</param>
public sealed record Relative(string Title, string Path, PlantForm? Form, DateOnly? CaredOn);
