using Parvis.Platform;
using Parvis.Platform.Finding;
using Parvis.Platform.Pictures;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>What people asked, and what others answered.</summary>
public sealed class QuestionsFeature : IFeature
{
    public void Furnish(House house)
    {
        house.Services.AddSingleton<IFindable, FindQuestions>();
        house.Services.AddSingleton<ICarriesPictures, QuestionPictures>();
        house.Services.AddSingleton<IShelf, QuestionsOnShelf>();
        house.Services.AddSingleton<IOutline, QuestionsOutline>();
        house.Services.AddSingleton<QuestionPaces>();
        house.Services.AddScoped<TellAsker>();
        house.Routes(KeepAnswer.Map);
        house.Menu(new MenuItem("/questions", "Questions", "ask", 20));
    }
}
