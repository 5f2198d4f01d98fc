"""A change is a correction if it touches a figure that the public could read."""

import io

import pytest
from django.core.management import call_command

from elections.changelog import changing, together
from elections.loading import load
from elections.models import Account, Contest, Election, Figure, Measure, Option, Round, Section
from elections.record.corrections_page import latest_corrections
from tests import factories
from tests.loading.cast import written

from .test_paths import record_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def election():
    return factories.ElectionFactory()


@pytest.fixture
def account(election):
    return factories.AccountFactory(round__election=election)


@pytest.fixture
def registered(account):
    return factories.FigureFactory(account=account, measure=Measure.REGISTERED, count=100)


@pytest.fixture
def line(account):
    return factories.LineFactory(account=account, count=7, share="66.7")


@pytest.fixture
def figure(election):
    """Of another account than the line: what it prints of the observers."""
    account = factories.AccountFactory(round__election=election, round__number=2)
    return factories.FigureFactory(account=account, count=80)


def corrections():
    """The tables and the elections of the rows of history that correct a figure."""
    return [
        (model.__name__, each.history_type, each.history_corrects)
        for model in (Account, Figure)
        for each in model.history.exclude(history_corrects=None).order_by("history_id")
    ]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        *(("count", 99), ("bound", "about"), ("printed_to", 10), ("measure", "ballots-issued")),
        *(("wording", "A hundred"), ("base", "valid")),
    ],
)
def test_a_changed_figure_of_the_whole(election, registered, column, value):
    Figure.objects.update(**{column: value})
    assert corrections() == [("Figure", "~", election.pk)]


@pytest.mark.parametrize(("column", "value"), [("counts_printed_to", 10), ("as_of", "15:00")])
def test_what_an_account_says_of_its_figures(election, account, column, value):
    Account.objects.update(**{column: value})
    assert corrections() == [("Account", "~", election.pk)]


@pytest.mark.parametrize(
    ("column", "value"), [("count", 8), ("count", None), ("share", "66.70"), ("outcome", "elected")]
)
def test_a_changed_line(election, line, column, value):
    Figure.objects.update(**{column: value})
    assert corrections() == [("Figure", "~", election.pk)]


@pytest.mark.parametrize(
    ("model", "column"),
    [
        *((Account, "note"), (Account, "lead_reason"), (Account, "status")),
        (Figure, "note"),
    ],
)
def test_prose_is_no_figure(account, figure, model, column):
    model.objects.update(**{column: "final" if column == "status" else "Another text"})
    assert corrections() == []


def test_what_is_said_by_another_source_is_another_figure(election, figure):
    Account.objects.update(source=factories.SourceFactory())
    assert corrections() == [("Account", "~", election.pk)]


def test_the_election_s_other_rows_hold_no_figures(election, figure):
    Election.objects.update(office="Mayor")
    factories.SectionFactory(election=election)
    Section.objects.update(body="Other words")
    assert corrections() == []


def test_a_line_more_in_a_set_that_had_lines(election, line):
    factories.LineFactory(account=line.account)
    assert corrections() == [("Figure", "+", election.pk)]


def test_the_first_figures_of_an_account_correct_nothing(election, line):
    with together():
        new = factories.AccountFactory(round=line.account.round)
        factories.LineFactory(account=new)
    later = factories.AccountFactory(round=line.account.round)
    with changing(how="form"):
        factories.LineFactory(account=later)
        factories.LineFactory(account=later)
    assert corrections() == []


def test_what_is_taken_away(election, line, figure):
    with together():
        line.delete()
        line.account.delete()
        figure.delete()
        figure.account.delete()
        Round.objects.all().delete()
    assert corrections() == [
        *[("Account", "-", election.pk)] * 2,
        *[("Figure", "-", election.pk)] * 2,
    ]


def test_what_was_taken_away_and_comes_back(election, line, figure):
    kept = [line.account, line, figure]
    with together():
        for row in (line, line.account, figure):
            type(row).objects.filter(pk=row.pk).delete()
    with changing(how="restore"), together():
        for row in kept:
            row.save(force_insert=True)
    assert [each for each in corrections() if each[1] == "+"] == [
        ("Account", "+", election.pk),
        ("Figure", "+", election.pk),
        ("Figure", "+", election.pk),
    ]


def test_what_was_deleted_in_a_first_draft_comes_back_as_a_further_account(election, line, figure):
    never_public(election)
    kept = [line.account, figure.account, figure]
    with together():
        for row in (line, *reversed(kept)):
            type(row).objects.filter(pk=row.pk).delete()
    Election.objects.update(publication="published")
    for row in kept:
        row.save(force_insert=True)
    assert corrections() == []


def never_public(election):
    Election.objects.update(publication="draft")
    Election.history.filter(publication="published").delete()


def test_what_happens_in_a_draft_corrects_nothing(election, line, figure):
    Election.objects.update(publication="draft")
    Figure.objects.update(count=8)
    Account.objects.update(counts_printed_to=10)
    assert corrections() == []


def test_what_a_change_publishes_was_not_public_before_it(election, line):
    never_public(election)
    with changing(how="form"), together():
        Figure.objects.update(count=8)
        Election.objects.update(publication="published")
    assert corrections() == []
    with changing(how="form"), together():
        Figure.objects.update(count=9)
        Election.objects.update(publication="draft")
    assert corrections() == [("Figure", "~", election.pk)]


def take_back():
    Election.objects.update(publication="draft")


def publish(**said):
    with changing(how="form", **said) as change, together():
        Election.objects.update(publication="published")
    return change.corrects


def test_what_differs_from_what_was_last_public_is_a_correction(election, line, figure):
    take_back()
    for votes in (8, 9):
        Figure.objects.filter(pk=line.pk).update(count=votes)
    Figure.objects.filter(pk=figure.pk).update(count=81)
    Figure.objects.filter(pk=figure.pk).update(count=80)
    assert publish(reason="Read again") == {election.pk}
    assert corrections() == [("Figure", "~", election.pk)]
    [told] = latest_corrections(10)
    assert [(each.before.value, each.after.value) for each in told.figures] == [(7, 9)]
    assert (told.reason, told.date) == ("Read again", Election.history.latest().history_date)
    Figure.objects.filter(pk=line.pk).update(count=10)
    assert [each.before.value for each in latest_corrections(10)[0].figures] == [9]
    assert publish() == set()


def test_what_came_and_went_while_an_election_was_taken_back(election, line, figure):
    take_back()
    deleted = figure.pk
    figure.delete()
    further = factories.LineFactory(account=line.account)
    new = factories.AccountFactory(round=line.account.round)
    factories.LineFactory(account=new).delete()
    factories.LineFactory(account=new)
    assert publish() == {election.pk}
    assert corrections() == [
        ("Figure", "-", election.pk),
        ("Figure", "+", election.pk),
    ]
    told = Figure.history.exclude(history_corrects=None).order_by("history_id")
    assert [each.id for each in told] == [deleted, further.pk]
    # The lines of the new account were read, so that a change of them is a correction by now.
    with changing(how="form") as change:
        Figure.objects.filter(account=new).update(count=3)
    assert change.corrects == {election.pk}


def test_a_load_that_publishes_again_corrects(election, line, tmp_path):
    take_back()
    records = [record_of(Election.objects.get()), record_of(line)]
    records[0]["fields"]["publication"] = "published"
    records[1]["fields"]["count"] = 8
    with changing(how="command") as change:
        load([written(tmp_path, *records)])
    assert change.corrects == {election.pk}
    assert corrections() == [("Figure", "~", election.pk)]


def test_a_load_corrects_as_all_others_do(election, line, tmp_path):
    records = [record_of(line.account), record_of(line)]
    path = written(tmp_path, *records)
    load([path])
    assert corrections() == []
    records[0]["fields"]["counts_printed_to"] = 7
    records[1]["fields"]["count"] = 14
    load([written(tmp_path, *records)])
    assert corrections() == [
        ("Account", "~", election.pk),
        ("Figure", "~", election.pk),
    ]


def test_a_first_load_corrects_nothing(election, line, tmp_path):
    vote = line.account.round
    rows = [election.jurisdiction, line.option.person, line.account.source]
    rows += [*election.sources.all(), *line.option.sources.all()]
    rows += [election, vote, line.option, line.account, line]
    path = written(tmp_path, *map(record_of, rows))
    for row in (line, line.account, vote, line.option, election):
        row.delete()
    before = corrections()
    load([path])
    assert Figure.objects.get().count == 7
    assert corrections() == before


@pytest.mark.parametrize("number", [1, 20])
def test_it_takes_as_many_queries_for_many_lines(
    election, account, number, django_assert_num_queries
):
    factories.LineFactory.create_batch(number, account=account, count=1)
    with django_assert_num_queries(5 + 3):
        Figure.objects.update(count=2)
    assert len(corrections()) >= number


@pytest.mark.parametrize(
    ("figures", "reason", "is_told"),
    [({"count": 8}, "", True), ({"count": 8}, "Read again", False), ({}, "", False)],
)
def test_who_loads_corrections_without_a_reason_is_told(line, tmp_path, figures, reason, is_told):
    record = record_of(line)
    record["fields"] |= figures
    out, err = io.StringIO(), io.StringIO()
    path = written(tmp_path, record)
    call_command("load", path, "--dry-run", "--reason", reason, stdout=out, stderr=err)
    call_command("load", path, "--reason", reason, stdout=out, stderr=err)
    assert err.getvalue().count("Give one with --reason.") == 2 * is_told


@pytest.mark.parametrize("publication", ["published", "draft"])
@pytest.mark.parametrize(
    "column", ["person", "running_mate", "name", "kind", "contest", "part_of", "party_name"]
)
def test_an_option_that_becomes_another_is_to_be_explained(line, column, publication):
    Election.objects.update(publication=publication)
    option, election = line.option, line.option.election
    values = {
        "person": factories.PersonFactory,
        "running_mate": factories.PersonFactory,
        "name": lambda: "Another",
        "kind": lambda: "list",
        "contest": lambda: factories.ContestFactory(election=election),
        "part_of": lambda: factories.OptionFactory(election=election),
        "party_name": lambda: "Greens",
    }
    if column == "party_name":
        # A list goes by the name of its party.
        options = Option.objects.filter(pk=option.pk)
        options.update(kind="list", party=factories.PartyFactory(), party_name="Reds")
    value = values[column]()
    with changing(how="form", reason="Mixed up") as change:
        Option.objects.filter(pk=option.pk).update(**{column: value})
    assert change.corrects == ({election.pk} if publication == "published" else set())
    assert option.history.first().history_change_reason == "Mixed up"


def test_the_contest_of_a_round_and_the_seats_of_a_contest_are_to_be_explained(election, line):
    contest = factories.ContestFactory(election=election)
    for rows, changes in [
        (Round.objects.filter(pk=line.account.round_id), {"contest": contest}),
        (Contest.objects.filter(pk=contest.pk), {"seats": 33}),
    ]:
        with changing(how="form") as change:
            rows.update(**changes)
        assert change.corrects == {election.pk}


def test_rows_without_figures_and_what_else_is_said_of_an_option_are_not(election, line):
    bare = factories.OptionFactory(election=election)
    contest = factories.ContestFactory(election=election)
    with changing(how="form") as change:
        Option.objects.filter(pk=bare.pk).update(name="Another")
        Option.objects.filter(pk=line.option_id).update(description="Rector", party_name="")
        Contest.objects.filter(pk=contest.pk).update(seats=33)
        Round.objects.update(votes_per_voter=2)
    assert change.corrects == set()
