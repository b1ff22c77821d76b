namespace Parvis.Bench;

internal static class Engine
{
    public static int Run(string[] rest) => rest.Length;
}
