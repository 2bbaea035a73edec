namespace AttPortal.Domain.States;

/// <summary>The days that the Treaty itself fixes, and how it counts from one to another.</summary>
public static class TreatyDates
{
    /// <summary>Days that pass before a deposit or a notification takes effect (articles 22 and 24).</summary>
    public const int Period = 90;

    /// <summary>The day on which the Treaty was opened for signature (article 21, paragraph 1).</summary>
    public static DateOnly OpenedForSignature { get; } = new(2013, 6, 3);

    /// <summary>
    /// The day on which the Treaty entered into force: ninety days after the fiftieth instrument was deposited, on
    /// 25 September 2014 (article 22, paragraph 1).
    /// </summary>
    public static DateOnly EntryIntoForce { get; } = new(2014, 12, 24);

    /// <summary>
    /// The day on which the Treaty enters into force for a State: for one that deposited its instrument before the Treaty
    /// was in force, the day on which the Treaty entered into force; for one that did so later, ninety days after the
    /// deposit (article 22). So a deposit of 22 December 2014 counts two days, one of 30 January 2015 ninety.
    /// </summary>
    public static DateOnly EntryIntoForceAfter(DateOnly deposit) =>
        deposit < EntryIntoForce ? EntryIntoForce : deposit.AddDays(Period);

    /// <summary>
    /// The day on which a withdrawal takes effect: ninety days after the depositary received the notification, unless the
    /// notification names a later day (article 24, paragraph 2).
    /// </summary>
    public static DateOnly WithdrawalEffect(DateOnly received, DateOnly? named)
    {
        var earliest = received.AddDays(Period);
        return named > earliest ? named.Value : earliest;
    }
}
