import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Permission
from django.test import RequestFactory

from elections import models
from tests import factories
from tests.rows import FACTORIES

from .helpers import MODELS, add_below, address, admin_of, change, queries_of, text_of

pytestmark = pytest.mark.django_db
of_every_table = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
INLINES = [(model, inline.model) for model in MODELS for inline in admin_of(model).inlines]


def test_every_table_has_a_place_on_the_desk():
    registered = {m for m in admin.site._registry if m._meta.app_label == "elections"}
    assert registered >= set(MODELS)
    assert len(MODELS) == 18


def test_the_desk_bears_the_name_of_the_site(desk, settings):
    response = desk.get("/admin/")
    words = text_of(response)
    assert (settings.SITE_NAME in words, "Election admin" in words) == (True, True)


@of_every_table
def test_a_list_takes_a_fixed_number_of_queries(desk, model):
    FACTORIES[model]()
    desk.get(address(model))  # what is cached for all requests is asked for once
    at_one = queries_of(desk, address(model))
    FACTORIES[model].create_batch(2)
    at_three = queries_of(desk, address(model))

    assert at_three == at_one <= 10


@of_every_table
def test_a_form_takes_a_fixed_number_of_queries_without_rows_below(desk, model):
    url = change(FACTORIES[model]())
    desk.get(url)

    assert queries_of(desk, url) <= 25


@pytest.mark.parametrize(
    ("model", "below"), INLINES, ids=[f"{m.__name__}-{b.__name__}" for m, b in INLINES]
)
def test_a_form_takes_a_fixed_number_of_queries_however_many_rows_below(desk, model, below):
    parent = FACTORIES[model]()
    url = change(parent)
    add_below(parent, below, 1)
    desk.get(url)
    at_one = queries_of(desk, url)
    add_below(parent, below, 2)
    add_below(parent, below, 3)
    at_three = queries_of(desk, url)

    assert at_three == at_one


@of_every_table
def test_what_one_searches_for_is_found(desk, model):
    FACTORIES[model].create_batch(2)
    row = model.objects.first()
    term = getattr(row, "slug", None) or str(row).split(" ")[0]

    assert desk.get(address(model), {"q": term}).status_code == 200
    assert desk.get(address(model), {"q": "nothing like it"}).context["cl"].result_count == 0


def test_the_numbers_of_a_list_lead_to_their_rows(desk):
    election = factories.ElectionFactory()
    factories.OptionFactory.create_batch(3, election=election)
    factories.StatementFactory(election=election)
    factories.OptionFactory()

    cells = {
        column: list_cell(election, column)
        for column in ("count_rounds", "count_options", "count_statements")
    }

    options = f"{address(models.Option)}?election__id__exact={election.pk}"
    statements = f"{address(models.Statement)}?election__id__exact={election.pk}"
    rounds = f"{address(models.Round)}?election__id__exact={election.pk}"
    assert cells == {
        "count_rounds": f'<a href="{rounds}">0</a>',
        "count_options": f'<a href="{options}">3</a>',
        "count_statements": f'<a href="{statements}">1</a>',
    }
    assert desk.get(options).context["cl"].result_count == 3


def list_cell(obj, name):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    row = admin_of(type(obj)).get_queryset(request).get(pk=obj.pk)
    columns = {getattr(c, "__name__", c): c for c in admin_of(type(obj)).list_display}
    return columns[name](row)


def test_a_list_is_ordered_by_its_numbers(desk):
    few = factories.ElectionFactory()
    many = factories.ElectionFactory()
    factories.OptionFactory.create_batch(2, election=many)
    column = [getattr(c, "__name__", c) for c in admin_of(models.Election).list_display].index(
        "count_options"
    ) + 1

    found = [
        list(desk.get(address(models.Election), {"o": sign + str(column)}).context["cl"].queryset)
        for sign in ("", "-")
    ]

    assert found == [[few, many], [many, few]]


def test_a_list_of_accounts_shows_what_they_state_of_the_whole(desk):
    account = factories.AccountFactory(registered=98909, cast=0, turnout="73.50")
    factories.LineFactory(account=account, measure="votes", count=5)
    factories.FigureFactory(account=account, measure="turnout", share="50.0", base="valid")
    factories.AccountFactory()
    columns = ["total_registered", "total_cast", "total_turnout"]

    assert [list_cell(account, column) for column in columns] == ["98,909", "0", "73.50"]
    headers = desk.get(address(models.Account)).content.decode()
    assert [column for column in columns if f"column-{column}" not in headers] == []


def test_drafts_can_be_seen_and_filtered(desk):
    draft = factories.ElectionFactory(publication=models.Publication.DRAFT)
    factories.ElectionFactory()

    found = desk.get(address(models.Election), {"publication__exact": "draft"})

    assert list(found.context["cl"].queryset) == [draft]
    assert "draft" in text_of(found)


def test_a_filter_offers_its_rows_as_long_as_they_are_few(desk):
    elections = factories.ElectionFactory.create_batch(20)
    assert offered(desk, {}) == {str(election) for election in elections}

    more = factories.ElectionFactory()
    assert offered(desk, {}) is None
    assert offered(desk, {"election__id__exact": more.pk}) == {str(more)}
    assert offered(desk, {"election__id__exact": "x"}) is None


def offered(desk, query):
    """The choices of the list's filter by election, but for the one of all."""
    changelist = desk.get(address(models.Round), query, follow=True).context["cl"]
    for each in changelist.filter_specs:
        if each.title == "election":
            return {choice["display"] for choice in each.choices(changelist)} - {"All"}
    return None


def test_markup_in_texts_is_inert_in_every_list_and_form(desk):
    markup = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    election = factories.ElectionFactory(name=markup, jurisdiction__name=markup, office=markup)
    source = factories.SourceFactory(
        title=markup, short_name="<script>alert(1)</script>", publisher=markup
    )
    vote = factories.RoundFactory(election=election)
    person = factories.PersonFactory(name=markup)
    party = factories.PartyFactory(name=markup, short_name="<script>alert(1)</script>")
    option = factories.OptionFactory(
        election=election, person=person, party=party, description=markup, sources=[source]
    )
    account = factories.AccountFactory(round=vote, source=source, note=markup)
    difference = factories.DiscrepancyFactory(election=election, topic=markup, option=option)
    rows = [
        election,
        source,
        vote,
        person,
        party,
        option,
        account,
        difference,
        factories.ContestFactory(election=election, name=markup),
        factories.LineFactory(account=account, option=option, wording=markup, note=markup),
        factories.KeyDateFactory(election=election, name=markup, note=markup),
        factories.DelegationFactory(election=election, jurisdiction=None, organisation=markup),
        factories.ActorFactory(name=markup),
        factories.StatementFactory(election=election, speaker=markup, summary=markup),
        factories.SectionFactory(election=election, body=markup),
        factories.WordingFactory(discrepancy=difference, source=source, wording=markup),
        election.jurisdiction,
        factories.AreaFactory(name=markup, code=markup[:50], jurisdiction=election.jurisdiction),
    ]
    assert {type(row) for row in rows} == set(MODELS)

    for row in rows:
        for url in (address(type(row)), change(row), address(type(row), "delete", row.pk)):
            page = desk.get(url).content.decode()
            assert ("<script>alert" in page, "<img src=x" in page) == (False, False), url


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\x00"},
        {"q": "x" * 10_000},
        {"id__exact": "9" * 40},
        {"election__id__exact": "9" * 40},
        {"date__year": "0"},
        {"date__year": "99999"},
        {"date__year": "9" * 20},
        {"date__year": "9999"},
        {"date__year": "9999", "date__month": "12", "date__day": "31"},
        {"date__year": "2012", "date__month": "13"},
        {"publication__exact": "'"},
        {"o": "99.-1.x"},
        {"p": "9" * 20},
        {"nothing": "x"},
    ],
    ids=str,
)
def test_no_address_of_a_list_breaks_it(desk, query):
    factories.KeyDateFactory()
    for model in (models.Election, models.KeyDate, models.Round):
        assert desk.get(address(model), query, follow=True).status_code == 200


@pytest.mark.parametrize("key", ["0", "x", "9" * 40, "-1"])
def test_a_row_that_does_not_exist_is_said_to_be_missing(desk, key):
    response = desk.get(address(models.Election, "change", key), follow=True)

    assert response.redirect_chain == [("/admin/", 302)]
    assert [str(m) for m in response.context["messages"]] == [
        f"election with ID “{key}” doesn’t exist. Perhaps it was deleted?"
    ]


def test_a_filter_by_a_source_is_shown_once_a_link_has_set_it(desk):
    statement = factories.StatementFactory()
    factories.StatementFactory()
    source = statement.sources.get()
    titles = {
        query: [each.title for each in found.filter_specs if each.has_output()]
        for query, found in (
            ("", desk.get(address(models.Statement)).context["cl"]),
            (
                "sources",
                desk.get(address(models.Statement), {"sources__id__exact": source.pk}).context[
                    "cl"
                ],
            ),
        )
    }

    assert titles == {
        "": ["page", "stance", "election"],
        "sources": ["page", "stance", "election", "sources"],
    }
    found = desk.get(address(models.Statement), {"sources__id__exact": source.pk}).context["cl"]
    assert list(found.queryset) == [statement]


def test_an_election_leads_to_its_accounts(desk):
    account = factories.AccountFactory()
    factories.AccountFactory()
    election = account.round.election

    tables = desk.get(change(election)).context["related_tables"]

    link = f"{address(models.Account)}?round__election__id__exact={election.pk}"
    assert tables[1] == {
        "name": "accounts of the count",
        "number": 1,
        "address": link,
        "address_to_add": None,
    }
    assert list(desk.get(link).context["cl"].queryset) == [account]


def test_a_party_shows_its_colour_without_a_style(desk):
    factories.PartyFactory(colour="#1f6fb2")
    factories.PartyFactory(colour="")

    page = desk.get(address(models.Party)).content.decode()

    square = '<svg width="14" height="14" aria-hidden="true"><rect width="14" height="14" '
    assert page.count(square + 'fill="#1f6fb2"/></svg> #1f6fb2') == page.count("<rect") == 1


@of_every_table
def test_who_may_only_look_sees_lists_and_forms(client, model):
    onlooker = get_user_model().objects.create_user("onlooker", is_staff=True)
    onlooker.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(onlooker)
    row = FACTORIES[model]()
    for below in admin_of(model).inlines:
        add_below(row, below.model, 1)

    pages = [client.get(url) for url in (address(model), change(row))]

    assert [page.status_code for page in pages] == [200, 200]
    assert "Save" not in text_of(pages[1])
    assert client.post(change(row), {}).status_code == 403
    assert client.get(address(model, "add")).status_code == 403
