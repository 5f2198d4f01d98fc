"""Who was elected, as the page of each election leads with it, for many elections at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from ..audit import LoadedElection
from ..figures import Count, Percent
from ..formatting import counted, percent
from ..models import Account, Candidacy, CandidateResult, Election, Outcome, Round, Source
from .audited import UNREAD, Audited, disputed_by_name
from .citations import Citations, Cited


@dataclass(frozen=True, slots=True)
class Winner:
    """Somebody who was elected, with one source's figures."""

    name: str
    slug: str
    party: str
    round: int
    votes: Count
    share: Percent
    source: Cited

    @property
    def sentence(self) -> str:
        votes = "" if self.votes.value is None else counted(self.votes)
        share = "" if self.share.value is None else percent(self.share)
        if votes and share:
            said = _(
                "%(name)s was elected; as %(source)s prints it, with %(share)s and %(votes)s votes."
            )
        elif votes:
            said = _("%(name)s was elected; as %(source)s prints it, with %(votes)s votes.")
        elif share:
            said = _("%(name)s was elected; as %(source)s prints it, with %(share)s.")
        else:
            said = _("%(name)s was elected, says %(source)s.")
        figures = {"votes": votes, "share": share}
        return said % {"name": self.name, "source": self.source.name, **figures}


@dataclass(frozen=True, slots=True)
class Result:
    """Who was elected; `is_disputed` says that the sources name different people."""

    winners: tuple[Winner, ...]
    is_disputed: bool
    audited: Audited


@dataclass(frozen=True, slots=True)
class Chosen:
    """The lines that tell the result of one election, each with its round and account."""

    lines: tuple[tuple[Round, Account, CandidateResult], ...]
    is_disputed: bool

    @property
    def sources(self) -> list[Source]:
        return [account.source for _round, account, _line in self.lines]


def results_of(elections: list[Election]) -> tuple[dict[int, Result], Citations]:
    """The result of each election by its key, in four queries, and the sources of the figures."""
    loaded = loaded_of(elections)
    chosen = {one.election.pk: chosen_in(one) for one in loaded}
    sources = {source for one in chosen.values() for source in one.sources}
    citations = Citations(sorted(sources, key=lambda source: source.key))
    results = {
        one.election.pk: result_of(one, chosen[one.election.pk], citations) for one in loaded
    }
    return results, citations


def loaded_of(elections: list[Election]) -> list[LoadedElection]:
    """The elections with the rows of their counts, which the pages of each read as well."""
    accounts = Account.objects.whole().select_related("source")
    accounts = accounts.order_by("-is_lead", "source__key")
    prefetch_related_objects(
        elections,
        Prefetch("rounds", Round.objects.order_by("number")),
        Prefetch("rounds__accounts", accounts),
        Prefetch("rounds__accounts__lines", CandidateResult.objects.order_by("pk")),
        Prefetch("candidacies", Candidacy.objects.select_related("person").order_by("order", "pk")),
    )
    for election in elections:
        for relation in (*UNREAD, "figures"):
            setattr(election, f"listed_{relation}", [])
    return [LoadedElection(election, frozenset(), None) for election in elections]


def chosen_in(loaded: LoadedElection) -> Chosen:
    """The lead accounts' lines of those whom they state as elected.

    Where no lead account states it and the other sources agree on one person, the lead's line of
    that person, else the first of theirs; where they do not agree, nobody.
    """
    rows = [
        (round_, account, line)
        for round_, account in loaded.accounts
        for line in loaded.lines[account.pk]
    ]
    stated = [row for row in rows if row[2].outcome == Outcome.ELECTED]
    leading = [row for row in stated if row[1].is_lead]
    elected = {line.candidacy_id for _round, _account, line in leading or stated}
    by_account = elected_by_account(stated)
    is_disputed = len(set(by_account)) > 1
    if leading:
        leading.sort(key=lambda row: (row[2].candidacy.order, row[0].number))
        return Chosen(tuple(leading), is_disputed)
    if len(elected) != 1:
        return Chosen((), is_disputed)
    last = max(round_.number for round_, _account, _line in stated)
    shown = [
        row
        for row in rows
        if row[0].number == last and row[1].is_lead and row[2].candidacy_id in elected
    ]
    return Chosen(tuple(shown or stated)[:1], is_disputed)


def elected_by_account(
    stated: Iterable[tuple[Round, Account, CandidateResult]],
) -> list[frozenset[int]]:
    """Whom each account states as elected, which in some elections are several."""
    found: dict[int, set[int]] = {}
    for _round, account, line in stated:
        found.setdefault(account.pk, set()).add(line.candidacy_id)
    return [frozenset(people) for people in found.values()]


def result_of(loaded: LoadedElection, chosen: Chosen, citations: Citations) -> Result:
    return Result(
        winners=winners_of(chosen, citations),
        is_disputed=chosen.is_disputed,
        audited=Audited(reverse("sources", args=[loaded.slug]), disputed_by_name(loaded)),
    )


def winners_of(chosen: Chosen, citations: Citations) -> tuple[Winner, ...]:
    return tuple(
        Winner(
            name=line.candidacy.person.name,
            slug=line.candidacy.person.slug,
            party=line.candidacy.party_name,
            round=round_.number,
            votes=Count(line.votes, account.counts_printed_to),
            share=Percent(line.share),
            source=citations.source(account.source_id),
        )
        for round_, account, line in chosen.lines
    )
