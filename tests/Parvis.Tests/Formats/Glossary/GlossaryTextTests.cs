using FsCheck;
using FsCheck.Fluent;
using Parvis.Formats.Glossary;

namespace Parvis.Tests.Formats.Glossary;

public class GlossaryTextTests
{
    [Fact]
    public void An_entry_has_a_term_its_synonyms_and_a_definition()
    {
        var entry = Single("**Acrylique coulé** (PMMA, plexiglas) : plastique en plaques.");

        entry.Term.ShouldBe("Acrylique coulé");
        entry.Synonyms.ShouldBe(["PMMA", "plexiglas"]);
        entry.Definition.ShouldBe("plastique en plaques.");
    }

    [Theory]
    [InlineData("**Loge** : une pièce.")]
    [InlineData("**Loge**\u00a0: une pièce.")]
    [InlineData("**Loge**\u202f:\u00a0une pièce.")]
    [InlineData("**Loge**: une pièce.")]
    [InlineData("- **Loge** : une pièce.")]
    [InlineData("  * **Loge** () : une pièce.")]
    [InlineData("**Loge** (loge, ,) : une pièce.")]
    [InlineData("**Loge** :\r\nune pièce.")]
    public void The_same_entry_may_be_written_in_several_ways(string markdown)
    {
        var entry = Single(markdown);

        entry.Term.ShouldBe("Loge");
        entry.Synonyms.ShouldBeEmpty();
        entry.Definition.ShouldBe("une pièce.");
    }

    [Fact]
    public void A_definition_keeps_its_own_colons_parentheses_and_bold_words() =>
        Single("**AG** (assemblée) : deux dates : mars (ici) et **mai**.")
            .Definition.ShouldBe("deux dates : mars (ici) et **mai**.");

    [Fact]
    public void Headings_plain_text_and_code_are_no_entries()
    {
        const string page = """
            ---
            title: Glossaire
            ---
            Une phrase d’accueil : elle ne compte pas.

            ## A
            **AG** (assemblée générale) : réunion
            une fois l’an.
            ## B
            **Badge** : disque gris.
            **Broyat** : bois broyé.

            ```
            **Code** : pas une entrée.
            ```
            """;

        GlossaryText.Parse(page).Select(e => e.Term).ShouldBe(["AG", "Badge", "Broyat"]);
        GlossaryText.Parse(page)[0].Definition.ShouldBe("réunion une fois l’an.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("**")]
    [InlineData("****")]
    [InlineData("**** : sans terme.")]
    [InlineData("**Loge")]
    [InlineData("**Loge** sans deux-points.")]
    [InlineData("**Loge** :")]
    [InlineData("**Loge** (jamais fermée : ou presque.")]
    public void What_is_not_finished_is_left_out(string markdown) => GlossaryText.Parse(markdown).ShouldBeEmpty();

    [Fact]
    public void Synonyms_are_not_repeated() =>
        Single("**Colis** (paquet, Paquet, COLIS) : boîte.").Synonyms.ShouldBe(["paquet"]);

    [Fact]
    public void Anything_at_all_can_be_read() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                text => GlossaryText.Parse($"**{text.Get}").All(e => e.Term.Length > 0 && e.Definition.Length > 0)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_entry_written_out_is_read_back_the_same()
    {
        var entry = Single("**SCIC** (coopérative, société coopérative) : une entreprise.");
        var again = Single($"**{entry.Term}** ({string.Join(", ", entry.Synonyms)}) : {entry.Definition}");

        again.ShouldBeEquivalentTo(entry);
    }

    private static GlossaryEntry Single(string markdown) => GlossaryText.Parse(markdown).ShouldHaveSingleItem();
}
