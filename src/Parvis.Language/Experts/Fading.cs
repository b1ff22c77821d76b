namespace Parvis.Language.Experts;

/// <summary>
/// How evidence fades: by how many acts were done since by anybody, which keeps one pace for a busy place and a quiet one. (Fading
/// by the calendar too was tried: it found nobody better.) Power laws rather than half-lives: what was done long ago hardly counts
/// beside what was done lately, but never nothing. What one knows stays longer than one's presence.
/// </summary>
internal static class Fading
{
    private const int Horizon = 1 << 15;
    private static readonly float[] Presence = PowerLaw(acts: 85, steepness: 2.6);
    private static readonly float[] Knowledge = PowerLaw(acts: 100, steepness: 1.6);

    /// <summary>The share of somebody's presence left after so many acts.</summary>
    public static double OfPresence(int acts) => Presence[Math.Min(acts, Horizon - 1)];

    /// <summary>The share of somebody's knowledge left after so many acts.</summary>
    public static double OfKnowledge(int acts) => Knowledge[Math.Min(acts, Horizon - 1)];

    private static float[] PowerLaw(double acts, double steepness) =>
        [.. Enumerable.Range(0, Horizon).Select(n => (float)Math.Pow(1 + n / acts, -steepness))];
}
