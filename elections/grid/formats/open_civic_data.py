"""Open Civic Data in JSON (OCDEP 20): contests and candidacies, one list or one in another.

Open Civic Data has no fields for results. Counts are read where it leaves publishers room for what
it has no field for, in `extras`: `votes` and `elected` of a candidacy, an option or a party, and
the totals of a contest by their names.
"""

from collections import defaultdict

from django.utils.translation import gettext as _

from ..labels import total_kind
from .documents import listed, many, names, objects, whole
from .field_table import FieldTable

NAME = "Open Civic Data"
CONTEST, CANDIDACY, PARTY = "ocd-contest/", "ocd-candidacy/", "ocd-organization/"
READ = {
    *("id", "name", "date", "candidate_name", "contest_id", "party_id", "party", "extras"),
    *("registration_status", "options", "text", "parties", "candidacies", "votes", "elected"),
}


def is_one(document) -> bool:
    return any(str(each.get("id", "")).startswith("ocd-") for each in objects(document))


def read(document, table: FieldTable) -> None:
    found = [each for each in objects(document) if isinstance(each.get("id"), str)]
    parties = {
        each["id"]: str(each.get("name", "")) for each in found if each["id"].startswith(PARTY)
    }
    standing = defaultdict(dict)
    contests = {each["id"]: each for each in found if each["id"].startswith(CONTEST)}
    for each in found:
        if each["id"].startswith(CANDIDACY):
            standing[str(each.get("contest_id", ""))][each["id"]] = each
    table.read = set(READ)
    for key, contest in contests.items():
        nested = {str(one.get("id")): one for one in many(contest, "candidacies")}
        read_contest(contest, [*(nested | standing[key]).values()], parties, table)
    table.tell_unread(names(document))
    dates = {str(each.get("date", "")) for each in found if each["id"].startswith("ocd-election/")}
    table.date = dates.pop() if len(dates) == 1 else ""


def read_contest(contest: dict, candidacies: list[dict], parties: dict, table: FieldTable) -> None:
    label = str(contest.get("name", ""))
    for each in candidacies:
        name = str(each.get("candidate_name", ""))
        if each.get("registration_status") == "withdrawn" and figures(each)["votes"] is None:
            table.notices.append(_("Left out as withdrawn: %(name)s.") % {"name": name})
            continue
        table.add(name, contest=label, party=party_of(each, parties, table), **figures(each))
    for option in listed(contest.get("options")):
        option = option if isinstance(option, dict) else {"text": option}
        table.add(str(option.get("text", "")), contest=label, **figures(option))
    for each in many(contest, "parties"):
        table.add(party_of(each, parties, table), contest=label, **figures(each))
    extras = extras_of(contest)
    totals = {
        name: whole(value) for name, value in extras.items() if total_kind(name.replace("_", " "))
    }
    table.read |= totals.keys()
    table.add_totals(
        {name.replace("_", " "): count for name, count in totals.items()}, contest=label
    )


def party_of(record: dict, parties: dict[str, str], table: FieldTable) -> str:
    party = record.get("party")
    if isinstance(party, dict):
        return str(party.get("name", ""))
    key = str(record.get("party_id") or party or "")
    if key and key not in parties:
        table.notices.append(_("The file does not name the party %(key)s.") % {"key": key})
    return parties.get(key, "")


def figures(record: dict) -> dict:
    extras = extras_of(record)
    elected = extras.get("elected")
    found = {"votes": whole(extras.get("votes"))}
    return found if elected is None else found | {"elected": str(elected).lower()}


def extras_of(record: dict) -> dict:
    extras = record.get("extras")
    return extras if isinstance(extras, dict) else {}
