namespace Parvis.Language.Text;

public enum Tongue
{
    French,
    English,
}

public static class SortKey
{
    public static string Of(string s) => s;
}
