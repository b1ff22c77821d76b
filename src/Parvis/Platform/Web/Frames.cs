using Parvis.Language.Text;
using Parvis.Platform.Place;

namespace Parvis.Platform.Web;

/// <summary>Fills the frame of a page with what the house knows: the place, the menus, the reader. The page adds the rest.</summary>
public sealed class Frames(Menu menu, CurrentPlace place)
{
    public Frame For(HttpContext context)
    {
        var visit = Visit.Of(context);
        var (reader, texts) = visit;
        var path = context.Request.Path.Value ?? "/";
        return new Frame
        {
            Place = OfPlace(),
            Menu =
            [
                .. menu
                    .Main.Where(item => reader.SignedIn || item.InMasthead)
                    .Where(item => item.Needs is not { } needed || reader.May(needed))
                    .OrderBy(item => item.Order)
                    .Select(item => Entry(item, texts, path)),
            ],
            Foot =
            [
                .. menu
                    .Foot.OrderBy(item => item.Order)
                    .Select(item => new FrameLink(texts[item.Text], texts.Base + item.Path)),
            ],
            Reader = OfReader(reader, texts),
            SignIn = reader.SignedIn || place.Card is null ? null : texts.Base + Gate.SignIn,
            Language = texts.Code,
            Translation =
                texts.Tongue == Tongue.English
                    ? new Translation("fr", "Français", path)
                    : new Translation("en", "English", "/en" + path),
            Origin = $"{context.Request.Scheme}://{context.Request.Host}{texts.Base}",
            Canonical = $"{context.Request.Scheme}://{context.Request.Host}{texts.Base}{path}",
            AskHref = texts.Base + "/demander",
            HomeHref = texts.Base + "/",
        };
    }

    private static FrameReader? OfReader(People.Reader reader, Texts texts) =>
        reader.SignedIn
            ? new FrameReader(
                reader.Name,
                RoleWords.Of(reader.Role, texts),
                texts.Base + "/moi",
                texts.Base + "/sortir"
            )
            : null;

    private FramePlace OfPlace()
    {
        if (place.Card is not { } card)
            return new FramePlace("Parvis");
        var address = string.Join(
            ", ",
            new[] { card.Street, $"{card.PostalCode} {card.Town}".Trim() }.Where(part => part.Length > 0)
        );
        return new FramePlace(card.Name, NullIfEmpty(card.Tagline), NullIfEmpty(card.Telephone), NullIfEmpty(address));
    }

    private static MenuEntry Entry(MenuItem item, Texts texts, string path) =>
        new(
            texts[item.Text],
            texts.Base + item.Path,
            item.Icon,
            Current: item.Path == "/" ? path == "/" : path.StartsWith(item.Path, StringComparison.Ordinal),
            Narrow: item.Narrow
        );

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
