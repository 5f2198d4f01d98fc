"""Portraits as the site keeps them: pictures made anew of what was uploaded.

What a camera or a stranger put into a file beside the picture (places, names, other files, further
frames) does not get into the new one, and its name is made of its content. Nothing here but Pillow.
"""

import io
import warnings
from hashlib import blake2b

from PIL import Image, ImageCms, ImageOps

LARGEST_BYTES = 5 * 1024 * 1024
# As large as phones take them. A small file may claim far more, to fill the memory.
MOST_PIXELS = 25_000_000
# Pages show 150 by 150; screens with small pixels show twice as many in that place.
SIDE = 300
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


class PictureError(ValueError):
    """Why a file is no portrait: `code` is "size", "pixels" or "picture"."""

    def __init__(self, code: str):
        self.code = code
        super().__init__(code)


def remade(data: bytes) -> tuple[bytes, str]:
    """A fresh picture of the same, as bytes and extension ("jpg" or "png"). Raises PictureError.

    It is the square from its middle, as pages show it, of 300 by 300 pixels at most.
    """
    if len(data) > LARGEST_BYTES:
        raise PictureError("size")
    try:
        with warnings.catch_warnings():
            # Pillow warns of what we refuse ourselves, and of metadata that we drop.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise PictureError("pixels")
                return written(drawn(picture))
    except PictureError:
        raise
    except Image.DecompressionBombError as error:
        raise PictureError("pixels") from error
    # A picture that is broken inside fails wherever Pillow first stumbles over it.
    except Exception as error:
        raise PictureError("picture") from error


def drawn(picture: Image.Image) -> Image.Image:
    """The first frame, upright, as small as it is shown, in the colours that all screens know."""
    profile = picture.info.get("icc_profile")
    picture.seek(0)
    picture.draft(None, (2 * SIDE, 2 * SIDE))  # a JPEG can be read at a part of its size
    picture.load()
    picture = ImageOps.exif_transpose(picture)
    if picture.mode not in ("RGB", "RGBA", "CMYK"):
        sees_through = picture.mode in ("LA", "PA") or "transparency" in picture.info
        picture = picture.convert("RGBA" if sees_through else "RGB")
    side = min(SIDE, *picture.size)
    return in_srgb(ImageOps.fit(picture, (side, side)), profile)


def in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    kept = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(picture, source, srgb, outputMode=kept)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a broken profile says nothing about the colours
    return picture.convert(kept)


def written(picture: Image.Image) -> tuple[bytes, str]:
    """The pixels alone in a file: a new picture knows nothing of where they come from."""
    fresh = Image.new(picture.mode, picture.size)
    fresh.paste(picture)
    file = io.BytesIO()
    if fresh.mode == "RGBA" and fresh.getextrema()[3] != (255, 255):
        fresh.save(file, "PNG", optimize=True)
        return file.getvalue(), "png"
    fresh.convert("RGB").save(file, "JPEG", quality=88, optimize=True, progressive=True)
    return file.getvalue(), "jpg"


def name_for(data: bytes, extension: str) -> str:
    return f"{digest(data)}.{extension}"


def is_made_here(name: str, data: bytes) -> bool:
    """Whether a stored file is one that `remade` made: its name is made of its content."""
    return name.rpartition("/")[2].partition(".")[0] == digest(data)


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
