"""Pictures made for tests."""

import io

from PIL import Image


def picture(file_format="PNG", size=(4, 4), mode="RGB", colour="red", **options) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, colour).save(file, file_format, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))
