"""OneGov's CSV, as Swiss cantons and towns publish results: of elections, and of votes.

Described in “Elections & Votes: Open Data” of its documentation. Of an election each row is a
candidate in a municipality, with the figures of the municipality and of the candidate's list; of a
vote each row is a municipality.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from .field_table import FieldTable

NAME = "OneGov CSV"
ELECTION = {"entity_name", "candidate_family_name", "candidate_votes"}
VOTE = {"yeas", "nays"}
# The labels that the grid knows for what the columns count.
TOTALS = {
    "entity_eligible_voters": "Eligible voters",
    "entity_received_ballots": "Ballots cast",
    "entity_accounted_ballots": "Valid ballots",
    "entity_invalid_ballots": "Invalid ballots",
    "entity_blank_ballots": "Blank ballots",
}
TOTALS_OF_VOTES = {
    "eligible_voters": "Eligible voters",
    "invalid": "Invalid ballots",
    "empty": "Blank ballots",
}
CANDIDATE = ("candidate_first_name", "candidate_family_name")
LIST = {"list_name", "list_votes", "list_number_of_mandates"}


def is_one(header: list[str]) -> bool:
    return set(header) >= ELECTION or set(header) >= VOTE


def read(records: list, table: FieldTable) -> None:
    names = {name for _row, record in records for name in record}
    read_one, date = (read_vote, "date") if names >= VOTE else (read_election, "election_date")
    read_one(list(counted(records, table)), table)
    table.read |= {"entity_counted", "counted", date}
    dates = {str(record.get(date, "")) for _row, record in records}
    table.date = dates.pop() if len(dates) == 1 else ""


def counted(records: list, table: FieldTable) -> Iterable[tuple[int, dict]]:
    """The rows of municipalities that are counted; the others have zeros."""
    for row, record in records:
        if str(record.get("entity_counted", record.get("counted", ""))).lower() == "false":
            name = record.get("entity_name", record.get("name", ""))
            notice = _("Not counted yet, and left out: %(name)s.") % {"name": name}
            if notice not in table.notices:
                table.notices.append(notice)
        else:
            yield row, record


def read_election(records: list, table: FieldTable) -> None:
    """The candidates and, where there are any, the lists, each as a contest of its own."""
    table.read = ELECTION | TOTALS.keys() | LIST | {*CANDIDATE, "candidate_party"}
    table.read.add("candidate_elected")
    has_lists = any("list_votes" in record for _row, record in records)
    people, lists = (_("Candidates"), _("Lists")) if has_lists else ("", "")
    areas: dict[str, dict] = {}
    of_lists: dict[tuple[str, str], dict] = {}
    for row, record in records:
        area, own_list = record.get("entity_name", ""), record.get("list_name", "")
        areas.setdefault(area, record)
        if has_lists:
            of_lists.setdefault((area, own_list), record)
        table.add(
            " ".join(str(record[name]) for name in CANDIDATE if name in record),
            record.get("candidate_votes"),
            row=row,
            contest=people,
            area=area,
            party=record.get("candidate_party", own_list),
            elected=str(record.get("candidate_elected", "")),
        )
    for (area, name), record in of_lists.items():
        seats = record.get("list_number_of_mandates")
        table.add(name, record.get("list_votes"), contest=lists, area=area, seats=seats)
    for contest in dict.fromkeys((people, lists)):
        for area, record in areas.items():
            totals = {label: record.get(name) for name, label in TOTALS.items()}
            table.add_totals(totals, contest=contest, area=area)


def read_vote(records: list, table: FieldTable) -> None:
    """Yes and no; a counter-proposal and a tie-breaker are contests of their own."""
    table.read = VOTE | TOTALS_OF_VOTES.keys() | {"name", "type"}
    for row, record in records:
        cells = {"contest": record.get("type"), "area": record.get("name", "")}
        table.add("Yes", record.get("yeas"), row=row, **cells)
        table.add("No", record.get("nays"), **cells)
        totals = {label: record.get(name) for name, label in TOTALS_OF_VOTES.items()}
        table.add_totals(totals, **cells)
