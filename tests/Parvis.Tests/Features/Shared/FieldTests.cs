using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Shared;
using Parvis.Platform.Web;
using Parvis.Platform.Web.Looks;

namespace Parvis.Tests.Features.Shared;

public sealed class FieldTests
{
    private static readonly ServiceProvider Services = Build();

    [Fact]
    public void The_name_the_hint_and_the_error_are_tied_to_the_box()
    {
        var html = Render(
            nameof(Form.Email),
            field => field.Hint = "Celui que la loge connaît.",
            "Il manque un arobase."
        );

        html.ShouldContain("<label for=\"Form_Email\">Courriel</label>");
        html.ShouldContain("<p class=\"hint\" id=\"Form_Email-hint\">Celui que la loge connaît.</p>");
        html.ShouldContain("id=\"Form_Email-error\"");
        html.ShouldContain("Il manque un arobase.");
        html.ShouldContain("aria-describedby=\"Form_Email-hint Form_Email-error\"");
        html.ShouldContain("aria-invalid=\"true\"");
    }

    [Fact]
    public void What_was_typed_comes_back() =>
        Render(nameof(Form.Email), _ => { }, "Il manque un arobase.", "pas<une>adresse")
            .ShouldContain("value=\"pas&lt;une&gt;adresse\"");

    [Fact]
    public void A_field_that_may_stay_empty_says_so()
    {
        Render(nameof(Form.Note), field => field.Lines = 4).ShouldContain("(facultatif)");
        Render(nameof(Form.Email), _ => { }).ShouldNotContain("(facultatif)");
    }

    [Fact]
    public void A_truth_is_a_box_to_tick_inside_its_label()
    {
        var html = Render(nameof(Form.Keep), field => field.Hint = "Trente jours.");

        html.ShouldContain("<label class=\"tick\"><input checked=\"checked\"");
        html.ShouldContain("<span class=\"hint\">Trente jours.</span>");
    }

    [Fact]
    public void A_time_is_written_as_the_box_of_the_browser_wants_it() =>
        Render(nameof(Form.From), field => field.Type = "time").ShouldContain("value=\"09:30\"");

    private static string Render(
        string property,
        Action<FieldTagHelper> set,
        string? error = null,
        string? typed = null
    )
    {
        var metadata = Services.GetRequiredService<IModelMetadataProvider>();
        var explorer = metadata.GetModelExplorerForType(typeof(Form), new Form()).GetExplorerForProperty(property);
        var name = $"Form.{property}";
        var state = new ModelStateDictionary();
        if (typed is not null)
            state.SetModelValue(name, typed, typed);
        if (error is not null)
            state.AddModelError(name, error);
        var assets = new Assets();
        var field = new FieldTagHelper(Services.GetRequiredService<IHtmlGenerator>(), new Icons(assets), Texts.Vous)
        {
            For = new ModelExpression(name, explorer),
            Label = "Courriel",
            ViewContext = new ViewContext
            {
                HttpContext = new DefaultHttpContext { RequestServices = Services },
                ViewData = new ViewDataDictionary(metadata, state),
                FormContext = new FormContext(),
                ClientValidationEnabled = false,
            },
        };
        set(field);
        var output = new TagHelperOutput(
            "field",
            [],
            (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent())
        );
        field.Process(new TagHelperContext([], new Dictionary<object, object>(), "one"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        return writer.ToString();
    }

    private static ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMvcCore().AddViews().AddDataAnnotations();
        return services.BuildServiceProvider();
    }

    private sealed class Form
    {
        [Required]
        public string Email { get; init; } = "";
        public string? Note { get; init; }
        public bool Keep { get; init; } = true;
        public TimeOnly From { get; init; } = new(9, 30);
    }
}
