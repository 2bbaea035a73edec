using System.Diagnostics.CodeAnalysis;

namespace AttPortal.Domain.Shared;

/// <summary>
/// A refusal that a person can understand. The code names the sentence ("agenda.no-items"), which the edge
/// says in the reader's language; the arguments fill its gaps.
/// </summary>
/// <param name="Code">Key of the sentence, without the prefix "errors.".</param>
/// <param name="Arguments">What the sentence mentions: a number, a name, a limit.</param>
public sealed record DomainError(string Code, params IReadOnlyList<object> Arguments)
{
    /// <inheritdoc/>
    public bool Equals(DomainError? other) =>
        other is not null && Code == other.Code && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Arguments.Count == 0 ? Code : $"{Code}({string.Join(", ", Arguments)})";
}

/// <summary>What came of a verb: done, or refused with a <see cref="DomainError"/>.</summary>
public readonly struct Result
{
    private Result(DomainError error) => Error = error;

    /// <summary>The verb was carried out.</summary>
    public static Result Done => default;

    /// <summary>Why it was refused; null when it was done.</summary>
    public DomainError? Error { get; }

    /// <summary>Whether the verb was refused.</summary>
    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsRefused => Error is not null;

    /// <summary>A refusal.</summary>
    public static implicit operator Result(DomainError error) => new(error);
}

/// <summary>What came of a verb that yields a value: the value, or a <see cref="DomainError"/>.</summary>
/// <typeparam name="T">What the verb yields.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T value) => this.value = value;

    private Result(DomainError error) => Error = error;

    /// <summary>Why it was refused; null when it was done.</summary>
    public DomainError? Error { get; }

    /// <summary>Whether the verb was refused.</summary>
    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsRefused => Error is not null;

    /// <summary>What the verb yielded.</summary>
    /// <exception cref="InvalidOperationException">It was refused: the caller did not look.</exception>
    public T Value => Error is null ? value! : throw new InvalidOperationException($"Refused: {Error}");

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value);

    /// <summary>A refusal.</summary>
    public static implicit operator Result<T>(DomainError error) => new(error);
}
