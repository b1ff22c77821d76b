using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.Garden;

/// <summary>A page's stage of life: what one may expect of it.</summary>
public enum Stage
{
    Seed,
    Sprout,
    Plant,
    Evergreen,
    Compost,
}

/// <summary>A page of the garden: what the community knows about one thing.</summary>
public sealed class Page : IScoped, IChanges, IHasText
{
    public const string Kind = "page";
    public const int TitleLength = 250;
    public const int SlugLength = 250;
    public const int LongestText = 200_000;

    public long Id { get; init; }
    public required string Slug { get; set; }
    public required string Title { get; set; }
    public required string SortKey { get; set; }
    public required RichText Text { get; set; }
    public Stage Stage { get; set; }

    /// <summary>The last time that somebody vouched for it, and who.</summary>
    public DateTime? CaredAt { get; set; }
    public long? CaredById { get; set; }

    public Scope Scope { get; set; }
    public long? SpaceId { get; set; }
    public Tongue Tongue { get; set; }
    public DateTime CreatedAt { get; init; }
    public DateTime ChangedAt { get; set; }

    /// <summary>When something was last harvested into it; null for most pages, which have no sources to look for.</summary>
    public DateTime? HarvestedAt { get; set; }

    /// <summary>The number of its newest revision; a save on an older one is a conflict.</summary>
    public int Version { get; set; }

    public Thing Changes => new(Kind, Id);
    public string Path => $"/jardin/{Slug}";

    /// <summary>A page that nothing stands on yet.</summary>
    public static Page Planted(string slug, DateTime at) =>
        new()
        {
            Slug = slug,
            Title = "",
            SortKey = "",
            Text = Markdown.From(""),
            CreatedAt = at,
        };

    /// <summary>Gives it another title and text, as its next version.</summary>
    public void Write(string title, string text, DateTime at)
    {
        Title = title;
        SortKey = Language.Text.SortKey.Of(title);
        Text = Markdown.From(text);
        Tongue = LanguageGuess.Of($"{title}\n{text}");
        ChangedAt = at;
        Version++;
    }

    /// <summary>Shows it to a circle; in a space's own circle it belongs to that space. A hidden one stays hidden.</summary>
    public void ShowTo(Scope scope)
    {
        if (Scope.IsHidden)
            return;
        Scope = scope;
        SpaceId = scope.SpaceId ?? SpaceId;
    }

    /// <summary>Takes it out of everybody's sight; gives the scope that it had, null when it is hidden already.</summary>
    public Scope? Hide()
    {
        if (Scope.IsHidden)
            return null;
        var former = Scope;
        Scope = Scope.Hidden;
        return former;
    }

    /// <summary>Somebody vouches for all of it.</summary>
    public void Care(long? byId, DateTime at) => (CaredById, CaredAt) = (byId, at);

    internal sealed class Mapping : IEntityTypeConfiguration<Page>
    {
        public void Configure(EntityTypeBuilder<Page> page)
        {
            page.Property(row => row.Slug).HasMaxLength(SlugLength);
            page.Property(row => row.Title).HasMaxLength(TitleLength);
            page.Property(row => row.SortKey).HasMaxLength(TitleLength * 2);
            page.Property(row => row.Version).IsConcurrencyToken();
            page.HasText(row => row.Text);
            page.Ignore(row => row.Path);
            page.HasIndex(row => row.Slug).IsUnique();
            page.HasIndex(row => row.SortKey);
            page.HasIndex(row => row.ChangedAt);
        }
    }
}

/// <summary>A page as it stood after one save. The page's own text is that of its newest revision.</summary>
public sealed class Revision
{
    public const int CommentLength = 500;

    public long Id { get; init; }
    public long PageId { get; init; }
    public int Number { get; init; }
    public required string Title { get; init; }
    public required string Markdown { get; init; }
    public long? AuthorId { get; init; }
    public DateTime At { get; init; }
    public string Comment { get; init; } = "";

    /// <summary>A page as it stands now.</summary>
    public static Revision Of(Page page, long? authorId, DateTime at, string comment) =>
        new()
        {
            PageId = page.Id,
            Number = page.Version,
            Title = page.Title,
            Markdown = page.Text.Markdown,
            AuthorId = authorId,
            At = at,
            Comment = comment,
        };

    internal sealed class Mapping : IEntityTypeConfiguration<Revision>
    {
        public void Configure(EntityTypeBuilder<Revision> revision)
        {
            revision.Property(row => row.Title).HasMaxLength(Page.TitleLength);
            revision.Property(row => row.Comment).HasMaxLength(CommentLength);
            revision.HasOne<Page>().WithMany().HasForeignKey(row => row.PageId);
            revision.HasIndex(row => new { row.PageId, row.Number }).IsUnique();
            revision.HasIndex(row => row.AuthorId);
        }
    }
}

/// <summary>An address that a page had before, or another name for it.</summary>
public sealed class PageRedirect
{
    public required string Slug { get; init; }
    public long PageId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PageRedirect>
    {
        public void Configure(EntityTypeBuilder<PageRedirect> redirect)
        {
            redirect.HasKey(row => row.Slug);
            redirect.Property(row => row.Slug).HasMaxLength(Page.SlugLength);
            redirect.HasOne<Page>().WithMany().HasForeignKey(row => row.PageId);
        }
    }
}

/// <summary>Somebody who looks after a page.</summary>
public sealed class PageGardener
{
    public long PageId { get; init; }
    public long PersonId { get; init; }
    public DateTime Since { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PageGardener>
    {
        public void Configure(EntityTypeBuilder<PageGardener> gardener)
        {
            gardener.HasKey(row => new { row.PageId, row.PersonId });
            gardener.HasOne<Page>().WithMany().HasForeignKey(row => row.PageId);
            gardener.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        }
    }
}

public static class PageQueries
{
    extension(AppDb db)
    {
        public DbSet<Page> Pages => db.Set<Page>();
        public DbSet<Revision> Revisions => db.Set<Revision>();
        public DbSet<PageRedirect> PageRedirects => db.Set<PageRedirect>();
        public DbSet<PageGardener> PageGardeners => db.Set<PageGardener>();
    }
}
