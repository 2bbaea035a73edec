using AttPortal.Web.Caching;
using Microsoft.AspNetCore.Http;

namespace AttPortal.Tests.Web.Caching;

/// <summary>How much is kept, and how long.</summary>
public sealed class ShelfTests
{
    private const int Limit = 200_000;

    private readonly MovedClock clock = new();
    private readonly Shelf shelf;

    public ShelfTests() => shelf = new Shelf("first", Limit, clock);

    [Fact]
    public void Ten_thousand_addresses_take_no_more_room_than_there_is()
    {
        for (var i = 0; i < 10_000; i++)
        {
            shelf.Put(APage.Of(APage.At("/en/states", $"?search={i}")));
            shelf.Size.Should().BeInRange(1, Limit);
        }

        shelf.Find(APage.At("/en/states", "?search=9999")).Should().NotBeNull();
        shelf.Find(APage.At("/en/states", "?search=0")).Should().BeNull();
    }

    [Fact]
    public void What_people_read_stays_when_somebody_asks_for_ten_thousand_addresses()
    {
        var read = APage.At("/en/");
        shelf.Put(APage.Of(read));
        for (var i = 0; i < 10_000; i++)
        {
            shelf.Find(read).Should().NotBeNull();
            shelf.Put(APage.Of(APage.At("/en/states", $"?search={i}")));
        }
    }

    [Fact]
    public void Long_addresses_count_as_what_they_take()
    {
        shelf.Put(APage.Of(APage.At("/en/states", "?" + new string('x', 1000)), bytes: 1));

        shelf.Size.Should().BeGreaterThan(2000);
    }

    [Fact]
    public void A_page_that_would_push_out_many_others_is_not_kept()
    {
        shelf.Put(APage.Of(APage.At("/en/long"), bytes: Limit / 2));

        shelf.Find(APage.At("/en/long")).Should().BeNull();
        shelf.Size.Should().Be(0);
    }

    [Fact]
    public void A_page_is_kept_for_a_minute_and_no_longer()
    {
        var key = APage.At("/en/");
        shelf.Put(APage.Of(key));

        clock.Pass(PublicPages.Lifetime - TimeSpan.FromMilliseconds(1));
        shelf.Find(key).Should().NotBeNull();
        clock.Pass(TimeSpan.FromMilliseconds(1));
        shelf.Find(key).Should().BeNull();
    }

    [Fact]
    public void Pages_that_are_too_old_give_their_room_back()
    {
        shelf.Put(APage.Of(APage.At("/en/1")));
        shelf.Put(APage.Of(APage.At("/en/2")));
        clock.Pass(PublicPages.Lifetime);
        var last = APage.Of(APage.At("/en/3"), drawn: clock.GetTimestamp());

        shelf.Put(last);

        shelf.Size.Should().Be(last.Size);
    }

    [Fact]
    public void A_page_drawn_anew_takes_the_place_of_the_old_one()
    {
        var key = APage.At("/en/");
        shelf.Put(APage.Of(key));
        var anew = APage.Of(key);

        shelf.Put(anew);

        shelf.Find(key).Should().BeSameAs(anew);
        shelf.Size.Should().Be(anew.Size);
    }

    [Theory]
    [InlineData("/EN/states", "", "portal.example", true, "br")]
    [InlineData("/en/states", "?Search=a", "portal.example", true, "br")]
    [InlineData("/en/states", "", "other.example", true, "br")]
    [InlineData("/en/states", "", "portal.example", false, "br")]
    [InlineData("/en/states", "", "portal.example", true, "gzip")]
    public void What_differs_in_a_letter_is_another_page(string path, string query, string host, bool isSecure, string encoding)
    {
        shelf.Put(APage.Of(APage.At("/en/states")));

        shelf.Find(new PageKey(path, query, host, isSecure, encoding)).Should().BeNull();
    }

    [Fact]
    public void A_page_that_tells_of_an_instant_is_not_answered_beyond_it()
    {
        var now = new DateTimeOffset(2026, 3, 5, 22, 59, 30, TimeSpan.Zero);
        var context = new DefaultHttpContext();
        context.ChangesAt(now.AddMinutes(40), now);
        context.ChangesAt(now.AddSeconds(30), now);
        context.ChangesAt(now.AddSeconds(-1), now);
        shelf.Put(KeptPage.Of(APage.At("/en/"), context.Response, new byte[10], clock.GetTimestamp()));

        clock.Pass(TimeSpan.FromSeconds(29));
        shelf.Find(APage.At("/en/")).Should().NotBeNull();
        clock.Pass(TimeSpan.FromSeconds(1));
        shelf.Find(APage.At("/en/")).Should().BeNull();
    }
}
