using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Tests.Language.Index;

public class ScopeTests
{
    private const long Public = 1;
    private const long Members = 2;
    private const long Staff = 3;

    private static readonly string[] Words =
    [
        "découpeuse",
        "découpeuses",
        "découpe",
        "réserver",
        "réservation",
        "réservations",
        "laser",
        "lasers",
        "atelier",
        "four",
        "céramique",
        "céramiste",
        "clé",
        "clés",
        "imprimante",
        "imprimer",
        "impression",
        "wifi",
        "salle",
        "salles",
        "salarié",
        "licencier",
        "licenciement",
        "boulot",
        "travail",
        "emploi",
        "médecin",
        "ouvrir",
        "ouvert",
        "ouverture",
        "porte",
        "monnaie",
    ];

    private static readonly string[] Questions =
    [
        "réserver la découpeuse",
        "decoupuese lazer",
        "le boulot du docteur",
        "portemonnaie",
        "ouvre l'atelier",
        "imprimer",
        "lice",
        "est-ce que",
        "salle wi-fi",
        "licenciement du salarié",
        "secretissime",
        "réserv",
    ];

    [Fact]
    public void What_is_out_of_sight_changes_nothing_in_an_answer()
    {
        var chance = new Random(20261122);
        var passages = Enumerable.Range(0, 400).Select(i => Make(i, chance)).ToList();
        var everything = new PassageIndex();
        foreach (var some in passages.Chunk(23))
            everything.PutMany(some);
        foreach (var scopes in new long[][] { [Public], [Members], [Public, Members], [99] })
        {
            var visible = new PassageIndex();
            visible.PutMany(passages.Where(p => scopes.Contains(p.Scope)).Reverse());
            foreach (var question in Questions)
            foreach (var typing in new[] { false, true })
            {
                var options = new SearchOptions { AsYouType = typing, Today = 9_000 };
                var (with, without) = (
                    everything.Search(question, new(scopes), options),
                    visible.Search(question, new(scopes), options)
                );
                PassageIndexTests.Answer(with).ShouldBe(PassageIndexTests.Answer(without), question);
            }
        }
    }

    [Fact]
    public void What_became_secret_leaves_no_trace()
    {
        var (moved, never) = (new PassageIndex(), new PassageIndex());
        Passage open = new(1, 1, Public, "", "", "", "la salle est ouverte", Tongue.French);
        Passage secret = new(2, 2, Public, "", "", "", "la salle du licenciement", Tongue.French);
        moved.PutMany([open, secret]);
        moved.Put(secret with { Scope = Staff });
        never.Put(open);

        foreach (var question in new[] { "salle", "licenciment", "licenciement" })
            PassageIndexTests
                .Answer(moved.Search(question, new(Public)))
                .ShouldBe(PassageIndexTests.Answer(never.Search(question, new(Public))));
    }

    [Fact]
    public void A_reader_of_nothing_finds_nothing()
    {
        var index = new PassageIndex();
        index.Put(new Passage(1, 1, Public, "", "", "", "la salle", Tongue.French));

        index.Search("salle", default).ShouldBe(Hits.None);
        index.Search("salle", new(Members)).ShouldBe(Hits.None);
    }

    private static Passage Make(int i, Random chance)
    {
        // The words of each scope differ, so that forbidden vocabulary would show in corrections and completions.
        var scope = chance.Next(3) + 1;
        var own = Words.Where((_, w) => scope == Staff || w % 3 != scope).ToArray();
        var body = string.Join(' ', Enumerable.Range(0, 3 + chance.Next(20)).Select(_ => own[chance.Next(own.Length)]));
        if (scope == Staff)
            body += " secretissime taf bosser docteur clinique réservoir portable";
        return new Passage(
            i,
            i / 2,
            scope,
            own[chance.Next(4)],
            own[chance.Next(9)],
            "",
            body,
            Tongue.French,
            (byte)chance.Next(6),
            chance.Next(9_000),
            chance.Next(5) == 0
        );
    }
}
