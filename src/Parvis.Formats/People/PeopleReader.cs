namespace Parvis.Formats.People;

/// <summary>
/// Reads a list of people from CSV: UTF-8 or Windows-1252, with semicolons, commas or tabs, from HelloAsso, Galette or a
/// spreadsheet. What is not understood is said, never guessed.
/// </summary>
public static class PeopleReader
{
    /// <summary>Lines of one file.</summary>
    public const int MostLines = 20_000;

    // Some exports have a title and an empty line above the names of their columns.
    private const int HeaderWithin = 10;
    private static readonly char[] Separators = [';', ',', '\t'];

    /// <summary>Never throws for what is in the file.</summary>
    public static PeopleSheet Read(ReadOnlySpan<byte> bytes)
    {
        var kind = FileKinds.Recognise(bytes[..Math.Min(bytes.Length, FileKinds.HeadLength)]);
        if (kind == FileKind.Empty)
            return PeopleSheet.Unusable(SheetFault.Empty, kind);
        var text = TextBytes.Decode(bytes);
        if (kind != FileKind.Text || text.Contains('\0'))
            return PeopleSheet.Unusable(SheetFault.NotCsv, kind == FileKind.Text ? FileKind.Unknown : kind);
        var header = Separators
            .Select(separator => PeopleHeader.Find(CsvRecords.Read(text, separator).Take(HeaderWithin), separator))
            .OfType<PeopleHeader>()
            .MaxBy(found => found.Understood);
        return header is null ? PeopleSheet.Unusable(SheetFault.NoHeader) : Read(text, header);
    }

    private static PeopleSheet Read(string text, PeopleHeader header)
    {
        var lines = new List<PersonLine>();
        foreach (var record in CsvRecords.Read(text, header.Separator).SkipWhile(record => record.Line <= header.Line))
        {
            if (lines.Count == MostLines)
                return PeopleSheet.Unusable(SheetFault.TooManyLines);
            if (record.Unclosed)
                lines.Add(new PersonLine(record.Line, "", null, null, LineFault.Unclosed));
            else if (!record.IsBlank)
                lines.Add(header.Read(record));
        }
        return new PeopleSheet(
            PeopleColumns.SourceOf(header.Names),
            [.. header.Names.Where(name => PeopleColumns.Of(name) is not null)],
            [.. header.Names.Where(name => name.Length > 0 && PeopleColumns.Of(name) is null)],
            lines
        );
    }
}
