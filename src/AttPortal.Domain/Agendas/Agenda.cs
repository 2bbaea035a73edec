using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Agendas;

/// <summary>Identifies an <see cref="Agenda"/>.</summary>
public readonly record struct AgendaId(Guid Value)
{
    /// <summary>A new identity.</summary>
    public static AgendaId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// The annotated agenda of a meeting: the working copy that people edit, and the versions that went out. Changes to the
/// working copy touch no version; a version never changes.
/// </summary>
public sealed partial class Agenda
{
    /// <summary>Items that one agenda may have.</summary>
    public const int MaximumItems = 99;

    /// <summary>Questions or speakers that one item may have.</summary>
    public const int MaximumPartsPerItem = 50;

    private readonly List<AgendaItem> items = [];
    private readonly List<AgendaVersion> versions = [];

    private Agenda()
    {
    }

    /// <summary>Begins an agenda without items.</summary>
    public Agenda(AgendaId id, MeetingId meetingId, Language originalLanguage)
    {
        Id = id;
        MeetingId = meetingId;
        OriginalLanguage = originalLanguage;
    }

    /// <summary>Its identity.</summary>
    public AgendaId Id { get; private set; }

    /// <summary>The meeting whose agenda it is.</summary>
    public MeetingId MeetingId { get; private set; }

    /// <summary>The language in which it is first written.</summary>
    public Language OriginalLanguage { get; private set; }

    /// <summary>How far it has come.</summary>
    public AgendaStage Stage { get; private set; }

    /// <summary>Grows with every change of the working copy.</summary>
    public int Revision { get; private set; }

    /// <summary>The items that stand, in order.</summary>
    public IReadOnlyList<AgendaItem> Items => [.. items.Where(i => !i.IsRemoved).OrderBy(i => i.Position)];

    /// <summary>The items that were taken out and can be put back.</summary>
    public IReadOnlyList<AgendaItem> RemovedItems => [.. items.Where(i => i.IsRemoved)];

    /// <summary>What went out, oldest first. Loaded only where it is needed: to circulate, adopt or compare.</summary>
    public IReadOnlyList<AgendaVersion> Versions => [.. versions.OrderBy(v => v.Number)];

    /// <summary>What last went out; null while nothing has.</summary>
    public AgendaVersion? CurrentVersion => versions.MaxBy(v => v.Number);

    /// <summary>Adds an item without text.</summary>
    /// <param name="position">Its place from 1; null for the last.</param>
    public Result<AgendaItem> AddItem(int? position = null)
    {
        if (Stage == AgendaStage.Adopted)
        {
            return Closed;
        }

        if (Items.Count >= MaximumItems)
        {
            return new DomainError("agenda.too-many-items", MaximumItems);
        }

        var item = new AgendaItem($"i{items.Count + 1}", Items.Count + 1, OriginalLanguage);
        items.Add(item);
        Place(item, position ?? item.Position);
        Revision++;
        return item;
    }

    /// <summary>Moves an item to a place from 1; a place outside the agenda means its nearer end.</summary>
    public Result MoveItem(string key, int position) => OnItem(key, item => Place(item, position));

    /// <summary>Takes an item out. References to it become open points; <see cref="RestoreItem"/> puts it back.</summary>
    public Result RemoveItem(string key) => OnItem(key, item =>
    {
        item.IsRemoved = true;
        item.Position = 0;
        NumberItems(Items);
    });

    /// <summary>Puts an item back that was taken out, at the end.</summary>
    public Result RestoreItem(string key)
    {
        if (Stage == AgendaStage.Adopted)
        {
            return Closed;
        }

        if (items.Find(i => i.Key == key && i.IsRemoved) is not { } item)
        {
            return new DomainError("agenda.no-such-item");
        }

        item.IsRemoved = false;
        item.Position = int.MaxValue;
        NumberItems(Items);
        Revision++;
        return Result.Done;
    }

    /// <summary>Allots time to an item.</summary>
    /// <param name="key">The item.</param>
    /// <param name="minutes">From 1 to 1440; null takes the allotment away.</param>
    public Result AllotTime(string key, int? minutes) => minutes is < 1 or > 1440
        ? new DomainError("agenda.minutes", 1, 1440)
        : OnItem(key, item => item.Minutes = minutes);

    /// <summary>Adds a guiding question without text to an item.</summary>
    public Result<GuidingQuestion> AddQuestion(string itemKey) => AddPart(itemKey, i => i.Questions.Count, i => i.AddQuestion(NextKey<GuidingQuestion>('q'), OriginalLanguage));

    /// <summary>Adds an invited speaker without text to an item.</summary>
    public Result<InvitedSpeaker> AddSpeaker(string itemKey) => AddPart(itemKey, i => i.Speakers.Count, i => i.AddSpeaker(NextKey<InvitedSpeaker>('s'), OriginalLanguage));

    /// <summary>Takes a question or speaker out.</summary>
    public Result RemovePart(string key) => OnPart(key, removed: false, (item, part) => item.Remove(part));

    /// <summary>Puts a question or speaker back, at the end.</summary>
    public Result RestorePart(string key) => OnPart(key, removed: true, (item, part) => item.Restore(part));

    /// <summary>Moves a question or speaker to a place under its item, from 1.</summary>
    public Result MovePart(string key, int position) => OnPart(key, removed: false, (item, part) => item.Move(part, position));

    private static DomainError Closed => new("agenda.adopted");

    // What was taken out is kept, so a count of all there ever was never gives a key twice.
    private string NextKey<T>(char kind) => $"{kind}{items.SelectMany(i => i.AllParts).OfType<T>().Count() + 1}";

    private Result<T> AddPart<T>(string itemKey, Func<AgendaItem, int> count, Func<AgendaItem, T> add)
    {
        T? part = default;
        var result = Items.FirstOrDefault(i => i.Key == itemKey) is { } item && count(item) >= MaximumPartsPerItem
            ? new DomainError("agenda.too-many-parts", MaximumPartsPerItem)
            : OnItem(itemKey, i => part = add(i));
        return result.IsRefused ? result.Error : part!;
    }

    private Result OnItem(string key, Action<AgendaItem> change)
    {
        if (Stage == AgendaStage.Adopted)
        {
            return Closed;
        }

        if (items.Find(i => i.Key == key && !i.IsRemoved) is not { } item)
        {
            return new DomainError("agenda.no-such-item");
        }

        change(item);
        Revision++;
        return Result.Done;
    }

    private Result OnPart(string key, bool removed, Action<AgendaItem, ItemPart> change)
    {
        if (Stage == AgendaStage.Adopted)
        {
            return Closed;
        }

        var found = items.Where(i => !i.IsRemoved).SelectMany(i => i.AllParts, (item, part) => (item, part))
            .FirstOrDefault(p => p.part.Key == key && p.part.IsRemoved == removed);
        if (found.part is null)
        {
            return new DomainError("agenda.no-such-part");
        }

        change(found.item, found.part);
        Revision++;
        return Result.Done;
    }

    private void Place(AgendaItem item, int position)
    {
        var row = Items.Where(i => i != item).ToList();
        row.Insert(Math.Clamp(position - 1, 0, row.Count), item);
        NumberItems(row);
    }

    private static void NumberItems(IReadOnlyList<AgendaItem> row)
    {
        foreach (var (index, item) in row.Index())
        {
            item.Position = index + 1;
        }
    }
}
