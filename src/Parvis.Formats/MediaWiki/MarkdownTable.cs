using System.Text.Json;

namespace Parvis.Formats.MediaWiki;

/// <summary>
/// Tables as pipe tables, whose cells are one line: blocks in a cell follow each other, list items after a dot. A table
/// of one column, which only frames its content, gives the content.
/// </summary>
internal sealed class MarkdownTable(MarkdownWriter writer, int depth)
{
    private const int MaxColumns = 200;

    public string Write(JsonElement table)
    {
        var modern =
            Pandoc.At(table, 0).ValueKind == JsonValueKind.Array
            && Pandoc.At(table, 3).ValueKind == JsonValueKind.Array
            && Pandoc.At(table, 4).ValueKind == JsonValueKind.Array
            && Pandoc.Items(table).Count() == 6;
        var caption = modern
            ? writer.Join(Pandoc.Items(Pandoc.At(Pandoc.At(table, 1), 1)), depth)
            : writer.Inline(Pandoc.At(table, 0), " ");
        var rows = (modern ? Rows(table) : OldRows(table)).Where(row => row.Count > 0).ToList();
        var columns = Math.Min(MaxColumns, rows.Select(row => row.Count).DefaultIfEmpty().Max());
        var headless = rows.Count > 0 && rows[0].TrueForAll(IsEmpty);
        if (headless)
            rows.RemoveAt(0);
        var text =
            columns == 1 && headless
                ? string.Join("\n\n", rows.Select(row => writer.Join(row[0], depth)).Where(cell => cell.Length > 0))
                : Pipes(rows, columns);
        return caption.Length > 0 && text.Length > 0 ? $"{caption}\n\n{text}" : caption + text;
    }

    private string Pipes(List<List<IReadOnlyList<JsonElement>>> rows, int columns)
    {
        var lines = new List<string>();
        foreach (var row in rows)
        {
            var cells = row.Take(columns).Select(Cell).ToList();
            cells.AddRange(Enumerable.Repeat("", columns - cells.Count));
            if (cells.TrueForAll(cell => cell.Length == 0))
                continue;
            lines.Add($"| {string.Join(" | ", cells)} |");
            if (lines.Count == 1)
                lines.Add("|" + string.Concat(Enumerable.Repeat(" --- |", columns)));
        }

        return string.Join('\n', lines);
    }

    private string Cell(IReadOnlyList<JsonElement> blocks) =>
        string.Join(" ", Lines(blocks, depth).Where(line => line.Length > 0));

    private IEnumerable<string> Lines(IEnumerable<JsonElement> blocks, int level) =>
        level > 40 ? [] : blocks.SelectMany(block => Lines(Pandoc.Kind(block), Pandoc.Content(block), level));

    private IEnumerable<string> Lines(string kind, JsonElement content, int level) =>
        kind switch
        {
            "Para" or "Plain" => [writer.Inline(content, " ")],
            "Header" => [writer.Inline(Pandoc.At(content, 2), " ")],
            "CodeBlock" => [MarkdownText.Code(Pandoc.Text(Pandoc.At(content, 1))).Replace("|", "\\|")],
            "BulletList" => Items(content, level),
            "OrderedList" => Items(Pandoc.At(content, 1), level),
            "DefinitionList" => Pandoc
                .Items(content)
                .SelectMany(item =>
                    Pandoc
                        .Items(Pandoc.At(item, 1))
                        .Select(meaning => OneLine(meaning, level))
                        .Prepend(writer.Inline(Pandoc.At(item, 0), " "))
                ),
            "Table" => Rows(content).SelectMany(row => row.Select(cell => string.Join(" ", Lines(cell, level + 1)))),
            _ => Lines(Pandoc.Items(kind == "Div" ? Pandoc.At(content, 1) : content), level + 1),
        };

    private IEnumerable<string> Items(JsonElement list, int level) =>
        Pandoc.Items(list).Select(item => "• " + OneLine(item, level));

    private string OneLine(JsonElement blocks, int level) => string.Join(" ", Lines(Pandoc.Items(blocks), level + 1));

    private static bool IsEmpty(IReadOnlyList<JsonElement> cell) => cell.Count == 0;

    // pandoc-types 1.21 and up: [attributes, caption, columns, head, bodies, foot].
    private static IEnumerable<List<IReadOnlyList<JsonElement>>> Rows(JsonElement table)
    {
        var head = Pandoc.Items(Pandoc.At(Pandoc.At(table, 3), 1));
        var bodies = Pandoc
            .Items(Pandoc.At(table, 4))
            .SelectMany(body => Pandoc.Items(Pandoc.At(body, 2)).Concat(Pandoc.Items(Pandoc.At(body, 3))));
        var foot = Pandoc.Items(Pandoc.At(Pandoc.At(table, 5), 1));
        return head.Concat(bodies)
            .Concat(foot)
            .Select(row => Pandoc.Items(Pandoc.At(row, 1)).SelectMany(Spread).ToList());
    }

    private static IEnumerable<IReadOnlyList<JsonElement>> Spread(JsonElement cell)
    {
        yield return [.. Pandoc.Items(Pandoc.At(cell, 4))];
        var span = Math.Min(MaxColumns, Pandoc.Number(Pandoc.At(cell, 3), 1));
        for (var column = 1; column < span; column++)
            yield return [];
    }

    // Before: [caption, alignments, widths, headers, rows], a cell being its blocks.
    private static IEnumerable<List<IReadOnlyList<JsonElement>>> OldRows(JsonElement table) =>
        Pandoc
            .Items(Pandoc.At(table, 4))
            .Prepend(Pandoc.At(table, 3))
            .Select(row =>
                Pandoc.Items(row).Select(cell => (IReadOnlyList<JsonElement>)[.. Pandoc.Items(cell)]).ToList()
            );
}
