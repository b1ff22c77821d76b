using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Platform.Pictures;

/// <summary>A text of a thing that names pictures, and who may read that text.</summary>
public sealed record PicturedText(long ThingId, Scope Scope, string Text)
{
    /// <summary>An older version: what everybody reads is today's text.</summary>
    public PicturedText OnlyForMembers() => Scope.IsPublic ? this with { Scope = Scope.Members } : this;
}

/// <summary>Things whose texts may carry pictures.</summary>
public interface ICarriesPictures
{
    /// <summary>The kind of these things.</summary>
    string Kind { get; }

    /// <summary>Of these things, the texts (Markdown or HTML) that name <see cref="OwnPictures.Root"/>.</summary>
    Task<IReadOnlyList<PicturedText>> TextsOf(AppDb db, IReadOnlyCollection<long> ids);
}
