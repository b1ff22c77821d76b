using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parvis.Platform.Data.Backup;

/// <summary>The kinds of values that tables hold, without an engine's names for them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Neutral>))]
public enum Neutral
{
    Bool,
    Int,
    Long,
    Real,
    Text,

    /// <summary>UTC, as ISO 8601 with seven decimals; PostgreSQL keeps six.</summary>
    Instant,
    Date,
    Time,

    /// <summary>Base64.</summary>
    Bytes,
}

/// <summary>Takes values from a driver to JSON and back.</summary>
public static class NeutralValues
{
    private const string TimeForm = "HH:mm:ss.fffffff";
    private const string DateForm = "yyyy-MM-dd";

    /// <summary>The kind of a column by the type that its driver stores.</summary>
    /// <exception cref="NotSupportedException">A new kind of column: add it here.</exception>
    public static Neutral Of(Type stored) =>
        Nullable.GetUnderlyingType(stored) is { } inner ? Of(inner)
        : stored == typeof(bool) ? Neutral.Bool
        : stored == typeof(int) ? Neutral.Int
        : stored == typeof(long) ? Neutral.Long
        : stored == typeof(double) ? Neutral.Real
        : stored == typeof(string) ? Neutral.Text
        : stored == typeof(DateTime) ? Neutral.Instant
        : stored == typeof(DateOnly) ? Neutral.Date
        : stored == typeof(TimeOnly) ? Neutral.Time
        : stored == typeof(byte[]) ? Neutral.Bytes
        : throw new NotSupportedException($"An archive does not know columns of {stored}.");

    public static void Write(this Utf8JsonWriter json, DbDataReader row, int column, Neutral kind)
    {
        if (row.IsDBNull(column))
        {
            json.WriteNullValue();
            return;
        }
        switch (kind)
        {
            case Neutral.Bool:
                json.WriteBooleanValue(row.GetBoolean(column));
                break;
            case Neutral.Int or Neutral.Long:
                json.WriteNumberValue(row.GetInt64(column));
                break;
            case Neutral.Real:
                json.WriteNumberValue(row.GetDouble(column));
                break;
            case Neutral.Bytes:
                json.WriteBase64StringValue(row.GetFieldValue<byte[]>(column));
                break;
            default:
                json.WriteStringValue(TextOf(row, column, kind));
                break;
        }
    }

    /// <summary>The value under the reader, as a driver takes it; null for null.</summary>
    /// <exception cref="FormatException">It is not a value of this kind.</exception>
    public static object? Read(this ref Utf8JsonReader json, Neutral kind) =>
        json.TokenType == JsonTokenType.Null
            ? null
            : kind switch
            {
                Neutral.Bool => json.GetBoolean(),
                Neutral.Int => json.GetInt32(),
                Neutral.Long => json.GetInt64(),
                Neutral.Real => json.GetDouble(),
                Neutral.Text => json.GetString(),
                Neutral.Instant => DateTime.ParseExact(
                    json.GetString()!,
                    "O",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.RoundtripKind
                ),
                Neutral.Date => DateOnly.ParseExact(json.GetString()!, DateForm, CultureInfo.InvariantCulture),
                Neutral.Time => TimeOnly.ParseExact(json.GetString()!, TimeForm, CultureInfo.InvariantCulture),
                Neutral.Bytes => json.GetBytesFromBase64(),
                _ => throw new FormatException($"Unknown kind {kind}."),
            };

    private static string TextOf(DbDataReader row, int column, Neutral kind) =>
        kind switch
        {
            Neutral.Text => row.GetString(column),
            Neutral.Instant => DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc).ToString("O"),
            Neutral.Date => row.GetFieldValue<DateOnly>(column).ToString(DateForm),
            Neutral.Time => row.GetFieldValue<TimeOnly>(column).ToString(TimeForm),
            _ => throw new NotSupportedException($"{kind} is not written as text."),
        };
}
