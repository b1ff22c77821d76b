using Microsoft.EntityFrameworkCore;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.People;

/// <summary>People as they are found, by name and by what they say of themselves: only those who agreed to be seen.</summary>
public sealed class FindPeople : IFindable
{
    public string Kind => Person.Kind;

    public async Task<IReadOnlyList<Description>> Describe(AppDb db, IReadOnlyCollection<long> ids)
    {
        var people = await db
            .People.AsNoTracking()
            .Where(person => ids.Contains(person.Id) && !person.Unclaimed && person.SeenBy != SeenBy.Nobody)
            .ToListAsync();
        return [.. people.Select(Describe)];
    }

    private static Description Describe(Person person) =>
        new(
            person.Id,
            person.Name,
            $"/personnes/{person.Id}-{Slug.Of(person.Name)}",
            person.SeenBy == SeenBy.Everyone ? Scope.Public : Scope.Members,
            person.CreatedAt
        )
        {
            Tongue = LanguageGuess.Of(person.About),
            Passages = [new DescribedPassage("", "", Markdown.PlainText(person.About), person.CreatedAt)],
        };
}
