"""How sources stand to each other, in sentences."""

from elections.audit import Entry, MeasureAgreement
from elections.audit.agreement import compared
from elections.audit.measures import Printed
from elections.audit.wording import agreement_sentence, standing_sentence
from elections.figures import Count

NAMES = {key: f"Source {key.upper()}" for key in "abcde"}


def measure(**printed) -> MeasureAgreement:
    """What sources print of one count: a number, or a number and what it is printed to."""
    figures = {
        key: Count(*(figure if isinstance(figure, tuple) else (figure, 1)))
        for key, figure in printed.items()
    }
    rows = [(key, figure, "half_up", "final", False, key) for key, figure in figures.items()]
    made = compared(Printed("cast", 1, rows=rows))
    source, figure = rows[0][:2]
    assert made.entries[0] == Entry(source, source, "cast", figure, "half_up", "final")
    return made


def together(originals=None, **printed):
    own = {key: frozenset({number}) for number, key in enumerate(printed)}
    originals = {key: frozenset(those) for key, those in (originals or {}).items()}
    return str(agreement_sentence(measure(**printed), NAMES, own | originals))


def standing(source, **printed):
    sentence = standing_sentence(measure(**printed), source, NAMES)
    return sentence and str(sentence)


def test_one_source():
    assert together(a=5) == "One source states this: Source A."
    assert together(z=5) == "One source states this: z."
    assert standing("a", a=5) is None


def test_sources_that_print_the_same():
    assert together(a=5, b=5) == "Both sources print the same."
    assert together(a=5, b=5, c=5) == "All 3 sources print the same."
    assert standing("a", a=5, b=5) == "Agrees with every other source."


def test_sources_that_agree_within_rounding():
    assert together(a=47_085, b=(47_000, 1_000)) == (
        "What the two sources print can both be true: it differs in how it is rounded or bounded."
    )
    assert together(a=47_085, b=(47_000, 1_000), c=47_085) == (
        "What the 3 sources print can all be true: it differs in how it is rounded or bounded."
    )


def test_sources_in_conflict():
    assert together(a=5, b=6) == (
        "What the two sources print cannot both be true of the same count."
    )
    assert together(a=5, b=6, c=7, d=7) == (
        "What the 4 sources print cannot all be true of the same count."
    )


def test_sources_that_stand_alone():
    assert together(a=5, b=5, c=6) == (
        "2 of 3 sources print what can be true of the same count; what Source C prints does not "
        "fit with it."
    )
    assert together(a=5, b=5, c=6, d=7, e=5) == (
        "3 of 5 sources print what can be true of the same count; what Source C and Source D print "
        "does not fit with it."
    )


def test_how_one_source_stands():
    printed = {"a": 47_095, "b": (47_000, 1_000), "c": 47_085, "d": 47_085, "e": 47_850}
    assert {key: standing(key, **printed) for key in printed} == {
        "a": "Conflicts with every other source but Source B.",
        "b": "Agrees with every other source but Source E.",
        "c": "Agrees with every other source but Source A and Source E.",
        "d": "Agrees with every other source but Source A and Source E.",
        "e": "Conflicts with every other source.",
    }


def test_copies_are_no_further_witnesses():
    copies = {"b": [0], "c": [0]}
    said = (
        "Of these, 2 copy or cite others or the same source as others, and are no further "
        "witnesses."
    )
    assert together(copies, a=5, b=5, c=5) == f"All 3 sources print the same. {said}"
    assert together({"b": [0]}, a=5, b=5) == (
        "Both sources print the same. "
        "Of these, 1 copies or cites another or the same source as another, and is no further "
        "witness."
    )
    # A copy that prints something else has not been counted with its original.
    assert together({"d": [0]}, a=5, b=5, c=5, d=9) == (
        "3 of 4 sources print what can be true of the same count; what Source D prints does not "
        "fit with it."
    )


def test_those_that_rest_on_several_are_as_many_witnesses_as_these():
    said = "Of these, 1 copies or cites"
    # One cites both others; or two cite the same two, which print nothing.
    assert said in together({"c": [0, 1]}, a=5, b=5, c=5)
    assert said in together({"a": [7], "b": [7, 8], "c": [8]}, a=5, b=5, c=5)
    assert together({"a": [7, 8], "b": [7, 8]}, a=5, b=5) == "Both sources print the same."
