using NodaTime;
using Parvis.Platform.Place;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Place;

/// <summary>Opening hours in words.</summary>
internal static class OpeningWords
{
    /// <summary>« 9 h – 12 h 30, 14 h – 21 h », « fermé ». A line breaks between two periods, never inside one.</summary>
    public static string OfDay(IReadOnlyList<OpenPeriod> periods, Texts texts) =>
        periods.Count == 0
            ? texts["Fermé"].ToLowerInvariant()
            : string.Join(
                ", ",
                periods.Select(period =>
                    $"{Dates.Hour(period.Opens.TimeOfDay, texts.Tongue)}\u00A0–\u2060\u00A0{Closing(period, texts)}"
                )
            );

    /// <summary>What follows the large « Ouvert » or « Fermé » of the sign.</summary>
    public static string Until(OpenState state, LocalDateTime now, Texts texts)
    {
        if (state.Until is not { } until)
            return state.Open ? texts["sans interruption"] : texts["jusqu’à nouvel ordre"];
        var hour = Dates.Hour(until.TimeOfDay, texts.Tongue);
        if (state.Open)
            return until.Date == now.Date && until.Hour >= 18
                ? texts.Format("jusqu’à {0} ce soir", hour)
                : texts.Format("jusqu’à {0}", until.TimeOfDay == LocalTime.Midnight ? texts["minuit"] : hour);
        if (until.Date == now.Date)
            return texts.Format("ouvre à {0}", hour);
        return until.Date == now.Date.PlusDays(1)
            ? texts.Format("ouvre demain à {0}", hour)
            : texts.Format("ouvre {0}", Dates.Moment(until, texts.Tongue, now.Year));
    }

    /// <summary>« Fermé le lundi 25 mai : travaux. »</summary>
    public static string OfClosing(Closing closing, int thisYear, Texts texts)
    {
        var from = Dates.WholeDay(LocalDate.FromDateOnly(closing.From), texts.Tongue, thisYear);
        var until = Dates.WholeDay(LocalDate.FromDateOnly(closing.Until), texts.Tongue, thisYear);
        var when =
            closing.From == closing.Until
                ? texts.Format("Fermé exceptionnellement le {0}", from)
                : texts.Format("Fermé exceptionnellement du {0} au {1}", from, until);
        return closing.Reason.Length == 0 ? when + "." : texts.Format("{0} : {1}", when, closing.Reason);
    }

    private static string Closing(OpenPeriod period, Texts texts) =>
        period.Closes.TimeOfDay == LocalTime.Midnight
            ? texts["minuit"]
            : Dates.Hour(period.Closes.TimeOfDay, texts.Tongue);
}
