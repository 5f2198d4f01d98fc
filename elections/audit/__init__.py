"""The audit: who says what, and does it add up.

`load_for_audit` loads elections in batches. All else works on the `LoadedElection`s that it
gives, without queries:
`audit` runs the rules, `LoadedElection.verdicts` holds what arithmetic says of each account
and `LoadedElection.agreement` how sources stand to each other. `wording` puts both into sentences.
`audit_areas` asks the database: areas can be too many to be loaded.
"""

from .agreement import Entry, MeasureAgreement
from .checks import audit, audit_areas, audit_sources, remarks_on_accounts
from .findings import Finding, Level, NamedFigure, Row, Rule, Subject
from .loading import load_for_audit
from .measures import measure_slug
from .printed import standing_in
from .rules import RULES, SOURCE_RULES
from .sentences import Sentence, Text
from .snapshot import LoadedElection

__all__ = [
    "RULES",
    "SOURCE_RULES",
    "Entry",
    "Finding",
    "Level",
    "LoadedElection",
    "MeasureAgreement",
    "NamedFigure",
    "Row",
    "Rule",
    "Sentence",
    "Subject",
    "Text",
    "audit",
    "audit_areas",
    "audit_sources",
    "load_for_audit",
    "measure_slug",
    "remarks_on_accounts",
    "standing_in",
]
