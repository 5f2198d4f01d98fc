import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from elections import models
from tests import factories
from tests.rows import FACTORIES

from .helpers import (
    MODELS,
    address,
    change,
    errors_of,
    filled_in,
    make_election,
    message_of,
    text_of,
)
from .people import confirm_deletion

pytestmark = pytest.mark.django_db
DECIMAL = "“47,09” could be a decimal number. Write a whole number, such as 4081 or 4,081."
NAME_TOO_LONG = ["Ensure this value has at most 200 characters (it has 10000)."]


def save(desk, obj, **changes):
    page = desk.get(change(obj))
    # With a reason, for which published figures ask.
    return desk.post(change(obj), filled_in(page, reason="It was misread.", **changes))


def stored(model, *fields):
    return list(model.objects.order_by("pk").values_list(*fields, flat=len(fields) == 1))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_saving_a_form_unchanged_changes_nothing(desk, model):
    row = FACTORIES[model]()
    before = model.objects.filter(pk=row.pk).values().get()

    response = save(desk, row)

    assert (response.status_code, response.url) == (302, address(model))
    assert model.objects.filter(pk=row.pk).values().get() == before


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_row_can_be_viewed_on_the_site_if_it_has_a_page(desk, model):
    row = FACTORIES[model]()
    link = desk.get(change(row)).context.get("absolute_url")
    without = {models.Jurisdiction, models.Area, models.Party, models.Actor}

    assert bool(link) == (model not in without)
    if link:
        place = desk.get(link, follow=True)
        assert place.status_code == 200


# Printed decimals


@pytest.mark.parametrize("digits", ["0.80", "0.800", "0.0", "66.70", "130.00", "999999.999999"])
def test_printed_digits_are_kept_in_a_form(desk, digits):
    account = factories.AccountFactory(turnout="0.8")

    assert save(desk, account, turnout=digits).status_code == 302
    assert stored(models.Account, "turnout") == [digits]


@pytest.mark.parametrize("digits", ["0.80", "0.800", "66.70"])
def test_printed_digits_are_kept_in_a_line(desk, digits):
    _election, vote, candidacies = make_election()
    account = factories.AccountFactory(round=vote)
    factories.CandidateResultFactory(
        account=account, candidacy=candidacies[0], votes=None, share="0.8"
    )

    assert save(desk, account, **{"lines-0-share": digits}).status_code == 302
    assert stored(models.CandidateResult, "share") == [digits]


PRINTED = (
    "is not a number as printed. Use digits and a decimal point, such as 66.70, "
    "without a plus, minus or percent sign."
)


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("turnout", "66,7", f"“66,7” {PRINTED}"),
        ("turnout", "NaN", f"“NaN” {PRINTED}"),
        ("turnout", "-1", f"“-1” {PRINTED}"),
        ("turnout", "73.5%", f"“73.5%” {PRINTED}"),
        ("turnout", "1e2", f"“1e2” {PRINTED}"),
        ("registered", "NaN", "Enter a whole number."),
        ("registered", "47,09", DECIMAL),
        ("registered", "-1", "Ensure this value is greater than or equal to 0."),
        (
            "registered",
            str(2**63),
            "Ensure this value is less than or equal to 9223372036854775807.",
        ),
        (
            "registered",
            "9" * 400,
            "Ensure this value is less than or equal to 9223372036854775807.",
        ),
        ("counts_printed_to", "0", "Ensure this value is greater than or equal to 1."),
        (
            "status",
            "guessed",
            "Select a valid choice. guessed is not one of the available choices.",
        ),
        ("note", "\x00", "Null characters are not allowed."),
    ],
)
def test_an_absurd_value_is_refused_by_the_form(desk, field, value, error):
    account = factories.AccountFactory()

    response = save(desk, account, **{field: value})

    assert (response.status_code, errors_of(response)) == (200, {field: [error]})


def test_the_largest_count_and_an_impossible_turnout_are_stored_and_shown(desk):
    account = factories.AccountFactory()

    response = save(desk, account, registered=str(2**63 - 1), turnout="130.00", cast="0")

    assert response.status_code == 302
    assert stored(models.Account, "registered", "cast", "turnout") == [(2**63 - 1, 0, "130.00")]
    words = text_of(desk.get(address(models.Account)))
    assert "9,223,372,036,854,775,807 0 - - 130.00" in words


@pytest.mark.parametrize(
    "model", [models.Election, models.Person, models.Party, models.Actor, models.Jurisdiction]
)
def test_a_name_of_ten_thousand_characters_is_refused(desk, model):
    response = save(desk, FACTORIES[model](), name="x" * 10_000)

    assert (response.status_code, errors_of(response)) == (200, {"name": NAME_TOO_LONG})


def test_a_blank_count_is_not_stated_and_a_zero_is_a_count(desk):
    account = factories.AccountFactory(valid=1, invalid=None)

    save(desk, account, valid="", invalid="0", turnout="")

    assert stored(models.Account, "valid", "invalid", "turnout") == [(None, 0, None)]


# Texts


def test_line_ends_are_stored_as_line_feeds_and_are_no_change(desk):
    section = factories.SectionFactory(body="one\ntwo")

    page = desk.get(change(section))
    data = filled_in(page, body="one\r\ntwo")
    assert page.context["adminform"].form["body"].value() == "one\ntwo"
    desk.post(change(section), data)

    assert stored(models.Section, "body") == ["one\ntwo"]
    assert [entry.get_change_message() for entry in LogEntry.objects.all()] == [
        "No fields changed."
    ]
    assert section.history.count() == 1


def test_prose_that_cites_no_known_source_is_refused(desk):
    section = factories.SectionFactory()

    response = save(desk, section, body="Held [@nobody].")

    assert errors_of(response) == {"body": ["The text cites nobody, but no source has this key."]}


def test_a_row_has_to_cite_a_source(desk):
    statement = factories.StatementFactory()

    response = save(desk, statement, sources=[])

    assert errors_of(response) == {"sources": ["This field is required."]}


# Lines of an account


def test_a_line_is_prepared_for_each_candidate_who_stands(desk):
    election, vote, candidacies = make_election()
    factories.CandidacyFactory(election=election, status="withdrawn", person__name="Cyd", order=3)
    factories.CandidacyFactory(person__name="Dan of elsewhere")
    account = factories.AccountFactory(round=vote)
    factories.CandidateResultFactory(account=account, candidacy=candidacies[1], votes=5)

    formset = desk.get(change(account)).context["inline_admin_formsets"][0].formset

    assert [form["candidacy"].value() for form in formset.forms] == [
        candidacies[1].pk,
        candidacies[0].pk,
    ]
    labels = [label for _key, label in formset.forms[0].fields["candidacy"].choices]
    assert labels == ["---------", "Ann", "Bob", "Cyd"]


def test_of_the_prepared_lines_those_that_are_filled_in_are_stored(desk):
    _election, vote, candidacies = make_election()
    account = factories.AccountFactory(round=vote)

    response = save(desk, account, **{"lines-1-votes": "22967", "lines-1-share": "32.51"})

    assert response.status_code == 302
    assert stored(models.CandidateResult, "candidacy", "votes", "share") == [
        (candidacies[1].pk, 22967, "32.51")
    ]


def test_a_candidate_of_another_election_is_refused_in_a_line(desk):
    _election, vote, _candidacies = make_election()
    account = factories.AccountFactory(round=vote)
    stranger = factories.CandidacyFactory()

    response = save(desk, account, **{"lines-0-candidacy": str(stranger.pk), "lines-0-votes": "1"})

    assert errors_of(response) == {
        "lines-0-candidacy": [
            "Select a valid choice. That choice is not one of the available choices."
        ]
    }


def test_a_new_set_asks_for_its_lines_once_its_round_is_known(desk):
    _election, vote, candidacies = make_election()
    source = factories.SourceFactory()
    page = desk.get(address(models.Account, "add"))
    assert page.context["inline_admin_formsets"] == []

    response = desk.post(
        address(models.Account, "add"), filled_in(page, round=vote.pk, source=source.pk)
    )

    account = models.Account.objects.get()
    assert response.url == change(account)
    forms = desk.get(response.url).context["inline_admin_formsets"][0].formset.forms
    assert [form["candidacy"].value() for form in forms] == [each.pk for each in candidacies]


def test_a_new_set_of_a_round_is_entered_with_its_lines(desk):
    _election, vote, candidacies = make_election()
    source = factories.SourceFactory()
    url = f"{address(models.Account, 'add')}?round={vote.pk}"
    page = desk.get(url)

    data = filled_in(page, source=source.pk, cast="10")
    data |= {"lines-0-votes": "7", "lines-1-votes": "3"}
    response = desk.post(url, data)

    assert response.url == address(models.Account)
    assert stored(models.CandidateResult, "candidacy", "votes") == [
        (candidacies[0].pk, 7),
        (candidacies[1].pk, 3),
    ]


def test_two_hundred_candidates_fit_on_one_form(desk):
    election, vote, _candidacies = make_election()
    people = models.Person.objects.bulk_create(
        models.Person(name=f"Candidate {n}", slug=f"candidate-{n}") for n in range(200)
    )
    models.Candidacy.objects.bulk_create(
        models.Candidacy(election=election, person=person, order=9) for person in people
    )
    account = factories.AccountFactory(round=vote)
    page = desk.get(change(account))
    data = filled_in(page, **{"lines-201-votes": "7"})
    # More inputs than Django takes by itself, without a list of all candidates in each line.
    assert len(data) > 1000
    assert page.content.count(b"<option") < 1100

    response = desk.post(change(account), data)

    assert response.status_code == 302
    assert stored(models.CandidateResult, "candidacy__person__slug", "votes") == [
        ("candidate-199", 7)
    ]


@pytest.mark.parametrize("number", ["x", "0", "9" * 40])
def test_a_round_that_is_none_prepares_no_lines(desk, number):
    page = desk.get(address(models.Account, "add"), {"round": number})

    assert (page.status_code, page.context["inline_admin_formsets"]) == (200, [])


def test_a_second_lead_is_refused(desk):
    _election, vote, _candidacies = make_election()
    factories.AccountFactory(round=vote, is_lead=True, lead_reason="A reason")
    other = factories.AccountFactory(round=vote)

    response = save(desk, other, is_lead="on", lead_reason="Another")

    assert errors_of(response) == {"__all__": ["This round already has a leading set."]}


# Rows of other tables


def test_an_election_is_entered_with_what_belongs_to_it(desk):
    source = factories.SourceFactory()
    person = factories.PersonFactory()
    party = factories.PartyFactory(name="The party")
    land = factories.JurisdictionFactory(name="The land")
    page = desk.get(address(models.Election, "add"))
    data = filled_in(
        page,
        name="An election",
        slug="an-election",
        jurisdiction=land.pk,
        type="presidential",
        vote_type="popular",
        date="2012-07-19",
        sources=[source.pk],
    )
    rows = {
        "rounds": {
            "number": "1",
            "date": "2012-07-19",
            "status": "held",
            "votes_per_voter": "1",
        },
        "candidacies": {
            "person": person.pk,
            "party": party.pk,
            "order": "1",
            "status": "registered",
            "sources": [source.pk],
        },
        "key_dates": {
            "date": "2012-07-17",
            "precision": "day",
            "kind": "campaign-end",
            "name": "End",
            "slug": "end",
            "sources": [source.pk],
        },
        "figures": {
            "measure": "observers",
            "source": source.pk,
            "bound": "more-than",
            "value": "100",
        },
        "delegations": {"role": "observers", "jurisdiction": land.pk, "sources": [source.pk]},
        "sections": {"page": "lead", "body": f"Held [@{source.key}]."},
    }
    for prefix, row in rows.items():
        data[f"{prefix}-TOTAL_FORMS"] = "1"
        data |= {f"{prefix}-0-{name}": value for name, value in row.items()}

    response = desk.post(address(models.Election, "add"), data)

    assert response.status_code == 302
    election = models.Election.objects.get()
    assert (election.jurisdiction_name, election.publication) == ("The land", "draft")
    assert stored(models.Candidacy, "person", "party_name") == [(person.pk, "The party")]
    assert {
        "rounds": election.rounds.count(),
        "key dates": stored(models.KeyDate, "slug"),
        "figures": stored(models.ReportedFigure, "bound", "value"),
        "delegations": stored(models.Delegation, "jurisdiction"),
        "sections": stored(models.Section, "page"),
    } == {
        "rounds": 1,
        "key dates": ["end"],
        "figures": [("more-than", 100)],
        "delegations": [land.pk],
        "sections": ["lead"],
    }


def test_a_form_links_to_the_rows_that_belong_to_its_row(desk):
    _election, vote, _candidacies = make_election()
    factories.AccountFactory.create_batch(2, round=vote)

    tables = desk.get(change(vote)).context["related_tables"]

    assert tables == [
        {
            "name": "accounts of the count",
            "number": 2,
            "address": f"{address(models.Account)}?round__id__exact={vote.pk}",
            "address_to_add": f"{address(models.Account, 'add')}?round={vote.pk}",
        }
    ]


def test_links_to_tables_that_an_editor_may_not_see_are_left_out(client):
    editor = get_user_model().objects.create_user("editor", is_staff=True)
    editor.user_permissions.set(
        Permission.objects.filter(codename__in=["change_round", "view_election"])
    )
    client.force_login(editor)
    vote = factories.RoundFactory()

    assert client.get(change(vote)).context["related_tables"] == []


def test_links_of_an_election_to_results_that_an_editor_may_not_see_are_left_out(client):
    editor = get_user_model().objects.create_user("editor", is_staff=True)
    editor.user_permissions.set(
        Permission.objects.filter(codename__in=["change_election", "view_round"])
    )
    client.force_login(editor)

    tables = client.get(change(factories.ElectionFactory())).context["related_tables"]

    assert [(table["name"], table["address_to_add"]) for table in tables] == [("rounds", False)]


def test_rows_too_many_for_a_page_are_left_to_their_own_list(desk, monkeypatch):
    monkeypatch.setattr("elections.admin.base.RecordInline.most_rows", 2)
    election = factories.ElectionFactory()
    factories.CandidacyFactory.create_batch(2, election=election)
    page = desk.get(change(election))
    assert "candidacies" in prefixes(page)

    # One more comes in while the page is open: what was entered on it is still taken.
    data = filled_in(page, **{"candidacies-0-description": "President"})
    factories.CandidacyFactory(election=election)
    assert "candidacies" not in prefixes(desk.get(change(election)))
    assert desk.post(change(election), data).status_code == 302
    assert models.Candidacy.objects.filter(description="President").count() == 1
    assert save(desk, election, office="Mayor").status_code == 302
    assert stored(models.Election, "office") == ["Mayor"]


def prefixes(page):
    return [each.formset.prefix for each in page.context["inline_admin_formsets"]]


# Deleting


def test_deleting_what_others_rest_on_is_explained(desk):
    line = factories.CandidateResultFactory()
    source = line.account.source

    page = desk.get(address(models.Source, "delete", source.pk))
    refused = confirm_deletion(desk, address(models.Source, "delete", source.pk))

    assert page.status_code == refused.status_code == 200
    assert page.context["protected"] == [
        f'Account: <a href="{change(line.account)}">{line.account}</a>'
    ]
    assert "would require deleting the following protected related objects" in text_of(page)
    assert models.Source.objects.filter(pk=source.pk).exists()


def test_deleting_a_cited_account_names_the_rows_that_cite_it(desk):
    statement = factories.StatementFactory()
    source = statement.sources.get()

    page = desk.get(address(models.Source, "delete", source.pk))

    assert page.context["protected"] == [
        f'Statement: <a href="{change(statement)}">{statement}</a>'
    ]


def test_deleting_many_of_which_one_is_protected_is_explained(desk):
    election = factories.RoundFactory().election
    other = factories.ElectionFactory()
    action = {"action": "delete_selected", "_selected_action": [election.pk, other.pk]}

    page = desk.post(address(models.Election), action)
    refused = confirm_deletion(desk, address(models.Election), **action)

    assert len(page.context["protected"]) == len(refused.context["protected"]) == 1
    assert models.Election.objects.count() == 2


def test_deleting_a_protected_row_in_a_line_is_explained(desk):
    _election, vote, _candidacies = make_election()
    factories.AccountFactory(round=vote)

    response = save(desk, vote.election, **{"rounds-0-DELETE": "on"})

    assert response.status_code == 200
    assert "would require deleting the following protected related objects" in text_of(response)
    assert models.Round.objects.filter(pk=vote.pk).exists()


def test_deleting_a_row_names_the_sources_that_it_cites(desk):
    paper = factories.SourceFactory(key="paper", short_name="Paper")
    row = factories.StatementFactory(sources=[paper])

    page = desk.get(address(models.Statement, "delete", row.pk))

    assert "Statement-source relationship: Paper [paper]" in text_of(page)


def test_deleting_what_nothing_rests_on(desk):
    statement = factories.StatementFactory()

    response = confirm_deletion(desk, address(models.Statement, "delete", statement.pk))

    assert response.status_code == 302
    assert message_of(desk.get(response.url)) == [
        f"The statement “{statement}” was deleted successfully."
    ]
    assert models.Statement.objects.count() == 0


# Choosers


def test_a_chooser_finds_rows_by_their_names(desk):
    factories.PersonFactory(name="Ann")
    bob = factories.PersonFactory(name="Bob")

    found = desk.get(
        "/admin/autocomplete/",
        {"app_label": "elections", "model_name": "candidacy", "field_name": "person", "term": "bo"},
    )

    assert found.json() == {
        "results": [{"id": str(bob.pk), "text": "Bob"}],
        "pagination": {"more": False},
    }


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_reference_is_chosen_by_typing(desk, model):
    page = desk.get(address(model, "add"))
    references = [
        f.name for f in [*model._meta.fields, *model._meta.many_to_many] if f.related_model
    ]
    form = page.context["adminform"].form

    assert [name for name in references if "admin-autocomplete" not in str(form[name])] == []
