"""Whatever a source prints, there are words for it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from elections.arithmetic import PrintedLine, PrintedSet
from elections.arithmetic.verdict import judge
from elections.audit.wording import (
    following_sentences,
    observation_sentences,
    unchecked_sentence,
    verdict_label,
    verdict_sentences,
    what_follows,
)

counts = st.none() | st.integers(0, 60)
percentages = st.none() | st.builds(
    lambda number, places: f"{number / 10:.{places}f}", st.integers(0, 1_200), st.integers(0, 2)
)
lines = st.lists(st.tuples(counts, percentages), max_size=3).map(
    lambda pairs: tuple(
        PrintedLine(f"candidate-{place}", *pair) for place, pair in enumerate(pairs)
    )
)
sets = st.builds(
    PrintedSet,
    registered=counts,
    cast=counts,
    valid=counts,
    invalid=counts,
    turnout=percentages,
    lines=lines,
    printed_to=st.sampled_from([1, 1, 10]),
    share_base=st.sampled_from(["unstated", "valid", "cast", "registered"]),
    complete=st.booleans(),
)
NAMES = {"candidate-0": "Ada", "candidate-1": "Ben"}


@given(sets)
@settings(max_examples=300, deadline=None)
def test_there_are_words_for_any_figures(printed):
    verdict = judge(printed)
    said = [
        verdict_label(verdict),
        *verdict_sentences(verdict, printed, NAMES),
        *following_sentences(verdict, printed),
        *(part for pair in what_follows(verdict, printed) for part in pair),
        *(
            sentence
            for seen in verdict.observations
            for sentence in observation_sentences(seen, NAMES, printed.printed_to)
        ),
    ]
    unchecked = unchecked_sentence(verdict, printed, NAMES)
    texts = [str(sentence) for sentence in (*said, *([unchecked] if unchecked else []))]
    assert [text for text in texts if "%(" in text or "None" in text or not text] == []
    # The reasons are as many as the conflicts, between the verdict and what it leaves open.
    if verdict.kind == "impossible":
        assert len(verdict_sentences(verdict, printed, NAMES)) >= 2 + len(verdict.conflicts)
