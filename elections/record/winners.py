"""What won, with one source's figures: who was elected, an answer, the list that came first."""

from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..audit import LoadedElection
from ..figures import Count, Percent, count_of, percent_of
from ..formatting import counted, percent
from ..models import ELECTED, Account, Figure, Measure, Option, OptionKind, Outcome, Round
from .citations import Cited

SAID = {
    Outcome.ELECTED: gettext_lazy("%(name)s was elected"),
    Outcome.UNOPPOSED: gettext_lazy("%(name)s was elected unopposed"),
    Outcome.BY_LOT: gettext_lazy("%(name)s was elected by lot"),
    Outcome.ACCEPTED: gettext_lazy("The proposal was accepted"),
    Outcome.NOT_ACCEPTED: gettext_lazy("The proposal was not accepted"),
    Outcome.UNSTATED: gettext_lazy("%(name)s came first"),
}


@dataclass(frozen=True, slots=True)
class Winner:
    """What won, with one source's figures: who was elected, an answer, the list that came first.

    `slug` is the option's, `person` that of the person's page, if it is a person; `contest` names
    the ballot where the election has several.
    """

    name: str
    slug: str
    person: str
    party: str
    contest: str
    outcome: str
    round: int
    votes: Count
    share: Percent
    seats: Count
    source: Cited

    @property
    def sentence(self) -> str:
        said = str(SAID[self.outcome]) % {"name": self.name}
        if self.contest:
            said = _("%(contest)s: %(said)s") % {"contest": self.contest, "said": said}
        figures = self.figures
        if not figures:
            return _("%(said)s (%(source)s).") % {"said": said, "source": self.source.name}
        return _("%(said)s, with %(figures)s (%(source)s).") % {
            "said": said,
            "source": self.source.name,
            "figures": get_text_list(figures, _("and")),
        }

    @property
    def figures(self) -> list[str]:
        """Its seats, share and votes, as far as they are stated, in words."""
        found = []
        if self.seats.value is not None:
            found.append(_("%(number)s seats") % {"number": counted(self.seats)})
        if self.share.value is not None:
            of_yes = self.outcome in (Outcome.ACCEPTED, Outcome.NOT_ACCEPTED)
            pattern = _("%(share)s for “%(name)s”") if of_yes else _("%(share)s")
            found.append(pattern % {"share": percent(self.share), "name": self.name})
        if self.votes.value is not None:
            found.append(_("%(number)s votes") % {"number": counted(self.votes)})
        return found

    @property
    def label(self) -> str:
        """What it is, in a word before its name."""
        if self.outcome in ELECTED:
            return _("Elected:")
        return {
            Outcome.ACCEPTED: _("Accepted:"),
            Outcome.NOT_ACCEPTED: _("Not accepted:"),
        }.get(self.outcome, _("First:"))


def seats_won(loaded: LoadedElection, account: Account) -> dict[int, Count]:
    """Seats by option: in total, else of the tier that the account prints."""
    found = {}
    for measure in (Measure.CONSTITUENCY_SEATS, Measure.LIST_SEATS, Measure.SEATS):
        for row in loaded.seats[account.pk]:
            if row.measure == measure and row.count is not None:
                found[row.option_id] = count_of(row, account.counts_printed_to)
    return found


def votes_in(loaded: LoadedElection, account: Account) -> dict[int, Figure]:
    """The votes of each option, without shares of a further base."""
    rows = sorted(loaded.lines[account.pk], key=lambda row: row.base, reverse=True)
    return {row.option_id: row for row in rows}


def winner_of(
    loaded: LoadedElection,
    round_: Round,
    account: Account,
    option: Option,
    outcome: str,
    source: Cited,
) -> Winner:
    line = votes_in(loaded, account).get(option.pk, Figure())
    in_all = any(
        row.measure == Measure.SEATS and row.option_id == option.pk
        for row in loaded.seats[account.pk]
    )
    is_person = option.kind == OptionKind.CANDIDATE
    return Winner(
        name=option.label,
        slug=option.slug,
        person=option.person.slug if is_person else "",
        party=option.party_name if is_person else "",
        contest=round_.contest.name
        if round_.contest and len(loaded.contests) > 1 and not in_all
        else "",
        outcome=outcome,
        round=round_.number,
        votes=count_of(line, account.counts_printed_to),
        share=percent_of(line),
        seats=seats_won(loaded, account).get(option.pk, Count(None)),
        source=source,
    )
