using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Parvis.Features.Garden;
using Parvis.Features.Garden.Provenance;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>What one says of an answer that goes into the garden. All of it is filled in before.</summary>
public sealed class HarvestForm
{
    [Required, StringLength(Page.TitleLength)]
    public string Title { get; set; } = "";

    [Required, StringLength(Page.LongestText)]
    public string Text { get; set; } = "";

    [StringLength(Tag.NameLength * Question.MostTags)]
    public string? Tags { get; set; }

    /// <summary>The number of a scope that the writer belongs to.</summary>
    public long Sight { get; set; }

    /// <summary>A gardener says that more people than the question's may read it.</summary>
    public bool Widen { get; set; }

    /// <summary>The page to add it to; null for a new one.</summary>
    public long? Into { get; set; }

    /// <summary>A heading of that page; null for its end.</summary>
    public string? Under { get; set; }

    [StringLength(Question.TitleLength)]
    public string? Search { get; set; }

    /// <summary>What was looked for last: other words are looked for first, since the key that ends them presses the main button.</summary>
    public string? Searched { get; set; }

    public string Markdown => (Text ?? "").ReplaceLineEndings("\n").Trim();

    public static HarvestForm Of(QuestionView question, string answer, IEnumerable<string> tags)
    {
        // A page's title asks nothing.
        var title = question.Title.TrimEnd('?', ' ', '\u00A0', '\u202F');
        return new HarvestForm
        {
            Title = title.Length > 0 ? title : question.Title,
            Text = answer,
            Tags = string.Join(", ", tags),
            Sight = question.Scope.Value,
        };
    }

    /// <summary>A button's verb, and the page that it says it of: « dans:12 ».</summary>
    public static (string Verb, long? Page) Pressed(string? button)
    {
        var parts = (button ?? "").Split(':', 2);
        return (parts[0], parts.Length == 2 && long.TryParse(parts[1], out var page) ? page : null);
    }

    public PageForm ToPage() =>
        new()
        {
            Title = Title,
            Text = Text,
            Tags = Tags,
            Stage = Stage.Sprout,
            Sight = Sight,
        };

    public void CheckPage(
        ModelStateDictionary faults,
        QuestionView question,
        Circles circles,
        Reader reader,
        Texts texts
    )
    {
        Title = Title?.Trim() ?? "";
        faults.CheckTitle("Form.Title", Title, texts);
        faults.CheckTags("Form.Tags", Tags, Question.MostTags, texts);
        if (!circles.Has(new Scope(Sight)))
            faults.AddModelError("Form.Sight", texts["Ceci n’est pas compris."]);
        else
            CheckWidth(faults, new Scope(Sight), question, reader, texts);
    }

    public void CheckAddition(
        ModelStateDictionary faults,
        QuestionView question,
        Target? into,
        Reader reader,
        Texts texts
    )
    {
        // They are a new page's, and only kept here.
        foreach (var name in (string[])["Form.Title", "Form.Tags", "Form.Sight"])
            faults.Remove(name);
        if (into is not null)
            CheckWidth(faults, into.Scope, question, reader, texts);
    }

    private void CheckWidth(ModelStateDictionary faults, Scope scope, QuestionView question, Reader reader, Texts texts)
    {
        if (scope.IsWithin(question.Scope))
            return;
        if (reader.Role < Role.Gardener)
            faults.AddModelError(
                Into is null ? "Form.Sight" : "",
                texts["La question n’est pas montrée à tant de monde : sa réponse ne peut pas l’être ici."]
            );
        else if (!Widen)
            faults.AddModelError(
                "Form.Widen",
                texts[
                    "D’autres que ceux qui voient la question liraient sa réponse. Si c’est voulu, il faut le dire ici."
                ]
            );
    }
}
