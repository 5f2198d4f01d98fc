"""The model field of portraits, which stores pictures made anew, by whatever way they come."""

from django import forms
from django.core.exceptions import SuspiciousFileOperation, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.db.models.fields.files import FieldFile, ImageFieldFile
from django.utils.translation import gettext_lazy as _

from ..portraits import LARGEST_BYTES, PictureError, is_made_here, name_for, remade

MESSAGES = {
    "size": _("The picture is larger than 5 MB. Make it smaller."),
    "pixels": _("The picture has more than 25 million pixels. Make it smaller."),
    "picture": _("This is not a valid JPEG, PNG, WebP or GIF picture."),
}


def made(content) -> tuple[bytes, str]:
    """The picture made anew of a file, as bytes and extension. Raises `ValidationError`."""
    known = getattr(content, "portrait", None)
    if known:
        return known
    content.seek(0)
    try:
        # One byte more than is taken says that there is too much.
        return remade(content.read(LARGEST_BYTES + 1))
    except PictureError as error:
        raise ValidationError(MESSAGES[error.code], code=error.code) from error


def validate_portrait(value) -> None:
    """Refuse an upload that is no picture, and the name of a stored file that we did not make.

    Fixtures and tables name files that are stored already. A file that is not there does no harm,
    and a page shows the placeholder.
    """
    if isinstance(value, FieldFile) and not value._committed:
        made(value.file)
        return
    name = str(value)
    try:
        with default_storage.open(name) as file:
            ours = is_made_here(name, file.read(LARGEST_BYTES + 1))
    except (OSError, ValueError, SuspiciousFileOperation):
        return
    if not ours:
        raise ValidationError(
            _("“%(name)s” was not created by this site. Upload the picture on the person’s form."),
            code="foreign",
            params={"name": name},
        )


class PortraitFile(ImageFieldFile):
    def save(self, name, content, save=True):
        """Store the picture made anew under a name of our own. The name that it had is not used."""
        data, extension = made(content)
        name = self.field.generate_filename(self.instance, name_for(data, extension))
        # The same picture is the same file.
        if not self.storage.exists(name):
            name = self.storage.save(name, ContentFile(data), max_length=self.field.max_length)
        self.name, self._committed = name, True
        setattr(self.instance, self.field.attname, self.name)
        if save:
            self.instance.save()

    save.alters_data = True


class PortraitFormField(forms.ImageField):
    def to_python(self, data):
        """The upload with the picture made of it. Pillow looks at nothing that is too large."""
        file = forms.FileField.to_python(self, data)
        if file is not None:
            if file.size > LARGEST_BYTES:
                raise ValidationError(MESSAGES["size"], code="size")
            file.portrait = made(file)
        return file


class PortraitField(models.ImageField):
    attr_class = PortraitFile
    default_validators = [validate_portrait]

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PortraitFormField, **kwargs})

    def deconstruct(self):
        """An image field to the database, so that it takes no migration."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ImageField", args, kwargs
