using System.Security.Claims;
using AttPortal.Domain.Comments;
using AttPortal.Domain.Shared;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Features.States;

namespace AttPortal.Web.Features.Editor;

/// <summary>Something that was taken out a moment ago and can be put back.</summary>
/// <param name="Name">What it was called.</param>
/// <param name="RestoreAsync">Puts it back.</param>
internal sealed record Removal(string Name, Func<Task> RestoreAsync);

/// <summary>
/// What one open editor shows: the papers as they stand, the place and language in hand, and what to tell. All its parts read
/// from here, and act through here.
/// </summary>
/// <param name="slug">Whose papers.</param>
/// <param name="words">The language of the interface.</param>
/// <param name="person">Who is signed in on this line.</param>
/// <param name="edited">The papers.</param>
/// <param name="operations">Changes them.</param>
internal sealed class EditorDesk(string slug, Words words, ClaimsPrincipal person, EditedPapers edited, EditorOperations operations)
{
    private EditedMeeting? meeting;

    /// <summary>Raised when something is to be drawn anew.</summary>
    public event Action? Changed;

    public string Slug => slug;

    public Words Words => words;

    public ClaimsPrincipal Person => person;

    public EditorOperations Operations => operations;

    public EditedMeeting Meeting => meeting ?? throw new InvalidOperationException("The papers are not loaded yet.");

    public bool IsLoaded => meeting is not null;

    /// <summary>agenda or letter.</summary>
    public string Paper { get; private set; } = TextId.Agenda;

    /// <summary>The item, paragraph or annex in hand.</summary>
    public string Place { get; private set; } = "";

    /// <summary>The language that stands beside the original; the original itself for it alone.</summary>
    public Language Tongue { get; private set; }

    /// <summary>Who has these papers open, this window included.</summary>
    public IReadOnlyList<Present> People { get; set; } = [];

    /// <summary>Who sits here.</summary>
    public Guid UserId { get; init; }

    /// <summary>This window.</summary>
    public Guid Window { get; } = Guid.CreateVersion7();

    /// <summary>What a screen reader is to say next.</summary>
    public string Announcement { get; private set; } = "";

    /// <summary>Why the last act was refused; null when it was not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What was taken out last.</summary>
    public Removal? LastRemoval { get; private set; }

    /// <summary>The element that takes the keyboard after the next drawing; null to leave it where it is.</summary>
    public string? FocusNext { get; set; }

    public Language Original => Meeting.Papers.Agenda.OriginalLanguage;

    /// <summary>An address of the portal in the language of the interface.</summary>
    public string Href(string path) => $"/{words.Language.Code()}/meetings/{slug}/{path}".TrimEnd('/');

    /// <summary>A text as the person in this window sees it in lists.</summary>
    public string Title(LocalizedText text) => text.InOrOriginal(Tongue);

    /// <summary>What a place is called; empty where it does not stand any more.</summary>
    public string NameOf(string? place) => words.Place(Meeting.Papers, place);

    /// <summary>Everybody who is here, each once: this window, or the one heard of last.</summary>
    public IEnumerable<Present> Everybody => People.GroupBy(p => p.UserId).Select(g => g.FirstOrDefault(p => p.Window == Window) ?? g.MaxBy(p => p.Seen)!);

    /// <summary>Others whose cursor stands in a text.</summary>
    public IEnumerable<Present> OthersIn(TextId id) => Others.Where(p => p.IsIn(id)).DistinctBy(p => p.UserId);

    /// <summary>Others who are on a place.</summary>
    public IEnumerable<Present> OthersOn(string place) => Others.Where(p => p.Place == place).DistinctBy(p => p.UserId);

    /// <summary>What is open at a place.</summary>
    public IEnumerable<OpenPoint> OpenAt(string place) => Meeting.Open.Where(p => p.Place == place);

    /// <summary>What was said about the place in hand; null where nothing was.</summary>
    public CommentThread? Thread => Meeting.Threads.GetValueOrDefault(Place);

    /// <summary>Fetches the papers as they stand now.</summary>
    /// <returns>Whether there are any.</returns>
    public Task<bool> LoadAsync() => ShowAsync(edited.FindAsync(slug));

    /// <summary>Fetches them after a change of one's own, which may stand before the database has announced it.</summary>
    public Task<bool> LoadAnewAsync() => ShowAsync(edited.FindAnewAsync(slug));

    private async Task<bool> ShowAsync(Task<EditedMeeting?> finding)
    {
        var first = meeting is null;
        if (await finding is not { } found)
        {
            return false;
        }

        meeting = found;
        if (first)
        {
            Tongue = words.Language;
            Place = FirstItem;
        }

        if (!Stands(Place))
        {
            Place = Paper == TextId.Agenda ? FirstItem : found.Papers.Letter.Texts().First().Place;
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>Leads to a place: by an item, a paragraph or the key of a text.</summary>
    public void Go(string paper, string keyOrPlace, Language? language = null)
    {
        var texts = paper == TextId.Letter ? Meeting.Papers.Letter.Texts() : Meeting.Papers.Agenda.Texts();
        var text = texts.FirstOrDefault(t => t.Key == keyOrPlace) ?? texts.FirstOrDefault(t => t.Place == keyOrPlace);
        if (text is null)
        {
            return;
        }

        Paper = paper == TextId.Letter ? TextId.Letter : TextId.Agenda;
        Place = text.Place;
        Tongue = language ?? Tongue;
        FocusNext = text.Key == keyOrPlace ? new TextId(Paper, text.Key, Tongue).ElementId : null;
        Changed?.Invoke();
    }

    /// <summary>Shows another paper, at its beginning.</summary>
    public void Open(string paper)
    {
        if (paper != Paper)
        {
            Paper = paper;
            Place = paper == TextId.Agenda ? FirstItem : Meeting.Papers.Letter.Texts().First().Place;
            Changed?.Invoke();
        }
    }

    /// <summary>Sets a language beside the original.</summary>
    public void Speak(Language language)
    {
        Tongue = language;
        Changed?.Invoke();
    }

    /// <summary>Acts, draws what came of it, and tells of it.</summary>
    /// <param name="act">The act.</param>
    /// <param name="done">What to do and say when it was carried out; gets the key of what it concerned.</param>
    public async Task ActAsync(Func<EditorOperations, Task<Result<string>>> act, Action<string>? done = null)
    {
        var result = await act(operations);
        Refusal = result.IsRefused ? words.Say(result.Error) : null;
        await LoadAnewAsync();
        if (!result.IsRefused)
        {
            LastRemoval = null;
            done?.Invoke(result.Value);
        }

        Changed?.Invoke();
    }

    /// <summary>Has a screen reader say something.</summary>
    public void Announce(string sentence) =>
        // The same sentence twice would be said once: a space makes it another.
        Announcement = Announcement == sentence ? sentence + "\u00A0" : sentence;

    /// <summary>Remembers what was taken out, and says how to get it back.</summary>
    public void Removed(string name, Func<Task> restoreAsync)
    {
        LastRemoval = new Removal(name, restoreAsync);
        Announce(words["editor.removed", name]);
        FocusNext = "editor-restore";
    }

    /// <summary>Moves an item or paragraph, tells its new place, and leaves the keyboard on it.</summary>
    public Task MoveAsync(string paper, string key, int position, string? focus) => ActAsync(
        o => paper == TextId.Agenda
            ? o.MoveItemAsync(person, slug, key, position, CancellationToken.None)
            : o.MoveParagraphAsync(person, slug, key, position, CancellationToken.None),
        _ =>
        {
            var now = paper == TextId.Agenda
                ? Meeting.Papers.Agenda.Items.FirstOrDefault(i => i.Key == key)?.Number
                : Meeting.Papers.Letter.Paragraphs.FirstOrDefault(p => p.Key == key)?.Position;
            var count = paper == TextId.Agenda ? Meeting.Papers.Agenda.Items.Count : Meeting.Papers.Letter.Paragraphs.Count;
            Announce(words["editor.moved", now, count]);
            FocusNext = focus;
        });

    private IEnumerable<Present> Others => People.Where(p => p.UserId != UserId).OrderByDescending(p => p.Seen);

    private string FirstItem => Meeting.Papers.Agenda.Items is [var first, ..] ? first.Key : "";

    private bool Stands(string place) => (Paper == TextId.Agenda ? Meeting.Papers.Agenda.Texts() : Meeting.Papers.Letter.Texts()).Any(t => t.Place == place);
}
