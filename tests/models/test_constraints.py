"""The database keeps the record's rules by itself: each is tried from both sides."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, ProtectedError
from factory import SubFactory

from elections.models import Outcome, RoundStatus
from elections.models.history import record_models
from tests import factories
from tests.rows import FACTORIES

MODELS = record_models()


def test_every_model_has_a_factory():
    assert set(FACTORIES) == set(MODELS)


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_a_factory_makes_is_valid_and_found_by_its_natural_key(model):
    row = FACTORIES[model]()
    row.full_clean()
    assert model._default_manager.get_by_natural_key(*row.natural_key()) == row
    assert str(row)


# A factory with a good row's values, and the change that the database must refuse.
CASES = {
    "election without a name": (factories.ElectionFactory, {}, {"name": ""}),
    "election without its jurisdiction's name": (
        factories.ElectionFactory,
        {},
        {"jurisdiction_name": ""},
    ),
    "election of an unknown type": (factories.ElectionFactory, {}, {"type": "royal"}),
    "election of an unknown vote type": (factories.ElectionFactory, {}, {"vote_type": "lot"}),
    "election of an unknown publication": (
        factories.ElectionFactory,
        {},
        {"publication": "secret"},
    ),
    "party before's name without the party": (
        factories.ElectionFactory,
        {},
        {"party_before_name": "A party"},
    ),
    "party after's name without the party": (
        factories.ElectionFactory,
        {},
        {"party_after_name": "A party"},
    ),
    "round zero": (factories.RoundFactory, {}, {"number": 0}),
    "round held on no date": (factories.RoundFactory, {}, {"date": None}),
    "round that ended on its first day": (
        factories.RoundFactory,
        {},
        {"last_day": datetime.date(2012, 7, 19)},
    ),
    "round of an unknown status": (factories.RoundFactory, {}, {"status": "lost"}),
    "key date without a name": (factories.KeyDateFactory, {}, {"name": ""}),
    "key date of an unknown kind": (factories.KeyDateFactory, {}, {"kind": "eclipse"}),
    "key date of an unknown precision": (factories.KeyDateFactory, {}, {"precision": "age"}),
    "option with a party's name and no party": (
        factories.OptionFactory,
        {},
        {"party_name": "A party"},
    ),
    "option of an unknown status": (factories.OptionFactory, {}, {"status": "sure"}),
    "option of an unknown kind": (factories.OptionFactory, {}, {"kind": "joker"}),
    "candidate who is nobody": (
        factories.OptionFactory,
        {"name": "Ann"},
        {"person": None},
    ),
    "answer that is a person": (factories.OptionFactory, {"name": "Yes"}, {"kind": "answer"}),
    "running mate of oneself": (factories.OptionFactory, {}, {"running_mate": F("person")}),
    "list with a running mate": (
        factories.OptionFactory,
        {"running_mate": SubFactory(factories.PersonFactory)},
        {"kind": "list"},
    ),
    "option without a name": (
        factories.OptionFactory,
        {"kind": "none", "person": None, "slug": "none", "name": "Against all"},
        {"name": ""},
    ),
    "option that is a line of itself": (factories.OptionFactory, {}, {"part_of": F("id")}),
    "contest without a name": (factories.ContestFactory, {}, {"name": ""}),
    "contest of an unknown kind": (factories.ContestFactory, {}, {"kind": "duel"}),
    "contest for no seat": (factories.ContestFactory, {"seats": 1}, {"seats": 0}),
    "question of a contest of lists": (factories.ContestFactory, {}, {"question": "Yes or no?"}),
    "question in a language by its name": (
        factories.ContestFactory,
        {},
        {"question_language": "Russian"},
    ),
    "round without a vote for each voter": (factories.RoundFactory, {}, {"votes_per_voter": 0}),
    "lead set without a reason": (
        factories.AccountFactory,
        {"is_lead": True, "lead_reason": "It is the certified count."},
        {"lead_reason": ""},
    ),
    "counts printed to nothing": (factories.AccountFactory, {}, {"counts_printed_to": 0}),
    "account of an unknown status": (factories.AccountFactory, {}, {"status": "sure"}),
    "account of an unknown base": (factories.AccountFactory, {}, {"share_base": "all"}),
    "votes below zero": (factories.LineFactory, {}, {"count": -1}),
    "votes with a fraction below zero": (
        factories.LineFactory,
        {"count": None, "fractional_count": "0.50"},
        {"fractional_count": "-0.50"},
    ),
    "count with no fraction in its place": (
        factories.LineFactory,
        {"count": None, "fractional_count": "28.9999"},
        {"fractional_count": "28"},
    ),
    "a whole count and one with a fraction": (
        factories.LineFactory,
        {},
        {"fractional_count": "28.9999"},
    ),
    "count with a fraction printed to a unit": (
        factories.LineFactory,
        {"count": None, "fractional_count": "28.9999"},
        {"printed_to": 10},
    ),
    "votes of nobody": (factories.LineFactory, {}, {"option": None}),
    "change in the whole's seats": (factories.FigureFactory, {}, {"measure": "seat-change"}),
    "registered voters below zero": (
        factories.FigureFactory,
        {"measure": "registered"},
        {"count": -1},
    ),
    "observers of an option": (factories.LineFactory, {}, {"measure": "observers"}),
    "figure that states nothing": (factories.LineFactory, {}, {"count": None}),
    "figure of an unknown outcome": (factories.LineFactory, {}, {"outcome": "drawn"}),
    "outcome of the whole": (factories.FigureFactory, {}, {"outcome": "elected"}),
    "figure printed to nothing": (factories.FigureFactory, {}, {"printed_to": 0}),
    "figure of an unknown base": (factories.FigureFactory, {}, {"base": "all"}),
    "figure of an unknown measure": (factories.FigureFactory, {}, {"measure": "luck"}),
    "figure of an unknown bound": (factories.FigureFactory, {}, {"bound": "hardly"}),
    "delegation from nobody": (factories.DelegationFactory, {}, {"jurisdiction": None}),
    "delegation from two": (factories.DelegationFactory, {}, {"organisation": "A body"}),
    "delegation of an unknown role": (factories.DelegationFactory, {}, {"role": "guests"}),
    "statement said by nobody": (factories.StatementFactory, {}, {"actor": None}),
    "statement that says nothing": (factories.StatementFactory, {}, {"summary": ""}),
    "statement of an unknown stance": (factories.StatementFactory, {}, {"stance": "shy"}),
    "statement on an unknown page": (factories.StatementFactory, {}, {"page": "attic"}),
    "actor of an unknown kind": (factories.ActorFactory, {}, {"kind": "ghost"}),
    "actor without a name": (factories.ActorFactory, {}, {"name": ""}),
    "section without text": (factories.SectionFactory, {}, {"body": ""}),
    "section on an unknown page": (factories.SectionFactory, {}, {"page": "attic"}),
    "discrepancy without a topic": (factories.DiscrepancyFactory, {}, {"topic": ""}),
    "discrepancy on an unknown page": (factories.DiscrepancyFactory, {}, {"page": "attic"}),
    "partial count that is shown first": (
        factories.AccountFactory,
        {"is_lead": True, "lead_reason": "The only one."},
        {"status": "partial"},
    ),
    "wording without words": (factories.WordingFactory, {}, {"wording": ""}),
    "area without a name": (factories.AreaFactory, {}, {"name": ""}),
    "area of an unknown kind": (factories.AreaFactory, {}, {"kind": "moon"}),
    "area that is a part of itself": (factories.AreaFactory, {}, {"parent": F("id")}),
    "area's figures that lead": (
        factories.AccountFactory,
        {"is_lead": True, "lead_reason": "The only one."},
        {"area": F("id")},
    ),
    "jurisdiction without a name": (factories.JurisdictionFactory, {}, {"name": ""}),
    "jurisdiction with a code of another shape": (
        factories.JurisdictionFactory,
        {},
        {"iso_code": "arm"},
    ),
    "person without a name": (factories.PersonFactory, {}, {"name": ""}),
    "portrait without a credit": (factories.PersonFactory, {}, {"portrait": "portraits/a.png"}),
    "party without a name": (factories.PartyFactory, {}, {"name": ""}),
    "party with a colour's name": (factories.PartyFactory, {}, {"colour": "blue"}),
    "source without a title": (factories.SourceFactory, {}, {"title": ""}),
    "source without a short name": (factories.SourceFactory, {}, {"short_name": ""}),
    "source in a language by its name": (factories.SourceFactory, {}, {"language": "English"}),
    "excerpt in a language by its name": (
        factories.SourceFactory,
        {"excerpt": "Sa Martes", "excerpt_language": "fil"},
        {"excerpt_language": "Filipino"},
    ),
    "excerpt without its language": (factories.SourceFactory, {}, {"excerpt": "Sa Martes"}),
    "language of no excerpt": (factories.SourceFactory, {}, {"excerpt_language": "fil"}),
    "quotation in a language by its name": (
        factories.StatementFactory,
        {"quotation": "Нет", "quotation_language": "ru"},
        {"quotation_language": "Russian"},
    ),
    "language of no quotation": (factories.StatementFactory, {}, {"quotation_language": "ru"}),
    "source that is a copy of itself": (factories.SourceFactory, {}, {"copy_of": F("id")}),
    "person with a number that is none of Wikidata": (
        factories.PersonFactory,
        {"wikidata": "Q42"},
        {"wikidata": "42"},
    ),
    "party with a number that is none of Wikidata": (
        factories.PartyFactory,
        {"wikidata": "Q42"},
        {"wikidata": "Q042"},
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("factory", "good", "bad"), CASES.values(), ids=CASES)
def test_the_database_takes_the_good_row_and_refuses_the_bad_one(factory, good, bad):
    row = factory(**good)
    rows = type(row)._default_manager.filter(pk=row.pk)
    before = rows.values().get()
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**bad)
    assert rows.values().get() == before


SLUGS = [
    (model, field.name)
    for model in MODELS
    for field in model._meta.concrete_fields
    if isinstance(field, models.SlugField)
]


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "name"), SLUGS)
def test_a_slug_or_key_is_one_that_addresses_are_made_with(model, name):
    row = FACTORIES[model]()
    rows = model._default_manager.filter(pk=row.pk)
    for good in ("a", "Z_9-"):
        assert rows.update(**{name: good}) == 1
    for bad in ("", "a b", "a/b", "é", "a\n"):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**{name: bad})
    assert rows.values_list(name, flat=True).get() == "Z_9-"


def test_every_check_constraint_is_tried():
    """A check without a case above would be one that nobody has seen refuse anything."""
    tried = {factory._meta.model for factory, _, _ in CASES.values()}
    with_checks = {
        model
        for model in MODELS
        if any(isinstance(rule, models.CheckConstraint) for rule in model._meta.constraints)
    }
    assert with_checks <= tried


UNIQUE = {
    factories.JurisdictionFactory: ["slug"],
    factories.AreaFactory: ["slug"],
    factories.PersonFactory: ["slug"],
    factories.PartyFactory: ["slug"],
    factories.SourceFactory: ["key"],
    factories.ActorFactory: ["slug"],
    factories.ElectionFactory: ["slug"],
    factories.ContestFactory: ["election", "slug"],
    factories.RoundFactory: ["election", "number"],
    factories.KeyDateFactory: ["election", "slug"],
    factories.OptionFactory: ["election", "slug"],
    factories.AccountFactory: ["round", "source"],
    factories.LineFactory: ["account", "measure", "option", "base"],
    factories.FigureFactory: ["account", "measure", "base"],
    factories.DelegationFactory: ["election", "role", "jurisdiction"],
    factories.StatementFactory: ["election", "slug"],
    factories.SectionFactory: ["election", "page"],
    factories.DiscrepancyFactory: ["election", "slug"],
    factories.WordingFactory: ["discrepancy", "source"],
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("factory", "fields"), UNIQUE.items(), ids=lambda case: getattr(case, "__name__", "")
)
def test_a_natural_key_stands_for_one_row(factory, fields):
    first = factory()
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**{field: getattr(first, field) for field in fields})
    factory()
    assert type(first)._default_manager.count() == 2


@pytest.mark.django_db
def test_an_organisation_sends_one_delegation_in_each_role():
    first = factories.DelegationFactory(jurisdiction=None, organisation="A body")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.DelegationFactory(
            election=first.election, jurisdiction=None, organisation="A body"
        )
    factories.DelegationFactory(
        election=first.election, jurisdiction=None, organisation="Another body"
    )


@pytest.mark.django_db
def test_a_source_has_one_account_of_the_whole_and_one_of_each_area():
    whole = factories.AccountFactory(is_lead=True, lead_reason="Certified.")
    said = {"round": whole.round, "source": whole.source}
    part = factories.AccountFactory(area=factories.AreaFactory(), **said)
    factories.AccountFactory(area=factories.AreaFactory(), **said)
    factories.AccountFactory(area=part.area, as_of="15:00", **said)
    for area in (None, part.area):
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.AccountFactory(area=area, **said)
    assert set(type(whole).objects.whole()) == {whole}


@pytest.mark.django_db
def test_a_round_has_one_lead_set_at_most():
    round_ = factories.RoundFactory()
    factories.AccountFactory(round=round_, is_lead=True, lead_reason="Certified.")
    factories.AccountFactory(round=round_)
    factories.AccountFactory(round=round_)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.AccountFactory(round=round_, is_lead=True, lead_reason="Certified too.")


@pytest.mark.django_db
def test_an_election_is_not_its_own_previous_one_and_has_one_next_at_most():
    first = factories.ElectionFactory()
    second = factories.ElectionFactory(previous=first)
    assert first.next == second
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.ElectionFactory(previous=first)
    first.previous = first
    with pytest.raises(ValidationError) as refusal:
        first.full_clean()
    assert refusal.value.message_dict["previous"] == ["An election cannot follow itself."]
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save()


@pytest.mark.django_db
def test_a_round_that_was_not_held_needs_no_date():
    round_ = factories.RoundFactory(date=None, status=RoundStatus.CANCELLED)
    round_.full_clean()


@pytest.mark.django_db
def test_a_line_may_state_the_outcome_alone():
    line = factories.LineFactory(count=None, outcome=Outcome.ELECTED)
    line.full_clean()


@pytest.mark.django_db
def test_figures_that_cannot_be_true_are_stored_as_printed():
    """The audit speaks of them; a form that refused them would lose what a source printed."""
    account = factories.AccountFactory(
        registered=10, cast=20, valid=30, invalid=0, turnout="130.00"
    )
    for row in account.figures.all():
        row.full_clean()
    line = factories.LineFactory(account=account, count=2**63 - 1, share="100.01")
    line.full_clean()
    line.refresh_from_db()
    assert (line.count, line.share) == (2**63 - 1, "100.01")


@pytest.mark.django_db
@pytest.mark.parametrize("count", [2**63, -(2**63) - 1])
def test_counts_that_no_column_holds_are_refused(count):
    line = factories.LineFactory()
    line.count = count
    with pytest.raises(ValidationError) as refusal:
        line.full_clean()
    assert list(refusal.value.message_dict) == ["count"]


@pytest.mark.django_db
def test_a_change_in_seats_alone_may_be_negative():
    row = factories.LineFactory(measure="seat-change", count=-3)
    row.full_clean()
    row.measure = "seats"
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert refusal.value.messages == [
        "Only votes transferred and a change in seats can be negative."
    ]


FOREIGN_KEYS = [
    (model, field.name)
    for model in MODELS
    for field in model._meta.get_fields()
    if isinstance(field, models.ForeignKey)
]


@pytest.mark.parametrize(("model", "name"), FOREIGN_KEYS)
def test_no_row_of_the_record_goes_by_cascade(model, name):
    assert model._meta.get_field(name).remote_field.on_delete is models.PROTECT


@pytest.mark.django_db
def test_an_account_with_figures_cannot_be_deleted():
    line = factories.LineFactory()
    with pytest.raises(ProtectedError):
        line.account.delete()
    line.delete()
    line.account.delete()
    with pytest.raises(ProtectedError):
        line.option.election.delete()


@pytest.mark.django_db
def test_dates_before_1900_are_kept():
    """Records of old elections are as welcome; SQLite keeps dates as text."""
    election = factories.ElectionFactory(date=datetime.date(1789, 1, 7))
    election.refresh_from_db()
    assert election.date == datetime.date(1789, 1, 7)
