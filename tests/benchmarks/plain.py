"""The overview as it is built without a thought for speed: the benchmark's "plain render".

The same page, to the byte, by the same templates, its data gathered in the straightforward way of
Django: every object asks for what it needs through its related managers when it is needed, so that
the number of queries grows with the page; each set's verdict is worked out with its reasons
whenever figures are compared; nothing is remembered between pages. The page cache is not used.

The issue's own "plain render" was that of a prototype, which answered 150 requests a second on
two cores. It showed no verdicts, no conflicts and no comparison of sources, and its code is not
in this repository; so neither this figure nor that page can be measured against here.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from unittest.mock import patch

from django.template.loader import render_to_string

from elections import citation_marks, markdown
from elections.arithmetic.verdict import judge
from elections.audit import LoadedElection, load_for_audit, measure_slug
from elections.audit.agreement import agreement_of
from elections.audit.measures import bases_of, measure_of
from elections.audit.sentences import say
from elections.audit.wording import base_label, measure_label
from elections.models import TOTALS, Election, Figure, Measure, Page, Source
from elections.models.corrections import has_corrections
from elections.models.measure import SEATS
from elections.models.option import STATED
from elections.models.prose import cited_keys
from elections.record import pages
from elections.record.answer import answer_of
from elections.record.audited import CONFLICT, WHO_WON, Audited, impossible_in, winners_in
from elections.record.candidates import Difference, SourceWording, candidate_of, stated_by
from elections.record.citations import Citations
from elections.record.comparison import comparison_of, count_variants, measure_variants
from elections.record.conduct import MeasureReports, report_of
from elections.record.frame import frame_of
from elections.record.infobox import infobox_of
from elections.record.key_dates import step_of, timeline_of
from elections.record.round_count import RoundCount
from elections.record.rounds import account_of, ballot_of, label_of, lead_first
from elections.sharing import cards
from elections.templatetags import audit as audit_tags
from elections.templatetags import record as record_tags

# What the site has since learned to do once for the same mark, figure, date or prose is done for
# each of them again.
REMEMBERED = (
    (citation_marks, "button_in"),
    (audit_tags, "disputed_in"),
    (record_tags, "printed_in"),
    (record_tags, "dated_in"),
    (markdown, "parsed"),
)


def plain_page(slug: str) -> str:
    """The HTML of an election's overview."""
    election = Election.objects.annotate(is_corrected=has_corrections()).get(slug=slug)
    election.shares_its_day = True  # others of its day are asked for, whether there are any or not
    with ExitStack() as stack:
        for module, name in REMEMBERED:
            forgetful = getattr(module, name).__wrapped__
            stack.enter_context(patch.object(module, name, forgetful))
        page = plain_overview(election)
        context = {"page": page, "card": cards.election(page)}
        return render_to_string("elections/election.html", context)


def plain_overview(election: Election) -> pages.Overview:
    citations = plain_citations(election)
    lead = election.sections.filter(page=Page.LEAD).first()
    prose = markdown.render(lead.body if lead else "", citations.key)
    candidates = tuple(
        candidate_of(
            row,
            citations.of("option", row.pk) if row.in_infobox else (),
            stated_by=stated_by(row, citations) if row.in_infobox else {},
        )
        for row in election.options.order_by("order", "pk")
    )
    apart = citations.apart()
    rounds = tuple(plain_rounds(election, apart, candidates))
    for count in rounds:
        citations.show(pages.marked(count))
    measures = tuple(plain_measures(election, apart))
    loaded = plain_loaded(election)
    audited = plain_audit(loaded)
    counts = (one for count in rounds for one in count_variants(audited, comparison_of(count)))
    infobox = infobox_of(election, citations, candidates, rounds)
    timeline = timeline_of(
        tuple(
            step_of(row, citations.of("key-date", row.pk))
            for row in election.key_dates.order_by("date", "slug")
        )
    )
    differences = tuple(plain_differences(election, apart))
    return pages.Overview(
        answer=answer_of(loaded, citations),
        frame=frame_of(election, "election", prose, citations),
        audited=audited,
        infobox=infobox,
        timeline=timeline,
        differences=differences,
        variants=(*counts, *measure_variants(audited, measures)),
        rounds=rounds,
    )


def plain_citations(election: Election) -> Citations:
    """Each row that cites is asked for its sources, and each source is numbered."""
    links, leading, found = [], set(), {}
    relations = {
        "election": [election],
        "contest": election.contests.all(),
        "option": election.options.all(),
        "key-date": election.key_dates.all(),
        "delegation": election.delegations.all(),
        "statement": election.statements.all(),
    }
    for kind, rows in relations.items():
        for row in rows:
            for source in row.sources.all():
                found[source.pk] = source
                links.append((kind, row.pk, source.pk))
    for option in election.options.all():
        for kind in STATED:
            for source in getattr(option, f"{kind}_sources").all():
                found[source.pk] = source
                links.append((kind, option.pk, source.pk))
    for vote in election.rounds.all():
        for account in vote.accounts.all():
            found[account.source_id] = account.source
            if account.is_lead:
                leading.add(account.source_id)
    for point in election.discrepancies.all():
        for row in point.wordings.all():
            found[row.source_id] = row.source
    for section in election.sections.all():
        for key in cited_keys(section.body):
            for source in Source.objects.filter(key=key):
                found[source.pk] = source
    ordered = sorted(found.values(), key=lambda one: (one.pk not in leading, one.key))
    return Citations(ordered, links, pages.sources_url(election))


def plain_rounds(election: Election, citations: Citations, candidates) -> Iterator[RoundCount]:
    by_pk = {candidate.pk: candidate for candidate in candidates}
    votes = list(election.rounds.order_by("number"))
    for vote in votes:
        label = label_of(vote, votes)
        accounts = [
            account_of(
                row,
                row.round,
                label,
                citations.source(row.source.pk),
                row.figures.order_by("pk"),
                by_pk,
            )
            for row in vote.accounts.whole().order_by("pk")
            if row.is_lead or not row.figures.exists() or any(map(is_of_count, row.figures.all()))
        ]
        yield RoundCount(
            number=vote.number,
            label=label,
            ballot=ballot_of(vote.contest, citations),
            date=vote.date,
            last_day=vote.last_day,
            status=vote.status,
            accounts=tuple(sorted(accounts, key=lead_first)),
        )


def is_of_count(row: Figure) -> bool:
    """Whether a figure is of the votes, or of what an option got for them."""
    whose = row.option is not None
    return row.measure in (Measure.VOTES, Measure.TRANSFERRED, *TOTALS) or (
        row.measure in SEATS and whose
    )


def plain_measures(election: Election, citations: Citations) -> Iterator[MeasureReports]:
    names = {contest.slug: contest.name for contest in election.contests.all()}
    names |= {option.slug: option.label for option in election.options.all()}
    for measure in Measure:
        told = {}
        rows = Figure.objects.filter(account__round__election=election, measure=measure)
        for row in rows.filter(account__area=None).order_by("pk"):
            if not is_of_count(row):
                report = report_of(row, citations.source(row.account.source.pk))
                told.setdefault(measure_of(row)[1:], []).append(report)
        for (whose, base), reports in told.items():
            yield MeasureReports(
                measure=measure,
                whose=whose,
                base=base,
                slug=measure_slug(measure, None, whose, base),
                label=str(measure_label(measure, names.get(whose, ""), base, of_contest=True)),
                reports=tuple(sorted(reports, key=lambda one: (one.source.number, one.name))),
            )


def plain_differences(election: Election, citations: Citations) -> Iterator[Difference]:
    for point in election.discrepancies.order_by("slug"):
        wordings = [
            SourceWording(row.wording, citations.source(row.source.pk))
            for row in point.wordings.order_by("pk")
        ]
        yield Difference(
            slug=point.slug,
            page=point.page,
            topic=point.topic,
            note=point.note,
            option=point.option_id,
            wordings=tuple(sorted(wordings, key=lambda one: one.source.number)),
        )


def plain_loaded(election: Election) -> LoadedElection:
    """Each set judged with all reasons."""
    [loaded] = load_for_audit(Election.objects.filter(pk=election.pk))
    loaded.verdicts = {pk: judge(printed) for pk, printed in loaded.printed.items()}
    return loaded


def plain_audit(loaded: LoadedElection) -> Audited:
    """Every figure compared with every other."""
    disputed = {
        one.slug: measure_label(
            one.measure,
            loaded.names.get(one.candidate, ""),
            one.said_base,
            of_contest=not one.round,
        )
        for one in agreement_of(loaded)
        if one.agreement == CONFLICT
    }
    return Audited(
        pages.sources_url(loaded.election),
        disputed | {slug: say(WHO_WON) for slug in winners_in(loaded)},
        {
            (vote.number, row.key): base_label(*bases_of(row, loaded.unexplained[row.pk]))
            for vote, row in loaded.accounts
            if any(line.share is not None for line in row.figures.filter(measure=Measure.VOTES))
        },
        impossible_in(loaded),
    )
