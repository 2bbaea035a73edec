using System.Text.Json.Nodes;
using AttPortal.Domain.Shared;
using AttPortal.Domain.Submissions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AttPortal.Web.Features.Submissions.Api;

/// <summary>What /openapi/v1.json says of the way for programs: how they are known, what they send, what is answered.</summary>
internal static class ApiDescription
{
    private const string Scheme = "apiToken";

    private const string Problem = "application/problem+json";

    private static readonly (string Status, string Text, string Example)[] Refusals =
    [
        ("400", "The request could not be read: no idempotency key, not the JSON that is asked for, a part of another name. Nothing was kept.", "api.unreadable"),
        ("401", "No token, or one that is unknown, has expired or was ended.", "api.token-refused"),
        ("404", "There is no such call, or none that is announced.", "api.no-such-call"),
        ("413", "A file, or all of it, is too large. Nothing was kept.", "api.too-large"),
        ("415", "Neither multipart/form-data nor application/json.", "api.media-type"),
        ("422", "Nothing was kept. “errors” says what to correct, each with a pointer, a code that stays the same, and a sentence; or the idempotency key was used for something else.", "api.refused"),
        ("429", "Too many requests; Retry-After says when to send it again.", "api.too-many"),
        ("503", "The portal can keep nothing at this moment; send the same with the same key again.", "api.not-saved"),
    ];

    /// <summary>Adds how programs are known.</summary>
    public static void Describe(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "attp_…",
            Description = "An API token of a delegation. Its focal point makes it on the delegation's page; it is shown once, is good for a year at most, and can be ended at any time.",
        };
        return Task.CompletedTask;
    });

    /// <summary>Describes how to submit.</summary>
    public static async Task SubmitAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        operation.Summary = "Submits for the delegation of the token, by the rules of the form.";
        operation.Description =
            "The answer is the receipt: 201 when it was received now, 200 when the same was received before under the same key. If the answer is lost, send the same " +
            "request again. What was refused left nothing behind and may be corrected under the same key. Input after the deadline is received and marked late; the " +
            "instant at which the request begins to arrive is judged, by the clock of the database. Sentences come in the language of ?lang= or Accept-Language.";
        Protect(operation, context);
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (parameter.Name == "Idempotency-Key")
            {
                parameter.Required = true;
                parameter.Description = "1 to 200 visible ASCII characters, new for each submission of the delegation.";
                parameter.Example = JsonValue.Create("wgtu-2026-answers-1");
            }
        }

        var schema = Precise(await context.GetOrCreateSchemaAsync(typeof(SentSubmission), null, cancellation));
        var example = new JsonObject
        {
            ["call"] = 1,
            ["kind"] = "AdditionalItem",
            ["language"] = "en",
            ["fields"] = new JsonObject { ["title"] = "Brokering", ["about"] = "How registers of brokers are kept." },
            ["mayBePublished"] = true,
            ["sharedWith"] = "InvitedDelegations",
        };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "A part “submission” with the JSON, and a part “file” for each file: PDF, DOCX, ODT or TXT, up to 20 MB. Without files the JSON alone will do.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["multipart/form-data"] = new()
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Required = new HashSet<string> { "submission" },
                        Properties = new Dictionary<string, IOpenApiSchema>
                        {
                            ["submission"] = schema,
                            ["file"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
                        },
                    },
                    Encoding = new Dictionary<string, OpenApiEncoding> { ["submission"] = new() { ContentType = "application/json" } },
                },
                ["application/json"] = new() { Schema = schema, Example = example },
            },
        };
        Explain(operation, "201", "Received: the receipt. Location is where the token's delegation reads it again.");
        Explain(operation, "200", "The same was received before under this key: its receipt.");
        foreach (var (status, text, code) in Refusals)
        {
            Refuse(operation, status, text, code);
        }
    }

    /// <summary>Describes how a receipt is read again.</summary>
    public static Task ReceiptAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        operation.Summary = "A receipt of the delegation of the token, verified at this moment.";
        Protect(operation, context);
        Explain(operation, "200", "The receipt.");
        foreach (var (status, text, code) in Refusals.Where(r => r.Status is "401" or "429"))
        {
            Refuse(operation, status, text, code);
        }

        Refuse(operation, "404", "The delegation has no such receipt.", "api.no-such-receipt");
        return Task.CompletedTask;
    }

    /// <summary>What the types alone do not tell: from what is chosen, and that a number is none in quotation marks.</summary>
    private static OpenApiSchema Precise(OpenApiSchema schema)
    {
        Describe("call", "The number of the call, as the calls of a meeting list it.", []);
        Describe("kind", "One of the kinds that the call asks for.", Enum.GetNames<SubmissionKind>());
        Describe("language", "The language in which it is written, one of those that the call takes.", [.. Languages.All.Select(l => l.Code())]);
        Describe("fields", "The texts by the keys of their fields; GET /api/v1/calls/{number}/fields lists them.", []);
        Describe("mayBePublished", "Whether the officers may publish it.", []);
        Describe("sharedWith", "With whom it is shared until then; OfficersOnly where nothing is said.", Enum.GetNames<SharedWith>());
        Describe("replaces", "The number on the receipt of the version that this one replaces, whole.", []);
        if (schema.Properties?["call"] is OpenApiSchema call)
        {
            call.Type = JsonSchemaType.Integer;
            call.Pattern = null;
        }

        return schema;

        void Describe(string name, string text, string[] values)
        {
            if (schema.Properties?[name] is OpenApiSchema property)
            {
                property.Description = text;
                if (values.Length > 0)
                {
                    property.Type = JsonSchemaType.String;
                    property.Enum = [.. values.Select(v => (JsonNode)JsonValue.Create(v))];
                }
            }
        }
    }

    private static void Protect(OpenApiOperation operation, OpenApiOperationTransformerContext context) =>
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];

    private static void Explain(OpenApiOperation operation, string status, string text)
    {
        if (operation.Responses?.GetValueOrDefault(status) is OpenApiResponse response)
        {
            response.Description = text;
        }
    }

    private static void Refuse(OpenApiOperation operation, string status, string text, string code)
    {
        operation.Responses ??= new OpenApiResponses();
        JsonObject example = new() { ["title"] = "…", ["status"] = int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), ["detail"] = "…", ["code"] = code };
        if (code == "api.refused")
        {
            example["errors"] = new JsonArray(new JsonObject { ["pointer"] = "/fields/title", ["code"] = "submissions.missing", ["detail"] = "“title” is needed, and is missing or empty." });
        }

        operation.Responses[status] = new OpenApiResponse
        {
            Description = text,
            Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new() { Example = example } },
        };
    }
}
