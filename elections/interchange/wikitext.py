"""An election as wikitext: an infobox, and a table of results for each account shown first.

The infobox is Wikipedia's {{Infobox election}}; each figure has its reference. Figures are as
printed; the table is {{Election results}}, which works shares out itself, only where the account
prints each option's votes exactly, and else a plain table of what is printed.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from django.utils import formats
from django.utils.translation import gettext as _

from .. import record
from ..figures import Count, Percent, PrintedFigure
from ..formatting import counted, percent
from ..models import Bound, ContestKind, Measure

# What wikitext would take for its own signs.
SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "&<>|{}[]~"})
KEPT_IN_ADDRESSES = ":/?#@!$&()*+,;=%~"


class References:
    """References to sources: whole at the first one, by name after it."""

    def __init__(self):
        self._given: set[str] = set()

    def to(self, source: record.Cited) -> str:
        if source.key in self._given:
            return f'<ref name="{source.key}" />'
        self._given.add(source.key)
        fields = {
            "url": quote(source.link, safe=KEPT_IN_ADDRESSES),
            "title": plain(source.title),
            "publisher": plain(source.publisher),
            "date": source.published_on.isoformat() if source.published_on else "",
            "access-date": source.read_on.isoformat() if source.read_on and source.link else "",
            "language": plain(source.language),
        }
        template = "cite web" if source.link else "citation"
        said = "".join(f" |{name}={value}" for name, value in fields.items() if value)
        return f'<ref name="{source.key}">{{{{{template}{said}}}}}</ref>'

    def after(self, figure: PrintedFigure, source: record.Cited) -> str:
        """A figure as printed with its reference; nothing where it is not stated."""
        return f"{printed(figure)}{self.to(source)}" if figure.is_stated else ""


def wikitext(page: record.Overview) -> str:
    references = References()
    parts = [template("Infobox election", box(page, references))]
    for count in page.rounds:
        if count.lead and count.lead.lines:
            parts += [f"=== {plain(count.title)} ===", results(count.lead, references)]
    return "\n\n".join([*parts, "{{Reflist}}"]) + "\n"


def template(name: str, fields: Iterable[tuple[str, str]]) -> str:
    lines = [f"| {field} = {value}" for field, value in fields if value]
    return "\n".join([f"{{{{{name}", *lines, "}}"])


def plain(text: str) -> str:
    """A text in which no sign means anything to a wiki."""
    return " ".join(text.translate(SIGNS).replace("''", "&#39;&#39;").split())


def printed(figure: PrintedFigure) -> str:
    if figure.value is None:
        return plain(_("“%(wording)s”") % {"wording": figure.wording}) if figure.wording else ""
    return plain(percent(figure) if isinstance(figure, Percent) else counted(figure))


def box(page: record.Overview, references: References) -> Iterator[tuple[str, str]]:
    info = page.infobox
    lead = next((one for one in reversed(info.leads) if one.lines), None)
    yield "election_name", plain(info.name)
    yield "country", plain(info.country)
    yield "type", plain(str(info.type))
    yield "ongoing", "yes" if info.ongoing else "no"
    for name, other in (("previous", info.previous), ("next", info.next)):
        if other:
            yield f"{name}_election", plain(other.name)
            yield f"{name}_year", str(other.year)
    yield "election_date", formats.date_format(page.frame.date, "DATE_FORMAT")
    yield "seats_for_election", ", ".join(str(ballot.seats) for ballot in info.seats)
    if lead:
        yield "registered", references.after(lead.registered, lead.source)
        yield "turnout", references.after(lead.turnout, lead.source)
    for number, nominee in enumerate(info.nominees, start=1):
        yield f"nominee{number}", plain(nominee.candidate.name)
        yield f"party{number}", plain(nominee.candidate.party)
        line = lead.line_of(nominee.candidate) if lead else None
        if line:
            yield f"popular_vote{number}", references.after(line.votes, lead.source)
            yield f"percentage{number}", references.after(line.share, lead.source)
    yield "title", plain(info.office)
    for name, holder in (("before", info.before), ("after", info.after)):
        yield f"{name}_election", plain(holder.name)
        yield f"{name}_party", plain(holder.party)


def results(account: record.CountAccount, references: References) -> str:
    """The results of a round as its account shown first prints them."""
    exact = [whole_number(line.votes) for line in account.lines]
    if None in exact or account.kind == ContestKind.QUESTION:
        return table(account, references)
    return template("Election results", fields(account, exact, references))


def whole_number(count: Count) -> str | None:
    is_exact = isinstance(count.value, int) and count.bound == Bound.EXACTLY and count.unit == 1
    return str(count.value) if is_exact else None


def fields(
    account: record.CountAccount, exact: list[str], references: References
) -> Iterator[tuple[str, str]]:
    for number, (line, votes) in enumerate(zip(account.lines, exact, strict=True), start=1):
        is_person = line.candidate.is_person
        yield (f"cand{number}" if is_person else f"party{number}"), plain(line.candidate.name)
        if is_person:
            yield f"party{number}", plain(line.candidate.party)
        yield f"votes{number}", votes
        if account.seat_measures:
            yield f"seats{number}", whole_number(line.seats_won) or ""
    for name, measure in (("invalid", Measure.INVALID), ("electorate", Measure.REGISTERED)):
        yield name, whole_number(account.figure(measure)) or ""
    yield "source", references.to(account.source)


def table(account: record.CountAccount, references: References) -> str:
    lines = [
        '{| class="wikitable"',
        f"|+ {plain(_('As printed (%(name)s)') % {'name': account.name})}"
        f"{references.to(account.source)}",
        f"! {plain(account.choice)} !! {_('Votes')} !! {_('Share')}",
    ]
    for line in account.lines:
        cells = (plain(line.candidate.name), printed(line.votes), printed(line.share))
        lines += ["|-", f"| {' || '.join(cells)}"]
    return "\n".join([*lines, "|}"])
