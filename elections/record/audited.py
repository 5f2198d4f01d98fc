"""What the audit says of one election, as its pages show it."""

from dataclasses import dataclass, field

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_noop as _

from ..audit import (
    LoadedElection,
    measure_slug,
    remarks_on_accounts,
    wording,
)
from ..audit.agreement import MeasureAgreement, disputed_measures
from ..audit.areas import area_counts
from ..audit.measures import bases_of
from ..audit.rules.outcomes import OTHERS_ELECTED, differently_elected
from ..audit.sentences import Sentence, Text, say
from ..models import Account, Contest, Election, Figure, Option, Round
from .citations import Citations, Cited
from .conflicts import Conflict, conflict_of
from .prepared import Prepared

CONFLICT = "conflict"
WHO_WON = _("who was elected")
# What the audit's rules read, and verdicts and agreement do not.
UNREAD = ("key_dates", "delegations", "statements", "sections", "discrepancies")


@dataclass(frozen=True, slots=True)
class AccountVerdict:
    """Whether one source's figures for a round can all be true, why, and what follows.

    `kind` is a verdict's kind as pages tell it; `sentences` give the verdict, its reasons and what
    else rules find in the account, `follows` what the figures leave open as (label, text),
    `observations` what one changed figure would mend.
    """

    round: int
    account: str
    name: str
    source: Cited
    is_lead: bool
    kind: str
    label: Sentence
    sentences: tuple[Sentence | Text, ...]
    follows: tuple[tuple[Sentence, Sentence], ...]
    observations: tuple[Sentence, ...]
    unchecked: Sentence | None
    note: str

    @property
    def anchor(self) -> str:
        return f"verdict-{self.round}-{self.account}"


@dataclass(frozen=True, slots=True)
class Audited:
    """An election's audit. `sources_url` is the page on which all of it is told.

    `disputed` names the measures in conflict by their slugs, "elected" among them where sources
    name different winners; `winners` tell of these as (anchor, sentence); `bases` say by round and
    account's key of what the shares are a share of, and `impossible` are the accounts, named so,
    whose figures cannot all be true. `asides` are what rules say of accounts that count no votes,
    as (name, source, sentence).
    """

    sources_url: str
    disputed: dict[str, Sentence]
    bases: dict[tuple[int, str], Sentence] = field(default_factory=dict)
    impossible: frozenset[tuple[int, str]] = frozenset()
    verdicts: tuple[AccountVerdict, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    winners: tuple[tuple[str, Sentence], ...] = ()
    asides: tuple[tuple[str, Cited, Sentence | Text], ...] = ()

    def dispute_url(self, slug: str) -> str:
        """Where the conflict about a measure is shown; nothing where there is none."""
        return f"{self.sources_url}#conflict-{slug}" if slug in self.disputed else ""

    def impossible_url(self, round_number: int, account: str) -> str:
        """Where the verdict on an account is told that is impossible; nothing for another."""
        if (round_number, account) not in self.impossible:
            return ""
        return f"{self.sources_url}#verdict-{round_number}-{account}"

    def verdict_of(self, round_number: int, account: str) -> AccountVerdict | None:
        return next(
            (one for one in self.verdicts if (one.round, one.account) == (round_number, account)),
            None,
        )


def audited_of(loaded: LoadedElection, sources_url: str) -> Audited:
    """The conflicts between sources and the bases of shares."""
    return Audited(sources_url, disputed_by_name(loaded), bases_in(loaded), impossible_in(loaded))


def impossible_in(loaded: LoadedElection) -> frozenset[tuple[int, str]]:
    """The accounts whose figures cannot all be true, by round and source's key."""
    return frozenset(
        (round_.number, row.key)
        for round_, row in loaded.accounts
        if loaded.readings[row.pk] is None
    )


def winners_in(loaded: LoadedElection) -> dict[str, Sentence]:
    """Whom sources name as elected where they differ, by slugs like those of measures."""
    return {
        measure_slug("elected", round_.number): say(OTHERS_ELECTED, named=named)
        for round_, named in differently_elected(loaded)
    }


def fully_audited_of(loaded: LoadedElection, sources_url: str, citations: Citations) -> Audited:
    """The same with each account's verdict and a picture of each conflict."""
    remarks, winners = remarks_on_accounts(loaded), winners_in(loaded)
    conflicts = [one for one in loaded.agreement if one.agreement == CONFLICT]
    if getattr(loaded.election, "has_areas", False):
        for count in area_counts(loaded).values():
            if count.whole:
                remarks.setdefault(count.whole.pk, []).extend(count.sentences)
    counting = {row.pk for _round, row in loaded.accounts}
    others = {row.account_id: row.account for row in loaded.figures}
    return Audited(
        sources_url,
        disputed_by_name(loaded),
        bases_in(loaded),
        impossible_in(loaded),
        verdicts=tuple(
            verdict_of(loaded, round_.number, row, citations, remarks.get(row.pk, []), conflicts)
            for round_, row in loaded.accounts
        ),
        conflicts=tuple(conflict_of(loaded, measure, citations) for measure in conflicts),
        winners=tuple((f"conflict-{slug}", sentence) for slug, sentence in winners.items()),
        asides=tuple(
            (row.short_name, citations.source(row.source_id), sentence)
            for pk, row in others.items()
            if pk not in counting
            for sentence in remarks.get(pk, ())
        ),
    )


def disputed_by_name(loaded: LoadedElection) -> dict[str, Sentence]:
    """The measures on which sources conflict: their names for people by their slugs."""
    return {
        one.slug: wording.measure_label(
            one.measure,
            loaded.names.get(one.candidate, ""),
            one.said_base,
            of_contest=not one.round,
        )
        for one in disputed_measures(loaded)
    } | {slug: say(WHO_WON) for slug in winners_in(loaded)}


@Prepared
def contests(election: int) -> QuerySet[Contest]:
    return Contest.objects.filter(election=election).order_by("order", "pk")


@Prepared
def rounds(election: int) -> QuerySet[Round]:
    return Round.objects.filter(election=election).order_by("number")


@Prepared
def accounts(election: int) -> QuerySet[Account]:
    rows = Account.objects.whole().filter(round__election=election)
    return rows.order_by("-is_lead", "pk")


@Prepared
def figures(election: int) -> QuerySet[Figure]:
    rows = Figure.objects.filter(account__round__election=election, account__area=None)
    return rows.order_by("pk")


@Prepared
def options(election: int) -> QuerySet[Option]:
    rows = Option.objects.filter(election=election)
    return rows.select_related("person", "running_mate", "party").order_by("order", "pk")


def load(election: Election, citations: Citations) -> LoadedElection:
    """The rows of an election that hold its figures, and none of the others, in five queries.

    The page shows the same rows, so that they are read once; and their sources are the page's.
    """
    votes, told = rounds.rows(election.pk), accounts.rows(election.pk)
    for account in told:
        account.source = citations.rows[account.source_id]
    hand_out(figures.rows(election.pk), "account", told, "figures")
    hand_out(told, "round", votes, "accounts")
    hand_out(votes, "election", [election], "rounds")
    hand_out(contests.rows(election.pk), "election", [election], "contests")
    hand_out(options.rows(election.pk), "election", [election], "options")
    for relation in UNREAD:
        setattr(election, f"listed_{relation}", [])
    return LoadedElection(election, frozenset(), None)


def hand_out(rows: list[Model], field: str, owners: list[Model], relation: str) -> None:
    """Gives rows to their owners and owners to their rows, as `prefetch_related` does."""
    by_pk = {owner.pk: owner for owner in owners}
    belonging = {pk: [] for pk in by_pk}
    for row in rows:
        pk = getattr(row, f"{field}_id")
        setattr(row, field, by_pk[pk])
        belonging[pk].append(row)
    for pk, owner in by_pk.items():
        owner._prefetched_objects_cache = getattr(owner, "_prefetched_objects_cache", {})
        owner._prefetched_objects_cache[relation] = belonging[pk]


def bases_in(loaded: LoadedElection) -> dict[tuple[int, str], Sentence]:
    """Of what the shares of each account that prints any are: as it says, or its figures allow."""
    return {
        (round_.number, row.key): wording.base_label(*bases_of(row, loaded.unexplained[row.pk]))
        for round_, row in loaded.accounts
        if any(line.share is not None for line in loaded.lines[row.pk])
    }


def verdict_of(
    loaded: LoadedElection,
    round_number: int,
    row: Account,
    citations: Citations,
    remarks: list[Sentence | Text],
    conflicts: list[MeasureAgreement],
) -> AccountVerdict:
    verdict, printed = loaded.verdicts[row.pk], loaded.printed[row.pk]
    said = wording.verdict_sentences(verdict, printed, loaded.names)
    if wording.verdict_kind(verdict) == "nothing_to_check" and remarks:
        # Votes bear on nothing here, and something else does: that comes in their place.
        said = [*remarks, *said[1:]]
    else:
        said = [*said, *remarks]
    own = [one for one in conflicts if one.round == round_number]
    apart = wording.apart_sentence(own, row.key, loaded.names)
    if apart:
        said.append(apart)
    return AccountVerdict(
        round=round_number,
        account=row.key,
        name=row.short_name,
        source=citations.source(row.source_id),
        is_lead=row.is_lead,
        kind=wording.verdict_kind(verdict),
        label=wording.verdict_label(verdict),
        sentences=tuple(said),
        follows=tuple(wording.what_follows(verdict, printed)),
        observations=tuple(
            sentence
            for observation in verdict.observations
            for sentence in wording.observation_sentences(
                observation, loaded.names, printed.printed_to
            )
        ),
        unchecked=wording.unchecked_sentence(verdict, printed, loaded.names),
        note=row.note,
    )
