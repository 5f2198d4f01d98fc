"""Wikitext as articles have it: modules, references within numbers, two figures in a cell."""

import re
import time
from contextlib import suppress

import pytest

from elections.infobox import ASKED, LEFT, TAKEN, Unreadable, draft_of, read
from tests.infobox.articles import SOURCE, WIKITEXT


def test_fields_of_an_infobox_and_of_a_module_in_it():
    document = read(WIKITEXT)
    assert {each.name: each.value for each in document.entries} == {
        "election_name": "2012 Nagorno-Karabakh presidential election",
        "country": "Nagorno-Karabakh",
        "type": "presidential",
        "vote_type": "Popular",
        "ongoing": "no",
        "previous_election": "2007",
        "previous_year": "2007",
        "election_date": "2012-07-19",
        "turnout": "73.53% ( 3.83 pp)",
        "title": "President",
        "seats_for_election": "33",
        "nominee1": "Bako Sahakyan",
        "party1": "Independent politician",
        "popular_vote1": "47095",
        "percentage1": "66.65%",
        "nominee2": "Vitaly Balasanyan",
        "party2": "Independent politician",
        "popular_vote2": "22,967\n(32.51%)",
        "percentage2": "",
        "map": "",
    }
    lines = WIKITEXT.splitlines()
    for each in document.entries:
        assert f"| {each.name} =" in lines[each.line - 1]
    [previous] = [each for each in document.entries if each.name == "previous_election"]
    assert previous.target == "2007 Nagorno-Karabakh presidential election"


def test_prose_without_markup_and_what_is_left_over():
    document = read(WIKITEXT)
    assert [(each.heading, each.text) for each in document.passages] == [
        ("", "Presidential elections were held on 19\u00a0July 2012."),
        ("Electoral system", "- Two rounds, if needed."),
        ("Results", "The commission counted them.\n\nBy province\n\nNone was  printed."),
    ]
    assert [label for label, _text, _line in document.left] == ["In the prose", "Table"]


@pytest.mark.django_db
def test_what_is_open_is_asked_and_the_answers_are_taken():
    document = read(WIKITEXT)
    asked = draft_of(document, SOURCE, {})
    assert [each.key for each in asked.questions] == [
        "figure-turnout",
        "figure-popular_vote2",
        "passage-1",
    ]
    # Of a turnout no figure is one of votes.
    assert [option.value for option in asked.questions[0].options] == ["0", "1", "leave-out"]
    states = {each.label: each.state for each in asked.told}
    assert [name for name, state in states.items() if state == ASKED] == [
        "turnout",
        "popular_vote2",
    ]
    answers = {"figure-turnout": "0", "figure-popular_vote2": "both", "passage-1": "conduct"}
    draft = draft_of(document, SOURCE, answers)
    assert (draft.questions, draft.problems) == ([], [])
    figures = [fields for _line, model, fields in draft.records.made if model == "figure"]
    assert [(each["measure"], each.get("count"), each.get("share")) for each in figures] == [
        ("turnout", None, "73.53"),
        ("votes", 47095, "66.65"),
        ("votes", 22967, "32.51"),
    ]
    told = {each.label: (each.state, each.said) for each in draft.told}
    assert told["popular_vote2"] == (TAKEN, "22,967, 32.51 %")
    assert told["percentage2"] == (LEFT, "not read: {{percent|22967|70645|2}}")
    assert told["seats_for_election"] == (LEFT, "the record has no such field")


def test_nested_modules_notes_within_figures_and_signs_that_close_nothing():
    document = read(
        """{{Infobox election
| election_name = A
| popular_vote1 = 47<ref name=a/>,095<ref>Elsewhere {{nts|47,850}}.</ref>
| turnout = 73.53{{efn|Or {{nowrap|73.64}}.}}%
| module = {{Infobox election | embed = yes
  | module = {{Infobox election | registered = 98,909 }}
  | nominee1 = Ann
  | module2 = {{Infobox officeholder|office=x}}}}
}}}}
Lead.}}

== Results ==
Votes]] and [[link|links]].
"""
    )
    assert [(each.name, each.value, each.open) for each in document.entries] == [
        ("election_name", "A", ""),
        ("popular_vote1", "47,095", ""),
        ("turnout", "73.53%", ""),
        ("nominee1", "Ann", ""),
        ("module2", "", "{{Infobox officeholder|office=x}}"),
        ("registered", "98,909", ""),
    ]
    assert [each.text for each in document.passages] == ["Lead.", "Votes and links."]
    assert document.left == [
        ("Closes nothing", "}}", 9),
        ("Closes nothing", "}}", 10),
        ("Closes nothing", "]]", 13),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{Infobox election|" * 100_000, "longer than 500 kB"),
        ("{{Infobox election|" * 20_000, "more than 25 “{{” are open"),
        ("{{Infobox election|a=" + "[[" * 100_000, "more than 25 “[[” are open"),
        ("{{Infobox election|a=1", "1 “{{” are not closed"),
        (
            "{{Infobox election" + "".join(f"|a{n}=1" for n in range(501)) + "}}",
            "more than 500 fields",
        ),
        ("{{Infobox election" + "|" * 400_000 + "}}", "more than 50000 fields"),
        ("{{Infobox person|name=Ann}}", "no “{{Infobox election}}”"),
        ("Ann won.", "The text has no infobox"),
        ("Infobox\n- Country", "Line 2, “- Country”, is no field"),
        ("Infobox\n- Country: A\n- country: B", "Lines 2 and 3 both give “country”"),
        ("{{Infobox election}}" + "\n==A==\nb" * 201, "more than 200 sections"),
        ("Infobox\n" + "".join(f"- A{n}: b\n" for n in range(501)), "more than 500 fields"),
        ("{{Infobox election}}" + "{{a}}" * 1001, "more than 1000 templates and tables"),
    ],
)
def test_texts_that_are_no_such_article_are_refused(text, said):
    with pytest.raises(Unreadable, match=re.escape(said)):
        read(text)


@pytest.mark.parametrize(
    "bomb", ["<b>", "<ref>", "<!--", "'''''", "[// ", "&lt;", "{{{a|{{b}}}}}", "* ", "= "]
)
def test_a_bomb_is_read_or_refused_within_seconds(bomb):
    """Each of these keeps a parser of wikitext busy for minutes if it is given as it is."""
    begin = time.process_time()
    with suppress(Unreadable):
        read("{{Infobox election|country=A}}\n" + bomb * (400_000 // len(bomb)))
    assert time.process_time() - begin < 10
