namespace AttPortal.IntegrationTests.Portal;

/// <summary>A portal for one test class that changes something: <c>IClassFixture&lt;PortalFixture&gt;</c>.</summary>
public sealed class PortalFixture : IAsyncLifetime
{
    private string? _database;
    private PortalApp? _app;

    public PortalApp App => _app ?? throw new InvalidOperationException("The fixture has not been started.");

    public string ConnectionString => _database ?? throw new InvalidOperationException("The fixture has not been started.");

    public async Task InitializeAsync()
    {
        _database = await TestRun.CopyDatabaseAsync();
        _app = PortalApp.Start(_database);
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await TestRun.DropDatabaseAsync(ConnectionString);
    }
}

/// <summary>The portal that all classes share which only read: <c>IClassFixture&lt;ReadingFixture&gt;</c>.</summary>
public sealed class ReadingFixture : IAsyncLifetime
{
    private PortalApp? _app;

    public PortalApp App => _app ?? throw new InvalidOperationException("The fixture has not been started.");

    public async Task InitializeAsync() => _app = await TestRun.ReadingApp;

    public Task DisposeAsync() => Task.CompletedTask;
}
