"""NIST SP 1500-100, election results reporting, version 2, in JSON or in XML.

Counts of the type “total” are read, with those of the reporting units as areas; the count of a
contest's own district is that of the whole. A contest is a contest, and a round of its count, too.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from elections.resources.problems import FileError

from .documents import listed, many, names, objects, whole
from .field_table import WHOLE, FieldTable

NAME = "NIST SP 1500-100"
DISTRICTS = ("ElectionDistrictId", "ElectoralDistrictId")
# What the words of the standard are in those of the grid; others are the same, or asked about.
OUTCOMES = {"advanced-to-runoff": "advanced"}
BALLOTS = {"BallotsCast": "Ballots cast", "BallotsRejected": "Rejected ballots"}
VOTERS = {"VotersRegistered": "Registered voters", "VotersParticipated": "Voted"}
OTHERS = {"Overvotes": "Overvotes", "Undervotes": "Undervotes", "WriteIns": "Write-ins"}
READ = {
    *("@type", "@id", "Election", "Contest", "ContestSelection", "BallotSelection", "Name"),
    *("Candidate", "Party", "Person", "GpUnit", "BallotName", "FullName", "Text", "Content"),
    *("CandidateIds", "EndorsementPartyIds", "PartyId", "PartyIds", "PersonId", "Selection"),
    *("IsWriteIn", "PostElectionStatus", "VoteCounts", "Count", "GpUnitId", "Type", "Round"),
    *("IsSuppressedForPrivacy", "DeviceClass", "BallotCounts", "OtherCounts", "StartDate"),
    *(*DISTRICTS, *BALLOTS, *VOTERS, *OTHERS, "Language"),
}


def is_one(document) -> bool:
    kind = document.get("@type", "") if isinstance(document, dict) else ""
    return str(kind).endswith("ElectionReport")


def read(document: dict, table: FieldTable) -> None:
    elections = many(document, "Election")
    for election in elections:
        Report(document, election, table, len(elections) > 1).read()
    table.read = READ
    table.tell_unread(names(document))
    if any(len(many(each, "Text")) > 1 for each in objects(document) if "Text" in each):
        table.notices.append(_("Of names in several languages, the first is read."))
    table.date = str(elections[0].get("StartDate", "")) if len(elections) == 1 else ""


@dataclass
class Report:
    """One election of a report; `left` counts what is no total, by its type."""

    document: dict
    election: dict
    table: FieldTable
    is_one_of_several: bool
    left: dict[str, int] = field(default_factory=dict)

    def read(self) -> None:
        kinds = [many(self.document, kind) for kind in ("GpUnit", "Party", "Person")]
        kinds.append(many(self.election, "Candidate"))
        self.known = {str(each.get("@id")): each for kind in kinds for each in kind}
        for contest in many(self.election, "Contest"):
            self.read_contest(contest)
        if self.left:
            values = ", ".join(f"{kind} ({number})" for kind, number in self.left.items())
            notice = _("Left out, because they are no totals: counts of %(types)s.")
            self.table.notices.append(notice % {"types": values})

    def read_contest(self, contest: dict) -> None:
        district = next((contest[name] for name in DISTRICTS if name in contest), "")
        selections = many(contest, "ContestSelection") or many(contest, "BallotSelection")
        counts = [(one, self.totals(one, "VoteCounts")) for one in selections]
        rounds = {str(count.get("Round")) for _one, found in counts for count in found}
        parts: dict[tuple[str, str], str] = {}
        lines = self.table.lines
        first = len(lines)
        for selection, found in counts:
            name, party, outcome = self.option(selection)
            cells = {"party": party, "elected": outcome}
            if not found:
                self.table.add(name, None, contest=self.label(contest), **cells)
            for count in found:
                unit = str(count.get("GpUnitId", ""))
                part = self.label(contest, count.get("Round") if len(rounds) > 1 else None)
                parts[part, unit] = area = self.area(unit, district)
                column = "seats" if count.get("Type") == "seats" else "votes"
                self.add(name, count, column, contest=part, area=area, **cells)
        for (part, unit), area in parts.items():
            self.table.add_totals(self.of_unit(unit, contest), contest=part, area=area)
        # The whole behind its areas, whose sum it is compared with.
        lines[first:] = sorted(lines[first:], key=lambda line: line[1].get("area") == WHOLE)

    def add(self, name: str, count: dict, column: str, **cells) -> None:
        value = whole(count.get("Count"))
        if str(count.get("IsSuppressedForPrivacy", "")).lower() == "true":
            value = "withheld"
        votes = {"votes": None, column: value}
        self.table.add(name, votes.pop("votes"), **votes, **cells)

    def totals(self, record: dict, name: str) -> list[dict]:
        """The counts of all ballots; of those of one way to vote or of count, their number."""
        kept = []
        for count in many(record, name):
            kind = str(count.get("Type", "total"))
            if "DeviceClass" in count:
                kind = _("one class of device")
            if kind in ("total", "seats"):
                kept.append(count)
            else:
                self.left[kind] = self.left.get(kind, 0) + 1
        return kept

    def of_unit(self, unit: str, contest: dict) -> dict:
        """The totals of a reporting unit: its voters, its ballots, and those of the contest."""
        found = {label: self.known.get(unit, {}).get(name) for name, label in VOTERS.items()}
        for record, name, labels in (
            (self.election, "BallotCounts", BALLOTS),
            (contest, "OtherCounts", OTHERS),
        ):
            for count in self.totals(record, name):
                if str(count.get("GpUnitId", "")) == unit:
                    found |= {label: count.get(field) for field, label in labels.items()}
        return {label: whole(value) for label, value in found.items()}

    # Names

    def label(self, contest: dict, number=None) -> str:
        label = words(contest.get("Name"))
        if self.is_one_of_several:
            label = f"{words(self.election.get('Name'))}: {label}"
        return f"{label}, {_('round')} {number}" if number is not None else label

    def area(self, unit: str, district: str) -> str:
        return WHOLE if unit == district else words(self.find(unit).get("Name")) or unit

    def option(self, selection: dict) -> tuple[str, str, str]:
        """The name of an option, its party and what became of it."""
        candidates = [self.find(key) for key in keys(selection.get("CandidateIds"))]
        parties = keys(selection.get("EndorsementPartyIds"))
        parties = parties or [key for one in candidates for key in keys(one.get("PartyId"))]
        party = " / ".join(dict.fromkeys(words(self.find(key).get("Name")) for key in parties))
        if candidates:
            status = next(
                (
                    str(each["PostElectionStatus"])
                    for each in candidates
                    if "PostElectionStatus" in each
                ),
                "",
            )
            name = " / ".join(map(self.name, candidates))
            return name, party, OUTCOMES.get(status, status)
        if str(selection.get("IsWriteIn", "")).lower() == "true":
            return "Write-ins", "", ""
        if "PartyIds" in selection:
            lists = [words(self.find(key).get("Name")) for key in keys(selection["PartyIds"])]
            return " / ".join(lists), "", ""
        return words(selection.get("Selection")), "", ""

    def name(self, candidate: dict) -> str:
        person = [self.find(key) for key in keys(candidate.get("PersonId"))]
        names = [
            words(candidate.get("BallotName")),
            *(words(one.get("FullName")) for one in person),
        ]
        return next(filter(None, names), "")

    def find(self, key: str) -> dict:
        if key not in self.known:
            message = _("The file refers to “%(key)s”, which is not in it.")
            raise FileError(message % {"key": key})
        return self.known[key]


def words(text) -> str:
    """A text as it is, or in the first of its languages."""
    if isinstance(text, dict):
        first = next(iter(many(text, "Text")), None) if "Text" in text else text
        return words(first.get("Content")) if first else ""
    return "" if text is None else str(text).strip()


def keys(value) -> list[str]:
    """References: a list of them in JSON, with blanks between them in XML."""
    return value.split() if isinstance(value, str) else list(map(str, listed(value)))
