using NodaTime;
using Parvis.Platform;

namespace Parvis.Features.Writing;

/// <summary>What helps to write: the preview, pictures, and the text of a session that is over.</summary>
public sealed class WritingFeature : IFeature
{
    public void Furnish(House house)
    {
        house.Services.AddSingleton<PicturePace>();
        house.Routes(PreviewText.Map);
        house.Routes(ShowPicture.Map);
        house.Job<DropPictures, PictureBroom>();
        house.Daily(new LocalTime(3, 40), "drop-pictures", new DropPictures());
    }
}
