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
    own = {key: {key: NAMES.get(key, key)} for key in printed}
    originals = {
        key: {end: NAMES.get(end, end) for end in those} for key, those in (originals or {}).items()
    }
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


def test_accounts_that_rest_on_one_source_are_one_witness():
    copies = {"b": "a", "c": "a"}
    said = "2 of them copy or cite Source A, which counts as one witness."
    assert together(copies, a=5, b=5, c=5) == f"All 3 sources print the same. {said}"
    assert together({"b": "a"}, a=5, b=5) == (
        "Both sources print the same. 1 of them copies or cites Source A, which counts as one "
        "witness."
    )
    # The source that they cite may print nothing itself.
    commission = {key: ["commission"] for key in "abcd"}
    assert together(commission, a=5, b=5, c=5, d=5, e=5) == (
        "All 5 sources print the same. 4 of them copy or cite commission, which counts as one "
        "witness."
    )
    # A copy that prints something else has not been counted with its original.
    assert together({"d": "a"}, a=5, b=5, c=5, d=9) == (
        "3 of 4 sources print what can be true of the same count; what Source D prints does not "
        "fit with it."
    )


def test_those_that_rest_on_several_are_as_many_witnesses_as_these():
    said = "1 of them rests on the same sources as others, and is no further witness."
    # One cites both others; or two cite the same two, which print nothing.
    assert said in together({"c": "ab"}, a=5, b=5, c=5)
    assert said in together({"a": "x", "b": "xy", "c": "y"}, a=5, b=5, c=5)
    assert together({"a": "xy", "b": "xy"}, a=5, b=5) == "Both sources print the same."
