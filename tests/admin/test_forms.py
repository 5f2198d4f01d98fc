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
    figures_in,
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


def save_figures(desk, account, option=None, **typed):
    data = filled_in(desk.get(change(account)), reason="It was misread.")
    return desk.post(change(account), data | figures_in(data, option, **typed))


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
    without = {models.Jurisdiction, models.Area, models.Actor}

    assert bool(link) == (model not in without)
    if link:
        place = desk.get(link, follow=True)
        assert place.status_code == 200


# Printed decimals


@pytest.mark.parametrize("digits", ["0.80", "0.800", "0.0", "66.70", "130.00", "999999.999999"])
def test_printed_digits_are_kept_in_a_form(desk, digits):
    line = factories.LineFactory(count=None, share="0.8")

    assert save(desk, line, share=digits).status_code == 302
    assert stored(models.Figure, "share") == [digits]


@pytest.mark.parametrize("digits", ["0.80", "0.800", "66.70"])
def test_printed_digits_are_kept_in_a_row_of_an_account(desk, digits):
    account = factories.AccountFactory(turnout="0.8")

    assert save_figures(desk, account, turnout=digits).status_code == 302
    assert stored(models.Figure, "measure", "share") == [("turnout", digits)]


PRINTED = (
    "is not a number as printed. Use digits and a decimal point, such as 66.70, "
    "without a plus, minus or percent sign."
)


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("figures-0-share", "66,7", f"“66,7” {PRINTED}"),
        ("figures-0-share", "NaN", f"“NaN” {PRINTED}"),
        ("figures-0-share", "-1", f"“-1” {PRINTED}"),
        ("figures-0-share", "73.5%", f"“73.5%” {PRINTED}"),
        ("figures-0-share", "1e2", f"“1e2” {PRINTED}"),
        ("figures-0-count", "NaN", "Enter a whole number."),
        ("figures-0-count", "47,09", DECIMAL),
        (
            "figures-0-count",
            str(2**63),
            "Ensure this value is less than or equal to 9223372036854775807.",
        ),
        (
            "figures-0-count",
            "9" * 400,
            "Ensure this value is less than or equal to 9223372036854775807.",
        ),
        ("figures-0-printed_to", "0", "Ensure this value is greater than or equal to 1."),
        (
            "figures-0-measure",
            "luck",
            "Select a valid choice. luck is not one of the available choices.",
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
    account = factories.AccountFactory(registered=5)

    response = save(desk, account, **{field: value})

    assert (response.status_code, errors_of(response)) == (200, {field: [error]})


def test_the_largest_count_and_an_impossible_turnout_are_stored_and_shown(desk):
    account = factories.AccountFactory()

    response = save_figures(desk, account, registered=str(2**63 - 1), turnout="130.00", cast="0")

    assert response.status_code == 302
    assert stored(models.Figure, "measure", "count", "share") == [
        ("registered", 2**63 - 1, None),
        ("cast", 0, None),
        ("turnout", None, "130.00"),
    ]
    words = text_of(desk.get(address(models.Account)))
    assert "9,223,372,036,854,775,807 0 130.00 3" in words


@pytest.mark.parametrize(
    "model", [models.Election, models.Person, models.Party, models.Actor, models.Jurisdiction]
)
def test_a_name_of_ten_thousand_characters_is_refused(desk, model):
    response = save(desk, FACTORIES[model](), name="x" * 10_000)

    assert (response.status_code, errors_of(response)) == (200, {"name": NAME_TOO_LONG})


def test_a_blank_count_is_not_stated_and_a_zero_is_a_count(desk):
    account = factories.AccountFactory(valid=1)
    factories.FigureFactory(account=account, measure="observers", count=5, wording="five or so")

    save(desk, account, **{"figures-1-count": ""})
    save_figures(desk, account, invalid="0", turnout="")

    assert stored(models.Figure, "measure", "count") == [
        ("valid", 1),
        ("observers", None),
        ("invalid", 0),
    ]


def test_what_states_nothing_is_no_figure(desk):
    account = factories.AccountFactory(valid=1)

    response = save_figures(desk, account, valid="")

    assert errors_of(response) == {
        "figures-0-__all__": [
            "A figure needs a count, a share, an outcome or the source’s wording."
        ]
    }


def test_votes_below_zero_are_refused(desk):
    account = factories.AccountFactory()

    response = save_figures(desk, account, registered="-1")

    assert errors_of(response) == {
        "figures-0-__all__": ["Only votes transferred and a change in seats can be negative."]
    }


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


@pytest.mark.parametrize(
    ("factory", "name"), [(factories.SourceFactory, "cites"), (factories.PartyFactory, "members")]
)
def test_no_row_names_itself(desk, factory, name):
    row = factory()

    response = save(desk, row, **{name: [row.pk]})

    assert errors_of(response) == {name: ["A row cannot name itself here."]}


# Figures of an account

TOTALS = ["registered", "cast", "valid", "invalid", "turnout"]


def rows_of(page):
    """The measure and the option of each row of figures, with how many are stored."""
    [inline] = page.context["inline_admin_formsets"]
    rows = [(form["measure"].value(), form["option"].value()) for form in inline.formset.forms]
    return rows, inline.formset.initial_form_count()


def test_rows_are_prepared_for_the_totals_and_each_option_that_stands(desk):
    election, vote, options = make_election()
    factories.OptionFactory(election=election, status="withdrawn", person__name="Cyd", order=3)
    factories.OptionFactory(person__name="Dan of elsewhere")
    account = factories.AccountFactory(round=vote)
    factories.LineFactory(account=account, option=options[1], count=5)
    factories.FigureFactory(account=account, measure="observers")
    factories.FigureFactory(account=account, measure="valid")

    page = desk.get(change(account))

    assert rows_of(page) == (
        [
            *[("valid", None), ("votes", options[1].pk), ("observers", None)],
            *[("registered", None), ("cast", None), ("invalid", None), ("turnout", None)],
            ("votes", options[0].pk),
        ],
        3,
    )
    form = page.context["inline_admin_formsets"][0].formset.forms[0]
    labels = [label for _key, label in form.fields["option"].choices]
    assert labels == ["---------", "Ann", "Bob", "Cyd"]


def test_rows_are_prepared_for_the_options_of_the_contest_that_was_voted_on(desk):
    election, vote, _options = make_election()
    contest = factories.ContestFactory(election=election)
    factories.OptionFactory(election=election, contest=factories.ContestFactory(election=election))
    ours = factories.OptionFactory(
        election=election, contest=contest, kind="none", person=None, slug="none", name="Nobody"
    )
    of_contest = factories.RoundFactory(election=election, contest=contest, number=2)

    page = desk.get(change(factories.AccountFactory(round=of_contest)))

    assert rows_of(page) == ([*((each, None) for each in TOTALS), ("votes", ours.pk)], 0)
    form = page.context["inline_admin_formsets"][0].formset.forms[0]
    assert [label for _key, label in form.fields["option"].choices] == ["---------", "Nobody"]
    assert len(rows_of(desk.get(change(factories.AccountFactory(round=vote))))[0]) == 7


def test_a_figure_of_an_option_that_was_moved_to_another_ballot_keeps_it(desk):
    election, vote, options = make_election()
    line = factories.LineFactory(account__round=vote, option=options[0], count=5)
    models.Option.objects.filter(pk=options[0].pk).update(
        contest=factories.ContestFactory(election=election)
    )

    page = desk.get(change(line.account))
    response = save(desk, line.account)

    assert rows_of(page)[0][0] == ("votes", options[0].pk)
    assert errors_of(response) == {"figures-0-option": ["This option stands on another ballot."]}
    assert filled_in(response)["figures-0-option"] == str(options[0].pk)


def test_what_a_row_says_beside_its_figures_stands_open(desk):
    line = factories.LineFactory(count=5)
    page = desk.get(change(line.account)).content.decode()
    assert ("<details open>" in page, "<details>" in page) == (False, True)
    models.Figure.objects.update(bound="about")

    page = desk.get(change(line.account)).content.decode()

    assert page.count("<details open>") == 1


def test_a_figure_of_the_whole_that_stands_twice_is_refused_at_its_row(desk):
    account = factories.AccountFactory(cast=5)
    data = filled_in(desk.get(change(account)), reason="It was misread.")
    as_stored = {"figures-1-measure": "cast", "figures-1-count": "6"}
    as_typed = {
        **{"figures-1-measure": "observers", "figures-1-count": "6"},
        **{"figures-2-measure": "observers", "figures-2-count": "7"},
    }

    refused = [desk.post(change(account), data | rows) for rows in (as_stored, as_typed)]

    twice = ["This account has this figure of the whole already."]
    by_whom = f"“votes cast: {account}” has it already."
    assert [errors_of(each) for each in refused] == [
        {"figures-1-__all__": [*twice, by_whom]},
        {"figures-2-__all__": twice},
    ]
    # A share of something else is another figure, and what is deleted stands in nothing's way.
    bases = {"figures-1-base": "registered", "figures-2-base": "valid"}
    assert desk.post(change(account), data | as_typed | bases).status_code == 302
    data = filled_in(desk.get(change(account)), reason="It was misread.")
    as_deleted = figures_in(data, registered="8") | {"figures-0-DELETE": "on"}
    as_deleted |= {
        name: "cast" for name in data if data[name] == "registered" and "measure" in name
    }
    assert desk.post(change(account), data | as_deleted).status_code == 302
    assert stored(models.Figure, "measure", "count", "base") == [
        *[("observers", 6, "registered"), ("observers", 7, "valid"), ("cast", 8, "")]
    ]


def test_of_the_prepared_lines_those_that_are_filled_in_are_stored(desk):
    _election, vote, options = make_election()
    account = factories.AccountFactory(round=vote)

    response = save(desk, account, **{"figures-6-count": "22967", "figures-6-share": "32.51"})

    assert response.status_code == 302
    assert stored(models.Figure, "measure", "option", "count", "share") == [
        ("votes", options[1].pk, 22967, "32.51")
    ]


def test_a_candidate_of_another_election_is_refused_in_a_line(desk):
    _election, vote, _options = make_election()
    account = factories.AccountFactory(round=vote)
    stranger = factories.OptionFactory()

    response = save(desk, account, **{"figures-5-option": str(stranger.pk), "figures-5-count": "1"})

    assert errors_of(response) == {
        "figures-5-option": [
            "Select a valid choice. That choice is not one of the available choices."
        ]
    }


def test_a_new_set_asks_for_its_lines_once_its_round_is_known(desk):
    _election, vote, options = make_election()
    source = factories.SourceFactory()
    page = desk.get(address(models.Account, "add"))
    assert page.context["inline_admin_formsets"] == []

    response = desk.post(
        address(models.Account, "add"), filled_in(page, round=vote.pk, source=source.pk)
    )

    account = models.Account.objects.get()
    assert response.url == change(account)
    assert rows_of(desk.get(response.url)) == (
        [*((each, None) for each in TOTALS), *(("votes", each.pk) for each in options)],
        0,
    )


def test_a_new_set_of_a_round_is_entered_with_its_lines(desk):
    _election, vote, options = make_election()
    source = factories.SourceFactory()
    url = f"{address(models.Account, 'add')}?round={vote.pk}"
    page = desk.get(url)

    data = filled_in(page, source=source.pk)
    data |= figures_in(data, cast="10")
    data |= {"figures-5-count": "7", "figures-6-count": "3"}
    response = desk.post(url, data)

    assert response.url == address(models.Account)
    assert stored(models.Figure, "measure", "option", "count") == [
        ("cast", None, 10),
        ("votes", options[0].pk, 7),
        ("votes", options[1].pk, 3),
    ]


def test_two_hundred_candidates_fit_on_one_form(desk):
    election, vote, _options = make_election()
    people = models.Person.objects.bulk_create(
        models.Person(name=f"Candidate {n}", slug=f"candidate-{n}") for n in range(200)
    )
    models.Option.objects.bulk_create(
        models.Option(election=election, person=person, slug=person.slug, order=9)
        for person in people
    )
    account = factories.AccountFactory(round=vote)
    page = desk.get(change(account))
    data = filled_in(page, **{"figures-206-count": "7"})
    # More inputs than Django takes by itself, without a list of all candidates in each row.
    assert len(data) > 1000
    assert page.content.count(b"<option") < 60 * 207

    response = desk.post(change(account), data)

    assert response.status_code == 302
    assert stored(models.Figure, "option__slug", "count") == [("candidate-199", 7)]


@pytest.mark.parametrize("number", ["x", "0", "9" * 40])
def test_a_round_that_is_none_prepares_no_rows(desk, number):
    page = desk.get(address(models.Account, "add"), {"round": number})

    assert (page.status_code, page.context["inline_admin_formsets"]) == (200, [])


def test_a_second_lead_is_refused(desk):
    _election, vote, _options = make_election()
    factories.AccountFactory(round=vote, is_lead=True, lead_reason="A reason")
    other = factories.AccountFactory(round=vote)

    response = save(desk, other, is_lead="on", lead_reason="Another")

    assert errors_of(response) == {
        "is_lead": ["Another account of this round is shown first already."]
    }
    assert save(desk, other, note="Read twice.").status_code == 302


def test_a_second_lead_is_refused_on_the_form_of_its_round(desk):
    _election, vote, _options = make_election()
    factories.AccountFactory(round=vote, is_lead=True, lead_reason="A reason")
    factories.AccountFactory(round=vote)
    typed = {"accounts-1-is_lead": "on", "accounts-1-lead_reason": "Another"}

    response = save(desk, vote, **typed)

    assert errors_of(response) == {
        "accounts-1-is_lead": ["Another account of this round is shown first already."]
    }


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
        "options": {
            "kind": "candidate",
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
    assert stored(models.Option, "slug", "person", "party_name") == [
        (person.slug, person.pk, "The party")
    ]
    assert {
        "rounds": election.rounds.count(),
        "key dates": stored(models.KeyDate, "slug"),
        "delegations": stored(models.Delegation, "jurisdiction"),
        "sections": stored(models.Section, "page"),
    } == {
        "rounds": 1,
        "key dates": ["end"],
        "delegations": [land.pk],
        "sections": ["lead"],
    }


def columns_of(page, prefix):
    [found] = [
        each for each in page.context["inline_admin_formsets"] if each.formset.prefix == prefix
    ]
    return list(found.formset.empty_form.fields)


def test_who_enters_an_election_of_one_vote_meets_no_contests(desk):
    election = factories.ElectionFactory()
    pages = [desk.get(address(models.Election, "add")), desk.get(change(election))]
    factories.ContestFactory()

    for page in [*pages, desk.get(change(election))]:
        assert "contest" not in columns_of(page, "rounds") + columns_of(page, "options")


def test_rounds_and_options_say_of_which_of_several_contests_they_are(desk):
    election, _vote, _options = make_election()
    contest = factories.ContestFactory(election=election, name="By lists")
    factories.ContestFactory(name="Of another election")
    page = desk.get(change(election))
    choices = page.context["inline_admin_formsets"][1].formset.forms[0].fields["contest"].choices
    assert [label for _key, label in choices] == ["---------", "By lists"]

    response = save(
        desk,
        election,
        **{"rounds-0-contest": str(contest.pk), "options-1-contest": str(contest.pk)},
    )

    assert response.status_code == 302
    assert stored(models.Round, "contest") == [contest.pk]
    assert stored(models.Option, "contest") == [None, contest.pk]


def new_option(desk, election, **typed):
    page = desk.get(change(election))
    number = page.context["inline_admin_formsets"][2].formset.total_form_count()
    row = {
        "order": "9",
        "kind": "candidate",
        "status": "registered",
        "sources": [factories.SourceFactory().pk],
    } | typed
    changes = {f"options-{number}-{name}": value for name, value in row.items()}
    return save(desk, election, **{"options-TOTAL_FORMS": str(number + 1)}, **changes)


def test_a_list_and_an_answer_are_entered_with_an_election(desk):
    election = factories.ElectionFactory()

    new_option(desk, election, kind="answer", name="Yes", slug="yes")
    new_option(desk, election, kind="list", party=factories.PartyFactory().pk, slug="greens")

    assert stored(models.Option, "kind", "slug") == [("answer", "yes"), ("list", "greens")]


def test_what_is_amiss_with_an_option_is_said_at_its_row(desk):
    election, _vote, options = make_election()
    twice = new_option(desk, election, person=options[0].person_id)
    nameless = new_option(desk, election, kind="answer", name="Yes")

    assert errors_of(twice) == {"options-2-__all__": ["Please correct the duplicate values below."]}
    assert "Please correct the duplicate data for slug." in text_of(twice)
    assert errors_of(nameless) == {
        "options-2-slug": ["Give a slug: there is no person to take it from."]
    }
    assert len(stored(models.Option)) == 2


def test_a_person_is_no_candidate_twice_in_one_election(desk):
    election, _vote, [ann, _bob] = make_election()
    row = {"election": election.pk, "kind": "candidate", "status": "registered", "order": "1"}
    row |= {"sources": [factories.SourceFactory().pk]}
    new = {f"options-1-{name}": value for name, value in row.items()}

    response = save(desk, ann.person, **{"options-TOTAL_FORMS": "2"}, **new)

    assert errors_of(response) == {
        "options-1-__all__": [
            "Option with this Election and Slug already exists.",
            f"“{ann}” has it already.",
        ]
    }


def test_a_form_links_to_the_rows_that_belong_to_its_row(desk):
    _election, vote, _options = make_election()
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
    factories.OptionFactory.create_batch(2, election=election)
    page = desk.get(change(election))
    assert "options" in prefixes(page)

    # One more comes in while the page is open: what was entered on it is still taken.
    data = filled_in(page, **{"options-0-description": "President"})
    factories.OptionFactory(election=election)
    assert "options" not in prefixes(desk.get(change(election)))
    assert desk.post(change(election), data).status_code == 302
    assert models.Option.objects.filter(description="President").count() == 1
    assert save(desk, election, office="Mayor").status_code == 302
    assert stored(models.Election, "office") == ["Mayor"]


def prefixes(page):
    return [each.formset.prefix for each in page.context["inline_admin_formsets"]]


# Deleting


def test_deleting_what_others_rest_on_is_explained(desk):
    line = factories.LineFactory()
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
    _election, vote, _options = make_election()
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
        {"app_label": "elections", "model_name": "option", "field_name": "person", "term": "bo"},
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
