"""Addresses that no view of the record answers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.factories import PersonFactory


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "ann.png"
    Image.new("RGB", (2, 2)).save(path)
    return path.read_bytes()


@pytest.mark.django_db
def test_a_portrait_is_served_and_nothing_beside_it(client, picture):
    person = PersonFactory(
        portrait=SimpleUploadedFile("ann.png", picture), portrait_credit="By a friend, CC0"
    )
    try:
        response = client.get(person.portrait.url)
        assert (response.status_code, response["Content-Type"]) == (200, "image/png")
        assert b"".join(response.streaming_content) == picture
    finally:
        person.portrait.delete(save=False)
    assert client.get("/media/portraits/../../db.sqlite3").status_code == 400
    assert client.get("/media/portraits/").status_code == 404
