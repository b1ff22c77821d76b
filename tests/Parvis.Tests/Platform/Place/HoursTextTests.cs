using FsCheck;
using FsCheck.Fluent;
using Parvis.Platform.Place;

namespace Parvis.Tests.Platform.Place;

public sealed class HoursTextTests
{
    [Theory]
    [InlineData("9h-12h30, 14h-19h", "9h-12h30, 14h-19h")]
    [InlineData("14h-19h et 9h-12h30", "9h-12h30, 14h-19h")]
    [InlineData("de 9 h à 12 h 30 ; 14:00–19.00", "9h-12h30, 14h-19h")]
    [InlineData("9h—12h", "9h-12h")]
    [InlineData("09:30-18:05", "9h30-18h05")]
    [InlineData("midi-minuit", "12h-24h")]
    [InlineData("18h-0h", "18h-24h")]
    [InlineData("9-17", "9h-17h")]
    [InlineData("from 9:00 to 17:00", "9h-17h")]
    [InlineData("9h-12h / 14h-18h", "9h-12h, 14h-18h")]
    [InlineData("0h-24h", "0h-24h")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData(" Fermé ", "")]
    [InlineData("–", "")]
    public void Hours_are_read_as_people_write_them(string? typed, string read)
    {
        var (periods, fault, _) = HoursText.Parse(typed);
        fault.ShouldBe(HoursFault.None);
        HoursText.Write(periods).ShouldBe(read);
    }

    [Theory]
    [InlineData("9h-8h", HoursFault.EndBeforeStart)]
    [InlineData("22h-2h", HoursFault.EndBeforeStart)]
    [InlineData("9h-9h", HoursFault.EndBeforeStart)]
    [InlineData("9h-12h, 11h-14h", HoursFault.Overlap)]
    [InlineData("25h-26h", HoursFault.NotUnderstood)]
    [InlineData("9h-12h75", HoursFault.NotUnderstood)]
    [InlineData("24h-2h", HoursFault.NotUnderstood)]
    [InlineData("le matin", HoursFault.NotUnderstood)]
    [InlineData("9h", HoursFault.NotUnderstood)]
    [InlineData("1-2,3-4,5-6,7-8,9-10,11-12,13-14", HoursFault.TooMany)]
    public void What_is_wrong_is_named(string typed, HoursFault fault) => HoursText.Parse(typed).Fault.ShouldBe(fault);

    [Fact]
    public void Any_text_is_answered_and_what_is_understood_is_read_back_the_same() =>
        Prop.ForAll<string>(text =>
            {
                var (periods, fault, _) = HoursText.Parse(text);
                return fault != HoursFault.None
                    || HoursText.Parse(HoursText.Write(periods)).Periods.SequenceEqual(periods);
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_line_of_ten_thousand_characters_is_answered() =>
        HoursText.Parse(string.Concat(Enumerable.Repeat("9h-", 4000))).Fault.ShouldBe(HoursFault.NotUnderstood);
}
