"""The record's models. Each noun stands in a module of its own; import it from here."""

from .area import Area, AreaKind
from .candidacy import Candidacy, CandidacyStatus
from .conduct import Bound, Delegation, DelegationRole, Measure, ReportedFigure
from .election import Election, ElectionType, Publication, Round, RoundStatus, VoteType
from .jurisdiction import Jurisdiction
from .key_date import DatePrecision, KeyDate, KeyDateKind
from .people import Party, Person
from .prose import Discrepancy, Page, Section, Wording
from .results import Account, CandidateResult, Outcome, ResultStatus, ShareBase
from .source import Source
from .statements import Actor, ActorKind, Stance, Statement

__all__ = [
    "Account",
    "Actor",
    "ActorKind",
    "Area",
    "AreaKind",
    "Bound",
    "Candidacy",
    "CandidacyStatus",
    "CandidateResult",
    "DatePrecision",
    "Delegation",
    "DelegationRole",
    "Discrepancy",
    "Election",
    "ElectionType",
    "Jurisdiction",
    "KeyDate",
    "KeyDateKind",
    "Measure",
    "Outcome",
    "Page",
    "Party",
    "Person",
    "Publication",
    "ReportedFigure",
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
