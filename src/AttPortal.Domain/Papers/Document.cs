using AttPortal.Domain.Delegations;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Papers;

/// <summary>
/// A document that is issued under a symbol (some have none), with its revisions, each in up to six languages. Annexes issued
/// apart, addenda and corrigenda are documents of their own that name the one under which they hang.
/// </summary>
public sealed class Document
{
    /// <summary>The longest title, in characters.</summary>
    public const int LongestTitle = 500;

    /// <summary>The longest name of who is to deliver a language version, in characters.</summary>
    public const int LongestName = 200;

    private readonly List<DocumentRevision> revisions = [];

    private Document()
    {
    }

    /// <summary>Begins a document.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="original">The language in which it is first written.</param>
    /// <param name="facts">What is known of it.</param>
    /// <param name="symbol">Its symbol, which may be that of a revision where no earlier one is known; null for a document without one.</param>
    /// <param name="issuedOn">The day printed on it; null where that is not known.</param>
    public Document(DocumentId id, Language original, DocumentFacts facts, DocumentSymbol? symbol, DateOnly? issuedOn)
    {
        Id = id;
        Title = LocalizedText.Empty(original);
        IssuedBy = LocalizedText.Empty(original);
        Set(facts);
        revisions.Add(new DocumentRevision(id, symbol?.Revision ?? 0, symbol, issuedOn));
        Sort();
    }

    /// <summary>Its identity.</summary>
    public DocumentId Id { get; private set; }

    /// <summary>What it is called.</summary>
    public LocalizedText Title { get; private set; } = null!;

    /// <summary>Who issued or submitted it; empty where the symbol says enough.</summary>
    public LocalizedText IssuedBy { get; private set; } = null!;

    /// <summary>The language in which it is first written.</summary>
    public Language Original => Title.Original;

    /// <summary>What sort of document it is.</summary>
    public DocumentKind Kind { get; private set; }

    /// <summary>Under which heading lists show it.</summary>
    public ListSection Section { get; private set; }

    /// <summary>The working group whose officers prepare it; null where the Secretariat alone does.</summary>
    public string? GroupCode { get; private set; }

    /// <summary>The cycle to which it belongs; null for none.</summary>
    public int? Cycle { get; private set; }

    /// <summary>The Conference in whose list it stands; null for none.</summary>
    public int? ConferenceNumber { get; private set; }

    /// <summary>The meeting for which it was issued; null for none.</summary>
    public MeetingId? MeetingId { get; private set; }

    /// <summary>The keys of the agenda items which it serves.</summary>
    public IReadOnlyList<string> Items { get; private set; } = [];

    /// <summary>Where it was published outside the portal; null where that is not known.</summary>
    public string? OutsideAddress { get; private set; }

    /// <summary>The document under which it hangs; null where it stands by itself.</summary>
    public DocumentId? ParentId { get; private set; }

    /// <summary>How it hangs there.</summary>
    public DocumentRelation Relation { get; private set; }

    /// <summary>What its symbols share with those of its family; null for a document without symbol.</summary>
    public string? Family { get; private set; }

    /// <summary>By what lists are sorted within their section.</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>Its revisions, oldest first; never empty.</summary>
    public IReadOnlyList<DocumentRevision> Revisions => [.. revisions.OrderBy(r => r.Number)];

    /// <summary>The newest revision, whether or not it went out.</summary>
    public DocumentRevision Current => revisions.MaxBy(r => r.Number)!;

    /// <summary>Grows with every change; a write based on another revision is refused.</summary>
    public int Revision { get; private set; }

    /// <summary>Writes the title in one language.</summary>
    /// <returns>Done; refused as papers.title-too-long, text.conflict or text.too-long.</returns>
    public Result WriteTitle(Language language, string text, int basedOn)
    {
        var edited = Line(Title, language, text, basedOn);
        if (edited.IsRefused)
        {
            return edited.Error;
        }

        Title = edited.Value;
        Sort();
        return Changed();
    }

    /// <summary>Writes in one language who issued it.</summary>
    /// <returns>Done; refused as papers.title-too-long, text.conflict or text.too-long.</returns>
    public Result WriteIssuedBy(Language language, string text, int basedOn)
    {
        var edited = Line(IssuedBy, language, text, basedOn);
        if (edited.IsRefused)
        {
            return edited.Error;
        }

        IssuedBy = edited.Value;
        return Changed();
    }

    /// <summary>Sets what is known of the document.</summary>
    public void Arrange(DocumentFacts facts)
    {
        Set(facts);
        Revision++;
    }

    /// <summary>Sets the day printed on the newest revision; null where that is not known.</summary>
    public void Redate(DateOnly? issuedOn)
    {
        Current.Date(issuedOn);
        Revision++;
    }

    /// <summary>Hangs the document under another.</summary>
    /// <returns>Done; refused as papers.own-parent.</returns>
    public Result HangUnder(Document parent, DocumentRelation relation)
    {
        ArgumentNullException.ThrowIfNull(parent);
        if (parent.Id == Id || parent.ParentId == Id)
        {
            return new DomainError("papers.own-parent");
        }

        ParentId = parent.Id;
        Relation = relation;
        return Changed();
    }

    /// <summary>Corrects the symbol and the day of a revision that nobody has seen yet.</summary>
    /// <returns>Done; refused as papers.went-out.</returns>
    public Result Rename(int number, DocumentSymbol? symbol, DateOnly? issuedOn, DateTimeOffset now)
    {
        var revision = revisions.Single(r => r.Number == number);
        if (revision.IsOutAt(now) && (revision.Symbol is null ? symbol is not null : !revision.Symbol.Equals(symbol)))
        {
            return new DomainError("papers.went-out", revision.SymbolText ?? Title.OriginalText);
        }

        revision.Name(symbol);
        revision.Date(issuedOn);
        Sort();
        return Changed();
    }

    /// <summary>Begins a revision.</summary>
    /// <param name="symbol">Its symbol, of the same family; null for a document without one.</param>
    /// <param name="issuedOn">The day to be printed on it; null where that is not known.</param>
    /// <returns>The revision; refused as papers.other-family or papers.revision-exists.</returns>
    public Result<DocumentRevision> Revise(DocumentSymbol? symbol, DateOnly? issuedOn)
    {
        var number = symbol?.Revision ?? Current.Number + 1;
        DomainError? refusal = symbol switch
        {
            _ when symbol?.Family != Family => new DomainError("papers.other-family", symbol?.Text ?? "", Current.SymbolText ?? ""),
            _ when revisions.Exists(r => r.Number == number) => new DomainError("papers.revision-exists", number),
            _ => null,
        };
        if (refusal is not null)
        {
            return refusal;
        }

        var revision = new DocumentRevision(Id, number, symbol, issuedOn);
        revisions.Add(revision);
        Revision++;
        return revision;
    }

    /// <summary>Notes that a language version of the newest revision is awaited.</summary>
    /// <param name="language">In which language.</param>
    /// <param name="from">From whom.</param>
    /// <param name="until">Until when; null where no time was agreed.</param>
    /// <returns>Done; refused as papers.name-too-long, papers.delivered-already or papers.hour-unclear.</returns>
    public Result Await(Language language, string from, VenueTime? until)
    {
        ArgumentNullException.ThrowIfNull(from);
        var version = Current.Version(language);
        DomainError? refusal = until switch
        {
            _ when from.Trim().Length > LongestName => new DomainError("papers.name-too-long", from.Trim().Length, LongestName),
            _ when !version.Stage.MayBecome(VersionStage.Awaited) => new DomainError("papers.delivered-already", language),
            { IsUnambiguous: false } time => new DomainError("papers.hour-unclear", time, time.NearestUnambiguous.Before, time.NearestUnambiguous.After),
            _ => null,
        };
        if (refusal is not null)
        {
            return refusal;
        }

        version.Await(from.Trim(), until);
        return Changed();
    }

    /// <summary>Takes the file of a language version of the newest revision.</summary>
    /// <param name="language">In which language.</param>
    /// <param name="file">Checked and kept.</param>
    /// <param name="now">By the clock that decides what went out.</param>
    /// <returns>Done; refused as papers.file-went-out: what delegations may have read is replaced by a revision.</returns>
    public Result Deliver(Language language, DocumentFile file, DateTimeOffset now)
    {
        var version = Current.Version(language);
        if (version.Stage == VersionStage.Checked && Current.IsOutAt(now))
        {
            return new DomainError("papers.file-went-out", language);
        }

        version.Deliver(file, language == Original ? null : Current.In(Original)?.File?.Sha256);
        return Changed();
    }

    /// <summary>Notes that somebody looked a language version through; it goes out with its revision, or at once where that is out.</summary>
    /// <returns>Done; refused as papers.nothing-to-check.</returns>
    public Result Check(Language language)
    {
        if (Current.In(language) is not { } version || !version.Stage.MayBecome(VersionStage.Checked))
        {
            return new DomainError("papers.nothing-to-check", language);
        }

        version.Check();
        return Changed();
    }

    /// <summary>Sends the newest revision to an audience, from an instant on.</summary>
    /// <param name="audience">To whom.</param>
    /// <param name="categories">Of delegations, which.</param>
    /// <param name="from">The first instant at which it exists for them.</param>
    /// <returns>Done; refused as papers.nobody-addressed or papers.untitled.</returns>
    public Result Circulate(Audience audience, IReadOnlyList<ParticipationCategory> categories, DateTimeOffset from)
    {
        ArgumentNullException.ThrowIfNull(categories);
        DomainError? refusal = audience switch
        {
            Audience.Delegations when categories.Count == 0 => new DomainError("papers.nobody-addressed"),
            _ when Title.OriginalText.Length == 0 => new DomainError("papers.untitled"),
            _ => null,
        };
        if (refusal is not null)
        {
            return refusal;
        }

        Current.Add(new Circulation(Current.Id, audience, categories, from));
        return Changed();
    }

    /// <summary>The newest revision that has a file in a language; null where none has.</summary>
    public DocumentRevision? NewestIn(Language language) => revisions.Where(r => r.In(language)?.File is not null).MaxBy(r => r.Number);

    /// <summary>
    /// Whether what there is in a language renders an older original: that of an earlier revision, or a file that was replaced since.
    /// </summary>
    public bool IsStale(Language language)
    {
        if (language == Original || NewestIn(language) is not { } translated)
        {
            return false;
        }

        var original = NewestIn(Original);
        return original is not null
            && (original.Number > translated.Number
                || (original == translated && translated.In(language)!.Renders is { } rendered && rendered != original.In(Original)!.File!.Sha256));
    }

    private static Result<LocalizedText> Line(LocalizedText line, Language language, string text, int basedOn)
    {
        ArgumentNullException.ThrowIfNull(text);
        var one = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (one.Length > LongestTitle)
        {
            return new DomainError("papers.title-too-long", one.Length, LongestTitle);
        }

        var edited = line.Edit(language, one, basedOn);
        return edited.IsRefused ? edited.Error : edited.Value.Text;
    }

    private void Set(DocumentFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Kind = facts.Kind;
        Section = facts.Section;
        GroupCode = facts.GroupCode;
        Cycle = facts.Cycle;
        ConferenceNumber = facts.ConferenceNumber;
        MeetingId = facts.MeetingId;
        Items = [.. facts.Items ?? []];
        OutsideAddress = facts.OutsideAddress;
    }

    private void Sort()
    {
        var symbol = Revisions[0].Symbol;
        Family = symbol?.Family;
        SortKey = symbol?.WithoutRevision.SortKey ?? $"3 {Title.OriginalText.ToUpperInvariant()}";
    }

    private Result Changed()
    {
        Revision++;
        return Result.Done;
    }
}
