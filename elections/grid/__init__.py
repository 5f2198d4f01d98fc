"""The results grid: one source's results of one round, read from a file as the source prints it.

`table` makes rows of a file, `columns`, `layout` and `totals` say what stands where in them,
`cells` what becomes of each cell, `numbers` reads the figures, `matching` finds the options and
`parties` the parties, and `storing` compares with what is stored and writes, row by row in
`writing`, telling `changes`.
Nothing is guessed: what can be read in two ways becomes a `Question`, what cannot be read a
`Problem`, and the answers of the editor are given back in. No HTTP in here.
"""

from .changes import Change, Order, Outcome
from .earlier import as_answered, problem_of_further, question_on_earlier
from .matches import Matching
from .matching import match
from .questions import Answers, Choice, Question
from .reading import Line, Reading, read
from .storing_areas import store

__all__ = [
    "Answers",
    "Change",
    "Choice",
    "Line",
    "Matching",
    "Order",
    "Outcome",
    "Question",
    "Reading",
    "as_answered",
    "match",
    "problem_of_further",
    "question_on_earlier",
    "read",
    "store",
]
