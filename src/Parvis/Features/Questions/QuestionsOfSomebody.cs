using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions.Calling;
using Parvis.Features.Questions.Following;
using Parvis.Features.Questions.Tending;
using Parvis.Platform.Data;
using Parvis.Platform.Privacy;

namespace Parvis.Features.Questions;

/// <summary>What somebody asked, answered, follows and was asked. Questions and answers stay; who wrote them is forgotten.</summary>
internal sealed class QuestionsOfSomebody : IPersonalData
{
    private const string ForEver = "sans limite ; le nom peut en être retiré";
    private const string WhileThere = "tant que la personne est inscrite";

    public IReadOnlyList<Holding> Holdings { get; } =
    [Asked(), Answered(), Revised(), Followed(), Called(), Thanked(), Pending()];

    public async Task Erase(AppDb act, Subject who, DateTime now)
    {
        var id = who.PersonId;
        var touched = await act
            .Questions.Where(one => one.AuthorId == id || one.ClosedById == id || one.DeletedById == id)
            .Select(one => one.Id)
            .Union(
                act.AllAnswers.Where(one => one.AuthorId == id || one.AcceptedById == id).Select(one => one.QuestionId)
            )
            .ToListAsync();
        foreach (var question in touched)
            act.Touch(new Thing(Question.Kind, question));
        await ForgetNames(act, id);
        await act.QuestionFollows.Where(one => one.PersonId == id).ExecuteDeleteAsync();
        await act.QuestionCalls.Where(one => one.PersonId == id).ExecuteDeleteAsync();
        // The count on the answer stays: that many were helped.
        await act.Set<AnswerThanks>().Where(one => one.PersonId == id).ExecuteDeleteAsync();
        await Pending(act, who).ExecuteDeleteAsync();
    }

    private static async Task ForgetNames(AppDb act, long id)
    {
        await act
            .Questions.Where(one => one.AuthorId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.AuthorId, (long?)null));
        await act
            .Questions.Where(one => one.ClosedById == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosedById, (long?)null));
        await act
            .Questions.Where(one => one.DeletedById == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.DeletedById, (long?)null));
        await act
            .AllAnswers.Where(one => one.AuthorId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.AuthorId, (long?)null));
        await act
            .AllAnswers.Where(one => one.AcceptedById == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.AcceptedById, (long?)null));
        await act
            .QuestionRevisions.Where(one => one.AuthorId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.AuthorId, (long?)null));
        await act
            .QuestionCalls.Where(one => one.CalledById == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.CalledById, (long?)null));
    }

    private static Holding Asked() =>
        new Holding("questions", "Questions posées", "garder ce que le lieu sait", ForEver, Fate.LosesTheName)
        {
            Rows = (db, who) =>
                db
                    .Questions.Where(one => one.AuthorId == who.PersonId)
                    .OrderBy(one => one.Id)
                    .Select(one => new
                    {
                        numero = one.Id,
                        titre = one.Title,
                        texte = one.Text.Markdown,
                        le = one.AskedAt,
                    }),
        }.Of<Question>(nameof(Question.AuthorId), nameof(Question.ClosedById), nameof(Question.DeletedById));

    private static Holding Answered() =>
        new Holding("reponses", "Réponses écrites", "garder ce que le lieu sait", ForEver, Fate.LosesTheName)
        {
            Rows = (db, who) =>
                db
                    .AllAnswers.Where(one => one.AuthorId == who.PersonId)
                    .OrderBy(one => one.Id)
                    .Select(one => new
                    {
                        question = one.QuestionId,
                        texte = one.Text.Markdown,
                        le = one.At,
                        retenue = one.AcceptedAt,
                    }),
        }.Of<Answer>(nameof(Answer.AuthorId), nameof(Answer.AcceptedById));

    private static Holding Revised() =>
        new Holding(
            "corrections",
            "Corrections de questions et de réponses",
            "pouvoir revenir à ce qui était écrit",
            ForEver,
            Fate.LosesTheName
        )
        {
            Rows = (db, who) =>
                db
                    .QuestionRevisions.Where(one => one.AuthorId == who.PersonId)
                    .OrderBy(one => one.Id)
                    .Select(one => new { question = one.QuestionId, le = one.At }),
        }.Of<QuestionRevision>(nameof(QuestionRevision.AuthorId));

    private static Holding Followed() =>
        new Holding("suivis", "Questions suivies", "prévenir quand une réponse arrive", WhileThere, Fate.Goes)
        {
            Rows = (db, who) =>
                db
                    .QuestionFollows.Where(one => one.PersonId == who.PersonId)
                    .OrderBy(one => one.Id)
                    .Select(one => new
                    {
                        question = one.QuestionId,
                        depuis = one.Since,
                        arret = one.StoppedAt,
                    }),
        }.Of<QuestionFollow>(nameof(QuestionFollow.PersonId));

    private static Holding Called() =>
        new Holding(
            "demandes",
            "Questions pour lesquelles on a pensé à quelqu’un",
            "demander à qui sait, et pas trop souvent",
            WhileThere,
            Fate.Goes
        )
        {
            Rows = (db, who) =>
                db
                    .QuestionCalls.Where(one => one.PersonId == who.PersonId)
                    .OrderBy(one => one.Id)
                    .Select(one => new
                    {
                        question = one.QuestionId,
                        raison = one.Reason,
                        pense = one.ProposedAt,
                        demande = one.CalledAt,
                    }),
        }.Of<QuestionCall>(nameof(QuestionCall.PersonId), nameof(QuestionCall.CalledById));

    private static Holding Thanked() =>
        new Holding("mercis", "Réponses dites utiles", "compter chaque merci une fois", WhileThere, Fate.Goes)
        {
            Rows = (db, who) =>
                db.Set<AnswerThanks>()
                    .Where(one => one.PersonId == who.PersonId)
                    .OrderBy(one => one.Id)
                    .Select(one => new { reponse = one.AnswerId, le = one.At }),
        }.Of<AnswerThanks>(nameof(AnswerThanks.PersonId));

    private static Holding Pending() =>
        new Holding(
            "en-attente",
            "Questions qui attendent que l’adresse soit confirmée",
            "ne publier que ce que son auteur a confirmé",
            "trois jours",
            Fate.Goes
        )
        {
            Rows = (db, who) =>
                Pending(db, who)
                    .OrderBy(one => one.Id)
                    .Select(one => new
                    {
                        adresse = one.Email,
                        nom = one.Name,
                        titre = one.Title,
                        texte = one.Text,
                        le = one.CreatedAt,
                    }),
        }.Of<PendingQuestion>(nameof(PendingQuestion.Email), nameof(PendingQuestion.Name));

    private static IQueryable<PendingQuestion> Pending(AppDb db, Subject who) =>
        db.PendingQuestions.Where(one => who.Keys.Contains(one.Email) || who.Keys.Contains(one.Email.ToLower()));
}
