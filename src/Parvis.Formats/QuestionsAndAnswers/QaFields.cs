using System.Globalization;
using System.Text.Json;

namespace Parvis.Formats.QuestionsAndAnswers;

/// <summary>A field that is not as the form wants it.</summary>
internal sealed class QaFieldException(QaFault fault, string name) : Exception
{
    public QaFault Fault => fault;
    public string Field => name;
}

/// <summary>Reads the fields of one object.</summary>
internal static class QaFields
{
    private const int LongestTitle = 300;
    private const int MostAnswers = 10_000;
    private const int MostTags = 200;

    public static QaRecord Read(JsonElement root, long line)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new QaFieldException(QaFault.NotAnObject, "");
        var title = Text(root, "title", "")?.ReplaceLineEndings(" ").Trim() ?? "";
        var text = Text(root, "text", "") ?? "";
        if (title.Length == 0 && text.Trim().Length == 0)
            throw new QaFieldException(QaFault.Missing, "title");
        return new(
            line,
            Identity(root, ""),
            Cut(title.Length > 0 ? title : text.Trim().Split('\n')[0]),
            text,
            Name(root, ""),
            Date(root, "created", "") ?? Date(root, "date", ""),
            Tags(root),
            Text(root, "lang", "")?.Trim().ToLowerInvariant(),
            Visibility(root),
            root.TryGetProperty("answers", out _),
            [.. Answers(root)]
        );
    }

    private static IEnumerable<QaAnswer> Answers(JsonElement root)
    {
        var number = 0;
        foreach (var answer in Items(root, "answers", MostAnswers))
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"answers[{number++}]");
            if (answer.ValueKind != JsonValueKind.Object)
                throw new QaFieldException(QaFault.WrongType, at);
            var text = Text(answer, "text", at + ".") ?? "";
            if (text.Trim().Length == 0)
                throw new QaFieldException(QaFault.Missing, at + ".text");
            yield return new(
                Identity(answer, at + "."),
                text,
                Name(answer, at + "."),
                Date(answer, "created", at + "."),
                Flag(answer, "accepted", at + "."),
                Number(answer, "score", at + ".")
            );
        }
    }

    private static string? Text(JsonElement item, string field, string at)
    {
        if (!item.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw new QaFieldException(QaFault.WrongType, at + field);
        return Read(value, at + field).Replace("\0", "");
    }

    // Half a surrogate pair is valid JSON and no text.
    private static string Read(JsonElement value, string field)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new QaFieldException(QaFault.NotJson, field);
        }
    }

    private static string? Identity(JsonElement item, string at)
    {
        if (item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number)
            return id.GetRawText();
        return Text(item, "id", at) is { Length: > 0 and <= 500 } text ? text : null;
    }

    private static string? Name(JsonElement item, string at) =>
        Text(item, "author", at)?.ReplaceLineEndings(" ").Trim() is { Length: > 0 } name ? Cut(name) : null;

    private static DateTime? Date(JsonElement item, string field, string at)
    {
        if (item.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number)
            return value.TryGetInt64(out var seconds) && seconds is > 0 and < 253_402_300_800
                ? DateTime.UnixEpoch.AddSeconds(seconds)
                : throw new QaFieldException(QaFault.BadDate, at + field);
        return Text(item, field, at) is { Length: > 0 } text
            ? LooseDate.Read(text) ?? throw new QaFieldException(QaFault.BadDate, at + field)
            : null;
    }

    private static bool Flag(JsonElement item, string field, string at) =>
        item.TryGetProperty(field, out var value)
        && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False or JsonValueKind.Null => false,
            _ => throw new QaFieldException(QaFault.WrongType, at + field),
        };

    private static double? Number(JsonElement item, string field, string at) =>
        !item.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
        : throw new QaFieldException(QaFault.WrongType, at + field);

    private static IReadOnlyList<string> Tags(JsonElement root)
    {
        var tags = new List<string>();
        foreach (var tag in Items(root, "tags", MostTags))
            if (tag.ValueKind == JsonValueKind.String)
                tags.Add(Read(tag, "tags").Trim());
            else
                throw new QaFieldException(QaFault.WrongType, "tags");
        tags.AddRange(Text(root, "theme", "")?.Split('>', StringSplitOptions.TrimEntries) ?? []);
        return [.. tags.Where(tag => tag.Length is > 0 and <= LongestTitle).Distinct()];
    }

    private static IEnumerable<JsonElement> Items(JsonElement item, string field, int most)
    {
        if (!item.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            throw new QaFieldException(QaFault.WrongType, field);
        return value.EnumerateArray().Take(most);
    }

    private static QaVisibility Visibility(JsonElement root) =>
        Text(root, "visibility", "")?.ToLowerInvariant() switch
        {
            null or "" or "public" => QaVisibility.Public,
            "members" => QaVisibility.Members,
            "staff" => QaVisibility.Staff,
            _ => throw new QaFieldException(QaFault.UnknownValue, "visibility"),
        };

    private static string Cut(string text)
    {
        if (text.Length <= LongestTitle)
            return text;
        var end = char.IsHighSurrogate(text[LongestTitle - 2]) ? LongestTitle - 2 : LongestTitle - 1;
        return text[..end] + "…";
    }
}
