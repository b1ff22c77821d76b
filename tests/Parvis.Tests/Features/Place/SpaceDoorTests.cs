using Parvis.Features.Place;

namespace Parvis.Tests.Features.Place;

public sealed class SpaceDoorTests
{
    [Theory]
    [InlineData("cafe-du-parvis", "cup")]
    [InlineData("bureaux", "desk")]
    [InlineData("atelier-bois", "bench")]
    [InlineData("atelier-couture", "spool")]
    [InlineData("jardin-partage", "planter")]
    [InlineData("studio", "microphone")]
    [InlineData("reserve", "any")]
    public void The_name_of_a_space_says_what_is_behind_its_door(string slug, string picture) =>
        SpaceDoor.Of(slug).Picture.ShouldBe(picture);
}
