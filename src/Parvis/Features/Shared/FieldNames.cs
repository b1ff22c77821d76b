using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Parvis.Platform.Web;

namespace Parvis.Features.Shared;

/// <summary>
/// What the fields of this page are called, for the list of errors that stands above them: a name is looked up only when the
/// page is sent, once all its fields are there.
/// </summary>
public sealed class FieldNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public static FieldNames Of(HttpContext context)
    {
        if (context.Items[typeof(FieldNames)] is not FieldNames names)
            context.Items[typeof(FieldNames)] = names = new FieldNames();
        return names;
    }

    public void Add(string field, string name) => _names[field] = name;

    /// <summary>« Nom du lieu : il manque quelque chose ici », or the fault alone where the field has no name.</summary>
    public IHtmlContent Fault(string field, string fault, Texts texts) => new Later(this, field, fault, texts);

    private sealed class Later(FieldNames all, string field, string fault, Texts texts) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) =>
            encoder.Encode(
                writer,
                all._names.TryGetValue(field, out var name) ? texts.Format("{0} : {1}", name, fault) : fault
            );
    }
}
