"""Who stood: what the campaign was about, apart from what else voters could choose."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from ..audit import LoadedElection
from ..models import ElectionType, OptionKind
from .candidates import Candidate
from .conduct import MeasureReports

# Answers and "against all" did not stand.
STANDING = (OptionKind.CANDIDATE, OptionKind.LIST)


@dataclass(frozen=True, slots=True)
class Standing:
    """`in_areas` are candidates of whom sources print figures of areas alone: not all of them."""

    candidates: tuple[Candidate, ...]
    in_areas: tuple[Candidate, ...]
    measures: tuple[MeasureReports, ...]

    @property
    def heading(self) -> str:
        """What those are called who stood; nothing where nobody did, as in a referendum."""
        kinds = {candidate.kind for candidate in (*self.candidates, *self.in_areas)}
        if OptionKind.LIST in kinds:
            return _("Candidates and lists") if OptionKind.CANDIDATE in kinds else _("Lists")
        return _("Candidates") if kinds or self.measures else ""


def standing_of(
    loaded: LoadedElection,
    candidates: tuple[Candidate, ...],
    measures: tuple[MeasureReports, ...],
) -> Standing:
    """Those of an election's options who stood, each with the measures that are of it."""
    standing = [
        replace(one, measures=tuple(each for each in measures if each.whose == one.slug))
        for one in candidates
        if one.kind in STANDING
    ]
    slugs = {one.slug for one in standing}
    apart = in_areas(loaded)
    return Standing(
        candidates=tuple(one for one in standing if one.pk not in apart),
        in_areas=tuple(one for one in standing if one.pk in apart),
        measures=tuple(each for each in measures if each.whose not in slugs),
    )


def in_areas(loaded: LoadedElection) -> set[int]:
    """The candidates for a parliament of whom no account of the whole prints anything.

    Sources that count areas, as constituencies, name them there.
    """
    election = loaded.election
    if election.type != ElectionType.PARLIAMENTARY or not getattr(election, "has_areas", False):
        return set()
    counted = {row.option_id for _round, one in loaded.accounts for row in loaded.lines[one.pk]}
    return {
        pk
        for pk, option in loaded.options.items()
        if option.kind == OptionKind.CANDIDATE and pk not in counted
    }
