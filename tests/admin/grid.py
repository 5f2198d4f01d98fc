"""The results grid as an editor goes through it: upload, answers, confirmation."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from elections.changelog import together
from elections.models import Account, Figure
from tests import factories

ADDRESS = "/admin/elections/account/grid/"
TABLE = (
    "Candidate;Party;Votes;Share;Elected\n"
    "Bako Sahakyan;Independent;47.095;66,65 %;yes\n"
    "Vitaly Balasanyan;Independent;22.967;32,51 %;\n"
    "Registered voters;;98.909;;\n"
    "Turnout;;;73,53 %;\n"
)
STORED = {
    "account": ("unstated", "unstated", 1),
    "registered": (98909, None),
    "turnout": (None, "73.53"),
    "Bako Sahakyan": (47095, "66.65", "elected"),
    "Vitaly Balasanyan": (22967, "32.51", ""),
}


@together()
def make_contest(**kwargs):
    """A draft with a round and two candidates of one party, and a source."""
    election = factories.ElectionFactory(**{"publication": "draft", "name": "E 2012"} | kwargs)
    vote = factories.RoundFactory(election=election)
    party = factories.PartyFactory(name="Independent")
    for order, name in enumerate(["Bako Sahakyan", "Vitaly Balasanyan"], 1):
        factories.OptionFactory(election=election, person__name=name, party=party, order=order)
    return vote, factories.SourceFactory(key="wikipedia", short_name="Wikipedia")


def upload(desk, vote, source, data, name="results.csv", **chosen):
    data = data.encode() if isinstance(data, str) else data
    file = SimpleUploadedFile(name, data)
    return desk.post(ADDRESS, {"round": vote.pk, "source": source.pk, "file": file, **chosen})


def answer(desk, page, **answers):
    """The page after some answers; a key's hyphens are written as underscores."""
    named = {f"answer-{key.replace('_', '-')}": value for key, value in answers.items()}
    return desk.post(ADDRESS, {"state": page.context["state"], **named})


def confirm(desk, page, **values):
    data = {"state": page.context["state"], "confirm": "1", **values}
    return desk.post(ADDRESS, data, follow=True)


def questions_of(page) -> dict[str, str]:
    return {each.key: each.text for each in page.context["form"].questions}


def options_of(page, key) -> dict[str, str]:
    [question] = [each for each in page.context["form"].questions if each.key == key]
    return {option.value: option.label for option in question.options}


def problems_of(page) -> list[str]:
    return [str(problem) for problem in page.context["problems"]]


def changes_of(page) -> list[tuple]:
    """What a preview says of each row: kind, table, name, and the cells that change."""
    return [
        (
            change.kind,
            change.table,
            change.name,
            [(cell.label, cell.old, cell.new) for cell in change.cells if cell.changes],
        )
        for change in page.context["outcome"].changes
    ]


def stored(vote, source) -> dict:
    """The figures of a source, as `STORED` has them; empty where there is no account."""
    found = {}
    for account in Account.objects.filter(round=vote, source=source):
        chosen = (account.status, account.share_base, account.counts_printed_to)
        found["account"] = chosen
        for figure in Figure.objects.filter(account=account):
            if figure.option:
                found[figure.option.label] = (figure.count, figure.share, figure.outcome)
            else:
                found[figure.measure] = (figure.count, figure.share)
    return found


def totals_of(vote, source) -> dict:
    """The totals among the stored figures: counts, or the turnout."""
    rows = Figure.objects.filter(account__round=vote, account__source=source, option=None)
    return {row.measure: row.share if row.count is None else row.count for row in rows}


def workbook(rows, formats=None) -> bytes:
    """A workbook of these rows; `formats` are number formats by the cell's name."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell, number_format in (formats or {}).items():
        book.active[cell].number_format = number_format
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
