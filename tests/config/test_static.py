"""Static files as production serves them: collected, compressed, under names that never change."""

import gzip

import brotli
import pytest
from django.conf import settings
from django.core.management import call_command
from django.templatetags.static import static
from django.test import Client, override_settings

# Where a response is closed, Django looks after its database connections.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collected")]

FOR_EVER = "max-age=315360000, public, immutable"


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    backend = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    with override_settings(
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        WHITENOISE_AUTOREFRESH=False,
        STORAGES=settings.STORAGES | {"staticfiles": backend},
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield


@pytest.mark.parametrize(
    ("coding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_files_with_hashed_names_are_kept_for_ever_and_sent_compressed(coding, unpack):
    client = Client()
    address = static("css/site.css")
    plain = client.get(address)
    packed = client.get(address, headers={"accept-encoding": coding})

    whole = plain.getvalue()
    assert address != "/static/css/site.css"
    assert (plain["Cache-Control"], packed["Cache-Control"]) == (FOR_EVER, FOR_EVER)
    assert (packed["Content-Encoding"], packed["Vary"]) == (coding, "Accept-Encoding")
    assert "Content-Encoding" not in plain
    assert unpack(packed.getvalue()) == whole
    assert int(packed["Content-Length"]) < len(whole) / 2


def test_a_file_under_its_plain_name_may_change_and_is_asked_for_again():
    answer = Client().get("/static/css/site.css")
    answer.close()

    assert answer["Cache-Control"] == "max-age=60, public"
    assert "immutable" not in answer["Cache-Control"]
