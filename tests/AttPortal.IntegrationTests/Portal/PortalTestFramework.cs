using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("AttPortal.IntegrationTests.Portal.PortalTestFramework", "AttPortal.IntegrationTests")]

namespace AttPortal.IntegrationTests.Portal;

/// <summary>
/// xunit 2 knows no fixture for a whole run. What the run shares must be stopped before the last test's result is out,
/// since the process is killed soon after.
/// </summary>
public sealed class PortalTestFramework(IMessageSink sink) : XunitTestFramework(sink)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName name, ISourceInformationProvider source, IMessageSink sink)
        : XunitTestFrameworkExecutor(name, source, sink)
    {
        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new Runner(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }

    private sealed class Runner(
        ITestAssembly assembly, IEnumerable<IXunitTestCase> cases, IMessageSink diagnostics, IMessageSink sink, ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, cases, diagnostics, sink, options)
    {
        protected override async Task BeforeTestAssemblyFinishedAsync()
        {
            await TestRun.EndAsync();
            await base.BeforeTestAssemblyFinishedAsync();
        }
    }
}
