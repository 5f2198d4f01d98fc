"""Whom the names in a file mean: equal names settle it, all else the editor decides."""

import pytest

from elections import models
from elections.grid import questions
from elections.grid.labels import MEASURE_LABELS, TOTAL_LABELS
from tests import factories
from tests.resources.helpers import contents

from .grid import (
    answer,
    changes_of,
    confirm,
    make_contest,
    options_of,
    problems_of,
    questions_of,
    stored,
    upload,
)
from .helpers import text_of

pytestmark = pytest.mark.django_db
OTHERS = [measure for measure in MEASURE_LABELS if measure not in TOTAL_LABELS]
BAKO = "Candidate;Party;Votes\nBako Sahakyan;Independent;5\n"


def test_a_new_person_is_made_if_the_editor_says_so(desk):
    vote, source = make_contest()
    page = upload(desk, vote, source, BAKO + "Arkady  Soghomonyan;Independent;3\n")
    before = contents()

    assert questions_of(page) == {
        "person-3": "Row 3, “Arkady Soghomonyan”: is this a candidate or a total?"
    }
    assert list(options_of(page, "person-3").values()) == [
        "A new person: “Arkady Soghomonyan”",
        "Against all, or none of the above",
        "Several that the source prints in one line",
        "Bako Sahakyan, candidate of this election (Independent)",
        "Vitaly Balasanyan, candidate of this election (Independent)",
        "A total: registered voters",
        "A total: ballots issued",
        "A total: votes cast",
        "A total: valid votes",
        "A total: invalid or blank votes",
        "A total: blank votes",
        "A total: overvotes",
        "A total: undervotes",
        "A total: exhausted votes",
        "A total: turnout",
        *(f"A total: {MEASURE_LABELS[measure]}" for measure in OTHERS),
        "Nobody: leave this line out",
    ]
    preview = answer(desk, page, person_3="new", person_3_slug="arkady")

    assert contents() == before
    assert changes_of(preview) == [
        ("new", "person", "Arkady Soghomonyan", []),
        ("new", "option", "Arkady Soghomonyan", [("party", "", "Independent")]),
        (
            "new",
            "account",
            "Wikipedia [wikipedia]",
            [
                ("status", "", "not stated"),
                ("shares are a percentage of", "", "not stated"),
                ("counts are printed to", "", "1"),
            ],
        ),
        ("new", "figure", "Bako Sahakyan", [("count", "", "5")]),
        ("new", "figure", "Arkady Soghomonyan", [("count", "", "3")]),
    ]
    confirm(desk, preview)
    option = models.Option.objects.get(person__slug="arkady")
    assert (option.order, option.party_name, [*option.sources.all()]) == (
        3,
        "Independent",
        [source],
    )
    assert stored(vote, source)["Arkady Soghomonyan"] == (3, None, "")


def test_a_name_in_other_letters_is_another_name(desk):
    vote, source = make_contest()

    page = upload(desk, vote, source, "Candidate;Votes\nБако Саакян;5\n")
    without = answer(desk, page, person_2="new")
    bad = answer(desk, page, person_2="new", person_2_slug="бако")
    taken = answer(desk, page, person_2="new", person_2_slug="taken")
    long = answer(desk, page, person_2="new", person_2_slug="x" * 101)

    assert problems_of(without) == [
        "Row 2: “Бако Саакян” needs a short name in Latin letters, by which addresses name it."
    ]
    assert problems_of(bad) == [
        "Row 2: “бако” is not a short name: use Latin letters, numbers and hyphens."
    ]
    assert problems_of(long) == ["Row 2: “" + "x" * 101 + "” is too long for a short name."]
    assert taken.context["outcome"].number("new") == 4
    factories.PersonFactory(slug="taken")
    taken = answer(desk, page, person_2="new", person_2_slug="taken")
    assert problems_of(taken) == ["Row 2: The short name “taken” is taken: choose another one."]
    assert list(questions_of(taken)) == ["person-2"]


def test_somebody_elsewhere_in_the_record_is_not_taken_without_asking(desk):
    vote, source = make_contest()
    other = factories.PersonFactory(name="Ann Other", slug="ann-other")

    page = upload(desk, vote, source, "Candidate;Votes\nann other;5\n")

    assert questions_of(page) == {
        "person-2": "“ann other” (row 2) is not a candidate of this election yet, but somebody of "
        "this name is in the record. Who is meant?"
    }
    assert next(iter(options_of(page, "person-2").items())) == (
        f"person:{other.pk}",
        "Ann Other [ann-other], as a further candidate",
    )
    assert page.context["form"].questions[0].slug == "ann-other-2"
    confirm(desk, answer(desk, page, person_2=f"person:{other.pk}"))
    assert models.Option.objects.get(person=other).party is None
    assert stored(vote, source)["Ann Other"] == (5, None, "")


def test_a_person_of_the_election_can_be_picked_and_a_line_be_left_out(desk):
    vote, source = make_contest()
    bako = models.Option.objects.get(person__name="Bako Sahakyan")
    page = upload(desk, vote, source, "Candidate;Votes\nB. Sahakian;5\nOthers;2\n")

    preview = answer(desk, page, person_2=f"option:{bako.pk}", person_3="leave-out")

    assert preview.context["left_out"] == [(3, "Others")]
    confirm(desk, preview)
    assert stored(vote, source)["Bako Sahakyan"] == (5, None, "")
    both = answer(desk, page, person_2=f"option:{bako.pk}", person_3=f"option:{bako.pk}")
    assert problems_of(both) == ["Rows 2 and 3 are both said to be about Bako Sahakyan."]


def test_of_several_candidates_of_one_name_the_editor_says_who(desk):
    vote, source = make_contest()
    namesake = factories.OptionFactory(
        election=vote.election, person__name="bako sahakyan", party=None
    )

    page = upload(desk, vote, source, "Candidate;Votes\nBako Sahakyan;5\n")

    assert questions_of(page) == {
        "person-2": "Several candidates are called “Bako Sahakyan” (row 2). Who is meant?"
    }
    assert list(options_of(page, "person-2").values())[:2] == [
        "Bako Sahakyan, candidate of this election (Independent)",
        "bako sahakyan, candidate of this election",
    ]
    confirm(desk, answer(desk, page, person_2=f"option:{namesake.pk}"))
    assert namesake.figures.get().count == 5


def test_a_party_is_found_picked_made_or_left_unstated(desk):
    vote, source = make_contest()
    models.Option.objects.update(party=None, party_name="")
    movement = factories.PartyFactory(name="Movement 88", short_name="M88", slug="m-88")
    text = "Candidate;Party;Votes\nBako Sahakyan;m88;5\nVitaly Balasanyan;Free List;4\n"

    page = upload(desk, vote, source, text)

    assert questions_of(page) == {
        "party-3": "No party in the record is called “Free List” (row 3). Which is meant?"
    }
    assert list(options_of(page, "party-3").values()) == [
        "A new party: “Free List”",
        "Independent [party-0]".replace(
            "party-0", models.Party.objects.get(name="Independent").slug
        ),
        "Movement 88 [m-88]",
        "No party: leave it unstated",
    ]
    made = answer(desk, page, party_3="new")
    assert [change[:4] for change in changes_of(made)][:3] == [
        ("new", "party", "Free List", []),
        ("changed", "option", "Bako Sahakyan", [("party", "", "Movement 88")]),
        ("changed", "option", "Vitaly Balasanyan", [("party", "", "Free List")]),
    ]
    picked = answer(desk, page, party_3=str(movement.pk))
    assert changes_of(picked)[1][3] == [("party", "", "Free List")]
    confirm(desk, answer(desk, page, party_3="none"))
    named = models.Option.objects.order_by("order").values_list("party__name", "party_name")
    assert list(named) == [("Movement 88", "Movement 88"), (None, "")]
    assert source in models.Option.objects.get(person__name="Bako Sahakyan").sources.all()


def test_of_several_parties_of_one_name_the_editor_says_which(desk):
    vote, source = make_contest()
    models.Option.objects.update(party=None, party_name="")
    factories.PartyFactory(name="INDEPENDENT", slug="second")

    page = upload(desk, vote, source, BAKO)

    assert questions_of(page) == {
        "party-2": "Several parties are called “Independent” (row 2). Which is meant?"
    }


def test_another_party_than_the_stored_one_is_pointed_out_and_not_taken(desk):
    vote, source = make_contest()
    factories.PartyFactory(name="Free List")

    page = upload(desk, vote, source, BAKO.replace("Independent", "Free List"))

    assert page.context["notices"] == [
        "Row 2 calls the party of Bako Sahakyan “Free List”; the record has “Independent”, which "
        "stays. Where sources differ, add a discrepancy."
    ]
    confirm(desk, page)
    assert models.Option.objects.get(person__name="Bako Sahakyan").party_name == "Independent"


def test_a_list_of_people_or_parties_that_is_cut_says_so(desk, monkeypatch):
    vote, source = make_contest()
    file = "Candidate;Party;Votes\nAnn;The Greens;5\n"
    notes = ("only the first 2 of {} names in the record", "only the first")
    assert notes[1] not in text_of(upload(desk, vote, source, file))
    monkeypatch.setattr(questions, "MOST_OFFERED", 2)
    factories.PersonFactory.create_batch(3)
    factories.PartyFactory.create_batch(3)
    numbers = [model.objects.count() for model in (models.Person, models.Party)]
    page = upload(desk, vote, source, file)
    assert notes[0].format(numbers[0]) in text_of(page)
    page = answer(desk, page, person_2="new", person_2_slug="ann")
    assert notes[0].format(numbers[1]) in text_of(page)


def test_of_many_new_names_each_is_asked_without_a_long_list(desk):
    vote, source = make_contest()
    rows = "".join(f"Person {number};{number}\n" for number in range(60))

    page = upload(desk, vote, source, f"Candidate;Votes\n{rows}")

    assert len(questions_of(page)) == 60
    assert [key for key in options_of(page, "person-2") if not key.startswith("total:")] == [
        *("new", "new-none", "new-group"),
        "leave-out",
    ]
    preview = answer(desk, page, **{f"person_{row}": "new" for row in range(2, 62)})
    confirm(desk, preview)
    assert len(stored(vote, source)) == 61


def test_questions_take_as_many_queries_for_many_names_as_for_few(
    desk, django_assert_max_num_queries
):
    vote, source = make_contest()
    rows = "".join(f"Person {number};{number}\n" for number in range(30))

    with django_assert_max_num_queries(25):
        upload(desk, vote, source, f"Candidate;Votes\n{rows}")


@pytest.mark.parametrize("others", [0, 1])
def test_a_file_that_states_the_party_is_cited_for_it_alone(desk, others):
    vote, source = make_contest()
    bako = models.Option.objects.get(person__name="Bako Sahakyan")
    models.Option.objects.filter(pk=bako.pk).update(party=None, party_name="")
    earlier = factories.SourceFactory.create_batch(others)
    bako.sources.set(earlier)

    confirm(desk, upload(desk, vote, source, BAKO))

    bako.refresh_from_db()
    assert bako.party_name == "Independent"
    assert {*bako.sources.all()} == {*earlier, source}
    assert [*bako.party_sources.all()] == ([source] if others else [])


def test_whoever_heads_a_list_of_the_election_becomes_a_candidate_under_another_slug(desk):
    vote, source = make_contest()
    head = factories.PersonFactory(name="Ann Head", slug="ann-head")
    lists = factories.ContestFactory(election=vote.election, kind="lists")
    factories.OptionFactory(
        election=vote.election, contest=lists, kind="list", person=head, name="Reds", slug=head.slug
    )

    page = upload(desk, vote, source, BAKO + "Ann Head;Independent;3\n")
    confirm(desk, answer(desk, page, person_3=f"person:{head.pk}"))

    assert {*head.options.values_list("kind", "slug")} == {
        ("list", "ann-head"),
        ("candidate", "ann-head-2"),
    }
    assert stored(vote, source)["Ann Head"] == (3, None, "")
