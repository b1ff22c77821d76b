using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;

namespace Parvis.Platform.Web;

/// <summary>What is wrong with a field, in the reader's language: the framework's own words are English.</summary>
public sealed class ValidationWords(IHttpContextAccessor http) : IValidationMetadataProvider, IStringLocalizer
{
    private const string Needed = "Il manque quelque chose ici.";
    private const string TooLong = "Au plus {1} caractères.";
    private const string NotUnderstood = "Ceci n’est pas compris.";

    private Texts Texts => http.HttpContext?.Features.Get<Visit>()?.Texts ?? Texts.Vous;

    public LocalizedString this[string name] => new(name, In(name));

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(System.Globalization.CultureInfo.InvariantCulture, In(name), arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];

    /// <summary>Gives an attribute that brings no words of its own the house's.</summary>
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            rule.ErrorMessage ??= rule switch
            {
                RequiredAttribute => Needed,
                StringLengthAttribute or MaxLengthAttribute => TooLong,
                _ => NotUnderstood,
            };
        }
    }

    /// <summary>The words for a value that cannot be read at all, such as a day that is none.</summary>
    public void Translate(MvcOptions mvc)
    {
        var words = mvc.ModelBindingMessageProvider;
        words.SetAttemptedValueIsInvalidAccessor((_, _) => In(NotUnderstood));
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => In(NotUnderstood));
        words.SetUnknownValueIsInvalidAccessor(_ => In(NotUnderstood));
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => In(NotUnderstood));
        words.SetValueIsInvalidAccessor(_ => In(NotUnderstood));
        words.SetValueMustBeANumberAccessor(_ => In(NotUnderstood));
        words.SetNonPropertyValueMustBeANumberAccessor(() => In(NotUnderstood));
        words.SetValueMustNotBeNullAccessor(_ => In(Needed));
        words.SetMissingBindRequiredValueAccessor(_ => In(Needed));
        words.SetMissingKeyOrValueAccessor(() => In(Needed));
        mvc.ModelMetadataDetailsProviders.Add(this);
        mvc.ValueProviderFactories.Insert(0, new ReadableForm(() => In(NotUnderstood)));
    }

    private string In(string words) =>
        words switch
        {
            Needed => Texts["Il manque quelque chose ici."],
            TooLong => Texts["Au plus {1} caractères."],
            NotUnderstood => Texts["Ceci n’est pas compris."],
            _ => words,
        };
}

/// <summary>Says in the house's words that a form cannot be read (a null character in it), before the framework does in English.</summary>
internal sealed class ReadableForm(Func<string> words) : IValueProviderFactory
{
    async Task IValueProviderFactory.CreateValueProviderAsync(ValueProviderFactoryContext context)
    {
        var request = context.ActionContext.HttpContext.Request;
        try
        {
            if (request.HasFormContentType)
                await request.ReadFormAsync(context.ActionContext.HttpContext.RequestAborted);
        }
        catch (InvalidDataException error)
        {
            throw new ValueProviderException(words(), error);
        }
    }
}
