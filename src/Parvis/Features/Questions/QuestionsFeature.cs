using NodaTime;
using Parvis.Features.Questions.Calling;
using Parvis.Features.Questions.Following;
using Parvis.Features.Questions.Tending;
using Parvis.Platform;
using Parvis.Platform.Finding;
using Parvis.Platform.Hiding;
using Parvis.Platform.Pictures;
using Parvis.Platform.Privacy;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>What people asked, and what others answered.</summary>
public sealed class QuestionsFeature : IFeature
{
    public void Furnish(House house)
    {
        house.Services.AddSingleton<IFindable, FindQuestions>();
        house.Services.AddSingleton<IRenewed, Renewed<Question>>();
        house.Services.AddSingleton<IRenewed, Renewed<Answer>>();
        house.Services.AddSingleton<ICarriesPictures, QuestionPictures>();
        house.Services.AddSingleton<IShelf, QuestionsOnShelf>();
        house.Services.AddSingleton<IAskedAgain, QuestionsAskedAgain>();
        house.Services.AddSingleton<IOutline, QuestionsOutline>();
        house.Services.AddSingleton<IHideable, HideQuestion>();
        house.Services.AddSingleton<IHideable, HideAnswer>();
        house.Services.AddSingleton<IPersonalData, QuestionsOfSomebody>();
        house.Services.AddSingleton<QuestionPaces>();
        house.Services.AddSingleton<QuestionKeys>();
        house.Services.AddScoped<Answering>();
        house.Services.AddScoped<Callees>();
        house.Services.AddScoped<Posting>();
        house.Services.AddScoped<Waiting>();
        house.Job<TellFollowers, FollowersWriter>();
        house.Job<TellCalled, CallWriter>();
        house.Job<PurgeQuestions, QuestionPurge>();
        house.Daily(new LocalTime(3, 40), "purge-questions", new PurgeQuestions());
        house.Services.AddScoped<NearPages>();
        house.Routes(KeepAnswer.Map);
        house.Routes(FollowQuestion.Map);
        house.Menu(new MenuItem("/questions", "Questions", "ask", 20));
    }
}
