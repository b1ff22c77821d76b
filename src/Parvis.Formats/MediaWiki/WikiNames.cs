namespace Parvis.Formats.MediaWiki;

/// <summary>Namespaces by the names that wikis give them: their own, the English ones, and some neighbours'.</summary>
public static class WikiNames
{
    public const int Media = -2;
    public const int Page = 0;
    public const int User = 2;
    public const int File = 6;
    public const int Template = 10;
    public const int Category = 14;

    private static readonly Dictionary<string, int> Known = Index(
        (Media, "media média"),
        (-1, "special spécial"),
        (1, "talk discussion discuter"),
        (User, "user utilisateur utilisatrice"),
        (3, "user_talk discussion_utilisateur discussion_utilisatrice"),
        (4, "project projet"),
        (5, "project_talk discussion_projet"),
        (File, "file image fichier datei bild archivo imagen ficheiro arquivo imagem immagine bestand afbeelding"),
        (File, "fișier imagine fitxategi irudi restr skeudenn fitxer imatge fichièr imatge"),
        (7, "file_talk image_talk discussion_fichier discussion_image"),
        (8, "mediawiki"),
        (Template, "template modèle"),
        (12, "help aide"),
        (Category, "category catégorie categorie kategorie categoría categoria kategoria rummad"),
        (15, "category_talk discussion_catégorie"),
        (828, "module")
    );

    private static readonly HashSet<string> ThreeLetters =
    [
        .. "als ast arz bar bcl bjn bug cdo ceb chr diq eml ext frp frr fur gag gan glk gom hak haw hif hsb ilo kab".Split(
            ' '
        ),
        .. "lad lez lij lmo ltg mai mdf mhr mwl myv mzn nah nap nds new nov nso pam pap pcd pfl pms pnb rmy roa rue".Split(
            ' '
        ),
        .. "sah scn sco simple stq szl tet tpi udm vec vep vls vro war wuu xal zea".Split(' '),
    ];

    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["w"] = "https://{0}.wikipedia.org/wiki/",
        ["wikipedia"] = "https://{0}.wikipedia.org/wiki/",
        ["wikipédia"] = "https://{0}.wikipedia.org/wiki/",
        ["wikt"] = "https://{0}.wiktionary.org/wiki/",
        ["wiktionary"] = "https://{0}.wiktionary.org/wiki/",
        ["s"] = "https://{0}.wikisource.org/wiki/",
        ["b"] = "https://{0}.wikibooks.org/wiki/",
        ["q"] = "https://{0}.wikiquote.org/wiki/",
        ["v"] = "https://{0}.wikiversity.org/wiki/",
        ["c"] = "https://commons.wikimedia.org/wiki/",
        ["commons"] = "https://commons.wikimedia.org/wiki/",
        ["d"] = "https://www.wikidata.org/wiki/",
        ["m"] = "https://meta.wikimedia.org/wiki/",
        ["meta"] = "https://meta.wikimedia.org/wiki/",
        ["mw"] = "https://www.mediawiki.org/wiki/",
    };

    /// <summary>The namespace of a title and its name within, first letter upper, underscores as spaces.</summary>
    public static (int Namespace, string Name) Split(string title, WikiSite site)
    {
        title = title.Replace('_', ' ').Trim().TrimStart(':').Trim();
        var colon = title.IndexOf(':');
        if (colon <= 0)
            return (Page, Capital(title));
        var prefix = title[..colon].Trim();
        var name = Capital(title[(colon + 1)..].Trim());
        foreach (var (number, local) in site.Namespaces)
            if (number != Page && string.Equals(local, prefix, StringComparison.OrdinalIgnoreCase))
                return (number, name);
        return Known.TryGetValue(prefix.ToLowerInvariant(), out var known) ? (known, name) : (Page, Capital(title));
    }

    /// <summary>Whether a prefix is a language code, as in a link to the same page in another language.</summary>
    internal static bool IsLanguage(string prefix) =>
        prefix.All(char.IsAsciiLetterLower)
        && (prefix.Length == 2 || ThreeLetters.Contains(prefix) || prefix is "zh-yue" or "be-tarask");

    /// <summary>The address of a page of a sister wiki, null when the prefix is none of them.</summary>
    internal static string? Sister(string target, string language)
    {
        var colon = target.IndexOf(':');
        if (colon <= 0 || !Elsewhere.TryGetValue(target[..colon].Trim().ToLowerInvariant(), out var start))
            return null;
        var name = target[(colon + 1)..].Trim();
        var second = name.IndexOf(':');
        if (second == 2 && IsLanguage(name[..2]))
            (language, name) = (name[..2], name[3..]);
        return string.Format(start, language.Length == 2 ? language : "fr")
            + Uri.EscapeDataString(name.Replace(' ', '_'));
    }

    internal static string Capital(string name) =>
        name.Length > 0 && char.IsLower(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;

    private static Dictionary<string, int> Index(params (int Number, string Names)[] rows)
    {
        var index = new Dictionary<string, int>();
        foreach (var (number, names) in rows)
        foreach (var name in names.Split(' '))
            index.TryAdd(name.Replace('_', ' '), number);
        return index;
    }
}
