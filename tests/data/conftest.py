import pytest
from django.db import connection

from elections.models import Election, Statement
from tests.resources.cast import make_record


@pytest.fixture
def record(db, settings, tmp_path):
    """A row of every table with values that are hard to carry through a file, all published."""
    settings.MEDIA_ROOT = tmp_path
    make_record()
    # Lines that the forms and the loader refuse.
    Statement.objects.filter(slug="said").update(speaker="=x")
    Election.objects.update(publication="published")
    Election.objects.filter(slug="a-second").update(party_after_name="@Then")


@pytest.fixture
def emptied(db):
    """A function that takes back what was written since the test began."""
    savepoint = connection.savepoint()
    return lambda: connection.savepoint_rollback(savepoint)
