import pytest

from . import cast


@pytest.fixture
def editor(db):
    return cast.make_editor()
