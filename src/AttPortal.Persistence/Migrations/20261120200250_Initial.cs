using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AttPortal.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    detail = table.Column<string>(type: "jsonb", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cited_documents",
                columns: table => new
                {
                    symbol = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    url = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cited_documents", x => x.symbol);
                });

            migrationBuilder.CreateTable(
                name: "conferences",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    start_date = table.Column<DateOnly>(type: "date", nullable: false),
                    end_date = table.Column<DateOnly>(type: "date", nullable: false),
                    city = table.Column<string>(type: "jsonb", nullable: false),
                    country_iso3 = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    format = table.Column<string>(type: "text", nullable: false),
                    president = table.Column<string>(type: "text", nullable: false),
                    president_iso3 = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    sources = table.Column<string>(type: "text", nullable: false),
                    is_verified = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conferences", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "officers",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    cycle = table.Column<int>(type: "integer", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<string>(type: "text", nullable: true),
                    display_name = table.Column<string>(type: "jsonb", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    post = table.Column<string>(type: "jsonb", nullable: false),
                    capacity = table.Column<string>(type: "jsonb", nullable: false),
                    state_iso3 = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    term_from = table.Column<DateOnly>(type: "date", nullable: false),
                    term_until = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officers", x => new { x.body, x.cycle, x.key });
                });

            migrationBuilder.CreateTable(
                name: "protection_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "states",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    iso2 = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    m49 = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    names = table.Column<string>(type: "jsonb", nullable: false),
                    formal_names = table.Column<string>(type: "jsonb", nullable: false),
                    common_names = table.Column<string>(type: "jsonb", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    united_nations_group = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_states", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    is_sample = table.Column<bool>(type: "boolean", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "working_groups",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    short_name = table.Column<string>(type: "jsonb", nullable: false),
                    mandate = table.Column<string>(type: "jsonb", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_working_groups", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "recommendations",
                columns: table => new
                {
                    conference_number = table.Column<int>(type: "integer", nullable: false),
                    paragraph = table.Column<string>(type: "text", nullable: false),
                    letter = table.Column<string>(type: "text", nullable: false),
                    report_symbol = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendations", x => new { x.conference_number, x.paragraph, x.letter });
                    table.ForeignKey(
                        name: "fk_recommendations_conferences_conference_number",
                        column: x => x.conference_number,
                        principalTable: "conferences",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "treaty_acts",
                columns: table => new
                {
                    state_id = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    recorded_by = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    later_effect = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    source = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    earliest = table.Column<DateOnly>(type: "date", nullable: false),
                    latest = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_treaty_acts", x => new { x.state_id, x.number });
                    table.CheckConstraint("ck_treaty_acts_window", "earliest <= latest");
                    table.ForeignKey(
                        name: "fk_treaty_acts_states_state_id",
                        column: x => x.state_id,
                        principalTable: "states",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_user_claims_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_user_logins_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_user_passkeys_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_user_tokens_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    group_code = table.Column<string>(type: "text", nullable: true),
                    cycle = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grants", x => x.id);
                    table.ForeignKey(
                        name: "fk_grants_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_grants_working_groups_group_code",
                        column: x => x.group_code,
                        principalTable: "working_groups",
                        principalColumn: "code");
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    group_code = table.Column<string>(type: "text", nullable: true),
                    cycle = table.Column<int>(type: "integer", nullable: false),
                    start_date = table.Column<DateOnly>(type: "date", nullable: false),
                    end_date = table.Column<DateOnly>(type: "date", nullable: false),
                    venue = table.Column<string>(type: "jsonb", nullable: false),
                    zone = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => x.id);
                    table.ForeignKey(
                        name: "fk_meetings_conferences_cycle",
                        column: x => x.cycle,
                        principalTable: "conferences",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_meetings_working_groups_group_code",
                        column: x => x.group_code,
                        principalTable: "working_groups",
                        principalColumn: "code");
                });

            migrationBuilder.CreateTable(
                name: "question_lists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_code = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    source_symbol = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    editions = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_lists", x => x.id);
                    table.ForeignKey(
                        name: "fk_question_lists_working_groups_group_code",
                        column: x => x.group_code,
                        principalTable: "working_groups",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "act_corrections",
                columns: table => new
                {
                    state_id = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    corrected_number = table.Column<int>(type: "integer", nullable: false),
                    replacement_number = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    corrected_by = table.Column<string>(type: "text", nullable: false),
                    corrected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_act_corrections", x => new { x.state_id, x.corrected_number });
                    table.ForeignKey(
                        name: "fk_act_corrections_states_state_id",
                        column: x => x.state_id,
                        principalTable: "states",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_act_corrections_treaty_acts_state_id_corrected_number",
                        columns: x => new { x.state_id, x.corrected_number },
                        principalTable: "treaty_acts",
                        principalColumns: new[] { "state_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_act_corrections_treaty_acts_state_id_replacement_number",
                        columns: x => new { x.state_id, x.replacement_number },
                        principalTable: "treaty_acts",
                        principalColumns: new[] { "state_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "agendas",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    original_language = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agendas", x => x.id);
                    table.ForeignKey(
                        name: "fk_agendas_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "issued_parts",
                columns: table => new
                {
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    tree = table.Column<string>(type: "text", nullable: false),
                    pdf = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    pages = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_issued_parts", x => new { x.version_id, x.part, x.language });
                    table.ForeignKey(
                        name: "fk_issued_parts_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "letters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    original_language = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    send_to = table.Column<string>(type: "text", nullable: false),
                    salutation = table.Column<string>(type: "jsonb", nullable: false),
                    closing = table.Column<string>(type: "jsonb", nullable: false),
                    caption = table.Column<string>(type: "jsonb", nullable: false),
                    deadline_local = table.Column<DateTime>(type: "timestamp without time zone", nullable: false),
                    deadline_zone = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letters", x => x.id);
                    table.ForeignKey(
                        name: "fk_letters_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    start_time = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    end_time = table.Column<TimeOnly>(type: "time without time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => new { x.meeting_id, x.date, x.start_time });
                    table.ForeignKey(
                        name: "fk_sessions_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "text_edits",
                columns: table => new
                {
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    paper = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: false),
                    after = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_recorded = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_text_edits", x => new { x.meeting_id, x.paper, x.key, x.language });
                    table.ForeignKey(
                        name: "fk_text_edits_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "question_headings",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    list_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_headings", x => new { x.list_id, x.key });
                    table.ForeignKey(
                        name: "fk_question_headings_question_lists_list_id",
                        column: x => x.list_id,
                        principalTable: "question_lists",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "agenda_items",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    agenda_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    annotation = table.Column<string>(type: "jsonb", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: true),
                    is_removed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda_items", x => new { x.agenda_id, x.key });
                    table.ForeignKey(
                        name: "fk_agenda_items_agendas_agenda_id",
                        column: x => x.agenda_id,
                        principalTable: "agendas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "agenda_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    circulated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    circulated_by = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    open_points = table.Column<int>(type: "integer", nullable: false),
                    send_to = table.Column<string>(type: "text", nullable: false),
                    items = table.Column<string>(type: "jsonb", nullable: false),
                    agenda_id = table.Column<Guid>(type: "uuid", nullable: false),
                    deadline_local = table.Column<DateTime>(type: "timestamp without time zone", nullable: false),
                    deadline_zone = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_agenda_versions_agendas_agenda_id",
                        column: x => x.agenda_id,
                        principalTable: "agendas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "annexes",
                columns: table => new
                {
                    letter = table.Column<char>(type: "character(1)", nullable: false),
                    letter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: true),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    introduction = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_annexes", x => new { x.letter_id, x.letter });
                    table.ForeignKey(
                        name: "fk_annexes_letters_letter_id",
                        column: x => x.letter_id,
                        principalTable: "letters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "letter_paragraphs",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    letter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: false),
                    is_removed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter_paragraphs", x => new { x.letter_id, x.key });
                    table.ForeignKey(
                        name: "fk_letter_paragraphs_letters_letter_id",
                        column: x => x.letter_id,
                        principalTable: "letters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "practical_questions",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    list_id = table.Column<Guid>(type: "uuid", nullable: false),
                    heading_key = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practical_questions", x => new { x.list_id, x.heading_key, x.key });
                    table.ForeignKey(
                        name: "fk_practical_questions_question_headings_list_id_heading_key",
                        columns: x => new { x.list_id, x.heading_key },
                        principalTable: "question_headings",
                        principalColumns: new[] { "list_id", "key" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "guiding_questions",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    agenda_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_key = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: false),
                    is_removed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guiding_questions", x => new { x.agenda_id, x.item_key, x.key });
                    table.ForeignKey(
                        name: "fk_guiding_questions_agenda_items_agenda_id_item_key",
                        columns: x => new { x.agenda_id, x.item_key },
                        principalTable: "agenda_items",
                        principalColumns: new[] { "agenda_id", "key" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invited_speakers",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    agenda_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_key = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: false),
                    is_removed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invited_speakers", x => new { x.agenda_id, x.item_key, x.key });
                    table.ForeignKey(
                        name: "fk_invited_speakers_agenda_items_agenda_id_item_key",
                        columns: x => new { x.agenda_id, x.item_key },
                        principalTable: "agenda_items",
                        principalColumns: new[] { "agenda_id", "key" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_act_corrections_state_id_replacement_number",
                table: "act_corrections",
                columns: new[] { "state_id", "replacement_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_agenda_versions_agenda_id_number",
                table: "agenda_versions",
                columns: new[] { "agenda_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_agendas_meeting_id",
                table: "agendas",
                column: "meeting_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_action_at_id",
                table: "audit_entries",
                columns: new[] { "action", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at_id",
                table: "audit_entries",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject_at_id",
                table: "audit_entries",
                columns: new[] { "subject", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_user_id_at_id",
                table: "audit_entries",
                columns: new[] { "user_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_grants_group_code",
                table: "grants",
                column: "group_code");

            migrationBuilder.CreateIndex(
                name: "ix_grants_user_id_role_group_code_cycle",
                table: "grants",
                columns: new[] { "user_id", "role", "group_code", "cycle" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_issued_parts_meeting_id",
                table: "issued_parts",
                column: "meeting_id");

            migrationBuilder.CreateIndex(
                name: "ix_letters_meeting_id",
                table: "letters",
                column: "meeting_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meetings_cycle",
                table: "meetings",
                column: "cycle");

            migrationBuilder.CreateIndex(
                name: "ix_meetings_group_code",
                table: "meetings",
                column: "group_code");

            migrationBuilder.CreateIndex(
                name: "ix_meetings_slug",
                table: "meetings",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meetings_start_date",
                table: "meetings",
                column: "start_date");

            migrationBuilder.CreateIndex(
                name: "ix_question_lists_group_code",
                table: "question_lists",
                column: "group_code");

            migrationBuilder.CreateIndex(
                name: "ix_question_lists_key",
                table: "question_lists",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_states_iso2",
                table: "states",
                column: "iso2",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_states_m49",
                table: "states",
                column: "m49",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_text_edits_changed_at",
                table: "text_edits",
                column: "changed_at",
                filter: "not is_recorded");

            migrationBuilder.CreateIndex(
                name: "ix_user_claims_user_id",
                table: "user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_logins_user_id",
                table: "user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_passkeys_user_id",
                table: "user_passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "users",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.Sql(AttPortal.Persistence.Auditing.AppendOnly.Sql());
            migrationBuilder.Sql(AttPortal.Persistence.Announcing.Announcements.Sql());
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "act_corrections");

            migrationBuilder.DropTable(
                name: "agenda_versions");

            migrationBuilder.DropTable(
                name: "annexes");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "cited_documents");

            migrationBuilder.DropTable(
                name: "grants");

            migrationBuilder.DropTable(
                name: "guiding_questions");

            migrationBuilder.DropTable(
                name: "invited_speakers");

            migrationBuilder.DropTable(
                name: "issued_parts");

            migrationBuilder.DropTable(
                name: "letter_paragraphs");

            migrationBuilder.DropTable(
                name: "officers");

            migrationBuilder.DropTable(
                name: "practical_questions");

            migrationBuilder.DropTable(
                name: "protection_keys");

            migrationBuilder.DropTable(
                name: "recommendations");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "text_edits");

            migrationBuilder.DropTable(
                name: "user_claims");

            migrationBuilder.DropTable(
                name: "user_logins");

            migrationBuilder.DropTable(
                name: "user_passkeys");

            migrationBuilder.DropTable(
                name: "user_tokens");

            migrationBuilder.DropTable(
                name: "treaty_acts");

            migrationBuilder.DropTable(
                name: "agenda_items");

            migrationBuilder.DropTable(
                name: "letters");

            migrationBuilder.DropTable(
                name: "question_headings");

            migrationBuilder.DropTable(
                name: "users");

            migrationBuilder.DropTable(
                name: "states");

            migrationBuilder.DropTable(
                name: "agendas");

            migrationBuilder.DropTable(
                name: "question_lists");

            migrationBuilder.DropTable(
                name: "meetings");

            migrationBuilder.DropTable(
                name: "conferences");

            migrationBuilder.DropTable(
                name: "working_groups");
        }
    }
}
