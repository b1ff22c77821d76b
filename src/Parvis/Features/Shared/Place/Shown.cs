namespace Parvis.Features.Shared.Place;

/// <summary>A page that asks the facts of the place; the names of the fields are those of this property.</summary>
public interface IHasPlaceForm
{
    PlaceForm Place { get; }
}

/// <summary>A page that asks the hours of a week.</summary>
public interface IHasHoursForm
{
    HoursForm Hours { get; }
}
