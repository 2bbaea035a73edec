using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Web.Security;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>Attaches to a draft what its form brought: files themselves, or the names of files that were sent before it.</summary>
/// <param name="uploads">Files sent before.</param>
/// <param name="drafts">Drafts.</param>
internal sealed class SentFiles(UploadOperations uploads, DraftOperations drafts)
{
    private const long MostTogether = 4 * 1024 * 1024;

    /// <summary>Attaches what can be attached.</summary>
    /// <returns>Why the rest was refused; empty where all was attached.</returns>
    public async Task<IReadOnlyList<DomainError>> AttachAsync(Actor actor, Draft draft, IFormCollection form, CancellationToken cancellation)
    {
        List<DomainError> refused = [];
        foreach (var id in Named(form))
        {
            await AttachAsync(await uploads.FindAsync(actor, id, draft.Id.Value, cancellation) is { } found ? found : new DomainError("files.not-yours"));
        }

        foreach (var file in Chosen(form))
        {
            await using var content = file.OpenReadStream();
            var checkedFile = await AttachmentCheck.CheckAsync(file.FileName, content, cancellation);
            await AttachAsync(checkedFile.IsRefused ? checkedFile.Error : await uploads.StoreAsync(actor, draft.DelegationId, draft.Id.Value, checkedFile.Value, cancellation));
        }

        return refused;

        async Task AttachAsync(Result<FinishedFile> file)
        {
            var attached = file.IsRefused
                ? file.Error
                : (await drafts.AttachAsync(actor, draft.Id, file.Value.AsAttached(), cancellation)).Error;
            if (attached is not null)
            {
                refused.Add(attached);
            }
        }
    }

    /// <summary>Checks the files that came with a form, where all of them may be in memory together.</summary>
    /// <returns>The files; null where one can't be taken, or they are too large.</returns>
    public static async Task<IReadOnlyList<CheckedFile>?> CheckAsync(IFormCollection form, CancellationToken cancellation)
    {
        if (Chosen(form).Sum(f => f.Length) > MostTogether)
        {
            return null;
        }

        List<CheckedFile> files = [];
        foreach (var file in Chosen(form))
        {
            await using var content = file.OpenReadStream();
            var checkedFile = await AttachmentCheck.CheckAsync(file.FileName, content, cancellation);
            if (checkedFile.IsRefused)
            {
                return null;
            }

            files.Add(checkedFile.Value);
        }

        return files;
    }

    /// <summary>The files that were sent before a form, which it names.</summary>
    public static IEnumerable<Guid> Named(IFormCollection form) => form["upload"].Select(u => Guid.TryParse(u, out var id) ? id : Guid.Empty).Distinct();

    /// <summary>The files that came with a form. A browser sends an empty one without a name where none was chosen.</summary>
    private static IEnumerable<IFormFile> Chosen(IFormCollection form) => form.Files.Where(f => f.Name == "file" && (f.Length > 0 || f.FileName.Length > 0));
}
