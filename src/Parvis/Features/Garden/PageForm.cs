using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden.Sowing;
using Parvis.Features.Shared.Place;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.Jobs;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>What one writes of a page.</summary>
public sealed class PageForm
{
    private const int MostTags = 20;

    [Required, StringLength(Garden.Page.TitleLength)]
    public string Title { get; set; } = "";

    [StringLength(Garden.Page.LongestText)]
    public string? Text { get; set; }

    [StringLength(Tag.NameLength * MostTags)]
    public string? Tags { get; set; }

    public Stage Stage { get; set; }

    /// <summary>The number of a scope that the writer belongs to.</summary>
    public long Sight { get; set; }

    [StringLength(Revision.CommentLength)]
    public string? Comment { get; set; }

    /// <summary>Somebody has read all of it and says that it is true today.</summary>
    public bool Cared { get; set; }

    /// <summary>The version that it was written on.</summary>
    public int Version { get; set; }

    public Scope Scope => new(Sight);
    public string Markdown => Text?.ReplaceLineEndings("\n").Trim() ?? "";
    public IReadOnlyList<string> TagNames => TypedFields.TagsOf(Tags);

    public static async Task<PageForm> Of(AppDb db, Page page) =>
        new()
        {
            Title = page.Title,
            Text = page.Text.Markdown.Trim('\n', '\r'),
            Tags = string.Join(", ", (await db.Taggings.NamesFor(Garden.Page.Kind, [page.Id]))[page.Id]),
            Stage = page.Stage,
            Sight = page.Scope.Value,
            Version = page.Version,
        };

    public void Check(ModelStateDictionary faults, Circles circles, Texts texts)
    {
        Title = Title?.Trim() ?? "";
        faults.CheckTitle("Form.Title", Title, texts);
        if (!circles.Has(Scope))
            faults.AddModelError("Form.Sight", texts["Ceci n’est pas compris."]);
        if (!Enum.IsDefined(Stage))
            faults.AddModelError("Form.Stage", texts["Ceci n’est pas compris."]);
        faults.CheckTags("Form.Tags", Tags, MostTags, texts);
    }

    /// <summary>Whether a page says just this already, as after a second click.</summary>
    public bool Says(Page page) =>
        page.Title == Title && page.Text.Markdown == Markdown && page.Stage == Stage && page.Scope == Scope;

    /// <summary>What both chose besides title and text, where they chose otherwise.</summary>
    public IEnumerable<Difference> DifferencesFrom(
        PageForm theirs,
        IReadOnlyList<SelectListItem> sights,
        Texts texts
    ) =>
        new[]
        {
            new Difference(
                texts["Étiquettes"],
                string.Join(", ", TagNames.Order()),
                string.Join(", ", theirs.TagNames.Order())
            ),
            new Difference(texts["Stade"], StageWords.Of(Stage, texts), StageWords.Of(theirs.Stage, texts)),
            new Difference(texts["Visible par"], SightName(Sight, sights), SightName(theirs.Sight, sights)),
        }.Where(one => one.Mine != one.Theirs);

    private static string SightName(long sight, IReadOnlyList<SelectListItem> sights) =>
        sights.FirstOrDefault(one => one.Value == $"{sight}")?.Text ?? "";

    /// <summary>Writes it into a page of this act, as its next revision.</summary>
    public async Task WriteInto(AppDb act, Page page, long? authorId, DateTime at)
    {
        page.Write(Title, Markdown, at);
        page.ShowTo(Scope);
        // A seed that comes up is what somebody may wait for.
        var comesUp = page is { Id: > 0, Stage: Stage.Seed } && Stage != Stage.Seed;
        page.Stage = Stage;
        if (Cared)
            page.Care(authorId, at);
        if (page.Id == 0)
            act.Pages.Add(page);
        await act.SaveChangesAsync();
        if (comesUp)
            act.Enqueue(new TellWishers(page.Id), at);
        act.Revisions.Add(Revision.Of(page, authorId, at, Comment?.Trim() ?? ""));
        await Labels.Replace(act, Garden.Page.Kind, page.Id, TagNames);
    }
}
