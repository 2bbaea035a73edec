using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace AttPortal.Benchmarks.Portal;

/// <summary>The portal as it runs in production, on a real socket, with the sample in its database.</summary>
internal sealed class BenchmarkPortal : WebApplicationFactory<Program>
{
    private readonly string connectionString;
    private readonly string folder;

    private BenchmarkPortal(string connectionString, string folder)
    {
        this.connectionString = connectionString;
        this.folder = folder;
        Compared = new ComparedAnswers(Directory.CreateDirectory(Path.Combine(folder, "compared")).FullName);
        UseKestrel(0);
    }

    /// <summary>Where the portal answers.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>What the same Kestrel answers that is no page of the portal.</summary>
    public ComparedAnswers Compared { get; }

    /// <summary>A portal on this database that answers already.</summary>
    public static BenchmarkPortal Start(Databases databases, string connectionString)
    {
        var portal = new BenchmarkPortal(connectionString, databases.Folder);
        portal.StartServer();
        return portal;
    }

    /// <summary>A client that asks as a browser does.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(ComparedAnswers.AcceptEncoding);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseContentRoot(Path.Combine(RepositoryFolder(), "src", "AttPortal.Web"));
        builder.UseSetting("ConnectionStrings:Portal", connectionString);
        builder.UseSetting("Portal:LocalRun", "true");
        builder.UseSetting("Portal:LoadSample", "true");
        builder.UseSetting("Portal:DataFolder", folder);
        builder.UseSetting("Portal:LogLevel", "Error");
        builder.UseSetting("Portal:AcceptVolatileServer", "true");
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(Compared));
    }

    /// <summary>Styles and scripts are served from the sources, as src/run does.</summary>
    private static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AttPortal.sln")))
        {
            folder = folder.Parent ?? throw new BenchmarkException("The benchmarks were started outside the repository.");
        }

        return folder.FullName;
    }
}
