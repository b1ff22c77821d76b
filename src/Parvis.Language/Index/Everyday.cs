namespace Parvis.Language.Index;

/// <summary>
/// Everyday French: verbs whose forms share no stem, and words that people use for one another, Québec's included. General to
/// the language, written by hand; what is special to a place belongs to its glossary.
/// </summary>
internal static class Everyday
{
    public static Glossary VerbForms { get; } = Read("everyday-forms.txt");

    public static Glossary Synonyms { get; } = Read("everyday-meanings.txt");

    private static Glossary Read(string file)
    {
        using var stream = typeof(Everyday).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new Glossary(lines.Where(l => !l.StartsWith('#')).Select(l => l.Split(' ')));
    }
}
