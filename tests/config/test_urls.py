"""Addresses that no view of the record answers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import PersonFactory
from tests.pictures import picture


@pytest.mark.django_db
def test_a_portrait_is_served_and_nothing_beside_it(client):
    person = PersonFactory(
        portrait=SimpleUploadedFile("ann.png", picture()), portrait_credit="By a friend, CC0"
    )
    try:
        response = client.get(person.portrait.url)
        assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
        with person.portrait.open() as file:
            assert b"".join(response.streaming_content) == file.read()
    finally:
        person.portrait.delete(save=False)


@pytest.mark.parametrize(
    "name",
    ["", "..", "../../db.sqlite3", "a/b", "a%00b", "a" * 300, "%D0%B6" * 200, "a/" * 3_000],
    ids=lambda name: name[:20],
)
@pytest.mark.django_db
def test_what_is_no_portrait_s_name_is_not_found(client, name):
    assert client.get(f"/media/portraits/{name}").status_code == 404
