namespace Parvis.Formats.Glossary;

/// <summary>One word of a glossary.</summary>
/// <param name="Term">The word as it is written on the page, never empty.</param>
/// <param name="Synonyms">Other words and acronyms for the same thing, in their order, without repeats; often none.</param>
/// <param name="Definition">Markdown on one line, never empty.</param>
public sealed record GlossaryEntry(string Term, IReadOnlyList<string> Synonyms, string Definition);
