using System.Text.Json;

namespace Parvis.Formats.QuestionsAndAnswers;

/// <summary>
/// Reads questions and answers as JSON Lines, plain, gzip or bzip2 (form in <c>docs/guide/importer.md</c>). A bad line
/// gives an error and the next ones are still read; memory holds one line of at most <see cref="LongestLine"/> bytes.
/// </summary>
public static class QaReader
{
    /// <summary>Bytes of one line, the limit of the form.</summary>
    public const int LongestLine = 4 * 1024 * 1024;

    private const int MostIds = 2_000_000;

    /// <summary>The records and errors in the order of the file; never throws for what is in it.</summary>
    public static IEnumerable<QaLine> Read(Stream stream)
    {
        var (kind, content) = FileKinds.Open(stream);
        if (kind is not (FileKind.JsonLines or FileKind.Text))
        {
            var fault = kind switch
            {
                FileKind.Empty => QaFault.Empty,
                FileKind.Gzip or FileKind.Bzip2 => QaFault.Damaged,
                _ => QaFault.NotJsonLines,
            };
            yield return new(null, new(0, fault, "", kind));
            yield break;
        }

        var lines = new LineReader(content, LongestLine);
        var ids = new HashSet<string>();
        while (lines.Next() is { } line)
            if (line.Fault is { } fault)
                yield return new(null, new(line.Number, fault, "", kind));
            else if (!line.IsBlank)
                yield return Parse(line, kind, ids);
    }

    private static QaLine Parse(RawLine line, FileKind kind, HashSet<string> ids)
    {
        try
        {
            using var document = JsonDocument.Parse(line.Bytes, new() { MaxDepth = 32 });
            var record = QaFields.Read(document.RootElement, line.Number);
            return record.Id is not null && ids.Count < MostIds && !ids.Add(record.Id)
                ? Error(QaFault.Repeated, "id")
                : new(record, null);
        }
        catch (JsonException)
        {
            return Error(QaFault.NotJson, "");
        }
        catch (QaFieldException wrong)
        {
            return Error(wrong.Fault, wrong.Field);
        }

        QaLine Error(QaFault fault, string field) => new(null, new(line.Number, fault, field, kind));
    }
}
