using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using AttPortal.Web.Security;

namespace AttPortal.Web.Features.Submissions.Files;

/// <summary>Attaches to a draft what its form brought: files themselves, or the names of files that were sent before it.</summary>
/// <param name="uploads">Files sent before.</param>
/// <param name="drafts">Drafts.</param>
internal sealed class SentFiles(UploadOperations uploads, DraftOperations drafts)
{
    /// <summary>Attaches what can be attached.</summary>
    /// <returns>Why the rest was refused; empty where all was attached.</returns>
    public async Task<IReadOnlyList<DomainError>> AttachAsync(Actor actor, Draft draft, IFormCollection form, CancellationToken cancellation)
    {
        List<DomainError> refused = [];
        foreach (var id in form["upload"].Select(u => Guid.TryParse(u, out var id) ? id : Guid.Empty).Distinct())
        {
            await AttachAsync(await uploads.FindAsync(actor, id, draft.Id.Value, cancellation) is { } found ? found : new DomainError("files.not-yours"));
        }

        // A browser sends an empty file without a name where none was chosen.
        foreach (var file in form.Files.Where(f => f.Name == "file" && (f.Length > 0 || f.FileName.Length > 0)))
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
                : (await drafts.AttachAsync(actor, draft.Id, new AttachedFile(file.Value.FileId, file.Value.Name, file.Value.Length, file.Value.Sha256), cancellation)).Error;
            if (attached is not null)
            {
                refused.Add(attached);
            }
        }
    }
}
