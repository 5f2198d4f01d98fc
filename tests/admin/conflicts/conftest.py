import pytest

from .cast import Editor


@pytest.fixture
def ann(db):
    return Editor("ann")


@pytest.fixture
def bob(db):
    return Editor("bob")
