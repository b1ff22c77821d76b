using System.Text;

namespace Parvis.Formats.People;

/// <summary>What a column holds.</summary>
internal enum PeopleColumn
{
    First,
    Last,
    Full,

    /// <summary>« Nom »: a last name beside a first name, else the whole.</summary>
    Name,
    Email,
    PayerFirst,
    PayerLast,
    PayerEmail,
    OrderState,
}

/// <summary>Column names as HelloAsso, Galette and people write them, whatever their case, accents and punctuation.</summary>
internal static class PeopleColumns
{
    private static readonly Dictionary<string, PeopleColumn> Known = new()
    {
        ["prenom"] = PeopleColumn.First,
        ["prenoms"] = PeopleColumn.First,
        ["prenom adherent"] = PeopleColumn.First,
        ["prenom de l adherent"] = PeopleColumn.First,
        ["prenom participant"] = PeopleColumn.First,
        ["prenom adh"] = PeopleColumn.First,
        ["first name"] = PeopleColumn.First,
        ["firstname"] = PeopleColumn.First,
        ["given name"] = PeopleColumn.First,
        ["forename"] = PeopleColumn.First,
        ["nom de famille"] = PeopleColumn.Last,
        ["nom adherent"] = PeopleColumn.Last,
        ["nom de l adherent"] = PeopleColumn.Last,
        ["nom participant"] = PeopleColumn.Last,
        ["nom adh"] = PeopleColumn.Last,
        ["last name"] = PeopleColumn.Last,
        ["lastname"] = PeopleColumn.Last,
        ["family name"] = PeopleColumn.Last,
        ["surname"] = PeopleColumn.Last,
        ["nom complet"] = PeopleColumn.Full,
        ["nom et prenom"] = PeopleColumn.Full,
        ["nom prenom"] = PeopleColumn.Full,
        ["prenom et nom"] = PeopleColumn.Full,
        ["prenom nom"] = PeopleColumn.Full,
        ["full name"] = PeopleColumn.Full,
        ["fullname"] = PeopleColumn.Full,
        ["display name"] = PeopleColumn.Full,
        ["nom"] = PeopleColumn.Name,
        ["noms"] = PeopleColumn.Name,
        ["name"] = PeopleColumn.Name,
        ["email"] = PeopleColumn.Email,
        ["e mail"] = PeopleColumn.Email,
        ["mail"] = PeopleColumn.Email,
        ["courriel"] = PeopleColumn.Email,
        ["email adherent"] = PeopleColumn.Email,
        ["email participant"] = PeopleColumn.Email,
        ["email adh"] = PeopleColumn.Email,
        ["adresse email"] = PeopleColumn.Email,
        ["adresse e mail"] = PeopleColumn.Email,
        ["adresse mail"] = PeopleColumn.Email,
        ["adresse courriel"] = PeopleColumn.Email,
        ["adresse de courriel"] = PeopleColumn.Email,
        ["adresse electronique"] = PeopleColumn.Email,
        ["email address"] = PeopleColumn.Email,
        ["e mail address"] = PeopleColumn.Email,
        ["mail address"] = PeopleColumn.Email,
        ["prenom payeur"] = PeopleColumn.PayerFirst,
        ["prenom acheteur"] = PeopleColumn.PayerFirst,
        ["nom payeur"] = PeopleColumn.PayerLast,
        ["nom acheteur"] = PeopleColumn.PayerLast,
        ["email payeur"] = PeopleColumn.PayerEmail,
        ["email acheteur"] = PeopleColumn.PayerEmail,
        ["statut de la commande"] = PeopleColumn.OrderState,
    };

    public static PeopleColumn? Of(string name) => Known.TryGetValue(Plain(name), out var column) ? column : null;

    public static PeopleSource SourceOf(IEnumerable<string> names)
    {
        var plain = names.Select(Plain).ToHashSet();
        if (plain.Contains("email payeur") || plain.Contains("statut de la commande"))
            return PeopleSource.HelloAsso;
        return plain.Any(name => name.EndsWith(" adh", StringComparison.Ordinal))
            ? PeopleSource.Galette
            : PeopleSource.Other;
    }

    /// <summary>Letters and digits without case and accents, a space between words: « E-mail : » is « e mail ».</summary>
    internal static string Plain(string name)
    {
        const string accented = "àâäáãåéèêëîïíìôöóòõùûüúÿýçñ";
        const string bare = "aaaaaaeeeeiiiiooooouuuuyycn";
        var plain = new StringBuilder(name.Length);
        foreach (var letter in TextBytes.Compose(name).ToLowerInvariant())
        {
            var at = accented.IndexOf(letter);
            if (at >= 0)
                plain.Append(bare[at]);
            else if (letter == 'œ')
                plain.Append("oe");
            else if (char.IsLetterOrDigit(letter))
                plain.Append(letter);
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }
}
