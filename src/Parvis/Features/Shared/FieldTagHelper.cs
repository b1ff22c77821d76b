using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Parvis.Platform.Web;
using Parvis.Platform.Web.Looks;

namespace Parvis.Features.Shared;

/// <summary>
/// A field with its name, its hint, its error beside it and what was typed: <c>&lt;field for="Form.Email" label="…"
/// hint="…" type="email" autocomplete="email" /&gt;</c>. Lines for a long text, items for a list, a tick box for a truth;
/// every other attribute goes to the box itself.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IHtmlGenerator html, Icons icons, Texts texts) : TagHelper
{
    public required ModelExpression For { get; set; }
    public required string Label { get; set; }
    public string? Hint { get; set; }
    public string Type { get; set; } = "text";
    public int Lines { get; set; }
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>It must be filled in here, though the form does without it elsewhere.</summary>
    public bool Needed { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    private string Id => TagBuilder.CreateSanitizedId(For.Name, html.IdAttributeDotReplacement);
    private bool IsTruth =>
        (Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType) == typeof(bool);
    private string? Fault =>
        ViewContext
            .ViewData.ModelState.GetValueOrDefault(For.Name)
            ?.Errors.Select(error => error.ErrorMessage)
            .FirstOrDefault();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        FieldNames.Of(ViewContext.HttpContext).Add(For.Name, Label);
        var fault = Fault;
        var attributes = output.Attributes.ToDictionary(one => one.Name, one => one.Value);
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        if (fault is not null)
            attributes["aria-invalid"] = "true";
        var described = string.Join(' ', [.. Notes(fault).Select(note => note.Id)]);
        if (described.Length > 0)
            attributes["aria-describedby"] = described;

        var content = output.Content;
        if (IsTruth)
            content.AppendHtml(Tick(attributes));
        else
            content.AppendHtml(LabelTag());
        foreach (var note in Notes(fault))
            content.AppendHtml(note.Tag);
        if (!IsTruth)
            content.AppendHtml(Box(attributes));
    }

    private IEnumerable<(string Id, TagBuilder Tag)> Notes(string? fault)
    {
        if (Hint is not null && !IsTruth)
            yield return ($"{Id}-hint", Paragraph("hint", $"{Id}-hint", new HtmlContentBuilder().Append(Hint)));
        if (fault is not null)
            yield return (
                $"{Id}-error",
                Paragraph(
                    "error",
                    $"{Id}-error",
                    new HtmlContentBuilder()
                        .AppendHtml(icons["warning"])
                        .AppendHtml("<span>")
                        .Append(fault)
                        .AppendHtml("</span>")
                )
            );
    }

    private TagBuilder LabelTag()
    {
        var label = new TagBuilder("label");
        label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label);
        if (!For.Metadata.IsRequired && !Needed)
            label
                .InnerHtml.AppendHtml(" <span class=\"optional\">")
                .Append(texts["(facultatif)"])
                .AppendHtml("</span>");
        return label;
    }

    private TagBuilder Box(Dictionary<string, object> attributes)
    {
        if (Items is not null)
            return html.GenerateSelect(ViewContext, For.ModelExplorer, null, For.Name, Items, false, attributes);
        if (Lines > 0)
            return html.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Lines, 0, attributes);
        attributes["type"] = Type;
        if (Type is "password")
            return html.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, attributes);
        return html.GenerateTextBox(
            ViewContext,
            For.ModelExplorer,
            For.Name,
            Type is "file" ? null : Written(For.Model),
            null,
            attributes
        );
    }

    private TagBuilder Tick(Dictionary<string, object> attributes)
    {
        // What is neither true nor false ticks nothing; the framework would fall over it.
        if (ViewContext.ViewData.ModelState[For.Name] is { Errors.Count: > 0 } typed && For.Model is not true)
            typed.RawValue = null;
        var label = new TagBuilder("label");
        label.AddCssClass("tick");
        label.InnerHtml.AppendHtml(
            html.GenerateCheckBox(ViewContext, For.ModelExplorer, For.Name, For.Model as bool?, attributes)
        );
        label.InnerHtml.AppendHtml("<span>").Append(Label).AppendHtml("</span>");
        if (Hint is not null)
            label.InnerHtml.AppendHtml("<span class=\"hint\">").Append(Hint).AppendHtml("</span>");
        return label;
    }

    private static TagBuilder Paragraph(string kind, string id, IHtmlContent text)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(kind);
        paragraph.Attributes["id"] = id;
        paragraph.InnerHtml.AppendHtml(text);
        return paragraph;
    }

    /// <summary>Dates and times as the browser's own boxes want them.</summary>
    private static string? Written(object? value) =>
        value switch
        {
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
}
