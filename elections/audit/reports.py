"""The audit written out: as text for people and as JSON for machines, an election at a time."""

import json
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

from ..models import Publication
from .findings import Finding, Level
from .sentences import say
from .serialised import election_data, finding_data
from .snapshot import LoadedElection
from .wording import following_sentences, unchecked_sentence, verdict_label

HEADING = _("%(name)s (%(slug)s)")
DRAFT_HEADING = _("%(name)s (%(slug)s, draft)")
ROUND = _("Round %(number)s")
ACCOUNT = _("%(source)s: %(verdict)s")
LEAD_ACCOUNT = _("%(source)s, which leads: %(verdict)s")
SOURCES = _("Sources")
COUNTS = (
    (Level.ERROR, ngettext_lazy("%(count)s error", "%(count)s errors", "count")),
    (Level.WARNING, ngettext_lazy("%(count)s warning", "%(count)s warnings", "count")),
    (Level.NOTE, ngettext_lazy("%(count)s note", "%(count)s notes", "count")),
)
ELECTIONS = ngettext_lazy("%(count)s election audited.", "%(count)s elections audited.", "count")


class Report(ABC):
    """Writes to a stream as it goes and keeps nothing but `counts` of findings by level."""

    def __init__(self, stream: TextIO):
        self.stream = stream
        self.audited = 0
        self.counts: Counter[Level] = Counter()

    @abstractmethod
    def begin(self) -> None:
        """What comes before the first election."""

    def election(self, record: LoadedElection, findings: list[Finding]) -> None:
        """One election with what was found in it."""
        self.audited += 1
        self.write_election(record, list(self.counted(findings)))

    def sources(self, findings: Iterable[Finding]) -> None:
        """What was found in sources; once, after all elections."""
        self.write_sources(self.counted(findings))

    def counted(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        for finding in findings:
            self.counts[finding.level] += 1
            yield finding

    @abstractmethod
    def write_election(self, record: LoadedElection, findings: list[Finding]) -> None: ...

    @abstractmethod
    def write_sources(self, findings: Iterator[Finding]) -> None: ...

    @abstractmethod
    def end(self) -> None:
        """What comes after all."""


class TextReport(Report):
    """For people: by election, each set's verdict and what follows, then the findings."""

    def begin(self) -> None:
        """Nothing: the first election's heading is the beginning."""

    def line(self, text: object = "", indent: int = 0) -> None:
        self.stream.write(f"{' ' * indent}{text}".rstrip() + "\n")

    def write_election(self, record: LoadedElection, findings: list[Finding]) -> None:
        election = record.election
        draft = election.publication == Publication.DRAFT
        heading = DRAFT_HEADING if draft else HEADING
        self.line(say(heading, name=election.name, slug=election.slug))
        for round_ in record.rounds:
            self.line(say(ROUND, number=round_.number), 2)
            for account in record.accounts_of[round_.pk]:
                verdict, printed = record.verdicts[account.pk], record.printed[account.pk]
                template = LEAD_ACCOUNT if account.is_lead else ACCOUNT
                source, label = account.short_name, verdict_label(verdict)
                self.line(say(template, source=source, verdict=label), 4)
                for sentence in following_sentences(verdict, printed):
                    self.line(sentence, 6)
                unchecked = unchecked_sentence(verdict, printed, record.names)
                if unchecked:
                    self.line(unchecked, 6)
        for level in Level:
            for finding in findings:
                if finding.level == level:
                    self.write_finding(finding)
        self.line()

    def write_sources(self, findings: Iterator[Finding]) -> None:
        for place, finding in enumerate(findings):
            if place == 0:
                self.line(say(SOURCES))
            self.write_finding(finding)

    def write_finding(self, finding: Finding) -> None:
        # The election stands in the heading already.
        key = finding.subject.natural_key
        where = key[1:] if finding.election and key[0] == finding.election else key
        # A part that is blank, as of an account without a time of its own, tells nothing.
        where = [part for part in where if part != ""]
        model = finding.subject.row.model.rpartition(".")[2]
        self.line(" ".join(map(str, (finding.level.label, finding.rule, model, *where))), 2)
        self.line(finding.sentence, 4)
        self.line(finding.mend, 4)

    def end(self) -> None:
        self.line(say(ELECTIONS, count=self.audited))
        counts = (say(message, count=self.counts[level]) for level, message in COUNTS)
        self.line(", ".join(map(str, counts)))


class JsonReport(Report):
    """For machines: one JSON object, an election a line; figures are numbers and exact texts."""

    def begin(self) -> None:
        self.stream.write('{"elections": [')

    def write_election(self, record: LoadedElection, findings: list[Finding]) -> None:
        self.stream.write("\n" if self.audited == 1 else ",\n")
        self.stream.write(json.dumps(election_data(record, findings)))

    def write_sources(self, findings: Iterator[Finding]) -> None:
        self.stream.write('\n],\n"sources": [')
        for place, finding in enumerate(findings):
            self.stream.write(",\n" if place else "\n")
            self.stream.write(json.dumps(finding_data(finding)))
        self.stream.write("\n],\n")

    def end(self) -> None:
        counts = json.dumps({level.value: self.counts[level] for level in Level})
        self.stream.write(f'"counts": {counts}}}\n')
