"""The overview as it is built without a thought for speed: the benchmark's "plain render".

The same page, to the byte, by the same templates, its data gathered in the straightforward way of
Django: every object asks for what it needs through its related managers when it is needed, so that
the number of queries grows with the page; each set's verdict is worked out with its reasons
whenever figures are compared; nothing is remembered between pages. The page store is not used.

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
from elections.audit import LoadedElection, load_for_audit
from elections.audit.agreement import agreement_of, base_of
from elections.audit.wording import base_label, measure_label
from elections.models import Election, Measure, Page, Source
from elections.models.corrections import has_corrections
from elections.models.prose import cited_keys
from elections.record import pages
from elections.record.answer import answer_of
from elections.record.audited import CONFLICT, Audited
from elections.record.candidates import Difference, SourceWording, candidate_of
from elections.record.citations import Citations
from elections.record.comparison import comparison_of, count_variants, measure_variants
from elections.record.conduct import MeasureReports, report_of
from elections.record.counts import RoundCount, account_of, lead_first, line_of
from elections.record.frame import frame_of
from elections.record.infobox import infobox_of
from elections.record.statements import step_of, timeline_of
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
        candidate_of(row, citations.of("candidacy", row.pk) if row.in_infobox else ())
        for row in election.candidacies.order_by("order", "pk")
    )
    apart = citations.apart()
    rounds = tuple(plain_rounds(election, apart, candidates))
    for count in rounds:
        citations.show(pages.marked(count))
    measures = tuple(plain_measures(election, apart))
    counts = (one for count in rounds for one in count_variants(comparison_of(count)))
    infobox = infobox_of(election, citations, candidates, rounds)
    timeline = timeline_of(
        tuple(
            step_of(row, citations.of("key-date", row.pk))
            for row in election.key_dates.order_by("date", "slug")
        )
    )
    differences = tuple(plain_differences(election, apart))
    loaded = plain_loaded(election)
    return pages.Overview(
        answer=answer_of(loaded, citations),
        frame=frame_of(election, "election", prose, citations),
        audited=plain_audit(loaded),
        infobox=infobox,
        timeline=timeline,
        differences=differences,
        variants=(*counts, *measure_variants(measures)),
        rounds=rounds,
    )


def plain_citations(election: Election) -> Citations:
    """Each row that cites is asked for its sources, and each source is numbered."""
    links, leading, found = [], set(), {}
    relations = {
        "election": [election],
        "candidacy": election.candidacies.all(),
        "key-date": election.key_dates.all(),
        "delegation": election.delegations.all(),
        "statement": election.statements.all(),
    }
    for kind, rows in relations.items():
        for row in rows:
            for source in row.sources.all():
                found[source.pk] = source
                links.append((kind, row.pk, source.pk))
    for vote in election.rounds.all():
        for account in vote.accounts.all():
            found[account.source_id] = account.source
            if account.is_lead:
                leading.add(account.source_id)
    for figure in election.figures.all():
        found[figure.source_id] = figure.source
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
    for vote in election.rounds.order_by("number"):
        accounts = []
        for row in vote.accounts.order_by("pk"):
            lines = tuple(
                line_of(line, by_pk[line.candidacy.pk], line.account.counts_printed_to)
                for line in row.lines.order_by("candidacy__order", "pk")
            )
            accounts.append(
                account_of(row, row.round.number, citations.source(row.source.pk), lines)
            )
        yield RoundCount(
            number=vote.number,
            date=vote.date,
            status=vote.status,
            accounts=tuple(sorted(accounts, key=lead_first)),
        )


def plain_measures(election: Election, citations: Citations) -> Iterator[MeasureReports]:
    for measure in Measure:
        rows = election.figures.filter(measure=measure).order_by("pk")
        reports = [report_of(row, citations.source(row.source.pk)) for row in rows]
        if reports:
            reports.sort(key=lambda report: report.source.number)
            yield MeasureReports(measure.value, tuple(reports))


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
            candidacy=point.candidacy_id,
            wordings=tuple(sorted(wordings, key=lambda one: one.source.number)),
        )


def plain_loaded(election: Election) -> LoadedElection:
    """Each set judged with all reasons."""
    [loaded] = load_for_audit(Election.objects.filter(pk=election.pk))
    loaded.verdicts = {pk: judge(printed) for pk, printed in loaded.printed.items()}
    return loaded


def plain_audit(loaded: LoadedElection) -> Audited:
    """Every figure compared with every other."""
    return Audited(
        pages.sources_url(loaded.election),
        {
            one.slug: measure_label(one.measure, loaded.names.get(one.candidate, ""), one.base)
            for one in agreement_of(loaded)
            if one.agreement == CONFLICT
        },
        {
            (vote.number, row.source.key): base_label(*base_of(row, loaded.readings[row.pk]))
            for vote, row in loaded.accounts
            if any(line.share is not None for line in row.lines.all())
        },
    )
