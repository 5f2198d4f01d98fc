"""What a page says of itself to those who list, preview or bookmark it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import formats
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .. import record
from ..record.frame import AREAS, CORRECTIONS, SHARE
from . import linked_data
from .addresses import whole
from .card_images import can_draw
from .citation import Citation, citation
from .descriptions import DESCRIPTIONS, described
from .moments import told


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
