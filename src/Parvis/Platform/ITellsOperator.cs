namespace Parvis.Platform;

/// <summary>Has something to say in the terminal when the server is ready.</summary>
public interface ITellsOperator
{
    /// <summary>The words, or null when there is nothing to say.</summary>
    /// <param name="address">Where the server answers: <c>http://localhost:5080</c>.</param>
    string? Say(string address);
}
