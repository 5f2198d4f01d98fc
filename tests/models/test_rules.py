"""Rules that one row cannot state alone, and the querysets."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from elections.models import Account, Candidacy, CandidacyStatus, Election, Publication
from elections.models.prose import cited_keys
from tests import factories


@pytest.mark.django_db
def test_names_of_the_time_are_taken_once_and_then_kept():
    land = factories.JurisdictionFactory(name="Old Land")
    party = factories.PartyFactory(name="Old Party")
    election = factories.ElectionFactory(jurisdiction=land, party_before=party, party_after=party)
    candidacy = factories.CandidacyFactory(election=election, party=party)
    land.name, party.name = "New Land", "New Party"
    land.save()
    party.save()
    election = Election.objects.get(pk=election.pk)
    election.save()
    candidacy = Candidacy.objects.get(pk=candidacy.pk)
    candidacy.save()
    names = (election.jurisdiction_name, election.party_before_name, election.party_after_name)
    assert (*names, candidacy.party_name) == ("Old Land", "Old Party", "Old Party", "Old Party")


@pytest.mark.django_db
def test_validation_takes_the_names_of_the_time_as_saving_does():
    candidacy = Candidacy(
        election=factories.ElectionFactory(),
        person=factories.PersonFactory(),
        party=factories.PartyFactory(name="A Party"),
    )
    candidacy.full_clean()
    assert candidacy.party_name == "A Party"


@pytest.mark.django_db
def test_a_line_belongs_to_the_election_of_its_account():
    line = factories.CandidateResultFactory()
    line.candidacy = factories.CandidacyFactory()
    with pytest.raises(ValidationError) as refusal:
        line.full_clean()
    assert refusal.value.message_dict == {
        "candidacy": ["This candidacy and the account belong to different elections."]
    }


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
    discrepancy.candidacy = factories.CandidacyFactory()
    with pytest.raises(ValidationError) as refusal:
        discrepancy.full_clean()
    assert refusal.value.message_dict == {
        "candidacy": ["This candidacy belongs to another election."]
    }


@pytest.mark.django_db
def test_counts_have_the_precision_that_their_set_names():
    account = factories.AccountFactory(counts_printed_to=1000, cast=73_000, valid=72_500)
    line = factories.CandidateResultFactory(account=account, votes=47_000)
    line.full_clean()
    line.votes = 47_095
    message = "The set’s counts are printed to the nearest 1000, but this one is not."
    with pytest.raises(ValidationError) as refusal:
        line.full_clean()
    assert refusal.value.message_dict == {"votes": [message]}
    with pytest.raises(ValidationError) as refusal:
        account.full_clean()
    assert refusal.value.message_dict == {"valid": [message]}


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
def test_those_who_withdrew_are_not_standing():
    standing = factories.CandidacyFactory()
    factories.CandidacyFactory(status=CandidacyStatus.WITHDRAWN)
    factories.CandidacyFactory(status=CandidacyStatus.REJECTED)
    assert list(Candidacy.objects.standing()) == [standing]


@pytest.mark.django_db
def test_the_lead_set_is_found():
    factories.AccountFactory()
    lead = factories.AccountFactory(is_lead=True, lead_reason="Certified.")
    assert list(Account.objects.lead()) == [lead]
