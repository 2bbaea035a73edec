using AttPortal.Domain.Agendas;

namespace AttPortal.Tests.Domain.Agendas;

public sealed class ArrangeItemsTests
{
    [Fact]
    public void Items_are_numbered_by_their_place()
    {
        var agenda = AnAgenda.WithItems("Opening", "Status", "Other matters");

        agenda.Items.Select(i => i.Number).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void An_item_added_in_the_middle_moves_the_later_ones_down()
    {
        var agenda = AnAgenda.WithItems("Opening", "Other matters");

        agenda.Add("Status", position: 2);

        agenda.Titles().Should().Equal("Opening", "Status", "Other matters");
        agenda.Items.Select(i => i.Number).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Moving_item_7_before_item_6_exchanges_their_numbers_and_keeps_their_keys()
    {
        var agenda = AnAgenda.WithItems("1", "2", "3", "4", "5", "Work plan", "Ratification", "Other matters");

        agenda.MoveItem("i7", 6);

        agenda.Items[5].Should().BeEquivalentTo(new { Key = "i7", Number = 6 });
        agenda.Items[6].Should().BeEquivalentTo(new { Key = "i6", Number = 7 });
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(99, 2)]
    public void A_place_outside_the_agenda_means_its_nearer_end(int position, int index)
    {
        var agenda = AnAgenda.WithItems("a", "b", "c");

        agenda.MoveItem("i2", position);

        agenda.Items[index].Key.Should().Be("i2");
    }

    [Fact]
    public void A_removed_item_leaves_no_gap_and_its_key_is_not_given_again()
    {
        var agenda = AnAgenda.WithItems("a", "b", "c");

        agenda.RemoveItem("i2");
        var added = agenda.Add("d");

        agenda.Titles().Should().Equal("a", "c", "d");
        agenda.Items.Select(i => i.Number).Should().Equal(1, 2, 3);
        added.Key.Should().Be("i4");
    }

    [Fact]
    public void A_removed_item_can_be_put_back_with_all_it_said()
    {
        var agenda = AnAgenda.WithItems("a", "b");
        agenda.Say(agenda.AddQuestion("i1").Value.Key, "Why?");

        agenda.RemoveItem("i1");
        agenda.RestoreItem("i1");

        agenda.Titles().Should().Equal("b", "a");
        agenda.Items[1].Questions.Should().ContainSingle(q => q.Text.OriginalText == "Why?");
    }

    [Fact]
    public void An_item_that_was_removed_cannot_be_moved()
    {
        var agenda = AnAgenda.WithItems("a", "b");
        agenda.RemoveItem("i1");

        agenda.MoveItem("i1", 2).Error!.Code.Should().Be("agenda.no-such-item");
    }

    [Fact]
    public void Questions_are_ordered_within_their_item_and_counted_through_the_agenda_by_key()
    {
        var agenda = AnAgenda.WithItems("a", "b");
        agenda.AddQuestion("i1");
        agenda.AddQuestion("i2");
        agenda.AddQuestion("i1");

        agenda.MovePart("q3", 1);

        agenda.Items[0].Questions.Select(q => (q.Key, q.Position)).Should().Equal(("q3", 1), ("q1", 2));
    }

    [Fact]
    public void A_removed_question_comes_back_at_the_end()
    {
        var agenda = AnAgenda.WithItems("a");
        agenda.AddQuestion("i1");
        agenda.AddQuestion("i1");

        agenda.RemovePart("q1");
        agenda.Items[0].Questions.Select(q => q.Position).Should().Equal(1);
        agenda.RestorePart("q1");

        agenda.Items[0].Questions.Select(q => q.Key).Should().Equal("q2", "q1");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1441)]
    public void Time_allotted_is_between_a_minute_and_a_day(int minutes)
    {
        AnAgenda.WithItems("a").AllotTime("i1", minutes).Error!.Code.Should().Be("agenda.minutes");
    }

    [Fact]
    public void An_agenda_takes_99_items_and_refuses_the_next()
    {
        var agenda = AnAgenda.Empty();
        for (var i = 0; i < Agenda.MaximumItems; i++)
        {
            agenda.AddItem().IsRefused.Should().BeFalse();
        }

        agenda.AddItem().Error!.Code.Should().Be("agenda.too-many-items");
    }

    [Fact]
    public void Whatever_is_added_moved_removed_and_restored_numbers_run_from_1_without_gap_and_keys_stay_unique()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var agenda = AnAgenda.Empty();
            var before = -1;
            for (var step = 0; step < 30; step++)
            {
                var key = $"i{random.Next(1, 8)}";
                _ = random.Next(5) switch
                {
                    0 => agenda.AddItem(random.Next(-1, 12)).IsRefused,
                    1 => agenda.MoveItem(key, random.Next(-1, 12)).IsRefused,
                    2 => agenda.RemoveItem(key).IsRefused,
                    3 => agenda.RestoreItem(key).IsRefused,
                    _ => agenda.AddQuestion(key).IsRefused,
                };

                agenda.Items.Select(i => i.Number).Should().Equal(Enumerable.Range(1, agenda.Items.Count), $"seed {seed}, step {step}");
                agenda.Items.Concat(agenda.RemovedItems).Select(i => i.Key).Should().OnlyHaveUniqueItems();
                agenda.Items.SelectMany(i => i.Questions).Select(q => q.Key).Should().OnlyHaveUniqueItems();
                agenda.Revision.Should().BeGreaterThanOrEqualTo(before);
                before = agenda.Revision;
            }
        }
    }
}
