"""How much the record holds, in the words of its first page."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Account, Election, Publication, Source, Statement
from ..models.figure import is_of_a_count

# More than this are not counted, so that a large record takes no longer than a small one.
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Summary:
    """How many rows of published elections there are, each up to one more than `MOST`."""

    elections: int
    accounts: int
    sources: int
    statements: int

    @property
    def sentence(self) -> str:
        """Nothing where no account is published."""
        if not self.accounts:
            return ""
        if self.statements:
            pattern = _(
                "Published here: %(accounts)s from %(sources)s, and %(statements)s, on "
                "%(elections)s."
            )
        else:
            pattern = _("Published here: %(accounts)s from %(sources)s, on %(elections)s.")
        return pattern % {
            "accounts": worded_number(
                self.accounts,
                ngettext(
                    "%(number)s account of a count", "%(number)s accounts of counts", self.accounts
                ),
            ),
            "statements": worded_number(
                self.statements,
                ngettext("%(number)s statement", "%(number)s statements", self.statements),
            ),
            "elections": worded_number(
                self.elections,
                ngettext("%(number)s election", "%(number)s elections", self.elections),
            ),
            "sources": worded_number(
                self.sources,
                ngettext("%(number)s source", "%(number)s sources", self.sources),
            ),
        }


def worded_number(count: int, words: str) -> str:
    number = _("more than %(most)s") % {"most": f"{MOST:,}"} if count > MOST else str(count)
    return words % {"number": number}


def summary() -> Summary:
    """In four queries, none of which counts on beyond `MOST`."""
    accounts = Account.objects.whole().filter(
        is_of_a_count(), round__election__publication=Publication.PUBLISHED
    )
    return Summary(
        elections=bounded(Election.objects.published()),
        accounts=bounded(accounts),
        sources=bounded(Source.objects.filter(Exists(accounts.filter(source=OuterRef("pk"))))),
        statements=bounded(Statement.objects.filter(election__publication=Publication.PUBLISHED)),
    )


def bounded(rows: QuerySet) -> int:
    return rows.order_by()[: MOST + 1].count()
