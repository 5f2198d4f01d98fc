"""A record with a row of every table whose values are hard to carry through a file."""

import datetime

from django.core.files.base import ContentFile

from elections import models
from elections.changelog import together
from tests import factories
from tests.pictures import picture

FORMULA = "=1+1"
# What a spreadsheet, a CSV reader or a number would change if it were let.
NASTY = '\'=HYPERLINK("https://example.org","x"), Ա\n-2; <b>66.70</b>'
LARGE = 2**63 - 1


@together()
def make_record():
    sources = [
        factories.SourceFactory(key="alpha", title=FORMULA, publisher="+1", note=NASTY),
        factories.SourceFactory(
            key="beta",
            title="@SUM(A1)",
            publisher="",
            url="",
            published_on=datetime.date(987, 1, 31),
            read_on=datetime.date(2012, 7, 20),
            language="pt-BR",
            rests_on="1,000",
            note='two\nlines, "quoted"\tand a tab',
        ),
    ]
    sources[0].cites.add(sources[1])
    land = factories.JurisdictionFactory(slug="land", name="#N/A", iso_code="AM", recognition=NASTY)
    # The larger area bears the later slug.
    whole = factories.AreaFactory(
        slug="z-whole", name="=North", jurisdiction=land, kind="province", code="007"
    )
    part = factories.AreaFactory(slug="a-part", name="1", jurisdiction=land, parent=whole)
    person = factories.PersonFactory(slug="person", name="-Պողոս", portrait_credit="'=me")
    person.portrait.save("portrait.png", ContentFile(picture()))
    other = factories.PersonFactory(slug="other", name="TRUE")
    party = factories.PartyFactory(
        slug="party", name="0123", short_name="1e5", colour="#1f6fb2", is_independent=True
    )
    # The later election bears the earlier slug, so that neither order of rows is the safe one.
    first = factories.ElectionFactory(
        slug="z-first", name="First", jurisdiction=land, date=datetime.date(1899, 12, 31)
    )
    election = factories.ElectionFactory(
        slug="a-second",
        name=FORMULA,
        jurisdiction=land,
        jurisdiction_name="'then",
        date=datetime.date(2012, 7, 19),
        ongoing=True,
        previous=first,
        holder_before=person,
        party_before=party,
        holder_after=other,
        party_after=party,
        party_after_name="\tThen",
        publication=models.Publication.DRAFT,
        sources=sources,
    )
    vote = factories.RoundFactory(election=election)
    factories.RoundFactory(election=election, number=2, date=None, status="cancelled")
    factories.KeyDateFactory(election=election, slug="vote", note="2012-07-19", sources=sources)
    options = [
        factories.OptionFactory(
            election=election,
            person=person,
            party=party,
            party_name="1.0",
            description="=  1",
            incumbent=True,
            in_infobox=True,
            order=1,
        ),
        factories.OptionFactory(election=election, person=other, status="withdrawn", order=0),
    ]
    account = factories.AccountFactory(
        round=vote,
        source=sources[0],
        registered=LARGE,
        cast=0,
        turnout="130.00",
        is_lead=True,
        lead_reason="- the most precise",
        note=NASTY,
    )
    factories.AccountFactory(round=vote, source=sources[1], cast=73000, counts_printed_to=1000)
    factories.LineFactory(
        account=account, option=options[0], count=0, share="66.70", outcome="elected"
    )
    factories.LineFactory(account=account, option=options[1], count=None, share="0.80")
    earlier = factories.AccountFactory(
        round=vote,
        source=sources[0],
        as_of="15:00",
        status="partial",
        units_counted=0,
        units_total=274,
    )
    factories.LineFactory(account=earlier, option=options[0], count=1, share=None)
    counted = factories.AccountFactory(round=vote, source=sources[0], as_of="15:00", area=part)
    factories.LineFactory(account=counted, option=options[0], count=0)
    factories.FigureFactory(
        account=account, count=0, bound="more-than", wording=" 007", note="=1", printed_to=10
    )
    ballot = factories.ContestFactory(
        election=election, slug="lists", name="'Lists", kind="lists", seats=33, sources=sources
    )
    votes = factories.RoundFactory(election=election, number=3, contest=ballot)
    both = factories.OptionFactory(
        election=election, slug="both", kind="list", name="+Both", person=None, contest=ballot
    )
    # The part bears the earlier slug.
    part_of_both = factories.OptionFactory(
        election=election,
        slug="a-line",
        kind="list",
        name="@A line",
        person=None,
        contest=ballot,
        part_of=both,
    )
    seats = factories.AccountFactory(round=votes, source=sources[0])
    factories.FigureFactory(account=seats, option=both, measure="seats", count=20)
    factories.FigureFactory(account=seats, option=both, measure="seat-change", count=-5)
    factories.FigureFactory(
        account=seats, option=both, measure="transferred", count=None, fractional_count="-28.90"
    )
    factories.FigureFactory(
        account=seats, option=part_of_both, measure="votes", base="cast", count=None, share="1.0"
    )
    factories.DelegationFactory(election=election, jurisdiction=land, sources=sources)
    factories.DelegationFactory(election=election, jurisdiction=None, organisation="=OSCE")
    actor = factories.ActorFactory(slug="actor", name="+374", jurisdiction=land, person=person)
    factories.StatementFactory(
        election=election,
        slug="letter",
        actor=actor,
        addressee="１２",
        date=datetime.date(2012, 2, 29),
        summary=NASTY,
        quotation="a\n\n“b”\n",
        quotation_language="zh-Hant",
    )
    factories.StatementFactory(election=election, slug="said", actor=None, speaker="\n=x")
    factories.SectionFactory(election=election, body="# One\n\n- two [@alpha]\n\n| a |\n|---|\n")
    difference = factories.DiscrepancyFactory(
        election=election, slug="post", topic="nan", option=options[0], note="null"
    )
    factories.DiscrepancyFactory(election=election, slug="else", topic="None")
    factories.WordingFactory(discrepancy=difference, source=sources[1], wording="''=x")
