using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>A question as <c>QAPage</c>, for search engines: what any visitor reads on the page, and nothing else.</summary>
internal static class QuestionJsonLd
{
    private const int LongestText = 2_000;
    private const int MostAnswers = 10;

    public static string Of(Frame frame, ShowModel page, Reader reader)
    {
        var question = page.Question;
        var accepted = page.Answers.Where(answer => answer.Accepted).Take(MostAnswers);
        var others = page.Answers.Where(answer => !answer.Accepted).Take(MostAnswers);
        return LinkedData.Of(
            new Dictionary<string, object?>
            {
                ["@context"] = "https://schema.org",
                ["@type"] = "QAPage",
                ["mainEntity"] = new Dictionary<string, object?>
                {
                    ["@type"] = "Question",
                    ["name"] = question.Title,
                    ["text"] = TextPreview.Of(question.Html, LongestText),
                    ["answerCount"] = question.AnswerCount,
                    ["datePublished"] = question.AskedAt,
                    ["author"] = Author(question.By, reader),
                    ["acceptedAnswer"] = accepted.Select(answer => Answer(frame, page, answer, reader)),
                    ["suggestedAnswer"] = others.Select(answer => Answer(frame, page, answer, reader)),
                },
                ["breadcrumb"] = Crumbs.Of(frame, ("Questions", "/questions"), (question.Title, question.Path)),
            }
        );
    }

    private static Dictionary<string, object?> Answer(Frame frame, ShowModel page, AnswerView answer, Reader reader) =>
        new()
        {
            ["@type"] = "Answer",
            ["text"] = TextPreview.Of(answer.Html, LongestText),
            ["datePublished"] = answer.At,
            ["upvoteCount"] = answer.Thanks,
            ["url"] = $"{frame.Absolute(page.Question.Path)}#reponse-{answer.Id}",
            ["author"] = Author(answer.By, reader),
        };

    private static Dictionary<string, object?>? Author(Byline by, Reader reader) =>
        by.NameFor(reader) is { } name ? new() { ["@type"] = "Person", ["name"] = name } : null;
}
