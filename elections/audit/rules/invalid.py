"""Rules on votes that are not valid: with the valid ones, and of several kinds."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from ...figures import Count
from ...models import Account
from ..findings import Level, Remark, Rule, rule
from ..sentences import say
from ..snapshot import LoadedElection
from .counts import COMPARE
from .figures import totals, widest
from .seats import NOTHING_TO_DO

RULES: list[Rule] = []


@rule(RULES, "valid-and-invalid", Level.WARNING)
def valid_and_invalid(record: LoadedElection) -> Iterator[Remark]:
    """Valid and invalid votes together are the votes cast.

    Every ballot is one or the other. Rounded counts are taken at their widest.
    """
    for round_, account in record.accounts:
        figures = record.totals[account.pk]
        valid, invalid, cast = figures.valid, figures.invalid_in_all, figures.cast
        if round_.votes_per_voter > 1 or round_.is_transfer or None in (valid, invalid, cast):
            continue
        unit = account.counts_printed_to
        ends = [widest(count, unit) for count in (valid, invalid, cast)]
        (valid_low, valid_high), (invalid_low, invalid_high), (cast_low, cast_high) = ends
        if valid_low + invalid_low > cast_high or valid_high + invalid_high < cast_low:
            parts = ("valid", *invalid_names(record, account))
            yield Remark(
                account,
                say(
                    PARTS if figures.blank is None else PARTS_WITH_BLANK,
                    **{name: Count(getattr(figures, name), unit) for name in parts},
                    sum=Count(valid + invalid, unit),
                    cast=Count(cast, unit),
                ),
                say(COMPARE),
                totals(record, account, *parts, "cast"),
            )


@rule(RULES, "invalid-summed", Level.NOTE)
def invalid_summed(record: LoadedElection) -> Iterator[Remark]:
    """Several kinds of invalid votes that a source prints without their sum are added up."""
    for _round, account in record.accounts:
        figures = record.totals[account.pk]
        if figures.invalid_words:
            yield Remark(
                account,
                say(SUMMED, words=figures.invalid_words, sum=figures.invalid),
                say(NOTHING_TO_DO),
                totals(record, account, "invalid"),
            )


SUMMED = _(
    "The source prints no sum of the votes that were not valid; the audit takes %(sum)s, that of "
    "“%(words)s”."
)
PARTS = _(
    "%(valid)s valid votes and %(invalid)s invalid or blank votes make %(sum)s, while %(cast)s "
    "votes were cast."
)
PARTS_WITH_BLANK = _(
    "%(valid)s valid, %(invalid)s invalid and %(blank)s blank votes make %(sum)s, while %(cast)s "
    "votes were cast."
)


def invalid_names(record: LoadedElection, account: Account) -> tuple[str, ...]:
    """The figures that make the invalid votes in all: two where blank ones are printed apart."""
    apart = record.totals[account.pk].blank is not None
    return ("invalid", "blank") if apart else ("invalid",)


@rule(RULES, "not-used-and-valid", Level.WARNING)
def not_used_and_valid(record: LoadedElection) -> Iterator[Remark]:
    """Overvotes and undervotes are apart from valid votes; all together are at most all votes.

    Those are as many as ballots, or votes of each voter. Invalid votes may hold them or not, as
    sources do it, and are not added.
    """
    for round_, account in record.accounts:
        figures = record.totals[account.pk]
        names = [
            name
            for name in ("valid", "overvotes", "undervotes")
            if getattr(figures, name) is not None
        ]
        if figures.cast is None or len(names) < 2 or round_.is_transfer:
            continue
        unit = account.counts_printed_to
        summed = sum(getattr(figures, name) for name in names)
        slack = 0 if unit == 1 else unit * (len(names) + round_.votes_per_voter)
        if summed - slack <= figures.cast * round_.votes_per_voter:
            continue
        said = {
            "parts": tuple(
                say(NOT_USED[name], figure=Count(getattr(figures, name), unit)) for name in names
            ),
            "sum": Count(summed, unit),
            "cast": Count(figures.cast, unit),
        }
        several = round_.votes_per_voter
        yield Remark(
            account,
            say(TOO_MANY_NOT_USED, **said)
            if several == 1
            else say(TOO_MANY_OF_SEVERAL, **said, each=several),
            say(COMPARE),
            totals(record, account, *names, "cast"),
        )


NOT_USED = {
    "valid": _("%(figure)s valid votes"),
    "overvotes": _("%(figure)s overvotes"),
    "undervotes": _("%(figure)s undervotes"),
}
TOO_MANY_NOT_USED = _("%(parts)s make %(sum)s, more than the %(cast)s votes cast.")
TOO_MANY_OF_SEVERAL = _(
    "%(parts)s make %(sum)s, more than %(cast)s voters have with %(each)s votes each."
)
