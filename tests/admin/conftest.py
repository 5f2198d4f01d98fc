import pytest

from tests.factories import EditorFactory


@pytest.fixture
def editor(db):
    return EditorFactory()


@pytest.fixture
def desk(client, editor):
    """A browser in which an editor is signed in."""
    client.force_login(editor)
    return client
