"""The rules on sources, which belong to no election."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from elections.audit import Finding, Level, Row, Subject, audit_sources
from elections.models import Source
from tests import factories

from ..helpers import told

pytestmark = pytest.mark.django_db


def finding(rule, source, sentence, mend):
    row = Row("elections.source", source.pk)
    return Finding(
        rule=rule,
        level=Level.NOTE,
        election="",
        subject=Subject(row, (source.key,), row),
        figures=(),
        sentence=sentence,
        mend=mend,
    )


def nowhere(source):
    return finding(
        "source-cited-nowhere",
        source,
        f"Nothing cites “Title of {source.key}”.",
        "Cite it where it states something, or delete it.",
    )


def test_a_source_that_nothing_cites():
    one = factories.SourceFactory(key="one")
    # Neither a longer key in prose nor an address in it is a citation.
    factories.SectionFactory(body="So [@one-more], says me@one.", election__sources=[])
    assert [told(one) for one in audit_sources()] == [nowhere(one)]


CITING = {
    "election": lambda one: factories.ElectionFactory(sources=[one]),
    "option": lambda one: factories.OptionFactory(sources=[one]),
    "key date": lambda one: factories.KeyDateFactory(sources=[one]),
    "delegation": lambda one: factories.DelegationFactory(sources=[one]),
    "statement": lambda one: factories.StatementFactory(sources=[one]),
    "account": lambda one: factories.AccountFactory(source=one),
    "figure": lambda one: factories.FigureFactory(source=one),
    "wording": lambda one: factories.WordingFactory(source=one),
    "another": lambda one: factories.SourceFactory(cites=[one]),
    "option's status": lambda one: factories.OptionFactory(status_sources=[one]),
    "copy": lambda one: factories.SourceFactory(copy_of=one),
    "prose": lambda one: factories.SectionFactory(body="So [@another; @one]."),
}


@pytest.mark.parametrize("cite", CITING.values(), ids=CITING)
def test_a_source_that_something_cites(cite):
    one = factories.SourceFactory(key="one")
    cite(one)
    assert list(audit_sources(Source.objects.filter(key="one"))) == []


def test_a_source_without_an_address():
    one = factories.SourceFactory(key="one", url="")
    factories.ElectionFactory(sources=[one, factories.SourceFactory(key="two")])
    assert [told(one) for one in audit_sources()] == [
        finding(
            "address-missing",
            one,
            "No address is given for “Title of one”.",
            "Enter its address if one is known.",
        )
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_do_not_grow_with_the_sources(count):
    for _number in range(count):
        factories.SourceFactory()
        factories.SectionFactory(election__sources=[], body="So [@any].")
    with CaptureQueriesContext(connection) as queries:
        assert len(list(audit_sources())) == count
    assert len(queries) == 3
