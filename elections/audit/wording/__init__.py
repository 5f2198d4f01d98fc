"""What the audit says, in sentences: of figures, never of those who counted or printed them.

Every function gives `Sentence` objects, which are put into words by `str()` in the language that
is active by then. Candidates and sources are named by mappings from their keys.
"""

from .agreements import agreement_sentence, apart_sentence, copies_sentence, standing_sentence
from .conflicts import conflict_sentence
from .labels import (
    base_label,
    figure_text,
    measure_label,
    printed_figure,
    verdict_kind,
    verdict_label,
)
from .observations import observation_sentences
from .verdicts import (
    following_sentences,
    headline,
    unchecked_sentence,
    verdict_sentences,
    what_follows,
)

__all__ = [
    "agreement_sentence",
    "apart_sentence",
    "base_label",
    "conflict_sentence",
    "copies_sentence",
    "figure_text",
    "following_sentences",
    "headline",
    "measure_label",
    "observation_sentences",
    "printed_figure",
    "standing_sentence",
    "unchecked_sentence",
    "verdict_kind",
    "verdict_label",
    "verdict_sentences",
    "what_follows",
]
