"""Statements for Wikidata, as QuickStatements reads them (version 1): a line each, with tabs.

They make a new item, LAST, of the election. Of options, those who are people with a number on
Wikidata; a property that would say more than the sources do, such as a country, is not used.
"""

from ..models import ELECTED, Election, Measure, OptionKind
from .votes import Vote, options_of, votes_of

# Properties: https://www.wikidata.org/wiki/Property:P726 and so on.
INSTANCE_OF, PUBLIC_ELECTION = "P31", "Q40231"
DAY, CANDIDATE, WINNER, VOTES, REFERENCE, READ_ON = "P585", "P726", "P991", "P1111", "S854", "S813"
TOTALS = {Measure.REGISTERED: "P1867", Measure.CAST: "P1868", Measure.INVALID: "P5044"}
# Precision of a time: a day.
PRECISION = "/11"


def quickstatements(election: Election) -> str:
    """Figures only where the election had one round: the item has no place to tell rounds apart."""
    votes = votes_of(election)
    vote = votes[0] if len(votes) == 1 and votes[0].account else None
    reference = reference_of(vote) if vote else []
    lines = [
        ["CREATE"],
        ["LAST", "Len", quoted(election.name)],
        ["LAST", INSTANCE_OF, PUBLIC_ELECTION],
        ["LAST", DAY, f"+{election.date:%Y-%m-%d}T00:00:00Z{PRECISION}"],
    ]
    for option in options_of(election):
        if option.kind != OptionKind.CANDIDATE or not option.person.wikidata:
            continue
        count = vote.whole(Measure.VOTES, option.pk) if vote else None
        printed = [VOTES, str(count)] if count is not None else []
        lines.append(["LAST", CANDIDATE, option.person.wikidata, *printed, *reference])
        if vote and vote.outcome(option.pk) in ELECTED:
            lines.append(["LAST", WINNER, option.person.wikidata, *reference])
    for measure, name in TOTALS.items() if vote else ():
        count = vote.whole(measure)
        if count is not None:
            lines.append(["LAST", name, str(count), *reference])
    return "".join("\t".join(line) + "\n" for line in lines)


def reference_of(vote: Vote) -> list[str]:
    source = vote.account.source
    if not source.url.startswith(("https://", "http://")):
        return []
    day = f"+{source.read_on:%Y-%m-%d}T00:00:00Z{PRECISION}" if source.read_on else ""
    return [REFERENCE, quoted(source.url), *([READ_ON, day] if day else [])]


def quoted(text: str) -> str:
    """A text in quotation marks; of its own it can have none, and no tab."""
    return '"' + " ".join(text.replace('"', "”").split()) + '"'
