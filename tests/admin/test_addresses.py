"""Every address of the desk, and what it answers to whom.

The addresses are read off the site itself: one that has no line in the table below fails the
test, so that none can be built and forgotten.
"""

from contextlib import ExitStack
from unittest.mock import patch

import pytest
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.template.response import TemplateResponse
from django.urls import URLPattern, get_resolver, reverse

from elections import models
from elections.models import Publication
from tests.factories import EditorFactory

from .helpers import MODELS, address
from .people import EDITOR, PUBLIC, PUBLISHER, REVIEWER, ROLES, SUPERUSER, browser_of, row_in

pytestmark = pytest.mark.django_db

# The answer to the public, a reviewer, an editor, a publisher, a superuser. 302 without a place
# leads the public to the sign-in page, others to where the work goes on.
# A table's address stands once for all tables; `published` and `draft` say whose row is meant.
TABLES = """
GET  grid                       302 403 200 200 200
GET  changelist                 302 200 200 200 200
POST changelist                 302 200 200 200 200
GET  add                        302 403 200 200 200
POST add                        302 403 200 200 200
GET  change draft               302 200 200 200 200
GET  change published           302 200 200 200 200
POST change draft               302 403 200 200 200
POST change published           302 403 200 200 200
POST change published figures   302 403 403 200 200
GET  delete draft               302 403 200 200 200
GET  delete published           302 403 403 200 200
POST delete draft               302 403 200 200 200
POST delete published           302 403 403 200 200
GET  history draft              302 200 200 200 200
GET  history published          302 200 200 200 200
GET  deleted                    302 200 200 200 200
GET  restore draft              302 403 200 200 200
GET  restore published          302 403 200 200 200
GET  restore published figures  302 403 403 200 200
POST restore draft              302 403 200 200 200
GET  export                     302 200 200 200 200
POST export                     302 200 200 200 200
GET  import                     302 403 200 200 200
POST import                     302 403 200 200 200
GET  process_import             302 405 405 405 405
POST process_import             302 403 302 302 302
GET  publication draft          302 200 200 200 200
GET  publication published      302 200 200 200 200
POST publication draft          302 403 403 200 200
POST publication published      302 403 403 200 200
POST ready draft                302 403 302 302 302
GET  figures draft              302 200 200 200 200
GET  figures published          302 200 200 200 200
POST figures draft              302 403 200 200 200
POST figures published          302 403 200 200 200
GET  like draft                 302 403 200 200 200
GET  like published             302 403 200 200 200
POST like draft                 302 403 200 200 200
GET  load                       302 403 200 200 200
GET  article                    302 403 200 200 200
GET  propose published          302 403 200 403 403
GET  proposal published         302 404 404 404 404
POST preview                    302 200 200 200 200
GET  sources                    302 200 200 200 200
GET  edit draft                 302 302 302 302 302
GET  edit published             302 302 302 302 302
POST edit draft                 302 405 405 405 405
"""

SITE = """
GET  index                         302 200 200 200 200
GET  login                         200 302 302 302 302
GET  help                          302 200 200 200 200
GET  logout                        302 405 405 405 405
POST logout                        302 200 200 200 200
GET  password_change               302 200 200 200 200
GET  password_change_done          302 200 200 200 200
GET  jsi18n                        302 200 200 200 200
GET  autocomplete                  302 200 200 200 200
GET  view_on_site                  302 302 302 302 302
GET  app_list                      302 200 200 200 200
GET  second_factor                 302 302 302 302 302
GET  second_factor_set_up          302 200 200 200 200
POST second_factor_recovery_codes  302 302 302 302 302
POST second_factor_remove          302 302 302 302 302
GET  no_such_page                  302 404 404 404 404
GET  password_reset                404 404 404 404 404
GET  password_reset_done           200 200 200 200 200
GET  password_reset_complete       200 200 200 200 200
GET  password_reset_confirm        200 200 200 200 200
POST auth_user_link                302 403 403 403 200
GET  auth_user_changelist          302 403 403 403 200
GET  auth_user_add                 302 403 403 403 200
POST auth_user_add                 302 403 403 403 200
GET  auth_user_change              302 403 403 403 200
POST auth_user_change              302 403 403 403 200
GET  auth_user_delete              302 403 403 403 200
GET  auth_user_history             302 403 403 403 200
GET  auth_user_password_change     302 403 403 403 200
POST auth_user_password_change     302 403 403 403 200
GET  auth_group_changelist         302 403 403 403 200
GET  auth_group_add                302 403 403 403 200
GET  auth_group_change             302 403 403 403 200
POST auth_group_change             302 403 403 403 200
GET  auth_group_delete             302 403 403 403 200
GET  auth_group_history            302 403 403 403 200
"""

WHO = [*ROLES, SUPERUSER]
FIGURES = {models.Account, models.Figure, models.Figure}
BODIES = {
    ("POST", "changelist"): {"action": "delete_selected"},
    ("POST", "export"): {"format": "0"},
}


def lines(text):
    for line in text.strip().splitlines():
        *words, a, b, c, d, e = line.split()
        method, name, *what = words
        yield (method, name, *what), dict(zip(WHO, map(int, (a, b, c, d, e)), strict=True))


def desk_patterns():
    """The patterns of all addresses below /admin/."""
    [desk] = [
        each for each in get_resolver().url_patterns if getattr(each, "namespace", "") == "admin"
    ]

    def walk(resolver):
        for each in resolver.url_patterns:
            yield from [each] if isinstance(each, URLPattern) else walk(each)

    return list(walk(desk))


def names_in_tables():
    of_tables = {name for (_method, name, *_what), _answers in lines(TABLES)}
    of_site = {name for (_method, name, *_what), _answers in lines(SITE)}
    return of_tables, of_site


def test_every_address_of_the_desk_has_a_line():
    of_tables, of_site = names_in_tables()
    expected = {f"elections_{model._meta.model_name}_" for model in MODELS}
    unknown = set()
    for pattern in desk_patterns():
        if pattern.name is None:
            # Django's last resorts: an old address of a row, and "there is no such page".
            assert str(pattern.pattern) in {"<path:object_id>/", "(?P<url>.*)$"}
            continue
        prefix = next((each for each in expected if pattern.name.startswith(each)), None)
        if prefix is None:
            unknown |= {pattern.name} - of_site
        else:
            unknown |= {pattern.name.removeprefix(prefix)} - of_tables
    assert unknown == set()


def named(model, name):
    full = f"elections_{model._meta.model_name}_{name}"
    return any(pattern.name == full for pattern in desk_patterns())


@pytest.fixture
def browsers(db):
    return {who: browser_of(who) for who in WHO}


def answers(browsers, expected, method, url, body=None) -> dict[str, int]:
    """What everybody is answered.

    The page is put into HTML, with the forms of the rows below, for the one with the least power
    who may see it: more would take minutes and tell no more about who may come in.
    """
    shown_to = next((who for who in WHO if expected[who] == 200), None)
    found = {}
    for who, client in browsers.items():
        with ExitStack() as stack:
            if who != shown_to:
                stack.enter_context(patch.object(TemplateResponse, "rendered_content", ""))
                stack.enter_context(
                    patch.object(ModelAdmin, "get_formsets_with_inlines", lambda *_: [])
                )
            found[who] = getattr(client, method.lower())(url, body).status_code
    return found


OF_TABLES = [
    pytest.param(method, name, what, expected, id="-".join([method, name, *what]))
    for (method, name, *what), expected in lines(TABLES)
]


@pytest.mark.parametrize(("method", "name", "what", "expected"), OF_TABLES)
def test_the_addresses_of_a_table(method, name, what, expected, browsers, settings, tmp_path):
    settings.UPLOADS_ROOT = tmp_path
    found = {}
    for model in [model for model in MODELS if named(model, name)]:
        # A line on published figures is about their tables alone, the one beside it about others.
        if what == ["published", "figures"] and model not in FIGURES:
            continue
        of_others = (method, name) in {("POST", "change"), ("GET", "restore")}
        if of_others and what == ["published"] and model in FIGURES:
            continue
        args = []
        if what:
            row = row_in(model, Publication[what[0].upper()])
            args = [getattr(row, "slug", None) or row.key] if name == "edit" else [row.pk]
            if name == "restore":
                args.append(model.history.filter(id=row.pk).first().history_id)
        url = address(model, name, *args)
        body = BODIES.get((method, name))
        found[model.__name__] = answers(browsers, expected, method, url, body)
    assert found
    assert found == dict.fromkeys(found, expected)


OF_SITE = [
    pytest.param(method, name, expected, id=f"{method}-{name}")
    for (method, name), expected in lines(SITE)
]


@pytest.mark.parametrize(("method", "name", "expected"), OF_SITE)
def test_the_addresses_of_the_desk_itself(method, name, expected, browsers):
    assert answers(browsers, expected, method, of_site(name)) == expected


def of_site(name):
    if name == "no_such_page":
        return "/admin/no/such/page/"
    target = EditorFactory() if "auth_user" in name else Group.objects.first()
    if name == "autocomplete":
        query = "app_label=elections&model_name=option&field_name=person"
        return f"{reverse('admin:autocomplete')}?{query}"
    if name == "view_on_site":
        row = row_in(models.Election)
        return reverse(
            "admin:view_on_site", args=[ContentType.objects.get_for_model(row).pk, row.pk]
        )
    if name == "password_reset_confirm":
        return reverse(f"admin:{name}", args=["MQ", "no-token"])
    if name == "app_list":
        return reverse("admin:app_list", args=["elections"])
    if name.startswith("auth_") and not name.endswith(("changelist", "add")):
        return reverse(f"admin:{name}", args=[target.pk])
    return reverse(f"admin:{name}")


def test_an_account_without_a_role_has_no_power(client):
    client.force_login(EditorFactory(is_superuser=False))
    found = {
        name: client.get(address(models.Election, name)).status_code
        for name in ["changelist", "add", "import", "export"]
    }
    assert (client.get("/admin/").status_code, found) == (200, dict.fromkeys(found, 403))
    draft = row_in(models.Election)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get(address(models.Election, "publication", draft.pk)).status_code == 403


def test_the_roles_are_those_of_this_table():
    assert {group.name for group in Group.objects.all()} == {REVIEWER, EDITOR, PUBLISHER}
    assert WHO[0] == PUBLIC
