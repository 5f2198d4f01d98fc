"""How sources stand to each other, measure by measure and source by source."""

from collections.abc import Iterable

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

from ..agreement import MeasureAgreement
from ..sentences import Sentence, Text, say
from ..witnesses import Originals
from .labels import Names, measure_label

SINGLE = _("One source states this: %(source)s.")
BOTH_ALIKE = _("Both sources print the same.")
ALIKE = ngettext_lazy(
    "%(count)s source prints this.", "All %(count)s sources print the same.", "count"
)
BOTH_WITHIN = _(
    "What the two sources print can both be true: it differs in how it is rounded or bounded."
)
WITHIN = ngettext_lazy(
    "What %(count)s source prints can be true.",
    "What the %(count)s sources print can all be true: it differs in how it is rounded or bounded.",
    "count",
)
BOTH_APART = _("What the two sources print cannot both be true of the same count.")
APART = ngettext_lazy(
    "What %(count)s source prints can be true.",
    "What the %(count)s sources print cannot all be true of the same count.",
    "count",
)
SOME_APART = ngettext_lazy(
    "%(together)s of %(sources)s sources print what can be true of the same count; what %(alone)s "
    "prints does not fit with it.",
    "%(together)s of %(sources)s sources print what can be true of the same count; what %(alone)s "
    "print does not fit with it.",
    "count",
)
CITE_ONE = ngettext_lazy(
    "%(count)s of them copies or cites %(source)s, which counts as one witness.",
    "%(count)s of them copy or cite %(source)s, which counts as one witness.",
    "count",
)
ARE_OF_ONE = _("%(count)s of them are accounts of %(source)s, which counts as one witness.")
CITE_SEVERAL = ngettext_lazy(
    "%(count)s of them rests on the same sources as others, and is no further witness.",
    "%(count)s of them rest on the same sources as others, and are no further witnesses.",
    "count",
)
WITH_ALL = _("Agrees with every other source.")
WITH_ALL_BUT = _("Agrees with every other source but %(sources)s.")
WITH_NONE = _("Conflicts with every other source.")
FROM_ALL = _("Conflicts with every other account that prints the same figure: %(measures)s.")
WITH_NONE_BUT = _("Conflicts with every other source but %(sources)s.")


def agreement_sentence(
    measure: MeasureAgreement, names: Names, originals: Originals
) -> Sentence | Text:
    """How all sources of a measure stand together, and how many of those that do are copies.

    `names` are the accounts' by key, `originals` tell by sources' keys what they rest on.
    """
    together = kind_sentence(measure, names)
    agreeing = [
        entry.source
        for entry in measure.entries
        if measure.agreement != "conflict" or entry.account in measure.majority
    ]
    copies = copies_sentence(agreeing, originals)
    return Text((together, copies)) if copies else together


def copies_sentence(sources: Iterable[str], originals: Originals) -> Text | None:
    """Which accounts that say the same, one of each source named, are no further witnesses.

    Sources that rest on the same originals are as many witnesses as there are originals.
    """
    groups: list[list[str]] = []
    for source in sources:
        group, apart = [source], []
        for other in groups:
            if any(originals[source].keys() & originals[one].keys() for one in other):
                group += other
            else:
                apart.append(other)
        groups = [*apart, group]
    said, several = [], 0
    for group in groups:
        ends = {end: name for one in group for end, name in originals[one].items()}
        if len(group) <= len(ends):
            continue
        if len(ends) > 1:
            several += len(group) - len(ends)
            continue
        [(original, name)] = ends.items()
        citing = len({*group} - {original})
        said.append(
            say(CITE_ONE, count=citing, source=name)
            if citing
            else say(ARE_OF_ONE, count=len(group), source=name)
        )
    if several:
        said.append(say(CITE_SEVERAL, count=several))
    return Text(tuple(said)) if said else None


def kind_sentence(measure: MeasureAgreement, names: Names) -> Sentence:
    count = len(measure.entries)
    if measure.agreement == "single":
        return say(SINGLE, source=named(measure.entries[0].account, names))
    if measure.alone:
        alone = tuple(named(key, names) for key in measure.alone)
        together = len(measure.majority)
        return say(SOME_APART, count=len(alone), sources=count, together=together, alone=alone)
    both, several = KINDS[measure.agreement]
    return say(both) if count == 2 else say(several, count=count)


KINDS = {
    "agree": (BOTH_ALIKE, ALIKE),
    "agree_within_rounding": (BOTH_WITHIN, WITHIN),
    "conflict": (BOTH_APART, APART),
}


def standing_sentence(measure: MeasureAgreement, account: str, names: Names) -> Sentence | None:
    """How one account's figure stands to the others'; None where no other states the measure."""
    others = [entry.account for entry in measure.entries if entry.account != account]
    if not others:
        return None
    against = measure.conflicting_with(account)
    if not against:
        return say(WITH_ALL)
    if len(against) == len(others):
        return say(WITH_NONE)
    if 2 * len(against) <= len(others):
        return say(WITH_ALL_BUT, sources=tuple(named(key, names) for key in against))
    agreeing = tuple(named(key, names) for key in others if key not in against)
    return say(WITH_NONE_BUT, sources=agreeing)


def apart_sentence(
    measures: Iterable[MeasureAgreement], account: str, names: Names
) -> Sentence | None:
    """In which figures an account conflicts with all others, most of which agree.

    `names` are the options' and contests' by key. Figures that add up can so still be doubted.
    """
    apart = tuple(
        measure_label(
            one.measure,
            names.get(one.candidate, ""),
            one.said_base,
            of_contest=not one.round,
        )
        for one in measures
        if account in one.alone and len(one.conflicting_with(account)) == len(one.entries) - 1
    )
    return say(FROM_ALL, measures=apart) if apart else None


def named(key: str, names: Names) -> str:
    return names.get(key, key)
