"""What a page says of itself to those who list, preview or bookmark it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import formats
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import record
from ..formatting import counted, percent
from ..models import ContestKind
from ..record.frame import AREAS, CORRECTIONS, SHARE
from ..record.round_count import RoundCount
from . import linked_data
from .addresses import whole
from .card_images import can_draw
from .citation import Citation, citation
from .moments import told

# Lists that a description names.
MOST_LISTS = 3
# What each page of an election tells.
DESCRIPTIONS = {
    "election": gettext_lazy(
        "%(name)s, %(date)s: candidates, results and key dates, each with its source, and what "
        "the sources disagree about."
    ),
    "campaign": gettext_lazy(
        "%(name)s, %(date)s: the candidates, the campaign and its dates, with a source for each "
        "statement."
    ),
    "conduct": gettext_lazy(
        "%(name)s, %(date)s: observers, journalists and what was said about how the vote was "
        "held, with sources."
    ),
    "results": gettext_lazy(
        "%(name)s, %(date)s: votes, shares and turnout as each source prints them, side by side."
    ),
    "reactions": gettext_lazy(
        "%(name)s, %(date)s: what governments, organisations and others said about it, by stance "
        "and by speaker."
    ),
    "record": gettext_lazy(
        "%(name)s, %(date)s: the whole record on one page, to print or save, with links to its "
        "sources."
    ),
    "sources": gettext_lazy(
        "%(name)s, %(date)s: who says what, figure by figure, whether each account adds up, and "
        "links to the documents."
    ),
    "areas": gettext_lazy(
        "%(name)s, %(date)s: votes, shares and turnout of each area as sources print them, and "
        "whether the areas add up to the whole."
    ),
    "share": gettext_lazy(
        "%(name)s, %(date)s: how to cite it, frames and pictures for other pages, and its data in "
        "all forms."
    ),
    "corrections": gettext_lazy(
        "%(name)s, %(date)s: every correction to a published figure, with the old and new values, "
        "date, reason and source."
    ),
}


@dataclass(frozen=True, slots=True)
class Card:
    """A page's title and description, the address under which it is to be known, and its kind.

    `kind` is one of Open Graph's types, `data` the page in schema.org's terms, `feed` the whole
    address of a feed of the same, `cite` how to cite it, `picture` the path of an image of what it
    says, `oembed` the whole address of what describes a frame of it. A page that is not `listed`
    asks search engines to leave it out.
    """

    title: str
    description: str
    path: str
    data: dict
    kind: str = "article"
    feed: str = ""
    oembed: str = ""
    listed: bool = True
    cite: Citation | None = None
    picture: str = ""

    @property
    def canonical(self) -> str:
        """The whole address where the site knows its own; else the path, as a link may be."""
        return whole(self.path) or self.path

    @property
    def url(self) -> str:
        return whole(self.path)

    @property
    def image(self) -> str:
        return whole(self.picture or static("img/icon-512.png"))

    @property
    def linked_data(self) -> SafeString:
        return linked_data.written(self.data)


def path_of(name: str, *args: str, **query: str | int) -> str:
    """An address with its query; parameters without a value are left out."""
    given = {key: value for key, value in query.items() if value}
    return reverse(name, args=args) + (f"?{urlencode(given)}" if given else "")


def further(number: int) -> int:
    """The number of a page of a list as its address has it: the first has none."""
    return number if number > 1 else 0


def numbered(title: str, number: int) -> str:
    """The title of a page of a list, by which the further ones can be told apart."""
    if number == 1:
        return title
    return _("%(title)s, page %(number)s") % {"title": title, "number": number}


def index(page: record.Index) -> Card:
    narrowing = page.narrowing
    title = _("Elections")
    if narrowing.is_any:
        title = _("Elections: %(choice)s") % {"choice": ", ".join(narrowing.labels)}
    path = path_of("index", **narrowing.parameters, page=further(page.number))
    return Card(
        title=numbered(title, page.number),
        description=_(
            "Elections as their sources report them: every figure with its source, printed digit "
            "for digit, and the points on which the sources disagree."
        ),
        path=path,
        feed=whole(reverse("corrections_feed")),
        data=linked_data.site(),
        kind="website",
        # Whoever searches finds elections, and not other searches.
        listed=not narrowing.text and bool(page.series or not narrowing.is_any),
    )


def about() -> Card:
    path = path_of("about")
    title = str(_("About this site"))
    return Card(
        title=title,
        description=_(
            "Who publishes this record, how it is made, what its signs mean, how to cite it and "
            "how to report an error."
        ),
        path=path,
        feed=whole(reverse("corrections_feed")),
        data=linked_data.web_page("AboutPage", title, path),
        kind="website",
    )


def about_data() -> Card:
    path = path_of("about_data")
    title = str(_("The data"))
    return Card(
        title=title,
        description=_(
            "The figures of each election, person and source as CSV and JSON: where they are, and "
            "what each column means."
        ),
        path=path,
        feed=whole(reverse("results_feed")),
        data=linked_data.whole_record(title, path),
        kind="website",
    )


def described(page: object) -> str:
    """What an election's page tells; the overview, who won and how many accounts add up.

    That of lists or of a question has their results.
    """
    frame = page.frame
    names = {"name": frame.name, "date": formats.date_format(frame.date, "DATE_FORMAT")}
    if frame.page != "election" or not page.answer.accounts:
        return DESCRIPTIONS[frame.page] % names
    count = count_told(page.rounds)
    if count is None:
        # The title, which stands above it, has the name.
        said = {**names, "outcome": page.answer.outcome, "sums": page.answer.sums}
        return _("%(date)s. %(outcome)s %(sums)s") % said
    text = _(
        "%(name)s, %(date)s. As %(source)s prints it: %(figures)s. Each figure with its source, "
        "and what the sources disagree about."
    )
    if count.label:
        text = _(
            "%(name)s, %(date)s. %(ballot)s, as %(source)s prints it: %(figures)s. Each figure "
            "with its source, and what the sources disagree about."
        )
    return text % {
        **names,
        "ballot": count.label,
        "source": count.lead.source.name,
        "figures": ", ".join(figure_of(line) for line in lines_told(count.lead)),
    }


def count_told(rounds: Iterable[RoundCount]) -> RoundCount | None:
    """The last vote on the first ballot of lists or of a question, if a leading account has any."""
    told = [count for count in rounds if count.was_held and count.lead and lines_told(count.lead)]
    same = [count for count in told if count.ballot == told[0].ballot]
    return same[-1] if same else None


def lines_told(account: record.CountAccount) -> list[record.Line]:
    """The answers to a question as they stood, or the first lists; nobody where people stood."""
    stated = [one for one in account.lines if {one.share.value, one.votes.value} != {None}]
    if account.kind == ContestKind.QUESTION:
        return stated
    if account.kind != ContestKind.LISTS:
        return []
    return sorted(stated, key=size_of, reverse=True)[:MOST_LISTS]


def size_of(line: record.Line) -> tuple[Decimal, int]:
    return (Decimal(line.share.value or 0), line.votes.value or 0)


def figure_of(line: record.Line) -> str:
    """A share, or the votes where none is stated."""
    if line.share.value is not None:
        return _("%(option)s %(share)s") % {
            "option": line.candidate.name,
            "share": percent(line.share),
        }
    number = math.ceil(line.votes.value)  # of a fraction more than one
    return ngettext("%(option)s %(votes)s vote", "%(option)s %(votes)s votes", number) % {
        "option": line.candidate.name,
        "votes": counted(line.votes),
    }


def election(page: object) -> Card:
    """The card of one of an election's pages, which all have a frame."""
    frame = page.frame
    path = path_of(frame.page, frame.slug, page=further(getattr(page, "number", 1)))
    label = str(dict((*frame.pages, AREAS, CORRECTIONS, SHARE))[frame.page])
    return Card(
        title=frame.name
        if frame.page == "election"
        else _("%(page)s – %(election)s") % {"page": label, "election": frame.name},
        description=described(page),
        path=path,
        feed=whole(reverse("corrections_feed")) if frame.page == CORRECTIONS[0] else "",
        data=linked_data.overview(page, path)
        if frame.page == "election"
        else linked_data.about_election(page, path, label),
        cite=citation(frame.slug, frame.name, frame.changed),
        oembed=oembed_of(frame.page, path),
        picture=reverse("election_file", args=[frame.slug, "card.png"])
        if can_draw(frame.name)
        else "",
    )


def oembed_of(name: str, path: str) -> str:
    """Where a frame of what a page shows is described; the overview has no room to say so."""
    if name not in ("results", "sources") or not settings.SITE_URL:
        return ""
    return whole(path_of("oembed", url=whole(path)))


def as_of(page: record.Whole, moment: date) -> Card:
    """The whole record as it was; search engines are to find the one that is."""
    frame = page.frame
    path = reverse("as_of", args=[frame.slug, moment])
    names = {"election": frame.name, "when": told(moment)}
    title = _("%(election)s: the record as it was on %(when)s") % names
    return Card(
        title=title,
        description=DESCRIPTIONS["record"]
        % {"name": frame.name, "date": formats.date_format(frame.date, "DATE_FORMAT")},
        path=path,
        data=linked_data.web_page("WebPage", title, path),
        listed=False,
        cite=citation(frame.slug, title, moment),
    )


def person(page: record.PersonPage) -> Card:
    path = path_of("person", page.slug)
    return Card(
        title=page.name,
        description=_(
            "%(name)s: the elections in which they stood, the offices that they held and what "
            "they said, with sources."
        )
        % {"name": page.name},
        path=path,
        data=linked_data.person(page, path),
        kind="profile",
    )


def party(page: record.PartyPage) -> Card:
    path = path_of("party", page.slug, page=further(page.number))
    return Card(
        title=numbered(page.name, page.number),
        description=_(
            "%(name)s: the elections in which it stood, and who stood for it, with votes and "
            "seats as sources print them."
        )
        % {"name": page.name},
        path=path,
        data=linked_data.party(page, path),
    )


def source(page: record.SourcePage) -> Card:
    path = path_of("source", page.source.key, page=further(page.number))
    return Card(
        title=numbered(
            # Many a document is called as the election is, and two versions of it alike.
            _("%(title)s – %(source)s") % {"title": page.source.title, "source": page.source.name},
            page.number,
        ),
        description=_("Everything that %(source)s says about the elections in this record.")
        % {"source": page.source.name},
        path=path,
        data=linked_data.source(page, path),
    )
