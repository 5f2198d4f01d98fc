"""Factories of the record's rows: each makes the least that the database takes.

They write no figure that a test did not ask for, so that a test shows all that it rests on.
"""

import datetime

import factory
from django.contrib.auth import get_user_model

from elections import models
from elections.changelog import together


class RecordFactory(factory.django.DjangoModelFactory):
    """Notes a row, its links and all rows that it needs as one change: each query costs tests."""

    class Meta:
        abstract = True

    @classmethod
    def _generate(cls, strategy, params):
        with together():
            return super()._generate(strategy, params)


class SourcedFactory(RecordFactory):
    """For rows that cite sources: makes one source unless `sources` names them."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @factory.post_generation
    def sources(self, create, extracted, **kwargs):
        if create:
            self.sources.set([SourceFactory()] if extracted is None else extracted)


class SourceFactory(RecordFactory):
    class Meta:
        model = models.Source

    key = factory.Sequence(lambda n: f"source-{n}")
    title = factory.LazyAttribute(lambda source: f"Title of {source.key}")
    short_name = factory.LazyAttribute(lambda source: f"Short {source.key}")
    publisher = "A publisher"
    language = "en"
    url = factory.LazyAttribute(lambda source: f"https://example.org/{source.key}")


class JurisdictionFactory(RecordFactory):
    class Meta:
        model = models.Jurisdiction

    slug = factory.Sequence(lambda n: f"land-{n}")
    name = factory.LazyAttribute(lambda land: land.slug.replace("-", " ").title())


class AreaFactory(RecordFactory):
    class Meta:
        model = models.Area

    slug = factory.Sequence(lambda n: f"area-{n}")
    name = factory.LazyAttribute(lambda area: area.slug.replace("-", " ").title())
    jurisdiction = factory.SubFactory(JurisdictionFactory)
    kind = models.AreaKind.PRECINCT


class PersonFactory(RecordFactory):
    class Meta:
        model = models.Person

    slug = factory.Sequence(lambda n: f"person-{n}")
    name = factory.LazyAttribute(lambda person: person.slug.replace("-", " ").title())


class PartyFactory(RecordFactory):
    class Meta:
        model = models.Party

    slug = factory.Sequence(lambda n: f"party-{n}")
    name = factory.LazyAttribute(lambda party: party.slug.replace("-", " ").title())


class ElectionFactory(SourcedFactory):
    class Meta:
        model = models.Election
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"election-{n}")
    name = factory.LazyAttribute(lambda election: election.slug.replace("-", " ").title())
    jurisdiction = factory.SubFactory(JurisdictionFactory)
    type = models.ElectionType.PRESIDENTIAL
    vote_type = models.VoteType.POPULAR
    date = datetime.date(2012, 7, 19)
    office = "President"
    publication = models.Publication.PUBLISHED


class RoundFactory(RecordFactory):
    class Meta:
        model = models.Round

    election = factory.SubFactory(ElectionFactory)
    number = 1
    date = datetime.date(2012, 7, 19)
    ballot_is_complete = True


class KeyDateFactory(SourcedFactory):
    class Meta:
        model = models.KeyDate
        skip_postgeneration_save = True

    election = factory.SubFactory(ElectionFactory)
    slug = factory.Sequence(lambda n: f"date-{n}")
    kind = models.KeyDateKind.OTHER
    name = "A step"
    date = datetime.date(2012, 7, 19)


class CandidacyFactory(SourcedFactory):
    class Meta:
        model = models.Candidacy
        skip_postgeneration_save = True

    election = factory.SubFactory(ElectionFactory)
    person = factory.SubFactory(PersonFactory)
    order = factory.Sequence(lambda n: n + 1)


class AccountFactory(RecordFactory):
    class Meta:
        model = models.Account

    round = factory.SubFactory(RoundFactory)
    source = factory.SubFactory(SourceFactory)


class CandidateResultFactory(RecordFactory):
    class Meta:
        model = models.CandidateResult

    account = factory.SubFactory(AccountFactory)
    candidacy = factory.SubFactory(
        CandidacyFactory, election=factory.SelfAttribute("..account.round.election")
    )
    votes = 1


class ReportedFigureFactory(RecordFactory):
    class Meta:
        model = models.ReportedFigure

    election = factory.SubFactory(ElectionFactory)
    source = factory.SubFactory(SourceFactory)
    measure = models.Measure.OBSERVERS
    value = 100


class DelegationFactory(SourcedFactory):
    class Meta:
        model = models.Delegation
        skip_postgeneration_save = True

    election = factory.SubFactory(ElectionFactory)
    role = models.DelegationRole.OBSERVERS
    jurisdiction = factory.SubFactory(JurisdictionFactory)


class ActorFactory(RecordFactory):
    class Meta:
        model = models.Actor

    slug = factory.Sequence(lambda n: f"actor-{n}")
    name = factory.LazyAttribute(lambda actor: actor.slug.replace("-", " ").title())
    kind = models.ActorKind.MINISTRY


class StatementFactory(SourcedFactory):
    class Meta:
        model = models.Statement
        skip_postgeneration_save = True

    election = factory.SubFactory(ElectionFactory)
    slug = factory.Sequence(lambda n: f"statement-{n}")
    page = models.Page.REACTIONS
    actor = factory.SubFactory(ActorFactory)
    stance = models.Stance.NEUTRAL
    summary = "Said something."


class SectionFactory(RecordFactory):
    class Meta:
        model = models.Section

    election = factory.SubFactory(ElectionFactory)
    page = models.Page.LEAD
    body = "Some prose."


class DiscrepancyFactory(RecordFactory):
    class Meta:
        model = models.Discrepancy

    election = factory.SubFactory(ElectionFactory)
    slug = factory.Sequence(lambda n: f"difference-{n}")
    page = models.Page.CAMPAIGN
    topic = "A point"


class WordingFactory(RecordFactory):
    class Meta:
        model = models.Wording

    discrepancy = factory.SubFactory(DiscrepancyFactory)
    source = factory.SubFactory(SourceFactory)
    wording = "What it says"


class EditorFactory(factory.django.DjangoModelFactory):
    """A superuser who may sign in to the admin."""

    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"editor-{n}")
    is_staff = True
    is_superuser = True
