"""New rows that begin with what is known: of another row, or of the one saved before."""

import re
from html import unescape

import pytest

from elections.models import Account, Actor, Election, Outcome, Page, Round, Stance, Statement
from tests import factories

from .helpers import address, change, errors_of, filled_in, make_election, text_of

pytestmark = pytest.mark.django_db


def test_a_further_statement_takes_over_the_election_the_page_and_the_sources(desk):
    sources = factories.SourceFactory.create_batch(2)
    first = factories.StatementFactory(sources=sources, order=4, page=Page.CONDUCT)
    page = desk.get(change(first))
    keys = {"election": first.election_id, "page": "conduct", "sources": [s.pk for s in sources]}
    typed = keys | {"actor": first.actor_id, "stance": Stance.ALLEGES, "summary": "Said so."}
    saved = desk.post(
        address(Statement, "add"),
        filled_in(desk.get(address(Statement, "add")), **typed) | {"slug": "", "_addanother": "1"},
    )
    assert saved.status_code == 302
    again = filled_in(desk.get(saved.url))
    assert {name: str(again[name]) for name in ("election", "page", "order")} == {
        "election": str(first.election_id),
        "page": "conduct",
        "order": "5",
    }
    assert [int(key) for key in again["sources"]] == keys["sources"]
    assert Statement.objects.latest("pk").slug == first.actor.slug
    assert page.status_code == 200


def test_a_person_of_the_record_who_speaks_becomes_an_actor_once(desk):
    person, election = factories.PersonFactory(name="Ann"), factories.ElectionFactory()
    add = f"{address(Statement, 'add')}?election={election.pk}&page=reactions"
    typed = {"person": person.pk, "stance": "neutral", "summary": "Said so.", "slug": ""}
    typed["sources"] = [factories.SourceFactory().pk]
    for _again in range(2):
        sent = filled_in(desk.get(add), **typed)
        saved = desk.post(add, sent)
        assert saved.status_code == 302, errors_of(saved)
    [actor] = Actor.objects.all()
    assert (actor.name, actor.person, actor.kind) == ("Ann", person, "candidate")
    assert [each.actor for each in Statement.objects.all()] == [actor, actor]
    assert actor.history.count() == 1
    both = desk.post(add, filled_in(desk.get(add), **typed | {"actor": actor.pk}))
    assert errors_of(both)["person"] == ["Choose an actor or a person, not both."]
    slugs = Statement.objects.order_by("pk").values_list("slug", flat=True)
    assert [*slugs] == ["ann", "ann-2"]


def test_a_row_like_another_one_begins_with_what_that_one_says(desk):
    row = factories.StatementFactory(summary="Said so.", order=2)
    page = desk.get(change(row))
    like = f"{address(Statement, 'add')}?like={row.pk}"
    assert f'href="{like}"' in page.content.decode()
    sent = filled_in(desk.get(like))
    assert (sent["summary"], sent["actor"], sent["slug"], sent["order"]) == (
        "Said so.",
        str(row.actor_id),
        "",
        "3",
    )
    assert desk.post(like, sent).status_code == 302
    assert Statement.objects.latest("pk").slug == row.actor.slug
    assert "Duplicate" in text_of(page)


def test_the_next_round_takes_the_number_and_those_who_advanced(desk):
    _election, first, options = make_election()
    third = factories.OptionFactory(election=first.election, order=3)
    account = factories.AccountFactory(round=first)
    for option in options:
        factories.LineFactory(account=account, option=option, outcome=Outcome.ADVANCED)
    factories.LineFactory(account=account, option=third)
    [link] = re.findall(
        r'href="([^"]*)">Add the next round', desk.get(change(first)).content.decode()
    )
    page = desk.get(unescape(link))
    assert desk.post(unescape(link), filled_in(page)).status_code == 302
    second = Round.objects.latest("pk")
    assert (second.election, second.number, second.date) == (first.election, 2, None)
    add = desk.get(f"{address(Account, 'add')}?round={second.pk}")
    [formset] = [each.formset for each in add.context["inline_admin_formsets"]]
    assert [form.initial["option"] for form in formset.extra_forms][5:] == [o.pk for o in options]
    factories.AccountFactory(round=second)
    grid = desk.get(address(Round, "figures", second.pk)).context["grid"]
    assert [line.option for line in grid.lines if line.option] == options


def test_a_new_election_like_another_one_is_a_draft_with_its_ballot(desk):
    old, _vote, options = make_election(holder_after=factories.PersonFactory())
    for option in options:
        option.party, option.description = factories.PartyFactory(), "Rector"
        option.save()
    source = factories.SourceFactory()
    like = address(Election, "like", old.pk)
    assert like in desk.get(change(old)).content.decode()
    chosen = desk.get(like).context["form"].initial["options"]
    assert chosen == [str(each.pk) for each in options]
    typed = {"name": "Vote of 2017", "date": "2017-07-19", "sources": [source.pk]}
    taken = desk.post(like, typed | {"options": chosen, "slug": old.slug})
    assert taken.context["form"].errors == {"slug": ["Election with this Slug already exists."]}
    assert Election.objects.count() == 1

    made = desk.post(like, typed | {"options": chosen[:1]})

    new = Election.objects.get(slug="vote-of-2017")
    assert made.url == change(new)
    assert (new.publication, new.previous, new.office) == ("draft", old, old.office)
    assert (new.holder_before, new.jurisdiction) == (old.holder_after, old.jurisdiction)
    assert [(one.number, one.status, one.date) for one in new.rounds.all()] == [
        (1, "tentative", None)
    ]
    [option] = new.options.all()
    assert (option.person, option.party) == (options[0].person, options[0].party)
    # A source said so of the earlier election alone.
    assert (option.description, list(option.sources.all())) == ("", [source])


def test_new_rows_of_an_election_take_the_sources_that_are_named_once(desk):
    election, _vote, [ann, _bob] = make_election()
    kept = list(ann.sources.all())
    sources = factories.SourceFactory.create_batch(2)
    keys = [each.pk for each in sources]
    sent = filled_in(desk.get(change(election)), sources_of_rows=keys)
    row = {"kind": "vote", "name": "Vote", "slug": "vote", "date": "2012-07-19"}
    sent |= {"key_dates-TOTAL_FORMS": 2, "key_dates-1-precision": "day"}
    sent |= {f"key_dates-0-{name}": value for name, value in row.items()}
    sent["key_dates-0-precision"] = "day"
    saved = desk.post(change(election), sent)
    assert saved.status_code == 302, errors_of(saved)
    [day] = election.key_dates.all()
    assert list(day.sources.order_by("pk")) == sources
    assert list(ann.sources.all()) == kept
