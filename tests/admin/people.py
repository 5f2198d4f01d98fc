"""Somebody of each role in a browser, and rows of drafts and of published elections."""

import re
from collections import defaultdict
from html import unescape

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from elections import models
from elections.models import Publication
from tests import factories
from tests.rows import FACTORIES

PUBLIC, REVIEWER, EDITOR, PUBLISHER, SUPERUSER = (
    "public",
    "Reviewer",
    "Editor",
    "Publisher",
    "superuser",
)
ROLES = [PUBLIC, REVIEWER, EDITOR, PUBLISHER]

# From a row to the election that it belongs to, as factories are told.
ELECTION_OF = {
    models.Election: "",
    models.Account: "round__election__",
    models.Figure: "account__round__election__",
    models.Wording: "discrepancy__election__",
}


def somebody(role):
    """A user of a role, with no power beside those of the role."""
    user = get_user_model().objects.create_user(role.lower(), is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def browser_of(role):
    client = Client()
    if role == SUPERUSER:
        client.force_login(factories.EditorFactory())
    elif role != PUBLIC:
        client.force_login(somebody(role))
    return client


def row_in(model, publication=Publication.DRAFT, **fields):
    """A row that an election of that publication holds or, where it is a shared one, uses."""
    shared = {
        models.Person: lambda: factories.OptionFactory(election=election()).person,
        models.Party: lambda: (
            factories.OptionFactory(election=election(), party=factories.PartyFactory()).party
        ),
        models.Jurisdiction: lambda: election().jurisdiction,
        models.Area: lambda: counted_in(election()),
        models.Actor: lambda: factories.StatementFactory(election=election()).actor,
        models.Source: lambda: cited_in_prose(election()),
    }

    def election():
        return factories.ElectionFactory(publication=publication)

    if model in shared:
        return shared[model]()
    way = ELECTION_OF.get(model, "election__")
    return FACTORIES[model](**{f"{way}publication": publication}, **fields)


def cited_in_prose(election):
    """A source that no row points to: the database would let it go."""
    source = factories.SourceFactory()
    factories.SectionFactory(election=election, body=f"Held. [@{source.key}]")
    return source


def counted_in(election):
    """An area of which an election has a count."""
    area = factories.AreaFactory(jurisdiction=election.jurisdiction)
    factories.AccountFactory(round__election=election, area=area)
    return area


def confirm_deletion(client, url, name="", **data):
    """Open a page that asks whether to delete, and send what it asks with a reason.

    That of a whole election asks for its name.

    Where there is no such page, it is sent as somebody would who knows what to send.
    """
    page = client.post(url, data) if data else client.get(url)
    said = {"post": "yes", "reason": "It was wrong.", "name": name}
    return client.post(url, hidden_of(page) | data | said)


def hidden_of(page):
    """The hidden inputs of a page, which its browser sends along."""
    sent = defaultdict(list)
    for tag in re.findall(r'<input type="hidden"[^>]*>', page.content.decode()):
        [name] = re.findall(r'name="([^"]*)"', tag)
        sent[name] += [unescape(value) for value in re.findall(r'value="([^"]*)"', tag)]
    return sent
