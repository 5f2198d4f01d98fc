"""Imports of tables read what is beyond doubt, ask about the rest, and can be left at any step."""

import pytest

from elections import models
from tests import factories

from .helpers import address, text_of
from .test_transfer import confirm, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    """Where uploads wait for their confirmation."""
    settings.UPLOADS_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def account():
    election = factories.ElectionFactory(publication="draft", slug="e-2012")
    vote = factories.RoundFactory(election=election, number=1)
    source = factories.SourceFactory(key="wikipedia")
    return factories.AccountFactory(round=vote, source=source)


HEADER = "election,round,source,measure,count,share\n"


def test_headers_are_known_in_any_case(desk):
    page = upload(desk, models.Source, "KEY,Title,Short Name,LANGUAGE\na,A,A,en\n")

    confirm(desk, models.Source, page)

    assert models.Source.objects.get(key="a").short_name == "A"
    twice = upload(desk, models.Source, "key,KEY,title,short_name,language\na,b,A,A,en\n")
    assert "This column appears twice: key." in text_of(twice)


@pytest.mark.parametrize(
    ("count", "share", "stored"),
    [
        ('"1,165,532"', '"38,04"', (1165532, "38.04")),
        ("1.165.532", "38.04", (1165532, "38.04")),
        ("47 095", "66,7", None),
        ("47\u202f095", '"66,70"', (47095, "66.70")),
    ],
)
def test_figures_are_read_as_in_the_grid(desk, account, count, share, stored):
    table = f"{HEADER}e-2012,1,wikipedia,valid,{count},{share}\n"

    page = upload(desk, models.Figure, table)

    if stored is None:  # its own comma cuts it in two
        assert "confirm_form" not in page.context
        return
    confirm(desk, models.Figure, page)
    assert models.Figure.objects.values_list("count", "share").get() == stored


def test_figures_that_may_be_read_in_two_ways_are_asked_about(desk, account):
    page = upload(desk, models.Figure, f'{HEADER}e-2012,1,wikipedia,valid,"47,095","66,650"\n')

    words = text_of(page)
    assert "“47,095” may be 47095 or have decimals. If it is the count, write that." in words
    assert "“66,650” may be 66.650 or 66650. Write the one that is meant." in words
    assert models.Figure.objects.count() == 0


@pytest.mark.parametrize("written", ["Alassane Ouattara", "ALASSANE-OUATTARA", "alasane-ouattara"])
def test_a_key_that_is_meant_is_suggested(desk, written):
    factories.PersonFactory(name="Alassane Ouattara", slug="alassane-ouattara")
    factories.ElectionFactory(publication="draft", slug="e-2012")
    table = f"election,slug,kind,person,sources\ne-2012,x,candidate,{written},\n"

    words = text_of(upload(desk, models.Option, table))

    assert f"Unknown person: person = {written}. Did you mean “alassane-ouattara”?" in words


def test_options_and_sources_are_suggested_too(desk, account):
    election = models.Election.objects.get()
    factories.OptionFactory(election=election, person__name="Ann Lee", slug="ann-lee")
    header = HEADER.replace("measure", "option,measure")

    words = text_of(upload(desk, models.Figure, f"{header}e-2012,1,wikipedia,Ann Lee,votes,5,\n"))
    assert "Unknown option: election = e-2012, option = Ann Lee. Did you mean “ann-lee”?" in words
    table = "election,slug,kind,name,sources\ne-2012,x,list,X,wikipedai\n"
    words = text_of(upload(desk, models.Option, table))
    assert "Unknown source: wikipedai. Did you mean “wikipedia”?" in words
    words = text_of(upload(desk, models.Option, table.replace("wikipedai", "something-else")))
    assert "Unknown source: something-else." in words
    assert "Did you mean" not in words


def test_a_preview_can_be_left_and_its_file_goes(desk, uploads):
    page = upload(desk, models.Source, "key,title,short_name,language\na,A,A,en\n")
    assert len([*uploads.iterdir()]) == 1
    assert 'name="cancel"' in page.content.decode()

    done = confirm(desk, models.Source, page, cancel="1")

    assert done.redirect_chain == [(address(models.Source, "import"), 302)]
    assert [*uploads.iterdir()] == []
    assert not models.Source.objects.exists()


def test_where_nothing_changes_there_is_nothing_to_confirm(desk):
    factories.SourceFactory(key="a", title="A", short_name="A", language="en")

    page = upload(desk, models.Source, "key,title,short_name,language\na,A,A,en\n")

    words = text_of(page)
    assert "There is nothing to confirm: the record has all of this already." in words
    assert "Confirm import" not in page.content.decode()
