"""The editors' desk: every table of the record, arranged for the person who enters an election.

A module a noun, as in `elections.models`; `base` holds what all of them share, `transfer` the
import and export of files. Importing a module registers its tables.
"""

from . import (  # noqa: F401 - each registers its tables
    account,
    area,
    contest,
    delegation,
    election,
    jurisdiction,
    key_date,
    option,
    people,
    prose,
    source,
    statements,
    users,
)
