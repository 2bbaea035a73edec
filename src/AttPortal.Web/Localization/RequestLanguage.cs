using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AttPortal.Documents.Composition;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Localization;

/// <summary>The language of the page being answered: the first part of its address, else what the browser prefers.</summary>
/// <param name="phrases">All phrases.</param>
internal sealed class RequestLanguage(Phrases phrases)
{
    public Language Language { get; private set; } = Language.English;

    public Words Words => phrases.In(Language);

    public void Set(Language language)
    {
        Language = language;
        CultureInfo.CurrentCulture = Words.Culture;
        CultureInfo.CurrentUICulture = Words.Culture;
    }
}

/// <summary>The fixed phrases of the interface and of print, in all languages; read once.</summary>
internal sealed class Phrases
{
    private readonly Dictionary<Language, Words> words;

    public Phrases()
    {
        Book = PhraseBook.Read([.. Files(), PrintPhrases.Read()]);
        words = Languages.All.ToDictionary(l => l, Book.In);
    }

    public PhraseBook Book { get; }

    public Words In(Language language) => words[language];

    private static IEnumerable<string> Files()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".phrases.json", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}

/// <summary>Sets the language of a request.</summary>
internal static class LanguageRouting
{
    public static void AddPortalLanguages(this IServiceCollection services)
    {
        services.AddSingleton<Phrases>();
        services.AddScoped<RequestLanguage>();
        services.AddScoped(provider => provider.GetRequiredService<RequestLanguage>().Words);
        services.AddSingleton<Startup.AssetAddresses>();
        // Letters of all scripts stand in pages as they are: written as numbers, Arabic would be three times as long.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RouteOptions>(options => options.ConstraintMap["lang"] = typeof(LanguageConstraint));
    }

    public static void UsePortalLanguages(this WebApplication app) => app.Use((context, next) =>
    {
        context.RequestServices.GetRequiredService<RequestLanguage>().Set(Of(context.Request));
        return next(context);
    });

    /// <summary>The language of the address, of the parameter <c>lang</c>, or of the browser's preference; English at last.</summary>
    public static Language Of(HttpRequest request)
    {
        var first = request.Path.Value?.Split('/', 3).ElementAtOrDefault(1);
        return Languages.TryParse(first, out var language) || Languages.TryParse(request.Query["lang"], out language) ? language : Preferred(request);
    }

    private static Language Preferred(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(l => l.Quality ?? 1)
        .Select(l => Languages.TryParse(l.Value.Value?.Split('-')[0].ToLowerInvariant(), out var language) ? language : (Language?)null)
        .FirstOrDefault(l => l is not null) ?? Language.English;

    /// <summary>Makes <c>{lang:lang}</c> in an address mean one of the six languages.</summary>
    private sealed class LanguageConstraint : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            Languages.TryParse(values[routeKey]?.ToString(), out _);
    }
}
