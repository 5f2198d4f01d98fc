"""A small table as the results grid reads it."""

from elections.grid import read

HEADER = "Candidate;Votes\nAnn Lee;5\n"


def reading(text, name="x.csv", **answers):
    answers = {key.replace("_", "-"): value for key, value in answers.items()}
    return read(name, text.encode() if isinstance(text, str) else text, answers)


def asked(text, **answers):
    return {each.key: each.text for each in reading(text, **answers).questions}


def totals(text, **answers):
    """The totals that are read: a count, a share, or both."""
    found = reading(text, **answers).totals
    return {
        kind: next(iter(values.values())) if len(values) == 1 else values
        for kind, values in found.items()
    }


def told(text, **answers):
    return [str(problem) for problem in reading(text, **answers).problems]
