using Parvis.Formats.QuestionsAndAnswers;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.Import;

/// <summary>Questions with their answers, one JSON object a line; a line without answers is a page.</summary>
internal sealed class QaImport(Importer importer)
{
    public static string SourceOf(FileInfo file) => Words.Fit($"qa:{file.Name.Split('.')[0]}", 180);

    public async Task Run(FileInfo file, Action<double> progress, CancellationToken stop)
    {
        await using var stream = file.OpenRead();
        await importer.Carry(
            Records(stream),
            Prepare,
            () => progress((double)stream.Position / Math.Max(1, stream.Length)),
            stop
        );
    }

    private IEnumerable<Raw<QaRecord>> Records(Stream stream)
    {
        foreach (var line in QaReader.Read(stream))
        {
            if (line.Record is { } record)
                yield return new(KeyOf(record), FingerprintOf(record), Length(record), record);
            else if (line.Error!.Fault is QaFault.NotJsonLines or QaFault.Empty or QaFault.Damaged)
                importer.Report.Stopped = FaultWords.Of(line.Error);
            else
                importer.Report.LeaveOut(FaultWords.Of(line.Error), $"ligne {line.Error.Line}");
        }
    }

    private Task<Drafts> Prepare(IReadOnlyList<Raw<QaRecord>> records)
    {
        // Addresses in the order of the file, whichever core is the first to be done.
        var slugs = records
            .Where(raw => !raw.Content.IsQuestion)
            .ToDictionary(raw => raw.Key, raw => importer.Addresses.Of(raw.Key, raw.Content.Title));
        var drafts = records
            .AsParallel()
            .AsOrdered()
            .Select(raw => raw.Content.IsQuestion ? (object)QuestionOf(raw) : PageOf(raw, slugs[raw.Key]))
            .ToList();
        return Task.FromResult(new Drafts([.. drafts.OfType<PageDraft>()], [.. drafts.OfType<QuestionDraft>()]));
    }

    private QuestionDraft QuestionOf(Raw<QaRecord> raw)
    {
        var record = raw.Content;
        var at = record.Created ?? importer.Now;
        return new QuestionDraft
        {
            Key = raw.Key,
            Fingerprint = raw.Fingerprint,
            Title = Words.Fit(record.Title, Questions.Question.TitleLength),
            Text = Markdown.From(record.Text),
            Author = record.Author,
            At = at,
            Scope = ScopeOf(record),
            Tongue = Words.TongueOf(record.Language, $"{record.Title}\n{record.Text}"),
            Tags = record.Tags,
            Answers =
            [
                .. record.Answers.Select(answer => new AnswerDraft(
                    Markdown.From(answer.Text),
                    answer.Author,
                    answer.Created ?? at,
                    answer.Accepted,
                    (int)Math.Clamp(answer.Score ?? 0, 0, int.MaxValue / 2)
                )),
            ],
        };
    }

    private PageDraft PageOf(Raw<QaRecord> raw, string slug)
    {
        var record = raw.Content;
        var title = Words.Fit(record.Title, Garden.Page.TitleLength);
        var at = record.Created ?? importer.Now;
        return new PageDraft
        {
            Key = raw.Key,
            Fingerprint = raw.Fingerprint,
            Title = title,
            Slug = slug,
            Text = Markdown.From(record.Text),
            Revisions = [new(title, record.Text, record.Author, at, "")],
            CreatedAt = at,
            Scope = ScopeOf(record),
            Tongue = Words.TongueOf(record.Language, record.Text),
            Tags = record.Tags,
        };
    }

    // The narrower of what the line says and what the command says.
    private Scope ScopeOf(QaRecord record)
    {
        var own = record.Visibility switch
        {
            QaVisibility.Public => Scope.Public,
            QaVisibility.Members => Scope.Members,
            QaVisibility.Staff => Scope.Staff,
            _ => throw new InvalidOperationException($"Unknown visibility {record.Visibility}."),
        };
        return own.Value > importer.Choices.Visible.Value ? own : importer.Choices.Visible;
    }

    private static string KeyOf(QaRecord record) =>
        record.Id is { Length: <= 400 } id ? id : "=" + Fingerprints.Of(record.Id, record.Title, record.Text);

    private static int Length(QaRecord record) => record.Text.Length + record.Answers.Sum(answer => answer.Text.Length);

    private static string FingerprintOf(QaRecord record)
    {
        var parts = new List<string?>
        {
            record.Title,
            record.Text,
            record.Author,
            record.Created?.ToString("O"),
            record.Language,
            string.Join('\n', record.Tags),
        };
        foreach (var answer in record.Answers)
        {
            parts.Add(answer.Text);
            parts.Add(answer.Author);
            parts.Add(answer.Created?.ToString("O"));
            parts.Add($"{answer.Accepted} {answer.Score}");
        }
        return Fingerprints.Of([.. parts]);
    }
}
