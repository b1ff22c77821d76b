using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform.People;
using Parvis.Platform.Web;
using Parvis.Tests.House;

namespace Parvis.Tests.Architecture;

/// <summary>All routes × all roles: who may enter gets in, nobody else does, and nothing falls over.</summary>
public sealed partial class RouteTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public void Every_endpoint_says_who_may_use_it() =>
        Endpoints()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IGuarded>() is null)
            .Select(endpoint => endpoint.DisplayName)
            .ShouldBeEmpty();

    [Fact]
    public async Task Visitors_use_what_is_public_and_nothing_else() => await Walk(null);

    [Theory]
    [InlineData(Role.Visitor)]
    [InlineData(Role.Member)]
    [InlineData(Role.Gardener)]
    [InlineData(Role.Concierge)]
    [InlineData(Role.Steward)]
    public async Task A_role_uses_what_its_permissions_say_and_nothing_else(Role role) => await Walk(role);

    private async Task Walk(Role? role)
    {
        using var browser = role is { } one ? await place.SignedIn(one) : place.Visitor();
        // Forms of our own pages say so; without it every write would be refused for another reason.
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var wrong = new List<string>();
        foreach (var endpoint in Endpoints())
        {
            var needed = endpoint.Metadata.GetMetadata<IGuarded>()?.Permission;
            var allowed = needed is not { } permission || (role is { } has && Permissions.Of(has).Contains(permission));
            foreach (var method in MethodsOf(endpoint).Where(method => !allowed || method == HttpMethod.Get))
            {
                using var request = new HttpRequestMessage(method, AddressOf(endpoint));
                using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                if (!Fits(answer, allowed, request.RequestUri!.OriginalString))
                    wrong.Add(
                        $"{method} {request.RequestUri} ({needed}): {(int)answer.StatusCode} {answer.Headers.Location}"
                    );
            }
        }
        wrong.ShouldBeEmpty();
    }

    private static bool Fits(HttpResponseMessage answer, bool allowed, string path)
    {
        var sentToSignIn =
            answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther
            && answer.Headers.Location?.OriginalString.Split('?')[0] == Gate.SignIn;
        if ((int)answer.StatusCode >= 500)
            return allowed && path.StartsWith("/health", StringComparison.Ordinal);
        var refused = sentToSignIn || answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;
        return allowed ? !refused : refused;
    }

    private List<RouteEndpoint> Endpoints() =>
        [.. place.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    // A page takes both; an endpoint says which.
    private static IEnumerable<HttpMethod> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods.Count: > 0 } said
            ? said.HttpMethods.Where(method => method != "HEAD").Select(method => new HttpMethod(method))
            : [HttpMethod.Get, HttpMethod.Post];

    /// <summary>An address of the route, with something plausible where it has parameters.</summary>
    internal static string AddressOf(RouteEndpoint endpoint) =>
        "/"
        + Parameter()
            .Replace(
                endpoint.RoutePattern.RawText!.TrimStart('/'),
                match => match.Value.Contains(":long") || match.Value.Contains(":int") ? "1" : "x"
            );

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameter();
}
