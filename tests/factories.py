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
        skip_postgeneration_save = True

    key = factory.Sequence(lambda n: f"source-{n}")
    title = factory.LazyAttribute(lambda source: f"Title of {source.key}")
    short_name = factory.LazyAttribute(lambda source: f"Short {source.key}")
    publisher = "A publisher"
    language = "en"
    url = factory.LazyAttribute(lambda source: f"https://example.org/{source.key}")

    @factory.post_generation
    def cites(self, create, extracted, **kwargs):
        if create and extracted:
            self.cites.set(extracted)


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
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"party-{n}")
    name = factory.LazyAttribute(lambda party: party.slug.replace("-", " ").title())

    @factory.post_generation
    def members(self, create, extracted, **kwargs):
        if create and extracted:
            self.members.set(extracted)


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


class ContestFactory(SourcedFactory):
    class Meta:
        model = models.Contest
        skip_postgeneration_save = True

    election = factory.SubFactory(ElectionFactory)
    slug = factory.Sequence(lambda n: f"contest-{n}")
    name = factory.LazyAttribute(lambda contest: contest.slug.replace("-", " ").title())
    kind = models.ContestKind.LISTS


class OptionFactory(SourcedFactory):
    class Meta:
        model = models.Option
        skip_postgeneration_save = True

    election = factory.SubFactory(ElectionFactory)
    person = factory.SubFactory(PersonFactory)
    order = factory.Sequence(lambda n: n + 1)

    @factory.post_generation
    def party_sources(self, create, extracted, **kwargs):
        if create and extracted:
            self.party_sources.set(extracted)

    @factory.post_generation
    def description_sources(self, create, extracted, **kwargs):
        if create and extracted:
            self.description_sources.set(extracted)

    @factory.post_generation
    def status_sources(self, create, extracted, **kwargs):
        if create and extracted:
            self.status_sources.set(extracted)


class AccountFactory(RecordFactory):
    """Makes a figure of the whole for each of `registered`, `cast` and so on that is given."""

    class Meta:
        model = models.Account

    round = factory.SubFactory(RoundFactory)
    source = factory.SubFactory(SourceFactory)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        totals = {name: kwargs.pop(name, None) for name in models.TOTALS}
        account = super()._create(model_class, *args, **kwargs)
        for measure, value in totals.items():
            column = "share" if measure == models.Measure.TURNOUT else "count"
            if value is not None:
                models.Figure.objects.create(account=account, measure=measure, **{column: value})
        return account


class FigureFactory(RecordFactory):
    """A figure of the whole, or of what `option` is given.

    For an `election` and a `source` the account is that of its first round, made if there is none.
    """

    class Meta:
        model = models.Figure

    account = factory.SubFactory(AccountFactory)
    measure = models.Measure.OBSERVERS
    count = 100

    @classmethod
    def _generate(cls, strategy, params):
        election, source = params.pop("election", None), params.pop("source", None)
        if election or source:
            with together():
                params["account"] = account_of(election or ElectionFactory(), source)
        return super()._generate(strategy, params)


def account_of(election, source):
    source = source or SourceFactory()
    round_ = election.rounds.order_by("number").first() or RoundFactory(election=election)
    account = round_.accounts.filter(source=source, area=None).order_by("pk").first()
    return account or AccountFactory(round=round_, source=source)


class LineFactory(RecordFactory):
    """The votes of an option, made for the election of the account."""

    class Meta:
        model = models.Figure

    account = factory.SubFactory(AccountFactory)
    measure = models.Measure.VOTES
    option = factory.SubFactory(
        OptionFactory, election=factory.SelfAttribute("..account.round.election")
    )
    count = 1


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
