namespace Parvis.Platform.Web;

/// <summary>Texts of the interface, written in French in the page: <c>@T["Entrer"]</c>, with a <em>tu</em> form where it differs.</summary>
public sealed class Texts
{
    public string this[string french, string? tu = null] => french;
}
