"""Runs the rules."""

from collections.abc import Iterator

from django.db.models import QuerySet

from ..models import Source
from .areas import of_areas
from .findings import Finding
from .rules import AREA_RULES, RULES, SOURCE_RULES
from .sentences import Sentence, Text
from .snapshot import LoadedElection
from .sources import load_sources

# What readers are told of an account beside its verdict. Other rules ask something of editors, or
# say what the verdict says.
TOLD_TO_READERS = (
    "shares-sum",
    "more-cast-than-registered",
    "winner-against-votes",
    "entrants-against-votes",
    "undecided-tie",
    "later-count-below",
    "not-used-and-valid",
    "invalid-summed",
    "votes-after-transfer",
    "ranked-votes-sum",
    "seats-against-total",
    "seats-add-up",
    "seats-by-tier",
    "seats-before-and-after",
    "seat-changes",
    "method-of-allocation",
    "what-is-needed",
    "one-count-on-two-bases",
    "share-of-another-count",
    "shares-of-parts",
    "majority-against-seats",
    "candidates-against-options",
    "candidates-of-lists",
    "candidates-by-nomination",
    "candidates-of-all-lists",
)


def audit(record: LoadedElection) -> list[Finding]:
    """What all rules find in an election that `load_for_audit` loaded. Makes no query."""
    return [remark.finding(rule, record.slug) for rule in RULES for remark in rule.check(record)]


def remarks_on_accounts(record: LoadedElection) -> dict[int, list[Sentence | Text]]:
    """What readers are told of an account beside its verdict, by the account's primary key."""
    told: dict[int, list[Sentence | Text]] = {}
    for rule in RULES:
        if rule.name in TOLD_TO_READERS:
            for remark in rule.check(record):
                told.setdefault(remark.about.pk, []).append(remark.sentence)
    return told


def audit_areas(record: LoadedElection) -> list[Finding]:
    """What the rules on areas find; in time and queries that grow with their number."""
    if not of_areas(record).exists():
        return []
    return [
        remark.finding(rule, record.slug) for rule in AREA_RULES for remark in rule.check(record)
    ]


def audit_sources(sources: QuerySet[Source] | None = None) -> Iterator[Finding]:
    """What the rules on sources find, in all of them or in some; findings of no election."""
    for source in load_sources(Source.objects.all() if sources is None else sources):
        for rule in SOURCE_RULES:
            for remark in rule.check(source):
                yield remark.finding(rule, "")
