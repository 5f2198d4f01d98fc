import pytest
from django.db import connection


@pytest.fixture
def emptied():
    """A function that takes back what was written since the test began."""
    savepoint = connection.savepoint()

    def empty():
        connection.savepoint_rollback(savepoint)

    return empty
