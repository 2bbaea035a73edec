using System.Text.Encodings.Web;
using AttPortal.Domain.Shared;
using AttPortal.Persistence.Mail;
using AttPortal.Web.Features.Mail;
using AttPortal.Web.Localization;
using AttPortal.Web.Security;
using AttPortal.Web.Startup;
using Microsoft.Extensions.Configuration;

namespace AttPortal.Tests.Web.Features.Mail;

public sealed class MailMessagesTests
{
    private static readonly IConfiguration Configuration = Configured(("Portal:PublicAddress", "https://portal.example.org/"));

    [Fact]
    public void What_a_reader_may_switch_off_says_where()
    {
        using var message = Messages().Of(Order(Guid.NewGuid()), Mail(choices: "https://portal.example.org/fr/account/mail"));

        message.Headers["List-Unsubscribe"].Should().Be("<https://portal.example.org/fr/account/mail>");
    }

    [Fact]
    public void What_must_come_does_not_offer_to_be_switched_off()
    {
        using var message = Messages().Of(Order(null), Mail(choices: null));

        message.Headers.AllKeys.Should().NotContain("List-Unsubscribe");
    }

    [Fact]
    public void The_identity_of_a_message_is_that_of_its_order()
    {
        var order = Order(null);

        using var once = Messages().Of(order, Mail(choices: null));
        using var again = Messages().Of(order, Mail(choices: null));

        once.Headers["Message-ID"].Should().Be($"<{order.Id:N}@portal.example.org>").And.Be(again.Headers["Message-ID"]);
    }

    [Theory]
    [InlineData("receipts/A1B2", "https://portal.example.org/fr/receipts/A1B2")]
    [InlineData("/healthz/live", "https://portal.example.org/healthz/live")]
    public void A_link_leads_to_the_public_address_in_the_readers_language(string path, string address) =>
        new PortalAddress(Configuration, null!, new LocalRun(Configuration)).Of(Language.French, path).Should().Be(address);

    [Theory]
    [InlineData("")]
    [InlineData("portal.example.org")]
    [InlineData("ftp://portal.example.org")]
    public void Where_no_public_address_is_known_no_link_is_guessed(string address)
    {
        var configuration = Configured(("Portal:PublicAddress", address));

        var root = () => new PortalAddress(configuration, null!, new LocalRun(configuration)).Root;

        root.Should().Throw<InvalidOperationException>().WithMessage("*Portal__PublicAddress*");
    }

    [Fact]
    public void A_mail_server_without_a_sender_is_told_of_when_the_portal_starts()
    {
        var settings = () => new SmtpSettings(Configured(("Portal:Smtp:Host", "mail.example.org"), ("Portal:Smtp:From", "")));

        settings.Should().Throw<InvalidOperationException>().WithMessage("*Portal__Smtp__From*");
    }

    [Fact]
    public void Without_settings_there_is_no_mail_server_and_with_one_it_speaks_TLS()
    {
        new SmtpSettings(Configured(("Portal:Smtp:Host", ""), ("Portal:Smtp:From", ""))).Host.Should().BeNull();
        var settings = new SmtpSettings(Configured(("Portal:Smtp:Host", "mail.example.org"), ("Portal:Smtp:From", "AttPortal <portal@example.org>")));

        (settings.Port, settings.UsesTls, settings.User, settings.From.Address).Should().Be((587, true, null, "portal@example.org"));
    }

    private static MailMessages Messages()
    {
        var address = new PortalAddress(Configuration, null!, new LocalRun(Configuration));
        return new MailMessages(new MailComposer(new Phrases(), address, HtmlEncoder.Default), address, new SmtpSettings(Configuration));
    }

    private static MailOrder Order(Guid? user) =>
        new(Guid.NewGuid(), null, new MailRecipient(user, "ana@example.org", "Ana", Language.French), "receipt", [], "receipts/A1B2");

    private static ComposedMail Mail(string? choices) =>
        new(Language.French, "Accusé de réception", ["Bonjour Ana,"], "L’ouvrir", "https://portal.example.org/fr/receipts/A1B2", ["Copie"], choices);

    private static IConfiguration Configured(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
