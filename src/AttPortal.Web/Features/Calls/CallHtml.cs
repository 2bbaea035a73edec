using AttPortal.Documents.Composition;
using AttPortal.Documents.Html;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;

namespace AttPortal.Web.Features.Calls;

/// <summary>Writes what a call asks for the web.</summary>
internal static class CallHtml
{
    /// <summary>The text in a language, or in the original where it is missing there.</summary>
    public static string Write(Call call, Language language)
    {
        var said = LanguageOf(call.Text, language);
        var setting = new PaperSetting(said, $"calls/{call.Id.Value}", call.Opens.Date, "", IsDraft: false, ReferenceBook.Empty);
        return HtmlWriter.WriteBody(Composer.Text("call", call.Title.InOrOriginal(said), call.Text.In(said), setting).Document, new HtmlOptions());
    }

    /// <summary>In which language a text is shown to whoever reads a language.</summary>
    public static Language LanguageOf(LocalizedText text, Language language) => text.In(language).Length > 0 ? language : text.Original;
}
