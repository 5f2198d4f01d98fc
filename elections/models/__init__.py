"""The record's models. Each noun stands in a module of its own; import it from here."""

from .account import Account, ResultStatus, ShareBase
from .area import Area, AreaKind
from .contest import Contest, ContestKind
from .delegation import Delegation, DelegationRole
from .election import Election, ElectionType, Publication, VoteType
from .figure import ELECTED, Bound, Figure, Outcome
from .jurisdiction import Jurisdiction
from .key_date import DatePrecision, KeyDate, KeyDateKind
from .measure import CONDUCT, TOTALS, Measure
from .option import Option, OptionKind, OptionStatus
from .people import Party, Person
from .proposal import Proposal  # noqa: F401 - no table of the record, so none of `__all__`
from .prose import Discrepancy, Page, Section, Wording
from .round import Round, RoundStatus
from .source import Source
from .statements import Actor, ActorKind, Stance, Statement

# No table that editors fill, but one that Django has to know.
from .subjects import SubjectChange as SubjectChange

__all__ = [
    "CONDUCT",
    "ELECTED",
    "TOTALS",
    "Account",
    "Actor",
    "ActorKind",
    "Area",
    "AreaKind",
    "Bound",
    "Contest",
    "ContestKind",
    "DatePrecision",
    "Delegation",
    "DelegationRole",
    "Discrepancy",
    "Election",
    "ElectionType",
    "Figure",
    "Jurisdiction",
    "KeyDate",
    "KeyDateKind",
    "Measure",
    "Option",
    "OptionKind",
    "OptionStatus",
    "Outcome",
    "Page",
    "Party",
    "Person",
    "Publication",
    "ResultStatus",
    "Round",
    "RoundStatus",
    "Section",
    "ShareBase",
    "Source",
    "Stance",
    "Statement",
    "VoteType",
    "Wording",
]
