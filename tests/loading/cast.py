"""The cast of the tests of loading: a small world with a row of every model, as records."""

import json
import re

import pytest
from django.core import serializers
from django.core.management import call_command

from elections.loading import LoadError, load
from elections.models.history import record_models

ELECTION = "2012-land"


def record(model, **fields):
    return {"model": f"elections.{model}", "fields": fields}


def source(key="wikipedia", **fields):
    common = {"title": f"Title of {key}", "short_name": key, "language": "en"}
    return record("source", key=key, **common | fields)


def world():
    """A list of new records, one or two of each model, each after those that it refers to."""
    return [
        record("jurisdiction", name="Land", slug="land", iso_code="AM", recognition=""),
        record("person", name="Ann", slug="ann"),
        record("person", name="Bob", slug="bob"),
        record("party", name="Independent", slug="independent", is_independent=True),
        source("wikipedia", url="https://example.org/a?b=c:d", published_on="2012-07-21"),
        source("filipino", language="fil"),
        record(
            "election",
            name="2007 election in Land",
            slug="2007-land",
            jurisdiction=["land"],
            jurisdiction_name="Land",
            type="presidential",
            vote_type="popular",
            date="2007-07-19",
            sources=[["wikipedia"]],
        ),
        record(
            "election",
            name="2012 election in Land",
            slug=ELECTION,
            jurisdiction=["land"],
            jurisdiction_name="Landia",
            type="presidential",
            vote_type="popular",
            date="2012-07-19",
            previous=["2007-land"],
            office="President",
            holder_after=["ann"],
            party_after=["independent"],
            party_after_name="Independent",
            publication="published",
            sources=[["filipino"], ["wikipedia"]],
        ),
        record("round", election=[ELECTION], number=1, date="2012-07-19"),
        record(
            "option",
            election=[ELECTION],
            slug="ann",
            person=["ann"],
            party=["independent"],
            party_name="Independent",
            incumbent=True,
            sources=[["wikipedia"]],
        ),
        record(
            "option",
            election=[ELECTION],
            slug="bob",
            person=["bob"],
            order=2,
            sources=[["filipino"]],
        ),
        record(
            "account",
            round=[ELECTION, 1],
            source=["wikipedia"],
            status="final",
            is_lead=True,
            lead_reason="The most precise.",
        ),
        record("account", round=[ELECTION, 1], source=["filipino"], counts_printed_to=1000),
        figure("wikipedia", "registered", count=98909),
        figure("wikipedia", "turnout", share="73.50"),
        result("wikipedia", "ann", count=47095, share="66.70", outcome="elected"),
        result("wikipedia", "bob", count=0, share="0.80"),
        result("filipino", "ann", count=47000),
        figure("wikipedia", "observers", count=100, bound="more-than"),
        record(
            "delegation",
            election=[ELECTION],
            role="observers",
            jurisdiction=["land"],
            sources=[["wikipedia"]],
        ),
        record(
            "delegation",
            election=[ELECTION],
            role="observers",
            organisation="Watchers",
            sources=[["wikipedia"]],
        ),
        record(
            "keydate",
            election=[ELECTION],
            slug="vote",
            kind="vote",
            name="The vote",
            date="2012-07-19",
            sources=[["wikipedia"]],
        ),
        record("actor", name="Ann", slug="ann", kind="candidate", person=["ann"]),
        record(
            "statement",
            election=[ELECTION],
            slug="ann-thanks",
            page="reactions",
            actor=["ann"],
            stance="favourable",
            summary="Thanked everybody: “շնորհակալություն”.",
            sources=[["wikipedia"], ["filipino"]],
        ),
        record(
            "section", election=[ELECTION], page="lead", body="Ann won [@wikipedia; @filipino]."
        ),
        record(
            "discrepancy",
            election=[ELECTION],
            slug="post-of-bob",
            page="campaign",
            topic="Bob's post",
            option=[ELECTION, "bob"],
        ),
        record(
            "wording",
            discrepancy=[ELECTION, "post-of-bob"],
            source=["wikipedia"],
            wording="Rector",
        ),
        record("area", name="North", slug="land-n", jurisdiction=["land"], kind="province"),
        record(
            "area",
            name="Precinct 1",
            slug="land-n-1",
            jurisdiction=["land"],
            kind="precinct",
            code="001",
            parent=["land-n"],
        ),
        record(
            "contest",
            election=["2007-land"],
            slug="question",
            name="The question",
            kind="question",
            sources=[["wikipedia"]],
        ),
        record(
            "option",
            election=["2007-land"],
            slug="yes",
            contest=["2007-land", "question"],
            kind="answer",
            name="Yes",
            sources=[["wikipedia"]],
        ),
    ]


def figure(source, measure, **fields):
    return record("figure", account=[ELECTION, 1, source, "", ""], measure=measure, **fields)


def result(source, option, **fields):
    return figure(source, "votes", option=[ELECTION, option], **fields)


def find(records, model, **fields):
    """The fields of the only record of a model that has these."""
    [found] = [
        each["fields"]
        for each in records
        if each["model"] == f"elections.{model}" and fields.items() <= each["fields"].items()
    ]
    return found


def written(folder, *contents, name="fixture.json"):
    """A file with these records, in the format that its ending says; returns its path as text."""
    path = folder / name
    if name.endswith(".jsonl"):
        path.write_text("".join(json.dumps(each) + "\n" for each in contents), encoding="utf-8")
    else:
        text = json.dumps(contents, indent=1, ensure_ascii=False)
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    return str(path)


def loaded(folder, *records, name="fixture.json"):
    """Load the records; what the report counts."""
    return load([written(folder, *records, name=name)]).as_dict()


def refusal(*labels):
    """What is wrong with the fixtures, without their folders."""
    with pytest.raises(LoadError) as error:
        load(list(labels))
    return re.sub(r"[^\s:]*/(?=[^ /]*\.jsonl?\b)", "", str(error.value))


def all_models():
    return record_models()


def snapshot():
    """Everything that is stored, by model, with natural keys in the place of primary ones."""
    return {
        model._meta.label_lower: sorted(
            serializers.serialize(
                "jsonl",
                model._base_manager.all(),
                use_natural_foreign_keys=True,
                use_natural_primary_keys=True,
            ).splitlines()
        )
        for model in all_models()
    }


def primary_keys():
    """The primary keys of all rows, by table, with the links of many-to-many fields."""
    return {
        model._meta.db_table: sorted(
            model._base_manager.order_by().values_list(
                *[f.attname for f in model._meta.fields if f.primary_key or f.remote_field]
            ),
            key=str,
        )
        for model in record_models(links=True)
    }


def loaddata(*labels):
    call_command("loaddata", *labels, verbosity=0)


def counts(records, outcome):
    """What the report says if all the records have one outcome."""
    number = {}
    for each in records:
        number[each["model"]] = number.get(each["model"], 0) + 1
    blank = {"created": 0, "changed": 0, "unchanged": 0}
    return {label: blank | {outcome: count} for label, count in number.items()}


def writes(queries):
    """The statements that are not mere reading or bookkeeping of the transaction."""
    return [
        query["sql"]
        for query in queries
        if not query["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN"))
    ]


def said(*texts):
    """What a refusal says as a whole, if it says this of each mistake."""
    head = "1 error" if len(texts) == 1 else f"{len(texts)} errors"
    return "\n".join([f"Nothing was loaded. {head}:", *texts])
