using NodaTime;
using Parvis.Language.Text;
using Parvis.Platform.Text;

namespace Parvis.Tests.Platform.Text;

public class DatesTests
{
    private static readonly LocalDateTime Now = new(2026, 4, 14, 18, 30);

    [Theory]
    [InlineData(0, "à l’instant", "just now")]
    [InlineData(20, "il y a 20\u00A0min", "20\u00A0min ago")]
    [InlineData(3 * 60, "il y a 3\u00A0h", "3\u00A0h ago")]
    [InlineData(25 * 60, "hier à 17\u00A0h\u00A030", "yesterday at 17:30")]
    [InlineData(3 * 1440, "il y a 3\u00A0jours", "3\u00A0days ago")]
    [InlineData(13 * 1440, "le 1er\u00A0avril", "on 1\u00A0April")]
    [InlineData(365 * 1440, "le 14\u00A0avril 2025", "on 14\u00A0April 2025")]
    public void The_past_is_told_as_people_tell_it(int minutes, string french, string english)
    {
        Dates.Ago(Now.PlusMinutes(-minutes), Now, Tongue.French).ShouldBe(french);
        Dates.Ago(Now.PlusMinutes(-minutes), Now, Tongue.English).ShouldBe(english);
    }

    [Fact]
    public void A_month_has_its_name()
    {
        Dates.Month(8, Tongue.French).ShouldBe("août");
        Dates.Month(8, Tongue.English).ShouldBe("August");
    }

    [Fact]
    public void A_moment_has_its_weekday_and_its_hour()
    {
        Dates.Moment(Now, Tongue.French, 2026).ShouldBe("mardi 14\u00A0avril à 18\u00A0h\u00A030");
        Dates.Moment(Now, Tongue.English, 2026).ShouldBe("Tuesday 14\u00A0April at 18:30");
        Dates.Exact(Now, Tongue.French).ShouldBe("mardi 14\u00A0avril 2026 à 18\u00A0h\u00A030");
    }

    [Theory]
    [InlineData(512, "512\u00A0octets", "512\u00A0bytes")]
    [InlineData(1_400_000, "1,4\u00A0Mo", "1.4\u00A0MB")]
    [InlineData(999_999, "1\u00A0Mo", "1\u00A0MB")]
    [InlineData(48_000_000_000, "48\u00A0Go", "48\u00A0GB")]
    public void Weights_are_told_in_thousands(long bytes, string french, string english)
    {
        Sizes.InWords(bytes, Tongue.French).ShouldBe(french);
        Sizes.InWords(bytes, Tongue.English).ShouldBe(english);
    }
}
