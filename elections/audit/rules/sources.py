"""Rules on sources, which belong to no election."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from ...models import Source
from ..findings import Level, Remark, Rule, rule
from ..sentences import say

RULES: list[Rule] = []


@rule(RULES, "source-cited-nowhere", Level.NOTE)
def cited_nowhere(source: Source) -> Iterator[Remark]:
    """A source is cited by a figure, a statement, another row or prose."""
    if not source.is_cited:
        yield Remark(
            source,
            say(NOWHERE, source=source.title),
            say(_("Cite it where it states something, or delete it.")),
        )


NOWHERE = _("Nothing cites “%(source)s”.")


@rule(RULES, "address-missing", Level.NOTE)
def address_missing(source: Source) -> Iterator[Remark]:
    """A source has an address; without one the pages say that none is known."""
    if not source.url:
        yield Remark(
            source,
            say(NO_ADDRESS, source=source.title),
            say(_("Enter its address if one is known.")),
        )


NO_ADDRESS = _("No address is given for “%(source)s”.")
