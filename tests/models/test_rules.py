"""Rules that one row cannot state alone, and the querysets."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from factory import SubFactory

from elections.models import (
    Account,
    ContestKind,
    Election,
    Measure,
    Option,
    OptionKind,
    Publication,
)
from elections.models.prose import cited_keys
from tests import factories


@pytest.mark.django_db
def test_names_of_the_time_are_taken_once_and_then_kept():
    land = factories.JurisdictionFactory(name="Old Land")
    party = factories.PartyFactory(name="Old Party")
    election = factories.ElectionFactory(jurisdiction=land, party_before=party, party_after=party)
    option = factories.OptionFactory(election=election, party=party)
    land.name, party.name = "New Land", "New Party"
    land.save()
    party.save()
    election = Election.objects.get(pk=election.pk)
    election.save()
    option = Option.objects.get(pk=option.pk)
    option.save()
    names = (election.jurisdiction_name, election.party_before_name, election.party_after_name)
    assert (*names, option.party_name) == ("Old Land", "Old Party", "Old Party", "Old Party")


@pytest.mark.django_db
def test_validation_takes_the_names_of_the_time_as_saving_does():
    option = Option(
        election=factories.ElectionFactory(),
        person=factories.PersonFactory(),
        party=factories.PartyFactory(name="A Party"),
    )
    option.clean()
    assert (option.party_name, option.slug) == ("A Party", option.person.slug)
    option.full_clean()


@pytest.mark.django_db
def test_a_share_of_a_base_of_its_own_stands_apart_from_the_votes():
    line = factories.LineFactory(count=7, share="66.7")
    line.base = "cast"
    with pytest.raises(ValidationError) as refusal:
        line.full_clean()
    assert refusal.value.message_dict == {
        "count": [
            "A share with a base of its own stands in a row of its own: give the votes in the row "
            "without one."
        ]
    }
    line.count = None
    line.full_clean()


@pytest.mark.django_db
def test_a_line_belongs_to_the_election_of_its_account():
    line = factories.LineFactory()
    line.option = factories.OptionFactory()
    with pytest.raises(ValidationError) as refusal:
        line.full_clean()
    assert refusal.value.message_dict == {
        "option": ["This option and the account belong to different elections."]
    }


@pytest.mark.django_db
def test_a_figure_is_of_an_option_on_the_ballot_that_was_voted_on():
    round_ = factories.RoundFactory()
    of_another = factories.OptionFactory(
        election=round_.election, contest=factories.ContestFactory(election=round_.election)
    )
    line = factories.LineFactory(account__round=round_)
    line.full_clean()
    line.option = of_another
    with pytest.raises(ValidationError) as refusal:
        line.full_clean()
    assert refusal.value.message_dict == {"option": ["This option stands on another ballot."]}


@pytest.mark.django_db
@pytest.mark.parametrize("factory", [factories.RoundFactory, factories.OptionFactory])
def test_a_contest_is_one_of_the_row_s_own_election(factory):
    row = factory()
    row.contest = factories.ContestFactory(election=row.election)
    row.full_clean()
    row.contest = factories.ContestFactory()
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert refusal.value.message_dict == {"contest": ["This contest belongs to another election."]}


@pytest.mark.django_db
def test_seats_above_those_of_the_contest_are_stored_as_printed():
    contest = factories.ContestFactory(seats=11)
    vote = factories.RoundFactory(election=contest.election, contest=contest)
    option = factories.OptionFactory(election=contest.election, contest=contest)
    row = factories.LineFactory(account__round=vote, option=option, measure="seats", count=12)
    row.full_clean()


@pytest.mark.django_db
def test_a_line_of_a_party_is_one_of_an_option_of_its_election():
    part = factories.OptionFactory()
    part.part_of = factories.OptionFactory(election=part.election)
    part.full_clean()
    part.part_of = factories.OptionFactory()
    with pytest.raises(ValidationError) as refusal:
        part.full_clean()
    assert refusal.value.message_dict == {"part_of": ["This option belongs to another election."]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "label"),
    [
        ({"person__name": "Ann"}, "Ann"),
        ({"person__name": "Ann", "name": "A. Lee"}, "A. Lee"),
        ({"person__name": "Ann", "running_mate__name": "Bob"}, "Ann / Bob"),
        ({"kind": "list", "party__name": "The party", "person__name": "Ann"}, "The party"),
        ({"kind": "list", "person__name": "Ann"}, "Ann"),
        ({"kind": "none", "person": None, "slug": "none", "name": "Against all"}, "Against all"),
    ],
)
def test_an_option_is_called_as_printed_or_by_the_person_or_the_party(said, label):
    subs = {
        name: SubFactory(factory)
        for name, factory in [
            ("party", factories.PartyFactory),
            ("running_mate", factories.PersonFactory),
        ]
        if f"{name}__name" in said
    }
    assert factories.OptionFactory(**subs, **said).label == label


@pytest.mark.django_db
def test_sources_are_no_copies_of_each_other():
    first = factories.SourceFactory(key="first")
    second = factories.SourceFactory(key="second", copy_of=first)
    third = factories.SourceFactory(key="third", short_name="Third", copy_of=second)
    third.full_clean()
    first.copy_of = third
    with pytest.raises(ValidationError) as refusal:
        first.full_clean()
    assert refusal.value.message_dict == {
        "copy_of": ["“Third [third]” is itself a copy of this source."]
    }


@pytest.mark.django_db
def test_areas_are_no_parts_of_each_other():
    first = factories.AreaFactory()
    second = factories.AreaFactory(parent=first)
    third = factories.AreaFactory(name="Third", slug="third", parent=second)
    third.full_clean()
    first.parent = third
    with pytest.raises(ValidationError) as refusal:
        first.full_clean()
    assert refusal.value.message_dict == {
        "parent": ["“Third [third]” is itself a part of this area."]
    }


@pytest.mark.django_db
def test_an_account_is_of_an_area_of_its_election_s_jurisdiction():
    account = factories.AccountFactory()
    account.area = factories.AreaFactory(jurisdiction=account.round.election.jurisdiction)
    account.full_clean()
    account.area = factories.AreaFactory()
    with pytest.raises(ValidationError) as refusal:
        account.full_clean()
    assert refusal.value.message_dict == {
        "area": ["This area belongs to another jurisdiction than the election."]
    }


@pytest.mark.django_db
def test_what_is_wrong_of_an_account_of_the_whole_is_said_in_words():
    stored = factories.AccountFactory()
    again = factories.AccountFactory.build(round=stored.round, source=stored.source)
    with pytest.raises(ValidationError) as refusal:
        again.full_clean()
    assert refusal.value.messages == [
        "This source’s account of the whole is there already. If it gives several, say “as of” "
        "what."
    ]
    area = factories.AreaFactory(jurisdiction=stored.round.election.jurisdiction)
    part = factories.AccountFactory.build(
        round=stored.round, source=stored.source, area=area, is_lead=True, lead_reason="Larger."
    )
    with pytest.raises(ValidationError) as refusal:
        part.full_clean()
    assert refusal.value.messages == ["An area’s figures cannot lead: they are not the whole."]


@pytest.mark.django_db
def test_a_point_about_a_candidate_belongs_to_the_candidate_s_election():
    discrepancy = factories.DiscrepancyFactory()
    discrepancy.option = factories.OptionFactory()
    with pytest.raises(ValidationError) as refusal:
        discrepancy.full_clean()
    assert refusal.value.message_dict == {"option": ["This option belongs to another election."]}


@pytest.mark.django_db
def test_counts_have_the_precision_that_their_set_names():
    account = factories.AccountFactory(counts_printed_to=1000, cast=73_000)
    line = factories.LineFactory(account=account, count=47_000)
    line.full_clean()
    line.count = 47_095
    message = "Counts are printed to the nearest 1000 here, but this one is not."
    with pytest.raises(ValidationError) as refusal:
        line.full_clean()
    assert refusal.value.message_dict == {"count": [message]}
    line.printed_to = 1
    line.full_clean()
    line.save()
    account.full_clean()
    factories.FigureFactory(account=account, measure="valid", count=72_500)
    with pytest.raises(ValidationError) as refusal:
        account.full_clean()
    assert refusal.value.message_dict == {"counts_printed_to": [message]}


def test_citations_are_found_once_each_in_order():
    text = "A [@two]. B [@one; @two] and [@three;@one]. Not [@] nor [one] nor @four."
    assert cited_keys(text) == ["two", "one", "three"]


@pytest.mark.django_db
def test_prose_that_cites_an_unknown_source_is_refused_by_name():
    factories.SourceFactory(key="known")
    section = factories.SectionFactory.build(election=factories.ElectionFactory())
    section.body = "Said [@known; @unheard-of]."
    with pytest.raises(ValidationError) as refusal:
        section.full_clean()
    assert refusal.value.message_dict == {
        "body": ["The text cites unheard-of, but no source has this key."]
    }
    section.body = "Said [@known]."
    section.full_clean()


@pytest.mark.django_db
def test_drafts_are_for_editors():
    draft = factories.ElectionFactory(publication=Publication.DRAFT)
    published = factories.ElectionFactory()
    reader = factories.EditorFactory(is_staff=False, is_superuser=False)
    dismissed = factories.EditorFactory(is_active=False)
    assert draft.is_published is False
    assert published.is_published is True
    for user in (AnonymousUser(), reader, dismissed):
        assert list(Election.objects.visible_to(user)) == [published]
    assert set(Election.objects.visible_to(factories.EditorFactory())) == {draft, published}


@pytest.mark.django_db
def test_the_lead_set_is_found():
    factories.AccountFactory()
    lead = factories.AccountFactory(is_lead=True, lead_reason="Certified.")
    assert list(Account.objects.lead()) == [lead]


@pytest.mark.django_db
def test_links_within_a_table_have_a_direction_and_are_kept_in_history():
    cited = factories.SourceFactory()
    citing = factories.SourceFactory(cites=[cited])
    assert ([*citing.cites.all()], [*cited.cites.all()]) == ([cited], [])
    assert citing.history.first().cites == [cited.pk]
    # Two may cite each other.
    cited.cites.add(citing)
    citing.cites.clear()
    assert [row.cites for row in citing.history.all()[:2]] == [[], [cited.pk]]
    with pytest.raises(ProtectedError):
        citing.delete()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("factory", "name"), [(factories.SourceFactory, "cites"), (factories.PartyFactory, "members")]
)
def test_no_row_links_to_itself(factory, name):
    row = factory()
    through = getattr(type(row), name).through
    _key, naming, named = through._meta.fields
    with pytest.raises(IntegrityError, match="not_itself"), transaction.atomic():
        through.objects.create(**{naming.name: row, named.name: row})


@pytest.mark.django_db
def test_where_a_question_is_put_no_seats_are_filled():
    contest = factories.ContestFactory(kind=ContestKind.QUESTION)
    account = factories.AccountFactory(
        round=factories.RoundFactory(election=contest.election, contest=contest)
    )
    figure = factories.FigureFactory(account=account, measure=Measure.MAJORITY, count=17)
    with pytest.raises(ValidationError) as refusal:
        figure.full_clean()
    assert refusal.value.message_dict == {
        "measure": ["No seats are filled where a question is put."]
    }


@pytest.mark.django_db
def test_an_answer_is_nobody():
    option = factories.OptionFactory()
    option.kind = OptionKind.ANSWER
    with pytest.raises(ValidationError) as refusal:
        option.full_clean()
    assert refusal.value.message_dict == {"person": ["Only a candidate or a list has a person."]}
