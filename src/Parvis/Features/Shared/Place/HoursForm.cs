using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Shared.Place;

/// <summary>The hours of a week, one line a day, and the days between which they hold.</summary>
public sealed class HoursForm
{
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }

    [StringLength(HoursText.Longest)]
    public string? Monday { get; set; }

    [StringLength(HoursText.Longest)]
    public string? Tuesday { get; set; }

    [StringLength(HoursText.Longest)]
    public string? Wednesday { get; set; }

    [StringLength(HoursText.Longest)]
    public string? Thursday { get; set; }

    [StringLength(HoursText.Longest)]
    public string? Friday { get; set; }

    [StringLength(HoursText.Longest)]
    public string? Saturday { get; set; }

    [StringLength(HoursText.Longest)]
    public string? Sunday { get; set; }

    public static HoursForm Of(Timetable table) =>
        new()
        {
            From = table.From,
            Until = table.Until,
            Monday = HoursText.Write(table.Week[DayOfWeek.Monday]),
            Tuesday = HoursText.Write(table.Week[DayOfWeek.Tuesday]),
            Wednesday = HoursText.Write(table.Week[DayOfWeek.Wednesday]),
            Thursday = HoursText.Write(table.Week[DayOfWeek.Thursday]),
            Friday = HoursText.Write(table.Week[DayOfWeek.Friday]),
            Saturday = HoursText.Write(table.Week[DayOfWeek.Saturday]),
            Sunday = HoursText.Write(table.Week[DayOfWeek.Sunday]),
        };

    /// <summary>What was typed for a day.</summary>
    public string? this[DayOfWeek day] =>
        day switch
        {
            DayOfWeek.Monday => Monday,
            DayOfWeek.Tuesday => Tuesday,
            DayOfWeek.Wednesday => Wednesday,
            DayOfWeek.Thursday => Thursday,
            DayOfWeek.Friday => Friday,
            DayOfWeek.Saturday => Saturday,
            DayOfWeek.Sunday => Sunday,
            _ => throw new ArgumentOutOfRangeException(nameof(day), day, null),
        };

    /// <summary>Reads the lines; what is not understood is said beside its day.</summary>
    public Timetable Read(ModelStateDictionary state, Texts texts, string prefix)
    {
        if (From > Until)
            state.AddModelError($"{prefix}.{nameof(Until)}", texts["La fin vient avant le début."]);
        var week = new Dictionary<DayOfWeek, IReadOnlyList<DayPeriod>>();
        foreach (var day in Timetable.Days)
        {
            var (periods, fault, about) = HoursText.Parse(this[day]);
            week[day] = periods;
            if (fault != HoursFault.None)
                state.AddModelError($"{prefix}.{day}", Words(fault, about, texts));
        }
        return new Timetable(From, Until, week);
    }

    private static string Words(HoursFault fault, string about, Texts texts) =>
        string.Format(
            CultureInfo.InvariantCulture,
            fault switch
            {
                HoursFault.EndBeforeStart => texts[
                    "« {0} » : la fin vient avant le début. Pour une soirée qui passe minuit, écrivez 18h-24h, et 0h-2h le lendemain.",
                    "« {0} » : la fin vient avant le début. Pour une soirée qui passe minuit, écris 18h-24h, et 0h-2h le lendemain."
                ],
                HoursFault.Overlap => texts["« {0} » chevauche les autres heures de ce jour."],
                HoursFault.TooMany => texts["Six périodes par jour au plus."],
                HoursFault.NotUnderstood or HoursFault.None => texts[
                    "« {0} » n’est pas compris. Écrivez par exemple 9h-12h30, 14h-19h, ou fermé.",
                    "« {0} » n’est pas compris. Écris par exemple 9h-12h30, 14h-19h, ou fermé."
                ],
            },
            about
        );
}

/// <summary>Days on which the place is shut whatever its hours.</summary>
public sealed class ClosingForm
{
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }

    [StringLength(200)]
    public string? Reason { get; set; }

    public bool IsEmpty => From is null && Until is null && string.IsNullOrWhiteSpace(Reason);

    /// <summary>The closing, or null with an error beside the field. One day alone needs no end.</summary>
    public Closing? Read(ModelStateDictionary state, Texts texts, string prefix)
    {
        if (From is not { } from)
        {
            state.AddModelError($"{prefix}.{nameof(From)}", texts["Il manque le premier jour."]);
            return null;
        }
        if (Until < from)
        {
            state.AddModelError($"{prefix}.{nameof(Until)}", texts["La fin vient avant le début."]);
            return null;
        }
        return new Closing
        {
            From = from,
            Until = Until ?? from,
            Reason = Reason?.Trim() ?? "",
        };
    }
}
