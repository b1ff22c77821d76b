using System.IO.Compression;
using System.Text;
using Parvis.Formats;
using Parvis.Formats.QuestionsAndAnswers;

namespace Parvis.Tests.Formats.QuestionsAndAnswers;

public class QaReaderTests
{
    private const string Whole = """
        {"id":"q1","title":"Où est la clé ?","text":"Je la cherche.","author":"Anne","created":"2024-03-12T10:00:00+01:00","tags":["clé"],"lang":"fr","visibility":"members","answers":[{"id":1,"text":"Au tableau.","author":"Luc","created":"2024-03-12","accepted":true,"score":3}]}
        """;

    [Fact]
    public void A_question_comes_with_its_answers()
    {
        var record = Read("\uFEFF" + Whole + "\n\n").Single().Record.ShouldNotBeNull();
        record.Title.ShouldBe("Où est la clé ?");
        record.Created.ShouldBe(new DateTime(2024, 3, 12, 9, 0, 0, DateTimeKind.Utc));
        record.Visibility.ShouldBe(QaVisibility.Members);
        record.IsQuestion.ShouldBeTrue();
        record
            .Answers.Single()
            .ShouldBe(
                new QaAnswer("1", "Au tableau.", "Luc", new DateTime(2024, 3, 12, 0, 0, 0, DateTimeKind.Utc), true, 3)
            );
    }

    [Theory]
    [InlineData("{", QaFault.NotJson, "")]
    [InlineData("[]", QaFault.NotAnObject, "")]
    [InlineData("{\"id\":\"a\"}", QaFault.Missing, "title")]
    [InlineData("{\"title\":5}", QaFault.WrongType, "title")]
    [InlineData("{\"title\":\"a\",\"created\":\"hier\"}", QaFault.BadDate, "created")]
    [InlineData("{\"title\":\"a\",\"visibility\":\"secret\"}", QaFault.UnknownValue, "visibility")]
    [InlineData("{\"title\":\"a\",\"answers\":[{\"text\":\"b\"},{}]}", QaFault.Missing, "answers[1].text")]
    [InlineData(
        "{\"title\":\"a\",\"answers\":[{\"text\":\"b\",\"accepted\":\"oui\"}]}",
        QaFault.WrongType,
        "answers[0].accepted"
    )]
    [InlineData("{\"title\":\"\\ud800\"}", QaFault.NotJson, "title")]
    public void A_bad_line_says_what_is_wrong_and_the_others_are_read(string line, QaFault fault, string field)
    {
        var lines = Read("{\"title\":\"avant\"}\n" + line + "\n{\"title\":\"après\"}").ToList();
        lines.Select(read => read.Record?.Title).ShouldBe(["avant", null, "après"]);
        lines[1].Error.ShouldBe(new QaError(2, fault, field, FileKind.JsonLines));
    }

    [Fact]
    public void A_repeated_id_is_refused() =>
        Read("{\"id\":1,\"title\":\"a\"}\n{\"id\":\"1\",\"title\":\"b\"}")
            .Last()
            .Error!.Fault.ShouldBe(QaFault.Repeated);

    [Fact]
    public void A_line_that_is_too_long_is_stepped_over()
    {
        var text = "{\"title\":\"" + new string('a', QaReader.LongestLine * 3) + "\"}\n{\"title\":\"b\"}";
        var lines = Read(text).ToList();
        lines[0].Error!.Fault.ShouldBe(QaFault.LineTooLong);
        lines[1].Record!.Line.ShouldBe(2);
    }

    [Theory]
    [InlineData("", QaFault.Empty)]
    [InlineData("PK\u0003\u0004", QaFault.NotJsonLines)]
    [InlineData("[{\"title\":\"a\"}]", QaFault.NotJsonLines)]
    public void Another_kind_of_file_is_named(string text, QaFault fault) =>
        Read(text).Single().Error!.Fault.ShouldBe(fault);

    [Fact]
    public void A_compressed_file_that_is_cut_gives_its_lines_then_says_so()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(
                Encoding.UTF8.GetBytes(
                    string.Concat(Enumerable.Range(0, 20_000).Select(n => $"{{\"title\":\"{n * 7919}\"}}\n"))
                )
            );
        var lines = QaReader.Read(new MemoryStream(packed.ToArray(), 0, (int)packed.Length / 2)).ToList();
        lines.Count.ShouldBeGreaterThan(1_000);
        lines.Count(line => line.Error is not null).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    [Trait("needs", "shared")]
    public void The_guide_for_associations_is_read_as_pages()
    {
        var lines = QaReader.Read(SharedData.Open("garden/service-public-associations.jsonl.gz")).ToList();
        lines.Count.ShouldBe(107);
        lines.ShouldAllBe(line =>
            line.Record != null && !line.Record.IsQuestion && line.Record.Created != null && line.Record.Tags.Count > 0
        );
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(5);
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Whole + "\n" + Whole);
            for (var change = 0; change < 1 + (round % 9); change++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            QaReader.Read(new MemoryStream(bytes)).Count().ShouldBeGreaterThan(0);
        }
    }

    private static IEnumerable<QaLine> Read(string text) =>
        QaReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
