namespace AttPortal.Benchmarks.Portal;

/// <summary>Why nothing can be measured; the message says what to do.</summary>
/// <param name="message">One sentence.</param>
internal sealed class BenchmarkException(string message) : Exception(message);
