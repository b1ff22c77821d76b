namespace Parvis.Platform.Data.Backup;

/// <summary>Names of tables and columns as both engines quote them.</summary>
internal static class Sql
{
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"")}\"";

    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(Name));
}
