using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.SignIn;

public sealed class PasswordTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Theory]
    [InlineData("https://ailleurs.example/", "/")]
    [InlineData("//ailleurs.example/", "/")]
    [InlineData("/\\ailleurs.example/", "/")]
    [InlineData("/\t/ailleurs.example", "/")]
    [InlineData("/entrer", "/")]
    [InlineData("/jardin/laser?x=1", "/jardin/laser?x=1")]
    public async Task One_comes_back_only_to_a_path_of_this_place(string asked, string goes)
    {
        var (address, _) = await Somebody("Retour", password: "quatre mots bien choisis");
        var path = "/entrer?par=mot-de-passe&retour=" + Uri.EscapeDataString(asked);

        using var entered = await place
            .Visitor()
            .Send(path, "Form.Password", ("Form.Email", address), ("Form.Password", "quatre mots bien choisis"));

        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        entered.Headers.Location!.OriginalString.ShouldBe(goes);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("parvis=");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        place.Clock.Advance(TimeSpan.FromMinutes(16));
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_address_and_none_set_get_the_same_answer()
    {
        var (known, _) = await Somebody("Passe", password: "quatre mots bien choisis");
        var (without, _) = await Somebody("Sans");
        foreach (var address in new[] { known, without, "personne@exemple.example" })
        {
            using var answer = await place
                .Visitor()
                .Send(
                    "/entrer?par=mot-de-passe",
                    "Form.Password",
                    ("Form.Email", address),
                    ("Form.Password", "faux faux faux")
                );
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.Document()).ErrorOf("Form.Password")!.ShouldStartWith("Cette adresse et ce mot de passe");
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }
    }

    private async Task<(string Address, Account Account)> Somebody(string name, string? password = null)
    {
        var account = await place.Somebody(Role.Member, name);
        var address = await place.Read(db =>
            db.Addresses.Where(one => one.PersonId == account.PersonId).Select(one => one.Email).SingleAsync()
        );
        if (password is not null)
        {
            var hash = place.Services.GetRequiredService<Passwords>().Hash(password);
            await place.Acts.Run(async db =>
                (await db.Accounts.SingleAsync(one => one.Id == account.Id)).PasswordHash = hash
            );
        }
        return (address, account);
    }
}
