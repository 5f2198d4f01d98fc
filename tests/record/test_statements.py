"""Which statements read as one, and who is named."""

import datetime

import pytest

from elections.models import ActorKind, Stance
from elections.record.key_dates import timeline_of
from elections.record.statements import ShownStatement, by_stance, group_statements, tallies_of

DAY = datetime.date(2012, 7, 19)


def said(slug, **fields):
    return ShownStatement(
        **{
            "slug": slug,
            "page": "reactions",
            "actor": slug.title(),
            "kind": ActorKind.MINISTRY,
            "speaker": "",
            "office": "",
            "addressee": "",
            "date": None,
            "date_note": "",
            "stance": Stance.OPPOSES,
            "summary": "No.",
            "quotation": "",
            "marks": (),
            **fields,
        }
    )


def slugs(items):
    return [[one.slug for one in item.statements] for item in items]


def test_like_statements_stand_together_where_the_first_stood():
    items = group_statements(
        [said("a"), said("b", summary="Never."), said("c"), said("d", actor="")]
    )

    assert slugs(items) == [["a", "c", "d"], ["b"]]
    assert [item.is_group for item in items] == [True, False]
    assert items[0].first.slug == "a"


@pytest.mark.parametrize(
    "fields",
    [
        {"stance": Stance.NEUTRAL},
        {"summary": "No!"},
        {"quotation": "No"},
        {"quotation_language": "ru"},
        {"date": DAY},
        {"date_note": "later"},
    ],
)
def test_statements_that_differ_in_anything_told_stand_apart(fields):
    assert slugs(group_statements([said("a"), said("b", **fields)])) == [["a"], ["b"]]


def test_like_statements_stand_by_the_kinds_of_their_actors_in_the_order_of_kinds():
    (item,) = group_statements(
        [
            said("a", kind=ActorKind.EMBASSY),
            said("b"),
            said("c", kind=ActorKind.EMBASSY),
            said("d", actor="B"),
        ]
    )

    # Whoever said it twice is one of those who spoke.
    assert [
        (kind, speakers, [one.slug for one in group]) for kind, speakers, group in item.kinds
    ] == [
        ("ministry", 1, ["b", "d"]),
        ("embassy", 2, ["a", "c"]),
    ]
    assert item.names == ("A", "B", "C")


def test_stances_come_in_their_own_order_and_without_empty_ones():
    groups = by_stance(
        (
            said("a", stance=Stance.NEUTRAL),
            said("b", stance=Stance.FAVOURABLE),
            said("c", stance=Stance.NEUTRAL),
        )
    )

    assert [(group.stance, group.count, slugs(group.items)) for group in groups] == [
        (Stance.FAVOURABLE, 1, [["b"]]),
        (Stance.NEUTRAL, 2, [["a", "c"]]),
    ]


def test_tallies_of_nothing_are_empty():
    tallies = tallies_of(())

    assert (tallies.stances, tallies.rows) == ((), ())


def test_a_timeline_of_nothing_is_empty():
    assert timeline_of(()).positions == ()


@pytest.mark.parametrize(
    ("actor", "speaker", "named"),
    [("NATO", "Ann", True), ("Ann", "Ann", False), ("Ann", "", False), ("", "Ann", False)],
)
def test_a_speaker_is_named_beside_an_actor_of_another_name(actor, speaker, named):
    assert said("a", actor=actor, speaker=speaker).names_speaker is named
