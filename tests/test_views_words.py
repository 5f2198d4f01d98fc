"""The pages say what they mean in plain words, and no longer in those that misled readers."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from elections.models import Election
from elections.record.frame import PAGES
from tests.admin.test_help import shown_texts
from tests.pages import get

FIXTURES = [
    "0-shared",
    "2007-nagorno-karabakh-presidential-election",
    "2012-nagorno-karabakh-presidential-election",
]
OLD = [
    "Speaks well of it",
    "Opposes it",
    "Does not recognise it",
    "Came to the election",
    "These figures can all be true",
    "cannot all be true as printed",
    "can all be true only on a condition",
    "What one changed figure would mend",
    "For this, more has to hold",
    "What follows from its figures",
    "Ballots that were not valid",
    "Arithmetic alone does not tell",
    "This holds if nobody had votes",
    "all figures could be true",
    "Points that are no numbers",
    "Points other than numbers",
    "Which source names whom",
    "Which source names which",
    "Who recognises it",
    "Words of an election’s name",
    "Words in the election’s name",
    "No election in this record answers",
    "Cited in the text of",
    "Why this account leads",
    "The election was a regular one",
    "gave the quality of the election a high mark",
    "Official Baku",
    "makes Soghomonyan rector",
]
# Of the desk, and of what the site says anywhere.
ELSEWHERE = [
    "Take it back from the public",
    "errors are others than those",
    "Look at them anew",
    "has a mistake. Mend it",
    "Who may publish may change it",
    "Narrowed to:",
    "opens the desk once",
    "make the old ones void",
    "Code of the app so far",
    "typed something else than what is stored now",
]


def test_no_text_of_the_site_has_the_old_words():
    texts = dict(shown_texts())
    root = settings.BASE_DIR
    for path in (root / "README.md", *root.glob("fixtures/*.json"), *root.glob("static/js/*.js")):
        texts[path.relative_to(root)] = " ".join(path.read_text(encoding="utf-8").split())
    old = [*OLD, *ELSEWHERE]
    assert [(str(path), each) for path, text in texts.items() for each in old if each in text] == []


@pytest.mark.django_db
def test_no_page_has_the_old_words(client):
    call_command("loaddata", *FIXTURES, verbosity=0)
    addresses = ["/", "/?q=nowhere", "/about/"]
    addresses += [
        reverse(page, args=[election.slug])
        for election in Election.objects.published()
        for page in (*(name for name, _label in PAGES), "record")
    ]
    addresses += ["/people/bako-sahakyan/", "/sources/wikipedia/"]

    texts = {address: get(client, address).text for address in addresses}
    found = [(address, old) for address, text in texts.items() for old in OLD if old in text]

    assert found == []
