using AttPortal.Domain.Comments;
using AttPortal.Domain.Meetings;
using AttPortal.Domain.Shared;

namespace AttPortal.Tests.Domain.Comments;

public sealed class CommentThreadTests
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly CommentThread thread = new(CommentThreadId.New(), MeetingId.New(), "i6");

    [Fact]
    public void A_thread_without_comment_is_not_open() => thread.IsOpen.Should().BeFalse();

    [Fact]
    public void Comments_stand_in_the_order_in_which_they_were_said()
    {
        Say("Is the day right?");
        Say("Yes, checked.");

        thread.Comments.Select(c => (c.Number, c.Text)).Should().Equal((1, "Is the day right?"), (2, "Yes, checked."));
        thread.IsOpen.Should().BeTrue();
    }

    [Fact]
    public void What_arrives_twice_is_said_once()
    {
        var id = Guid.NewGuid();
        thread.Add(id, "Once.", null, "Ana Ruiz", Noon);

        thread.Add(id, "Once.", null, "Ana Ruiz", Noon.AddSeconds(2)).IsRefused.Should().BeFalse();

        thread.Comments.Should().ContainSingle().Which.At.Should().Be(Noon);
        thread.Revision.Should().Be(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\u202E")]
    public void A_comment_without_words_is_refused(string text) => Add(text).Error!.Code.Should().Be("comments.empty");

    [Fact]
    public void A_comment_that_is_too_long_is_refused() =>
        Add(new string('x', CommentThread.MaximumLength + 1)).Error.Should().Be(new DomainError("text.too-long", CommentThread.MaximumLength + 1, CommentThread.MaximumLength));

    [Fact]
    public void A_thread_holds_so_many_comments_and_no_more()
    {
        for (var number = 1; number <= CommentThread.MaximumComments; number++)
        {
            Say($"{number}");
        }

        Add("One more").Error!.Code.Should().Be("comments.too-many");
    }

    [Fact]
    public void Characters_that_cannot_be_seen_are_taken_out()
    {
        Say("Left\u202Ethgir\u0007");

        thread.Comments[0].Text.Should().Be("Leftthgir");
    }

    [Fact]
    public void Who_resolves_a_thread_is_remembered()
    {
        Say("Is the day right?");

        thread.Resolve(1, "Ben Okoro", Noon).IsRefused.Should().BeFalse();

        (thread.IsOpen, thread.ResolvedBy, thread.ResolvedAt).Should().Be((false, "Ben Okoro", Noon));
    }

    [Fact]
    public void A_comment_that_was_not_read_is_not_resolved_unseen()
    {
        Say("One");
        Say("Two");

        thread.Resolve(1, "Ben Okoro", Noon).Error!.Code.Should().Be("comments.not-read");

        thread.IsOpen.Should().BeTrue();
    }

    [Fact]
    public void What_is_resolved_or_empty_is_not_resolved_again()
    {
        thread.Resolve(0, "Ben Okoro", Noon).Error!.Code.Should().Be("comments.not-open");
        Say("One");
        thread.Resolve(1, "Ben Okoro", Noon);

        thread.Resolve(1, "Ana Ruiz", Noon).Error!.Code.Should().Be("comments.not-open");

        thread.ResolvedBy.Should().Be("Ben Okoro");
    }

    [Fact]
    public void A_resolved_thread_is_opened_again_by_saying_so_or_by_a_comment()
    {
        Say("One");
        thread.Reopen().Error!.Code.Should().Be("comments.not-resolved");
        thread.Resolve(1, "Ben Okoro", Noon);
        thread.Reopen().IsRefused.Should().BeFalse();
        thread.IsOpen.Should().BeTrue();
        thread.Resolve(1, "Ben Okoro", Noon);

        Say("Two");

        (thread.IsOpen, thread.ResolvedBy).Should().Be((true, null));
    }

    private void Say(string text) => Add(text).IsRefused.Should().BeFalse();

    private Result<Comment> Add(string text) => thread.Add(Guid.NewGuid(), text, null, "Ana Ruiz", Noon);
}
