using Parvis.Platform.People;

namespace Parvis.Features.Questions.Calling;

/// <summary>Somebody who was thought of, as this reader may see it.</summary>
/// <param name="Reason">Empty when there is none, or when it speaks of what the reader may not see.</param>
public sealed record CallView(long PersonId, string Name, string Path, string Reason, bool Called)
{
    public static CallView Of(QuestionCall call, Person person, Callees callees, Reader reader) =>
        new(
            person.Id,
            person.Name,
            Byline.PathOf(person.Id, person.Name),
            callees.ReasonFor(call, reader),
            call.Stands
        );
}
