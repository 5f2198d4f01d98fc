"""Portraits are made anew: nothing that was in the file beside the picture stays."""

import io
import json
import struct
import tracemalloc
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms, PngImagePlugin

from elections.loading import LoadError, load
from elections.models import Person
from elections.portraits import LARGEST_BYTES, PictureError, is_made_here, name_for, remade
from tests import factories
from tests.admin.helpers import change, errors_of, filled_in
from tests.pictures import opened, picture
from tests.resources.helpers import by_extension, problems

SECRET = b"40.1792 N, 44.4991 E"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def desk(client, db):
    client.force_login(factories.EditorFactory())
    return client


def with_exif(**options):
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()  # the description
    exif.get_ifd(0x8825)[1] = "N"  # the place
    return picture("JPEG", exif=exif, comment=SECRET, **options)


def with_text():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return picture("PNG", pnginfo=info)


def animated(file_format):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue", "green")]
    file = io.BytesIO()
    frames[0].save(file, file_format, save_all=True, append_images=frames[1:])
    return file.getvalue()


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def bomb(side):
    """A PNG of few bytes that claims this many pixels a side, and holds them."""
    rows = zlib.compressobj(9)
    packed = b"".join(rows.compress(bytes(1 + side // 8)) for _ in range(side)) + rows.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", packed), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


TAKEN = {
    "jpeg with a place": (with_exif(), "jpg"),
    "png with texts": (with_text(), "jpg"),
    "webp": (picture("WEBP"), "jpg"),
    "a gif that moves": (animated("GIF"), "jpg"),
    "a png that moves": (animated("PNG"), "jpg"),
    "a webp that moves": (animated("WEBP"), "jpg"),
    "a picture and an archive": (picture("JPEG") + b"PK\x03\x04" + SECRET, "jpg"),
    "a picture and a page": (picture("GIF") + b"<script>alert(1)</script>" + SECRET, "jpg"),
    "see-through": (picture("PNG", mode="RGBA", colour=(255, 0, 0, 9)), "png"),
    "palette": (picture("PNG", mode="P", colour=1), "jpg"),
    "grey": (picture("PNG", mode="L", colour=9), "jpg"),
    "grey of 16 bits": (picture("PNG", mode="I;16", colour=9), "jpg"),
    "for print": (picture("JPEG", mode="CMYK", colour=(0, 0, 0, 0)), "jpg"),
    "a broken profile": (picture("JPEG", icc_profile=b"x" * 200), "jpg"),
}


@pytest.mark.parametrize(("data", "extension"), TAKEN.values(), ids=TAKEN)
def test_a_picture_is_made_anew_without_what_came_with_it(data, extension):
    new, found = remade(data)

    result = opened(new)
    assert (found, result.format) == (extension, {"jpg": "JPEG", "png": "PNG"}[extension])
    assert (dict(result.getexif()), getattr(result, "n_frames", 1)) == ({}, 1)
    assert result.info.keys() <= {
        *("jfif", "jfif_version", "jfif_unit", "jfif_density"),
        *("progressive", "progression"),
    }
    assert SECRET not in new
    assert b"<script" not in new
    assert b"PK\x03\x04" not in new


def test_the_first_frame_is_kept():
    red, green, blue = opened(remade(animated("GIF"))[0]).getpixel((4, 4))

    assert red > 200 > 60 > max(green, blue)


@pytest.mark.parametrize(
    ("size", "expected"),
    [((4, 4), (4, 4)), ((900, 600), (300, 300)), ((200, 5000), (200, 200)), ((1, 1), (1, 1))],
)
def test_a_picture_is_the_square_that_pages_show(size, expected):
    assert opened(remade(picture(size=size))[0]).size == expected


def test_a_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it right
    drawing = Image.new("RGB", (40, 40), "white")
    drawing.paste("black", (0, 0, 40, 20))
    file = io.BytesIO()
    drawing.save(file, "JPEG", exif=exif)

    upright = opened(remade(file.getvalue())[0])

    assert (upright.getpixel((35, 20))[0] < 60, upright.getpixel((5, 20))[0] > 200) == (True, True)


def test_colours_of_a_profile_are_kept_for_all_screens():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    red, green, blue = opened(remade(picture("JPEG", icc_profile=profile))[0]).getpixel((1, 1))

    assert red > 240 > 20 > max(green, blue)


REFUSED = {
    "nothing": (b"", "picture"),
    "a page": (b"<html><script>alert(1)</script></html>", "picture"),
    "a drawing with a script": (
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        "picture",
    ),
    "a bitmap": (picture("BMP"), "picture"),
    "a tiff": (picture("TIFF"), "picture"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "picture"),
    "cut off": (picture("JPEG", size=(500, 500))[:800], "picture"),
    "a header alone": (picture("PNG")[:33], "picture"),
    "a gif that claims much": (
        picture("GIF")[:6] + b"\xff\xff\xff\xff" + picture("GIF")[10:],
        "pixels",
    ),
    "too many bytes": (picture("PNG") + bytes(LARGEST_BYTES), "size"),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_portrait_is_refused(data, code):
    with pytest.raises(PictureError) as caught:
        remade(data)

    assert caught.value.code == code


@pytest.mark.parametrize("side", [6_000, 16_000, 40_000])
def test_a_small_file_of_many_pixels_fills_no_memory(side):
    data = bomb(side)
    assert len(data) < 1_000_000
    tracemalloc.start()
    try:
        with pytest.raises(PictureError) as caught:
            remade(data)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()

    assert caught.value.code == "pixels"


def test_texts_that_unpack_without_end_are_dropped_or_refused():
    packed = zlib.compress(bytes(200_000_000), 9)
    text = chunk(b"zTXt", b"Comment\0\0" + packed)
    data = picture("PNG")
    tracemalloc.start()
    try:
        with pytest.raises(PictureError):
            remade(data[:33] + text + data[33:])
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


# Through the form


def send(desk, person, file, **values):
    page = desk.get(change(person))
    data = filled_in(page, portrait_credit="A friend, CC0", **values)
    return desk.post(change(person), data | {"portrait": file}, follow=True)


def test_a_portrait_through_the_form(desk, media):
    person = factories.PersonFactory(slug="ann")

    send(desk, person, SimpleUploadedFile("../../evil.php.jpg", with_exif(size=(900, 700))))

    person.refresh_from_db()
    [path] = (media / "portraits").iterdir()
    assert person.portrait.name == f"portraits/{path.name}"
    assert path.suffix == ".jpg"
    assert is_made_here(path.name, path.read_bytes())
    assert SECRET not in path.read_bytes()
    assert opened(path.read_bytes()).size == (300, 300)
    # The form can be saved again, and the same picture is the same file.
    send(desk, person, SimpleUploadedFile("again.jpg", with_exif(size=(900, 700))))
    assert list((media / "portraits").iterdir()) == [path]
    page = desk.get(change(person))
    desk.post(change(person), filled_in(page, name="Ann"))
    person.refresh_from_db()
    assert (person.name, person.portrait.name) == ("Ann", f"portraits/{path.name}")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<svg/>", "This is not a valid JPEG, PNG, WebP or GIF picture."),
        (
            bomb(6_000),
            "The picture has more than 25 million pixels. Make it smaller.",
        ),
        (bytes(LARGEST_BYTES + 1), "The picture is larger than 5 MB. Make it smaller."),
    ],
    ids=["no picture", "pixels", "bytes"],
)
def test_a_bad_portrait_is_an_error_of_the_form(desk, media, data, message):
    person = factories.PersonFactory()

    page = send(desk, person, SimpleUploadedFile("ann.jpg", data, "image/jpeg"))

    assert errors_of(page)["portrait"] == [message]
    assert not (media / "portraits").exists()


def test_a_portrait_through_the_shell_is_made_anew_too(db, media):
    person = factories.PersonFactory(portrait_credit="A friend")
    person.portrait.save("ann.jpg", ContentFile(with_exif()))
    other = factories.PersonFactory(
        portrait=SimpleUploadedFile("bob.png", with_text()), portrait_credit="A friend"
    )

    for each in (person, other):
        assert is_made_here(each.portrait.name, (media / each.portrait.name).read_bytes())
    with pytest.raises(ValidationError):
        person.portrait.save("ann.jpg", ContentFile(b"<html>"))
    person.portrait = SimpleUploadedFile("x.jpg", b"<html>")
    with pytest.raises(ValidationError):
        person.full_clean()


# Through an import and `load`, which name stored files


def store(media, name, data):
    path = media / "portraits" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return f"portraits/{name}"


def ours(media):
    data, extension = remade(with_exif())
    return store(media, name_for(data, extension), data)


FOREIGN = "was not created by this site. Upload the picture on the person’s form."


def test_an_import_names_only_pictures_that_we_made(db, media):
    known, foreign = ours(media), store(media, "raw.jpg", with_exif())
    header = "slug,name,portrait,portrait_credit\n"

    def found(name):
        data = f"{header}ann,Ann,{name},A friend\n".encode()
        return problems(Person, by_extension["csv"], data)

    assert found(foreign) == [f"Row 2, column portrait: “{foreign}” {FOREIGN}"]
    assert Person.objects.count() == 0
    assert found(known) == []
    assert Person.objects.get().portrait.name == known


def test_load_names_only_pictures_that_we_made(db, media, tmp_path):
    known, foreign = ours(media), store(media, "raw.jpg", with_exif())
    path = tmp_path / "people.json"

    def fixture(name):
        fields = {"slug": "ann", "name": "Ann", "portrait": name, "portrait_credit": "A friend"}
        path.write_text(json.dumps([{"model": "elections.person", "fields": fields}]))
        return str(path)

    with pytest.raises(LoadError, match="was not created by this site"):
        load([fixture(foreign)])
    assert Person.objects.count() == 0
    load([fixture(known)])
    assert Person.objects.get().portrait.name == known
    # One that is not there does no harm: pages draw the placeholder.
    load([fixture("portraits/none.jpg")])
    assert Person.objects.get().portrait.name == "portraits/none.jpg"
