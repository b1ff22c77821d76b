using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.WebEncoders;
using NodaTime;
using Parvis.Platform.Data;
using Parvis.Platform.Data.Engines;
using Parvis.Platform.Finding;
using Parvis.Platform.Hiding;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Pictures;
using Parvis.Platform.Place;
using Parvis.Platform.Privacy;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Platform;

/// <summary>Puts the house together: the platform first, then what each feature brings.</summary>
internal static class Composition
{
    public static (WebApplication App, House House) Build(HouseOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(Composition).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // What a command prints is for whoever called it; the log goes beside it.
        builder.Services.Configure<ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server => Listen(server, options.Port));
        var house = new House(builder.Services, builder.Configuration);
        AddData(builder.Services, options);
        AddPlatform(builder.Services, house);
        AddWeb(builder.Services);
        foreach (var feature in options.Features)
            feature.Furnish(house);
        options.Outside?.Invoke(builder.Services);
        var app = builder.Build();
        Pipeline.Lay(app, house);
        return (app, house);
    }

    private static void Listen(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions server, int port)
    {
        server.AddServerHeader = false;
        // A question of 10,000 characters, each of up to four bytes written as %xx, must fit in the address.
        server.Limits.MaxRequestLineSize = 128 * 1024;
        if (port == 0)
            server.Listen(System.Net.IPAddress.Loopback, 0);
        else
            server.ListenLocalhost(port);
    }

    private static void AddData(IServiceCollection services, HouseOptions options)
    {
        services.AddSingleton(options.Folder);
        services.AddSingleton(_ => Engine.Of(options));
        services.AddPooledDbContextFactory<AppDb>(
            (provider, db) => provider.GetRequiredService<Engine>().Configure(db)
        );
        services.AddScoped(provider =>
            provider.GetRequiredService<Engine>().Ready(provider.GetRequiredService<IDbContextFactory<AppDb>>())
        );
        services.AddSingleton<Migrator>();
        services.AddSingleton<Acts>();
        services.AddSingleton<ChangeFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeFeed>());
        services.AddSingleton<KeysInDatabase>();
        services
            .AddDataProtection()
            .SetApplicationName("parvis")
            .AddKeyManagementOptions(keys => keys.XmlEncryptor = new KeyFileEncryptor(options.Folder));
        services
            .AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<KeysInDatabase>((keys, repository) => keys.XmlRepository = repository);
    }

    private static void AddPlatform(IServiceCollection services, House house)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(house.JobKinds);
        services.AddSingleton<IReadOnlyList<ScheduledTick>>(house.Ticks);
        services.AddSingleton(house.MenuItems);
        services.AddSingleton<JobWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<JobWorker>());
        services.AddSingleton<Schedule>();
        services.AddHostedService(provider => provider.GetRequiredService<Schedule>());
        services.AddSingleton<CurrentPlace>();
        services.AddSingleton<IFollowsChanges>(provider => provider.GetRequiredService<CurrentPlace>());
        services.AddSingleton<ILoadsAtStart>(provider => provider.GetRequiredService<CurrentPlace>());
        services.AddFinding();
        services.AddSingleton<Hideables>();
        services.AddSingleton<PictureFolder>();
        services.AddSingleton<IBeforeCommit, FollowPictures>();
        services.AddSingleton<IPersonalData, PicturesOfSomebody>();
        services.AddSingleton<IPersonalData, WishesOfSomebody>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<Passkeys>();
        services.AddSingleton<SecondFactors>();
        house.Job<TellAccount, AccountTeller>();
        services.AddSingleton<IFollowsChanges>(provider => provider.GetRequiredService<Sessions>());
        AddMail(services, house);
        // A name of its own for each renderer: the first start of a new one does not wait for the night.
        house.Job<RenewTexts, TextRenewal>();
        house.Daily(new LocalTime(4, 10), $"renew-texts-{Markdown.RendererVersion}", new RenewTexts());
        services.AddPrivacy(house);
    }

    private static void AddMail(IServiceCollection services, House house)
    {
        var options = MailOptions.Of(house.Configuration);
        services.AddSingleton(options);
        services.AddSingleton<Composer>();
        services.AddSingleton<QuietHours>();
        if (options.Smtp is { } smtp)
            services.AddSingleton<ICourier>(new SmtpCourier(smtp));
        else
            services.AddSingleton<ICourier, FolderCourier>();
        house.Job<SendMail, Postman>();
    }

    // What pages ask for by name: who reads, in which words, in which frame.
    private static void AddVisit(IServiceCollection services)
    {
        services.AddScoped(provider =>
            provider.GetRequiredService<Frames>().For(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!)
        );
        services.AddScoped(provider =>
            Visit.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!).Reader
        );
        services.AddScoped(provider =>
            Visit.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!).Texts
        );
    }

    private static void AddWeb(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<Assets>();
        services.AddSingleton<Web.Looks.Icons>();
        services.AddSingleton<Web.Looks.Plants>();
        services.AddSingleton<Frames>();
        AddVisit(services);
        services.AddSingleton<AnonymousPages>();
        services.AddOutputCache(cache => cache.SizeLimit = 8 * 1024 * 1024);
        services
            .AddOptions<OutputCacheOptions>()
            .Configure<AnonymousPages>((cache, pages) => cache.AddBasePolicy(pages));
        services.AddSingleton<IFollowsChanges, DropAnonymousPages>();
        services.AddResponseCompression();
        services.AddScoped<Times>();
        services.AddScoped<Circles>();
        services.AddSingleton<Shelves>();
        services.Configure<WebEncoderOptions>(web =>
            web.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)
        );
        services.AddRazorPages(pages => pages.RootDirectory = "/Features").AddDataAnnotationsLocalization();
        AddValidation(services);
        services.AddSingleton<FormSeal>();
        services.AddSingleton<SiteAddress>();
        // A proxy on the same machine says who really calls; nobody else is believed.
        services.Configure<ForwardedHeadersOptions>(proxy =>
            proxy.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
        );
        // Forms are guarded by their origin, not by a cookie that anonymous readers would have to carry.
        services.Configure<RazorPagesOptions>(pages =>
            pages.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryTokenAttribute())
        );
        services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All)
        );
    }

    private static void AddValidation(IServiceCollection services)
    {
        services.AddSingleton<ValidationWords>();
        services
            .AddOptions<Microsoft.AspNetCore.Mvc.MvcOptions>()
            .Configure<ValidationWords>((mvc, words) => words.Translate(mvc));
        services
            .AddOptions<Microsoft.AspNetCore.Mvc.DataAnnotations.MvcDataAnnotationsLocalizationOptions>()
            .Configure<ValidationWords>((forms, words) => forms.DataAnnotationLocalizerProvider = (_, _) => words);
    }
}
