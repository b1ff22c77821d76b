using System.Text;
using Parvis.Formats;
using Parvis.Formats.People;

namespace Parvis.Tests.Formats.People;

public sealed class PeopleReaderTests
{
    private const string HelloAsso =
        "Référence commande;Date de la commande;Statut de la commande;Nom adhérent;Prénom adhérent;Nom payeur;Prénom payeur;"
        + "Email payeur;Raison sociale;Moyen de paiement;Tarif;Montant tarif;Code Promo;Téléphone\r\n";

    [Fact]
    public void An_export_of_HelloAsso_is_recognised_by_its_columns()
    {
        var sheet = Read(
            HelloAsso
                + "152801622;09/10/2025 21:59;Validé;Tanguy;Maëlle;Tanguy;Maëlle;maelle@exemple.fr;;Carte bancaire;Adhésion;15,00;;\r\n"
                + "152801623;09/10/2025 22:03;Validé;Tanguy;Nino;Tanguy;Maëlle;maelle@exemple.fr;;Carte bancaire;Enfant;5,00;;\r\n"
                + "152801624;10/10/2025 08:00;Annulé;Benali;Karim;Benali;Karim;karim@exemple.fr;;Carte bancaire;Adhésion;15,00;;\r\n"
        );

        sheet.Source.ShouldBe(PeopleSource.HelloAsso);
        sheet
            .Lines.Select(line => (line.Line, line.Name, line.Email, line.Payer, line.Fault))
            .ShouldBe([
                (2, "Maëlle Tanguy", "maelle@exemple.fr", null, null),
                (3, "Nino Tanguy", "maelle@exemple.fr", "Maëlle Tanguy", null),
                (4, "Karim Benali", "karim@exemple.fr", null, LineFault.NotValidated),
            ]);
        sheet.Ignored.ShouldContain("Moyen de paiement");
    }

    [Fact]
    public void The_own_address_of_a_member_goes_before_that_of_who_paid()
    {
        var sheet = Read(
            "Nom adhérent;Prénom adhérent;Nom payeur;Prénom payeur;Email payeur;Adresse e-mail\nRoux;Lou;Roux;Paul;paul@exemple.fr;lou@exemple.fr\n"
        );

        var line = sheet.Lines.ShouldHaveSingleItem();
        line.Email.ShouldBe("lou@exemple.fr");
        line.Payer.ShouldBeNull();
    }

    [Theory]
    [InlineData("id_adh,nom_adh,prenom_adh,email_adh,ville_adh\n7,Le Goff,Anne,anne@exemple.fr,Brest\n")]
    [InlineData("\"Nom :\",\"Prénom :\",\"Courriel :\"\n\"Le Goff\",\"Anne\",\"anne@exemple.fr\"\n")]
    [InlineData("Name:,First name:,E-Mail:\nLe Goff,Anne,anne@exemple.fr\n")]
    [InlineData("Courriel\tNom complet\nanne@exemple.fr\tAnne Le Goff\n")]
    [InlineData("sep=;\nNOM;PRENOM;MAIL\nLe Goff;Anne;anne@exemple.fr\n")]
    [InlineData("Adhérents au 12 mars;;\n;;\nnom;prénom;adresse électronique\nLe Goff;Anne;anne@exemple.fr\n")]
    [InlineData("Name;Email\nAnne Le Goff;anne@exemple.fr")]
    public void Galettes_and_peoples_own_column_names_are_recognised(string text)
    {
        var line = Read(text).Lines.ShouldHaveSingleItem();

        (line.Name, line.Email, line.Fault).ShouldBe(("Anne Le Goff", "anne@exemple.fr", null));
    }

    [Fact]
    public void Galette_is_told_by_the_names_of_its_fields() =>
        Read("nom_adh;prenom_adh;email_adh\nA;B;c@d.fr\n").Source.ShouldBe(PeopleSource.Galette);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-1252")]
    [InlineData("utf-16")]
    public void Accents_are_read_in_every_encoding_of_a_spreadsheet(string encoding)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        byte[] file = [.. bytes.GetPreamble(), .. bytes.GetBytes("Prénom;Nom;Courriel\nZoé;Sœur;zoe@exemple.fr\n")];

        PeopleReader.Read(file).Lines.Single().Name.ShouldBe("Zoé Sœur");
    }

    [Fact]
    public void An_accent_written_apart_is_the_same_letter() =>
        Read("Pre\u0301nom;Nom\nZoe\u0301;Roux\n").Lines.Single().Name.ShouldBe("Zoé Roux");

    [Fact]
    public void Cells_in_quotes_hold_separators_lines_and_quotes()
    {
        var sheet = Read(
            "Nom,Courriel,Note\n\"Roux, \"\"Lou\"\"\",lou@exemple.fr,\"deux\nlignes\"\nBis,bis@exemple.fr,\n"
        );

        sheet.Lines.Select(line => (line.Line, line.Name)).ShouldBe([(2, "Roux, \"Lou\""), (4, "Bis")]);
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0;a@exemple.fr", LineFault.Formula)]
    [InlineData("+33 6;a@exemple.fr", LineFault.Formula)]
    [InlineData("@SUM(A1);a@exemple.fr", LineFault.Formula)]
    [InlineData(";a@exemple.fr", LineFault.NoName)]
    [InlineData("---;a@exemple.fr", LineFault.NoName)]
    [InlineData("Léa;pas une adresse", LineFault.BadEmail)]
    [InlineData("Léa;a@exemple.fr, b@exemple.fr", LineFault.BadEmail)]
    [InlineData("Nom;Courriel", LineFault.HeaderAgain)]
    public void A_faulty_line_says_what_is_wrong_and_the_next_one_is_read(string line, LineFault fault)
    {
        var sheet = Read($"Nom;Courriel\n{line}\nSuivante;suivante@exemple.fr\n");

        sheet.Lines.Select(one => one.Fault).ShouldBe([fault, null]);
    }

    [Fact]
    public void A_name_of_ten_thousand_letters_is_refused() =>
        Read($"Nom;Courriel\n{new string('é', 10_000)};a@exemple.fr\n")
            .Lines.Single()
            .Fault.ShouldBe(LineFault.NameTooLong);

    [Fact]
    public void A_file_that_ends_in_the_middle_of_a_quotation_keeps_what_came_before()
    {
        var sheet = Read("Nom;Courriel\nLéa;lea@exemple.fr\n\"Kar");

        sheet.Lines.Select(line => (line.Name, line.Fault)).ShouldBe([("Léa", null), ("", LineFault.Unclosed)]);
    }

    [Fact]
    public void A_line_that_was_cut_has_what_is_left_of_it()
    {
        var sheet = Read("Nom;Prénom;Courriel\nRoux;Lou\n");

        sheet.Lines.Single().ShouldBe(new PersonLine(2, "Lou Roux", null, null, null));
    }

    [Theory]
    [InlineData("", SheetFault.Empty)]
    [InlineData(" \n\n ", SheetFault.Empty)]
    [InlineData("une lettre, sans colonnes\nni personne\n", SheetFault.NoHeader)]
    [InlineData("<html><body>Connexion</body></html>", SheetFault.NotCsv)]
    [InlineData("{\"nom\":\"Léa\"}", SheetFault.NotCsv)]
    public void A_file_of_another_kind_is_refused(string text, SheetFault fault) => Read(text).Fault.ShouldBe(fault);

    [Fact]
    public void A_picture_a_workbook_and_a_file_of_zeros_are_no_lists()
    {
        PeopleReader.Read([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0]).Kind.ShouldBe(FileKind.Picture);
        PeopleReader.Read([(byte)'P', (byte)'K', 3, 4, 20, 0, 6, 0]).Kind.ShouldBe(FileKind.Zip);
        PeopleReader.Read(new byte[4096]).Fault.ShouldBe(SheetFault.NotCsv);
        byte[] late = [.. "Nom;Courriel\n"u8, .. Enumerable.Repeat((byte)'a', 2000), 0];
        PeopleReader.Read(late).Fault.ShouldBe(SheetFault.NotCsv);
    }

    [Fact]
    public void Two_hundred_thousand_lines_are_too_many()
    {
        var text = new StringBuilder("Nom;Courriel\n");
        for (var i = 0; i < 200_000; i++)
            text.Append("P ").Append(i).Append(";p").Append(i).Append("@exemple.fr\n");

        Read(text.ToString()).Fault.ShouldBe(SheetFault.TooManyLines);
    }

    private static PeopleSheet Read(string text) => PeopleReader.Read(Encoding.UTF8.GetBytes(text));
}
