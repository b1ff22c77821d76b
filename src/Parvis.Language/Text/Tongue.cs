namespace Parvis.Language.Text;

/// <summary>The languages whose words we know how to cut, fold and stem.</summary>
public enum Tongue
{
    French,
    English,
}
