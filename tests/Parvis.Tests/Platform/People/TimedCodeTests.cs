using System.Text;
using Parvis.Platform.People;

namespace Parvis.Tests.Platform.People;

public sealed class TimedCodeTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the last six digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var step = TimedCode.StepAt(DateTime.UnixEpoch.AddSeconds(seconds));
        TimedCode.Of(Secret, step).ShouldBe(code);
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void The_step_before_and_the_one_after_count_too(int away, bool counts)
    {
        var now = DateTime.UnixEpoch.AddSeconds(1_700_000_000);
        var step = TimedCode.StepAt(now) + away;
        TimedCode.StepOf(Secret, TimedCode.Of(Secret, step), now).ShouldBe(counts ? step : null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870822")]
    [InlineData("é87082")]
    public void What_is_no_code_is_of_no_step(string typed) =>
        TimedCode.StepOf(Secret, typed, DateTime.UnixEpoch.AddSeconds(59)).ShouldBeNull();

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_written_in_base_32(string bytes, string text) =>
        TimedCode.InBase32(Encoding.ASCII.GetBytes(bytes)).ShouldBe(text);
}
