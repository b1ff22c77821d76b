using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Parvis.Tests")]
[assembly: InternalsVisibleTo("Parvis.Journeys")]
