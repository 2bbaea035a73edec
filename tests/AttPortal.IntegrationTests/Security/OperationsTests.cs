using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using AttPortal.Domain.Shared;
using AttPortal.Domain.States;
using AttPortal.IntegrationTests.Editor;
using AttPortal.IntegrationTests.Portal;
using AttPortal.Persistence.Sample;
using AttPortal.Web.Features.Accounts;
using AttPortal.Web.Features.Comments;
using AttPortal.Web.Features.Desk;
using AttPortal.Web.Features.Editor;
using AttPortal.Web.Features.Letters;
using AttPortal.Web.Features.Papers;
using AttPortal.Web.Features.QuestionLists;
using AttPortal.Web.Features.States;
using AttPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Person = AttPortal.IntegrationTests.Portal.Person;

namespace AttPortal.IntegrationTests.Security;

/// <summary>
/// A policy guards the page; the operation asks again. Every public method of every class of operations is called here as somebody
/// without rights: a new one is found by its name, and must refuse, or be named among the few that are open.
/// </summary>
public sealed class OperationsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>What asks for no right, because what it reads is public, or because everybody may do it for themselves.</summary>
    private static readonly string[] Open =
    [
        "QuestionOperations.FindAsync", // the page of a question list is public
        "SubmissionOperations.NowAsync", // the clock of the database
        "SubmissionOperations.BeginAsync", // the clock of the database, and a call that everybody reads
        "MailOperations.ChooseAsync", // each person's own notices
        "AcceptanceOperations.FindAsync", // whoever holds the letter
        "AcceptanceOperations.AcceptAsync",
        .. typeof(SignInOperations).GetMethods().Select(m => $"SignInOperations.{m.Name}"), // whoever knows the password
        .. typeof(PasswordOperations).GetMethods().Select(m => $"PasswordOperations.{m.Name}"), // whoever gets the letter
        .. typeof(AccountOperations).GetMethods().Select(m => $"AccountOperations.{m.Name}"), // each person's own account
    ];

    /// <summary>Operations whose refusal must be due to the person alone: the same call by the Secretariat is not refused for want of rights.</summary>
    private static readonly Type[] OfThePapers =
        [typeof(EditorOperations), typeof(CommentOperations), typeof(LetterOperations), typeof(CirculationOperations), typeof(QuestionOperations), typeof(StateOperations), typeof(RightOperations)];

    private static readonly Type[] Classes = [.. typeof(Program).Assembly.GetTypes().Where(t => t.IsClass && !t.IsNested && t.Name.EndsWith("Operations", StringComparison.Ordinal))];

    public static TheoryData<string> Guarded { get; } = [.. Names(Classes).Where(n => !Open.Contains(n))];

    public static TheoryData<string> OnPapers { get; } = [.. Names(OfThePapers).Where(n => !Open.Contains(n))];

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Whoever_has_no_right_is_refused(string name) =>
        IsForWantOfRights(Refusal(await CallAsync(name, Person.Reader))).Should().BeTrue("a reader called {0}", name);

    [Theory]
    [MemberData(nameof(OnPapers))]
    public async Task Whoever_has_the_right_is_not_refused_for_want_of_it(string name) =>
        IsForWantOfRights(Refusal(await CallAsync(name, Person.Secretariat))).Should().BeFalse("the Secretariat called {0}", name);

    [Fact]
    public void Every_operation_is_told_or_asks_who_acts() =>
        Methods(Classes).Where(m => !Open.Contains(NameOf(m)) && !m.GetParameters().Any(p => p.ParameterType == typeof(Actor) || p.ParameterType == typeof(ClaimsPrincipal)))
            .Select(NameOf).Should().BeEmpty();

    [Fact]
    public void An_operation_that_is_told_only_of_a_sign_in_can_ask_what_it_is_good_for() =>
        Methods(Classes).Where(m => m.GetParameters().Any(p => p.ParameterType == typeof(ClaimsPrincipal)))
            .Select(m => m.DeclaringType!).Distinct()
            .Where(t => !t.GetConstructors().Single().GetParameters().Any(p => p.ParameterType == typeof(CurrentActor)))
            .Should().BeEmpty();

    private static bool IsForWantOfRights(string code) =>
        code is "nothing" || code.EndsWith(".not-yours", StringComparison.Ordinal) || code.EndsWith(".secretariat-only", StringComparison.Ordinal);

    private static IEnumerable<MethodInfo> Methods(IEnumerable<Type> types) => types
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(m => m.ReturnType.IsAssignableTo(typeof(Task)));

    private static IEnumerable<string> Names(IEnumerable<Type> types) => Methods(types).Select(NameOf).Distinct();

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>The code of a refusal; "nothing" where nothing was found, empty where it was carried out.</summary>
    private static string Refusal(object? result) => result switch
    {
        null => "nothing",
        IReadOnlyList<RefusedText> texts => texts.Select(t => t.Error.Code).FirstOrDefault() ?? "",
        _ => ((DomainError?)result.GetType().GetProperty("Error")?.GetValue(result))?.Code ?? "",
    };

    private async Task<object?> CallAsync(string name, Person person)
    {
        var method = Methods(Classes).First(m => NameOf(m) == name);
        var principal = await portal.App.PrincipalAsync(person);
        await using var scope = portal.App.Services.CreateAsyncScope();
        var actor = await scope.ServiceProvider.GetRequiredService<CurrentActor>().FindAsync(principal);
        await using var db = await portal.App.DatabaseAsync();
        var state = await db.States.AsNoTracking().SingleAsync(s => s.Id == StateId.Of("TUV"));
        var list = await db.QuestionLists.AsNoTracking().Select(l => l.Key).FirstAsync();

        object? Make(Type type, string? parameter)
        {
            if (type == typeof(string))
            {
                return parameter switch
                {
                    "slug" => PortalSample.MeetingSlug,
                    "key" when method.DeclaringType == typeof(QuestionOperations) => list,
                    _ => "i1",
                };
            }

            return type == typeof(Actor) ? actor
                : type == typeof(ClaimsPrincipal) ? principal
                : type == typeof(TextId) ? new TextId(TextId.Agenda, "i1/title", Language.French)
                : type == typeof(RegisterPlace) ? new RegisterPlace(state.Id, state.Revision)
                : type == typeof(ActFacts) ? Facts()
                : type == typeof(LetterFacts) ? LetterFacts.Of(db.Letters.AsNoTracking().Single())
                : Nullable.GetUnderlyingType(type) is not null ? null
                : type.IsValueType ? Activator.CreateInstance(type)
                : type == typeof(IReadOnlyDictionary<Language, string>) ? new Dictionary<Language, string>()
                : type.IsGenericType && type.IsInterface ? Array.CreateInstance(type.GetGenericArguments()[0], 0)
                : type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault() is { } constructor
                    ? constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType, p.Name))])
                    : RuntimeHelpers.GetUninitializedObject(type);
        }

        var operations = scope.ServiceProvider.GetRequiredService(method.DeclaringType!);
        var task = (Task)method.Invoke(operations, [.. method.GetParameters().Select(p => Make(p.ParameterType, p.Name))])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task);
    }

    private static ActFacts Facts() => ActFacts.Of(TreatyActKind.Accession, ActDate.On(new DateOnly(2026, 1, 5)), "A source").Value;
}
