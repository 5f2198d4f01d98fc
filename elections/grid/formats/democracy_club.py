"""Democracy Club's CSV of candidates: a row for each, with the figures of the ballot in each row.

Its columns are described at https://candidates.democracyclub.org.uk/data/; those of results are
chosen when the file is made.
"""

from .field_table import FieldTable

NAME = "Democracy Club CSV"
NEEDED = {"person_name", "ballot_paper_id"}
TOTALS = {
    "total_electorate": "Electorate",
    "turnout_reported": "Ballots issued",
    "spoilt_ballots": "Spoilt ballots",
}
OUTCOMES = {"t": "yes", "f": "no"}


def is_one(header: list[str]) -> bool:
    return set(header) >= NEEDED


def read(records: list, table: FieldTable) -> None:
    table.read = NEEDED | TOTALS.keys() | {"party_name", "post_label", "votes_cast", "elected"}
    table.read |= {"election_date", "turnout_percentage"}
    ballots = {}
    for row, record in records:
        contest = contest_of(record)
        ballots.setdefault(contest, record)
        elected = str(record.get("elected", ""))
        table.add(
            record.get("person_name", ""),
            record.get("votes_cast"),
            row=row,
            contest=contest,
            party=record.get("party_name"),
            elected=OUTCOMES.get(elected.lower(), elected),
        )
    for contest, record in ballots.items():
        totals = {label: record.get(name) for name, label in TOTALS.items()}
        if "turnout_percentage" in record:
            totals["Turnout"] = f"{record['turnout_percentage']}%"
        table.add_totals(totals, contest=contest)
    dates = {str(record.get("election_date", "")) for _row, record in records}
    table.date = dates.pop() if len(dates) == 1 else ""


def contest_of(record: dict) -> str:
    ballot = str(record.get("ballot_paper_id", ""))
    return f"{record['post_label']} ({ballot})" if "post_label" in record else ballot
