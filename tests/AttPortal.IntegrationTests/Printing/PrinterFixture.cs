using AttPortal.Documents.Pdf;

namespace AttPortal.IntegrationTests.Printing;

/// <summary>One printer for the tests that only print.</summary>
public sealed class PrinterFixture : IAsyncLifetime
{
    public PdfPrinter Printer { get; } = new(new PdfOptions());

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Printer.DisposeAsync().AsTask();
}
