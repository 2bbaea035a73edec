using System.Text;
using AttPortal.Web.Caching;
using AttPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace AttPortal.Tests.Web.Caching;

/// <summary>Which answers are kept, for whom, and which of two that are drawn at once.</summary>
public sealed class PublicPagesTests
{
    private readonly PublishedGeneration generation = new();
    private readonly PublicPages pages;
    private int drawn;

    public PublicPagesTests() => pages = new PublicPages(new KeptPages(generation, new MovedClock()), new MovedClock());

    [Fact]
    public async Task A_page_that_is_kept_is_answered_with_all_its_headers_and_nothing_else_runs()
    {
        await AskAsync(Draws("a page"));
        var answer = await AskAsync(Draws("another"));

        Text(answer).Should().Be("a page");
        answer.Response.Headers.ETag.ToString().Should().Be("W/\"a page\"");
        answer.Response.ContentType.Should().Be("text/html");
        answer.Response.ContentLength.Should().Be(6);
        answer.Response.Headers.Age.ToString().Should().Be("0");
        drawn.Should().Be(1);
    }

    [Fact]
    public async Task A_page_drawn_while_something_is_published_is_not_answered_afterwards()
    {
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = AskAsync(async context =>
        {
            begun.SetResult();
            await goOn.Task;
            await Draws("from before")(context);
        });
        await begun.Task;
        generation.Advance();
        goOn.SetResult();

        Text(await slow).Should().Be("from before");
        Text(await AskAsync(Draws("from after"))).Should().Be("from after");
        Text(await AskAsync(Draws("never"))).Should().Be("from after");
    }

    [Fact]
    public async Task A_page_from_before_that_ends_late_does_not_replace_the_one_from_after()
    {
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = AskAsync(async context =>
        {
            begun.SetResult();
            await goOn.Task;
            await Draws("from before")(context);
        });
        await begun.Task;
        generation.Advance();
        // Who asks after a publication waits for nobody who asked before it.
        Text(await AskAsync(Draws("from after"))).Should().Be("from after");
        goOn.SetResult();
        await slow;

        Text(await AskAsync(Draws("never"))).Should().Be("from after");
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_one_draws_and_all_are_answered()
    {
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = AskAsync(async context =>
        {
            begun.SetResult();
            await goOn.Task;
            await Draws("a page")(context);
        });
        await begun.Task;
        var others = Enumerable.Range(0, 20).Select(_ => AskAsync(Draws("a page"))).ToList();
        goOn.SetResult();

        foreach (var answer in await Task.WhenAll(others.Append(first)))
        {
            Text(answer).Should().Be("a page");
        }

        drawn.Should().Be(1);
    }

    [Fact]
    public async Task When_the_one_who_draws_fails_the_others_draw_alone()
    {
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = AskAsync(async _ =>
        {
            begun.SetResult();
            await goOn.Task;
            throw new InvalidOperationException("broken");
        });
        await begun.Task;
        var other = AskAsync(Draws("a page"));
        goOn.SetResult();

        await first.Invoking(f => f).Should().ThrowAsync<InvalidOperationException>();
        Text(await other).Should().Be("a page");
    }

    public static TheoryData<string, Action<HttpResponse>> NotForEverybody => new()
    {
        { "a cookie", r => r.Headers.SetCookie = "a=b" },
        { "a status", r => r.StatusCode = StatusCodes.Status404NotFound },
        { "a form's token", r => r.Headers.CacheControl = "no-cache, no-store" },
        { "a private answer", r => r.Headers.CacheControl = "private, max-age=60" },
        { "a way for Blazor's script", r => r.Headers["blazor-enhanced-nav-redirect-location"] = "/elsewhere" },
    };

    [Theory]
    [MemberData(nameof(NotForEverybody))]
    public async Task What_is_for_one_reader_alone_is_not_kept(string because, Action<HttpResponse> change)
    {
        var first = await AskAsync(Draws("for one", change));
        var second = await AskAsync(Draws("for another", change));

        (Text(first), Text(second)).Should().Be(("for one", "for another"), because);
    }

    [Theory]
    [InlineData("Cookie", "attportal=abc")]
    [InlineData("Cookie", "other=1; attportalC1=abc")]
    [InlineData("Authorization", "Bearer abc")]
    public async Task Whoever_says_who_they_are_gets_a_page_of_their_own_that_nobody_else_gets(string name, string value)
    {
        await AskAsync(Draws("for everybody"));
        var answer = await AskAsync(Draws("for one"), request => request.Headers[name] = value);

        Text(answer).Should().Be("for one");
        Text(await AskAsync(Draws("never"))).Should().Be("for everybody");
    }

    [Fact]
    public async Task An_endpoint_that_is_not_open_to_everybody_or_forbids_it_is_not_kept()
    {
        foreach (var metadata in new object[][] { [], [new AuthorizeAttribute(Policies.SignedIn)], [new AuthorizeAttribute(Policies.Public), KeptNowhere.Mark] })
        {
            await AskAsync(Draws("first"), metadata: metadata);

            Text(await AskAsync(Draws("second"), metadata: metadata)).Should().Be("second");
        }
    }

    [Theory]
    [InlineData("W/\"a page\"", true)]
    [InlineData("\"a page\"", true)]
    [InlineData("\"other\", W/\"a page\"", true)]
    [InlineData("*", true)]
    [InlineData("\"other\"", false)]
    [InlineData("nonsense", false)]
    public async Task A_reader_who_has_the_page_is_told_so_whether_it_was_kept_or_drawn(string tag, bool isKnown)
    {
        foreach (var answer in new[] { await AskAsync(Draws("a page"), Tagged), await AskAsync(Draws("never"), Tagged) })
        {
            answer.Response.StatusCode.Should().Be(isKnown ? 304 : 200);
            Text(answer).Should().Be(isKnown ? "" : "a page");
            answer.Response.Headers.ContainsKey(HeaderNames.ContentType).Should().Be(!isKnown);
            answer.Response.Headers.ETag.ToString().Should().Be("W/\"a page\"");
        }

        void Tagged(HttpRequest request) => request.Headers.IfNoneMatch = tag;
    }

    [Fact]
    public async Task The_head_of_a_kept_page_tells_its_length_and_sends_nothing()
    {
        await AskAsync(Draws("a page"));
        var head = await AskAsync(Draws("never"), request => request.Method = HttpMethods.Head);

        Text(head).Should().BeEmpty();
        head.Response.ContentLength.Should().Be(6);
    }

    [Fact]
    public async Task A_form_sent_to_the_address_of_a_kept_page_is_not_answered_with_the_page()
    {
        await AskAsync(Draws("a page"));

        Text(await AskAsync(Draws("received"), request => request.Method = HttpMethods.Post)).Should().Be("received");
    }

    [Fact]
    public async Task Each_encoding_is_kept_apart_and_drawn_as_it_was_chosen()
    {
        var asked = new List<string>();
        foreach (var accepted in new[] { "br;q=0, gzip", "gzip;q=0.2, br;q=0.1", "br", "" })
        {
            await AskAsync(
                context =>
                {
                    asked.Add(context.Request.Headers.AcceptEncoding.ToString());
                    return Draws("a page")(context);
                },
                request => request.Headers.AcceptEncoding = accepted);
        }

        asked.Should().Equal("gzip", "br", "");
    }

    private async Task<HttpContext> AskAsync(RequestDelegate draw, Action<HttpRequest>? change = null, object[]? metadata = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = "/en/";
        context.Request.Headers.Host = "portal.example";
        context.Response.Body = new MemoryStream();
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(metadata ?? [new AuthorizeAttribute(Policies.Public)]), "a page"));
        change?.Invoke(context.Request);
        await pages.AnswerAsync(context, c => pages.DrawAsync(c, draw));
        return context;
    }

    private RequestDelegate Draws(string text, Action<HttpResponse>? change = null) => async context =>
    {
        Interlocked.Increment(ref drawn);
        context.Response.ContentType = "text/html";
        context.Response.Headers.ETag = $"W/\"{text}\"";
        change?.Invoke(context.Response);
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
    };

    private static string Text(HttpContext context) => Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
}
