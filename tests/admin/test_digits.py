"""Numbers and days are read alike on every way: in the digits 0 to 9, and in no others.

The results grid alone also reads the digits in which a source prints its figures.
"""

import pytest

from elections.models import Account, Figure, KeyDate, Source
from tests import factories
from tests.loading.cast import record, refusal, said, source, world, written
from tests.resources.helpers import by_extension, contents, problems

from .grid import confirm, make_contest, stored, upload
from .helpers import address, change, errors_of, filled_in

pytestmark = pytest.mark.django_db

OTHER = "Write “{}” with the digits 0 to 9."
DECIMAL = "“{}” could be a decimal number. Write a whole number, such as 4081 or 4,081."
ARABIC, THAI, WIDE, BENGALI = "٤٧٠٩٥", "๔๗", "４７", "১২"
DAY = "٢٠١٢-٠٧-١٩"


def send(desk, row, **typed):
    before = contents()
    response = desk.post(change(row), filled_in(desk.get(change(row)), **typed))
    assert (response.status_code == 200) is (contents() == before)
    return response


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        *((text, OTHER.format(text)) for text in (ARABIC, THAI, WIDE, BENGALI, "4٧", "-٤", "²")),
        ("1_000", "Enter a whole number."),
        ("+5", "Enter a whole number."),
        *((text, DECIMAL.format(text)) for text in ("12.0", "4,08", "4.081", "4,0812")),
        ("4,081.765", "Enter a whole number."),
        ("4081,765,000", "Enter a whole number."),
        ("4 08", "Enter a whole number."),
        ("9" * 5000, "Enter a whole number."),
    ],
)
def test_a_number_on_a_form_and_on_a_row_of_it(desk, typed, error):
    line = factories.LineFactory(count=5)
    typed_in = {"figures-0-count": typed, "figures-0-printed_to": typed}
    found = send(desk, line.account, units_counted=typed, **typed_in)
    assert errors_of(found) == {each: [error] for each in ["units_counted", *typed_in]}
    assert found.context["adminform"].form["units_counted"].value() == typed
    assert errors_of(send(desk, line, count=typed)) == {"count": [error]}


def test_numbers_that_are_none_of_a_count(desk):
    row = factories.OptionFactory()
    assert errors_of(send(desk, row, order=THAI)) == {"order": [OTHER.format(THAI)]}
    row = factories.RoundFactory()
    assert errors_of(send(desk, row, number=THAI)) == {"number": [OTHER.format(THAI)]}


def test_blanks_around_a_number_are_none_of_it(desk):
    row = factories.AccountFactory(round__election__publication="draft")
    assert send(desk, row, units_counted=" 00470 ").status_code == 302
    assert Account.objects.get().units_counted == 470


@pytest.mark.parametrize(
    "typed",
    ["4,081,765", "4.081.765", *(f"4{blank}081{blank}765" for blank in " \u00a0\u202f\u2009")],
)
def test_a_number_may_be_grouped(desk, typed):
    row = factories.AccountFactory(registered=1, round__election__publication="draft")
    assert send(desk, row, **{"figures-0-count": typed}).status_code == 302
    assert Figure.objects.get().count == 4081765


def test_counts_are_shown_grouped_and_other_numbers_are_not(desk):
    account = factories.AccountFactory(registered=4081765)
    Account.objects.update(counts_printed_to=1000)
    line = factories.LineFactory(account=account, count=4081)
    row = factories.OptionFactory(order=2000)
    form = desk.get(change(line.account))
    sent = filled_in(form)
    names = ["figures-0-count", "figures-1-count", "counts_printed_to"]
    assert [sent[name] for name in names] == ["4,081,765", "4,081", "1,000"]
    assert filled_in(desk.get(change(row)))["order"] == "2000"
    assert 'type="number"' not in form.content.decode()
    assert form.content.decode().count('inputmode="numeric"') >= 6
    for model, votes in ((Account, "4,081,765"), (Figure, "4,081")):
        assert f">{votes}</td>" in desk.get(address(model)).content.decode()


def test_a_form_with_grouped_counts_that_is_saved_unchanged_stores_nothing(desk):
    account = factories.AccountFactory(registered=4081000, counts_printed_to=1000)
    line = factories.LineFactory(account=account, count=4000)
    before, versions = contents(), Account.history.count() + Figure.history.count()
    page = desk.get(change(line.account))
    assert desk.post(change(line.account), filled_in(page)).status_code == 302
    assert contents() == before
    assert Account.history.count() + Figure.history.count() == versions


def test_a_grouped_count_that_others_changed_is_told(desk):
    row = factories.AccountFactory(registered=4081765, round__election__publication="draft")
    page = desk.get(change(row))
    Figure.objects.update(count=4081766)
    found = desk.post(change(row), filled_in(page))
    assert filled_in(found)["figures-0-count"] == "4,081,766"
    found = desk.post(change(row), filled_in(page, **{"figures-0-count": "4 081 767"}))
    assert '<span class="stored">4,081,766</span>' in found.content.decode()
    assert Figure.objects.get().count == 4081766


def test_a_day_on_a_form(desk):
    row = factories.KeyDateFactory()
    assert errors_of(send(desk, row, date=DAY)) == {"date": [OTHER.format(DAY)]}
    assert send(desk, row, date="2012-07-20").status_code == 302
    assert str(KeyDate.objects.get().date) == "2012-07-20"


def test_the_form_before_the_grid_and_the_grid(desk):
    vote, source = make_contest()
    page = upload(desk, vote, source, "Candidate;Votes\nAnn;5\n", counts_printed_to="١٠٠٠")
    assert page.context["form"].errors == {"counts_printed_to": [OTHER.format("١٠٠٠")]}
    page = upload(desk, vote, source, f"Candidate;Votes\nBako Sahakyan;{ARABIC}\n")
    # A source's figures are read in the digits that it prints.
    confirm(desk, page)
    assert stored(vote, source)["Bako Sahakyan"][0] == int(ARABIC)


@pytest.mark.parametrize("day", [DAY, "١٩ July 2012", "July 19, ٢٠١٢"])
def test_an_import(day):
    head = "key,title,short_name,language,read_on\n"
    rows = f'a,A,A,en,"{day}"\n'
    assert problems(Source, by_extension["csv"], (head + rows).encode()) == [
        f"Row 2, column read_on: {OTHER.format(day)}"
    ]
    line = factories.LineFactory(option__person__slug="ann", account__source__key="a")
    election = line.account.round.election.slug
    head = "election,round,source,measure,option,count\n"
    rows = f"{election},1,a,votes,ann,{ARABIC}\n"
    assert problems(Figure, by_extension["csv"], (head + rows).encode()) == [
        f"Row 2, column count: {OTHER.format(ARABIC)}"
    ]


def test_a_load(tmp_path):
    path = written(
        tmp_path,
        *world(),
        source("a", read_on=DAY),
        record("round", election=["2012-land"], number=THAI, date="2012-07-19"),
        name="a.jsonl",
    )
    number = len(world())
    assert refusal(path) == said(
        f'a.jsonl, line {number + 1}: record {number + 1}, elections.source ["a"], '
        f"field read_on: {OTHER.format(DAY)}",
        f"a.jsonl, line {number + 2}: record {number + 2}, elections.round "
        f'["2012-land", "{THAI}"], field number: {OTHER.format(THAI)}',
    )
    assert not Source.objects.exists()
