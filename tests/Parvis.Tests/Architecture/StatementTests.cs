using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform.Web;
using Parvis.Tests.House;

namespace Parvis.Tests.Architecture;

/// <summary>A page makes few statements, and no more of them when there is more to show.</summary>
public sealed class StatementTests(TestPlace place) : IClassFixture<TestPlace>
{
    private const int Most = 6;
    private const int Few = 3;
    private const int Many = 100 * Few;

    /// <summary>
    /// Public pages with parameters, for rows that <see cref="Crowd"/> makes. Pages without parameters are found by themselves.
    /// A page writer adds a line here.
    /// </summary>
    private static readonly string[] WithParameters = [];

    [Fact]
    public async Task Every_public_page_makes_at_most_6_statements_whatever_the_number_of_rows()
    {
        await Crowd.Grow(place, Few);
        var few = await Count();
        await Crowd.Grow(place, Many - Few);
        var many = await Count();

        many.Where(page => page.Value > Most).ShouldBeEmpty();
        many.Where(page => page.Value > few[page.Key])
            .Select(page => $"{page.Key}: {few[page.Key]}, then {page.Value}")
            .ShouldBeEmpty();
        many.ShouldNotBeEmpty();
    }

    private async Task<Dictionary<string, int>> Count()
    {
        using var browser = place.Visitor();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var path in Paths())
        {
            var (answer, statements) = await place.Statements.During(browser, path);
            if (answer < HttpStatusCode.InternalServerError)
                counts.Add(path, statements);
        }
        return counts;
    }

    private IEnumerable<string> Paths() =>
        place
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IGuarded>() is { Permission: null })
            .Where(endpoint => endpoint.RoutePattern.Parameters.Count == 0)
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") is not false
            )
            .Select(RouteTests.AddressOf)
            .Concat(WithParameters)
            .Distinct();
}
