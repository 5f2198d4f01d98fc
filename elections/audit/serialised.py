"""What the audit found as plain data for JSON: counts as numbers, percentages as printed.

Sentences are in the language that is active. Keys name sources, candidates and elections.
"""

from fractions import Fraction

from ..arithmetic import Bounds, Interval, PrintedSet, Range
from ..arithmetic.verdict import Figure as VerdictFigure
from ..arithmetic.verdict import Verdict
from ..figures import Percent, PrintedFigure
from ..models import Account, Round
from .agreement import Entry, MeasureAgreement
from .findings import Finding, NamedFigure, Row
from .snapshot import LoadedElection
from .wording import (
    agreement_sentence,
    conflict_sentence,
    following_sentences,
    observation_sentences,
    standing_sentence,
    unchecked_sentence,
    verdict_sentences,
)

TOTALS = ("registered", "cast", "valid", "invalid", "unlisted")


def election_data(record: LoadedElection, findings: list[Finding]) -> dict:
    election = record.election
    return {
        "election": election.slug,
        "name": election.name,
        "publication": election.publication,
        "rounds": [round_data(record, round_) for round_ in record.rounds],
        "agreement": [agreement_data(record, measure) for measure in record.agreement],
        "findings": [finding_data(finding) for finding in findings],
    }


def round_data(record: LoadedElection, round_: Round) -> dict:
    return {
        "round": round_.number,
        "status": round_.status,
        "accounts": [set_data(record, one) for one in record.accounts_of[round_.pk]],
    }


def set_data(record: LoadedElection, account: Account) -> dict:
    verdict, printed = record.verdicts[account.pk], record.printed[account.pk]
    return {
        "source": account.source.key,
        "as_of": account.as_of,
        "is_lead": account.is_lead,
        "complete": printed.complete,
        "verdict": verdict_data(verdict, printed, record.names),
    }


def verdict_data(verdict: Verdict, printed: PrintedSet, names: dict[str, str]) -> dict:
    reading, unchecked = verdict.reading, unchecked_sentence(verdict, printed, names)
    return {
        "kind": verdict.kind,
        "reading": reading
        and {"rounding": reading.rounding, "base": reading.base, "unlisted": reading.unlisted},
        "conditions": list(verdict.conditions),
        "bases": list(verdict.bases),
        "of_cast": list(verdict.of_cast),
        "bounds": verdict.bounds and bounds_data(verdict.bounds),
        "conflicts": [
            {
                "kind": conflict.kind,
                "figures": [verdict_figure_data(figure) for figure in conflict.figures],
                "values": conflict.values,
                "complete": conflict.complete,
                "smallest": conflict.smallest,
                "sentence": str(conflict_sentence(conflict, names, printed.printed_to)),
            }
            for conflict in verdict.conflicts
        ],
        "observations": [
            {
                "figure": verdict_figure_data(seen.figure),
                "change": seen.change,
                "replacement": seen.replacement,
                "scope": seen.scope,
                "conflict": seen.conflict,
                "conditions": list(seen.conditions),
                "sentences": texts(observation_sentences(seen, names, printed.printed_to)),
            }
            for seen in verdict.observations
        ],
        "sentences": texts(verdict_sentences(verdict, printed, names)),
        "follows": texts(following_sentences(verdict, printed)),
        "unchecked": unchecked and str(unchecked),
    }


def bounds_data(found: Bounds) -> dict:
    ends: dict[str, Range] = {name: getattr(found, name) for name in TOTALS}
    return {
        **{name: list(pair) for name, pair in ends.items()},
        "valid_values": found.valid_values and list(found.valid_values),
        "unlisted_values": found.unlisted_values and list(found.unlisted_values),
        "certainty": found.certainty,
    }


def verdict_figure_data(figure: VerdictFigure) -> dict:
    return {"measure": figure.measure, "candidate": figure.key, "printed": figure.printed}


def agreement_data(record: LoadedElection, measure: MeasureAgreement) -> dict:
    return {
        "measure": measure.measure,
        "round": measure.round,
        "candidate": measure.candidate,
        "base": measure.base,
        "anchor": measure.anchor,
        "agreement": measure.agreement,
        "sentence": str(agreement_sentence(measure, record.account_names, record.originals)),
        "entries": [entry_data(record, measure, entry) for entry in measure.entries],
        "conflicts": [list(pair) for pair in measure.conflicts],
        "majority": list(measure.majority),
        "alone": list(measure.alone),
    }


def entry_data(record: LoadedElection, measure: MeasureAgreement, entry: Entry) -> dict:
    standing = standing_sentence(measure, entry.account, record.account_names)
    return {
        "source": entry.source,
        "account": entry.account,
        "printed": figure_data(entry.figure),
        "interval": interval_data(entry.interval),
        "rounding": entry.rounding,
        "status": entry.status,
        "base_assumed": entry.base_assumed,
        "anchor": entry.anchor,
        "sentence": standing and str(standing),
    }


def interval_data(interval: Interval) -> dict:
    return {
        "low": number_data(interval.low),
        "high": number_data(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }


def number_data(number: int | Fraction | None) -> int | str | None:
    """A whole number as one, another as decimal text; the ends of intervals have few decimals."""
    if number is None or isinstance(number, int):
        return number
    if number.denominator == 1:
        return number.numerator
    places = next(n for n in range(1, 20) if (number * 10**n).denominator == 1)
    whole, rest = divmod(int(number * 10**places), 10**places)
    return f"{whole}.{rest:0{places}}"


def figure_data(figure: PrintedFigure) -> dict:
    if isinstance(figure, Percent):
        return {"percent": figure.value, "bound": figure.bound, "wording": figure.wording}
    return {
        "count": figure.value,
        "printed_to": figure.unit,
        "bound": figure.bound,
        "wording": figure.wording,
    }


def finding_data(finding: Finding) -> dict:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "election": finding.election,
        "subject": {
            **row_data(finding.subject.row),
            "natural_key": list(finding.subject.natural_key),
            "change": row_data(finding.subject.change),
        },
        "figures": [named_figure_data(figure) for figure in finding.figures],
        "sentence": str(finding.sentence),
        "mend": str(finding.mend),
    }


def row_data(row: Row) -> dict:
    return {"model": row.model, "pk": row.pk}


def named_figure_data(named: NamedFigure) -> dict:
    return {
        "measure": named.measure,
        "source": named.source,
        "candidate": named.candidate,
        "printed": figure_data(named.figure),
    }


def texts(sentences) -> list[str]:
    return [str(sentence) for sentence in sentences]
