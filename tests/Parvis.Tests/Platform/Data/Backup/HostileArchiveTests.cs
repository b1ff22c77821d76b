using System.IO.Compression;
using System.Text;
using Parvis.Platform.Data.Backup;
using Parvis.Platform.Place;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Data.Backup;

public sealed class HostileArchiveTests : IAsyncLifetime
{
    private readonly TestGround from = TestGround.OnSqlite();
    private readonly TestGround to = TestGround.OnSqlite();

    private string File => Archived.FileOf(from);

    public async ValueTask InitializeAsync()
    {
        await Archived.Furnish(from);
        await Archived.Write(from);
    }

    public async ValueTask DisposeAsync()
    {
        await from.DisposeAsync();
        await to.DisposeAsync();
    }

    [Theory]
    [InlineData("files/../../évadé.txt")]
    [InlineData("files//etc/évadé.txt")]
    [InlineData("files/a/./évadé.txt")]
    [InlineData("files/..\\évadé.txt")]
    [InlineData("/tmp/évadé.txt")]
    [InlineData("parvis.db")]
    public async Task A_file_that_would_leave_its_folder_is_refused(string name)
    {
        await Tampered.AddFile(File, name, "dehors"u8.ToArray());

        await Refused("sortirait du dossier");
    }

    [Fact]
    public async Task A_file_that_is_not_a_zip_is_refused()
    {
        await System.IO.File.WriteAllTextAsync(File, "Ceci n’est pas une archive.");

        await Refused("n’est pas une sauvegarde");
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        await System.IO.File.WriteAllBytesAsync(File, []);

        await Refused("n’est pas une sauvegarde");
    }

    [Fact]
    public async Task A_zip_of_something_else_is_refused()
    {
        System.IO.File.Delete(File);
        await using (var zip = await ZipFile.OpenAsync(File, ZipArchiveMode.Create))
            zip.CreateEntry("photos/chat.jpg");

        await Refused("n’est pas une sauvegarde");
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public async Task A_truncated_archive_is_refused(double kept)
    {
        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        await System.IO.File.WriteAllBytesAsync(File, bytes[..(int)(bytes.Length * kept)]);

        await Refused("n’est pas une sauvegarde");
    }

    [Fact]
    public async Task A_row_that_somebody_changed_is_noticed()
    {
        await Tampered.Put(File, $"tables/{nameof(PlaceCard)}.jsonl", "[]\n"u8.ToArray());

        await Refused("altérée");
    }

    [Fact]
    public async Task An_entry_that_nobody_announced_is_noticed()
    {
        await Tampered.Put(File, "files/intrus.txt", "bonjour"u8.ToArray());

        await Refused("n’est pas celui qu’elle annonce");
    }

    [Fact]
    public async Task An_archive_that_would_fill_the_disk_is_refused_before_it_is_opened()
    {
        await Tampered.AddFile(File, "files/bombe", new byte[200 << 20]);

        await Refused("se gonflerait");
    }

    [Fact]
    public async Task An_entry_longer_than_it_says_is_stopped()
    {
        await Tampered.AddFile(File, "files/menteur", Encoding.UTF8.GetBytes(new string('a', 100_000)));
        await Tampered.Change(
            File,
            manifest =>
                manifest with
                {
                    Files =
                    [
                        .. manifest.Files.Select(file =>
                            file.Path == "files/menteur" ? file with { Length = 10 } : file
                        ),
                    ],
                }
        );

        await Refused("plus longue qu’annoncé");
    }

    [Theory]
    [InlineData("Person\"; DROP TABLE \"Page")]
    [InlineData("__EFMigrationsHistory")]
    [InlineData("sqlite master")]
    public async Task A_name_of_a_table_that_is_none_is_refused(string name)
    {
        await Tampered.Change(
            File,
            manifest => manifest with { Tables = [manifest.Tables[0] with { Name = name }, .. manifest.Tables.Skip(1)] }
        );

        await Refused("n’est pas un nom de table");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"un\"}")]
    [InlineData("{\"format\":1,\"tables\":null}")]
    [InlineData("{\"format\":99999999999999999999}")]
    public async Task A_contents_page_that_makes_no_sense_is_refused(string manifest)
    {
        await Tampered.Put(File, Manifest.Name, Encoding.UTF8.GetBytes(manifest));

        await Refused("n’est pas une sauvegarde");
    }

    [Fact]
    public async Task The_command_says_why_and_ends_with_1()
    {
        await System.IO.File.WriteAllTextAsync(File, "Ceci n’est pas une archive.");

        var ended = await Cli.Run(to, "restore", File);

        ended.Code.ShouldBe(1);
        ended.Error.Trim().ShouldBe("« sauvegarde.zip » n’est pas une sauvegarde de Parvis, ou elle est incomplète.");
    }

    private async Task Refused(string because)
    {
        var refused = await Should.ThrowAsync<ArchiveRefusedException>(() => Archived.Restore(to, from));
        refused.Message.ShouldContain(because);
        Directory.EnumerateFileSystemEntries(to.Folder.Root).ShouldBeEmpty();
    }
}
