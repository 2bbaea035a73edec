namespace AttPortal.Persistence.LocalServer;

/// <summary>
/// Who runs the server. PostgreSQL refuses to run as root; then it runs as the account that owns its files,
/// or as postgres when they are new.
/// </summary>
internal sealed class ServerAccount
{
    private readonly string? _user;
    private readonly string? _group;

    private ServerAccount(string? user, string? group)
    {
        _user = user;
        _group = group;
    }

    private bool IsOurOwn => _user is null;

    public static async Task<ServerAccount> ForAsync(string folder, CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerAccount(null, null);
        }

        if (Directory.Exists(folder))
        {
            var owner = await Command.RunAsync(["stat", "--dereference", "--format=%u %g", "--", folder], cancellation);
            var ids = owner.Output.Split(' ');
            if (owner.Succeeded && ids is [not "0", _])
            {
                return new ServerAccount(ids[0], ids[1]);
            }
        }

        var user = await Command.RunAsync(["id", "--user", "postgres"], cancellation);
        var group = await Command.RunAsync(["id", "--group", "postgres"], cancellation);
        return user.Succeeded && group.Succeeded
            ? new ServerAccount(user.Output, group.Output)
            : throw new LocalServerException(
                "PostgreSQL refuses to run as root and the account postgres does not exist: install the package postgresql, or start the portal as an ordinary user.");
    }

    /// <summary>The command line that does the same as this account.</summary>
    public IEnumerable<string> Running(params IEnumerable<string> words) => IsOurOwn
        ? words
        : [.. (string[])["setpriv", $"--reuid={_user}", $"--regid={_group}", "--clear-groups", "--"], .. words];

    public async Task<bool> MayEnterAsync(string folder, CancellationToken cancellation) =>
        (await Command.RunAsync(Running("test", "-x", folder), cancellation)).Succeeded;

    public async Task OwnAsync(string folder, CancellationToken cancellation)
    {
        if (IsOurOwn)
        {
            return;
        }

        var changed = await Command.RunAsync(["chown", $"{_user}:{_group}", "--", folder], cancellation);
        if (!changed.Succeeded)
        {
            throw new LocalServerException($"The folder {folder} can't be given to the account that runs PostgreSQL: {changed.Errors}.");
        }
    }
}
