"""An election as a report of results by NIST SP 1500-100 (version 2), as JSON.

See https://doi.org/10.6028/NIST.SP.1500-100r2. Each round is an election of its own there, with one
contest and the counts of the account shown first. The report is no authority's, so that its status
is an unofficial one, whatever its sources call the count.
"""

import json
from datetime import datetime, time

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..models import (
    ELECTED,
    ContestKind,
    Election,
    Measure,
    Option,
    OptionKind,
    OptionStatus,
    Outcome,
)
from ..record.last_change import last_change
from .votes import Vote, on_ballot, options_of, votes_of

CONTESTS = {
    ContestKind.CANDIDATES: "CandidateContest",
    ContestKind.LISTS: "PartyContest",
    ContestKind.QUESTION: "BallotMeasureContest",
}
BEFORE = {
    OptionStatus.REGISTERED: "qualified",
    OptionStatus.WITHDRAWN: "withdrawn",
    OptionStatus.REJECTED: "filed",
}
AFTER = {
    **dict.fromkeys(ELECTED, "winner"),
    Outcome.ADVANCED: "advanced-to-runoff",
    Outcome.NOT_ELECTED: "defeated",
}


def nist(election: Election) -> str:
    votes, options = votes_of(election), options_of(election)
    people = {row.person.pk: row.person for row in options if row.kind == OptionKind.CANDIDATE}
    parties = {row.party.pk: row.party for row in options if row.party}
    lists = [row for row in options if row.kind in (OptionKind.LIST, OptionKind.GROUP)]
    changed = last_change(election.pk) or datetime.combine(timezone.localdate(), time())
    report = thing(
        "ElectionReport",
        Format="summary-contest",
        GeneratedDate=f"{changed:%Y-%m-%dT%H:%M:%SZ}",
        Issuer=settings.PUBLISHER or settings.SITE_NAME,
        IssuerAbbreviation=settings.SITE_NAME,
        SequenceStart=1,
        SequenceEnd=1,
        Status="unofficial-complete" if any(vote.figures for vote in votes) else "pre-election",
        VendorApplicationId="election-record",
        Notes=notes(votes),
        GpUnit=[unit(election, vote) for vote in votes],
        Party=[
            thing("Party", id=key, Name=text(name))
            for key, name in (
                *((f"party-{one.slug}", one.name) for one in parties.values()),
                *((f"list-{one.slug}", one.label) for one in lists),
            )
        ],
        Person=[
            thing("Person", id=f"person-{one.slug}", FullName=text(one.name))
            for one in people.values()
        ],
        Election=[election_of(election, vote, options) for vote in votes],
    )
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def thing(kind: str, *, id: str = "", **properties) -> dict:
    """A thing of the specification with the properties that have a value."""
    found = {"@id": id, "@type": f"ElectionResults.{kind}", **properties}
    return {name: value for name, value in found.items() if value not in ("", None, [], {})}


def text(content: str, language: str = "") -> dict:
    """A text in a language, the site's own unless another one is known; nothing for none."""
    if not content:
        return {}
    said = thing("LanguageString", Content=content, Language=language or get_language())
    return thing("InternationalizedText", Text=[said])


def notes(votes: list[Vote]) -> str:
    """By whom the counts are, and that others may say otherwise."""
    sources = dict.fromkeys(vote.account.source.title for vote in votes if vote.account)
    said = _(
        "Counts that the account shown first prints exactly; the record has what other sources "
        "print. Sources: %(sources)s"
    )
    return said % {"sources": "; ".join(sources)} if sources else ""


def unit_id(vote: Vote) -> str:
    return f"unit-{vote.round.number}"


def unit(election: Election, vote: Vote) -> dict:
    """The whole electorate; of what status its territory is, is not said."""
    return thing(
        "ReportingUnit",
        id=unit_id(vote),
        Type="other",
        OtherType="jurisdiction",
        Name=text(election.jurisdiction_name),
        VotersRegistered=vote.whole(Measure.REGISTERED),
        VotersParticipated=vote.whole(Measure.CAST),
    )


def election_of(election: Election, vote: Vote, options: list[Option]) -> dict:
    day, listed = vote.round.date or election.date, list(on_ballot(options, vote))
    counts = {
        "BallotsCast": vote.whole(Measure.CAST),
        "BallotsRejected": vote.whole(Measure.INVALID),
    }
    cast = thing("BallotCounts", GpUnitId=unit_id(vote), Type="total", **counts)
    return thing(
        "Election",
        Name=text(election.name),
        StartDate=day.isoformat(),
        EndDate=(vote.round.last_day or day).isoformat(),
        Type="other",
        OtherType=election.type,
        ElectionScopeId=unit_id(vote),
        BallotCounts=[cast] if any(count is not None for count in counts.values()) else [],
        Candidate=[candidate(one, vote) for one in listed if one.kind == OptionKind.CANDIDATE],
        Contest=[contest(election, vote, listed)],
    )


def candidate(option: Option, vote: Vote) -> dict:
    return thing(
        "Candidate",
        id=f"candidate-{vote.round.number}-{option.slug}",
        BallotName=text(option.label),
        IsIncumbent=option.incumbent or None,
        PartyId=f"party-{option.party.slug}" if option.party else "",
        PersonId=f"person-{option.person.slug}",
        PreElectionStatus=BEFORE.get(option.status),
        PostElectionStatus=AFTER.get(vote.outcome(option.pk)),
    )


def contest(election: Election, vote: Vote, options: list[Option]) -> dict:
    of_round = vote.round.contest
    is_of_people = vote.kind == ContestKind.CANDIDATES
    others = {
        "Overvotes": vote.whole(Measure.OVERVOTES),
        "Undervotes": vote.whole(Measure.UNDERVOTES),
    }
    return thing(
        CONTESTS[vote.kind],
        id=f"contest-{vote.round.number}",
        Name=of_round.name if of_round else election.office or election.name,
        ElectionDistrictId=unit_id(vote),
        VotesAllowed=vote.round.votes_per_voter if is_of_people else None,
        NumberElected=of_round.seats if of_round and is_of_people else None,
        FullText=text(of_round.question, of_round.question_language) if of_round else None,
        OtherCounts=[thing("OtherCounts", GpUnitId=unit_id(vote), **others)]
        if any(count is not None for count in others.values())
        else [],
        ContestSelection=[selection(one, vote) for one in options],
    )


def selection(option: Option, vote: Vote) -> dict:
    counts = [
        thing("VoteCounts", GpUnitId=unit_id(vote), Type=kind, Count=number(count))
        for kind, count in (
            ("total", vote.count(Measure.VOTES, option.pk)),
            ("seats", vote.count(Measure.SEATS, option.pk)),
        )
        if count is not None
    ]
    key = f"{vote.round.number}-{option.slug}"
    said = {"id": f"selection-{key}", "SequenceOrder": option.order, "VoteCounts": counts}
    if option.kind == OptionKind.CANDIDATE:
        return thing("CandidateSelection", **said, CandidateIds=[f"candidate-{key}"])
    if option.kind in (OptionKind.LIST, OptionKind.GROUP):
        return thing("PartySelection", **said, PartyIds=[f"list-{option.slug}"])
    return thing("BallotMeasureSelection", **said, Selection=text(option.label))


def number(count) -> int | float:
    return count if isinstance(count, int) else float(count)
