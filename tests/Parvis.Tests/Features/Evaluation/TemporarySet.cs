using System.IO.Compression;
using System.Text.Json;
using Parvis.Features.Evaluation;

namespace Parvis.Tests.Features.Evaluation;

/// <summary>A small set that a test writes, and that goes away with it.</summary>
public sealed class TemporarySet : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("parvis-set-");

    public string RunFile => Path.Combine(_directory.FullName, "run.tsv");

    public TemporarySet Objects(string file, params object[] lines)
    {
        using var zipped = new GZipStream(
            File.Create(Path.Combine(_directory.FullName, file)),
            CompressionLevel.Fastest
        );
        using var writer = new StreamWriter(zipped);
        foreach (var line in lines)
            writer.WriteLine(line as string ?? JsonSerializer.Serialize(line));
        return this;
    }

    public TemporarySet Text(string file, string text)
    {
        File.WriteAllText(Path.Combine(_directory.FullName, file), text);
        return this;
    }

    public (int Code, string Output, string Errors) Evaluate(bool asJson = true)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = Evaluator.Run(_directory, asJson, new FileInfo(RunFile), output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    public JsonElement Measures()
    {
        var (code, output, errors) = Evaluate();
        code.ShouldBe(0, errors);
        using var json = JsonDocument.Parse(output);
        return json.RootElement.Clone();
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
