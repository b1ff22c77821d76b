using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Data;

/// <summary>A short run of <c>bench/kill9</c>.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task A_program_killed_at_any_moment_loses_nothing_acknowledged_and_starts_again()
    {
        await using var ground = await TestGround.Create();

        var ended = await Cli.Run(ground, "Parvis.Writer.dll", ["kill", Path.Combine(ground.Folder.Root, "lieu"), "3"]);

        ended.Code.ShouldBe(0, ended.Out + ended.Error);
        ended.Out.ShouldContain(" 0 lost");
        ended.Out.ShouldContain(" 0 torn");
    }

    [Fact]
    public async Task A_served_place_killed_while_members_answer_loses_and_doubles_nothing_and_its_index_is_a_rebuilt_one()
    {
        await using var ground = await TestGround.Create();
        var folder = Path.Combine(ground.Folder.Root, "lieu");

        var ended = await Cli.Run(ground, "Parvis.Writer.dll", ["kill-answers", folder, "2"]);

        ended.Code.ShouldBe(0, ended.Out + ended.Error);
        ended.Out.ShouldContain(" 0 lost");
        ended.Out.ShouldContain(" 0 doubled");
        ended.Out.ShouldContain(" 0 times an index unlike a rebuilt one");
    }
}
