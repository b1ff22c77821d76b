using Parvis.Platform.People;

namespace Parvis.Platform.Web;

/// <summary>What this request is: who reads, in which language, with which texts. Set once, before routing.</summary>
public sealed record Visit(Reader Reader, Texts Texts)
{
    public static Visit Of(HttpContext context) =>
        context.Features.Get<Visit>() ?? throw new InvalidOperationException("The request has no visit yet.");

    /// <summary>The name of the cookie that holds a session's token.</summary>
    public const string Cookie = "parvis";
}
