"""What an editor is told at a field, a row and a page that others have changed."""

from typing import TYPE_CHECKING

from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .authors import Author
    from .forms import Clash, ConflictForm, Conflicts


def stored_value_note(clash: "Clash", name: str) -> SafeString:
    """What stands beside an input: what the other stored, and how to take it."""
    stored = format_html('<span class="stored">{}</span>', clash.stored)
    if clash.kind.value == "taken":
        return format_html(
            '<span class="conflicts taken">{} {}</span>',
            at(
                clash,
                _("{who} changed this at {when}. You had not edited it, so the new value is kept."),
                _("This changed in the meantime. You had not edited it, so the new value is kept."),
            ),
            format_html(_("Before: {before}"), before=clash.before) if clash.before else "",
        )
    return format_html(
        '<span class="conflicts overlap">{said} {stored}'
        '<label><input type="checkbox" name="take_stored" value="{name}"> {take}</label></span>',
        said=at(clash, _("Saved by {who} at {when}:"), _("Current value:")),
        stored=stored,
        name=name,
        take=_("Use this instead of your value"),
    )


def at(clash: "Clash", known: str, unknown: str) -> SafeString:
    """A sentence with who and when, or the one without where history does not know."""
    if not clash.author.date:
        return conditional_escape(unknown)
    return format_html(
        known, who=format_html("<strong>{}</strong>", clash.author.who), when=clash.author.when
    )


def row_changed(clashes: list["Clash"]) -> str:
    """What stands above a row: what was changed, and to what if there is no input for it."""
    said = [
        _("%(field)s is now “%(value)s”.") % {"field": each.field, "value": each.stored}
        for each in clashes
        if not each.input
    ]
    beside = [each.field for each in clashes if each.input]
    if beside:
        fields = {"fields": get_text_list(beside, _("and"))}
        said.insert(0, _("Changed since you opened the page: %(fields)s.") % fields)
    return " ".join(said)


def choose_again() -> str:
    """What browsers do not bring back."""
    return _("Nothing was saved. Choose the file again: forms cannot keep a chosen file.")


def left(form: "ConflictForm") -> SafeString:
    """What stands above that which was typed in a row that is no longer there."""
    if DELETION_FIELD_NAME not in form.fields:
        return format_html("{} {}", form.left.sentence, _("Saving will add it as a new row."))
    return format_html(
        '<span class="conflicts overlap">{sentence} {kept}<label>'
        '<input type="checkbox" name="{name}" checked> {leave}</label></span>',
        sentence=form.left.sentence,
        kept=_("Your input is kept here. Untick the box to add it as a new row."),
        name=form.add_prefix(DELETION_FIELD_NAME),
        leave=_("Do not add it"),
    )


def refused(conflicts: "Conflicts", row: Model) -> str:
    """Why a whole page is not stored, whatever its fields say; empty if nothing is amiss."""
    if conflicts.gone:
        return _("Save to add your input as a new row.")
    if conflicts.collided:
        return _(
            "Somebody saved a conflicting change at the same moment. Your changes were not saved: "
            "save again."
        )
    if not row._state.adding and not conflicts.shown.known:
        return _(
            "Nothing was saved, because the page did not send back what it had shown you. Compare "
            "your input with the saved values, then save again."
        )
    return ""


def deleted(model: type[Model], name: str, author: "Author") -> str:
    """That a row is deleted, by whom and when."""
    return of_row(
        author,
        _("%(who)s deleted the %(table)s “%(name)s” at %(when)s."),
        _("The %(table)s “%(name)s” has been deleted in the meantime."),
        table=model._meta.verbose_name,
        name=name,
    )


def moved(model: type[Model], name: str, author: "Author") -> str:
    """That a row belongs to another one now."""
    return of_row(
        author,
        _("%(who)s moved the %(table)s “%(name)s” to another place at %(when)s."),
        _("The %(table)s “%(name)s” has been moved to another place."),
        table=model._meta.verbose_name,
        name=name,
    )


def added(model: type[Model], name: str, author: "Author") -> str:
    """That there is a row that the page does not show."""
    return of_row(
        author,
        _("%(who)s added the %(table)s “%(name)s” at %(when)s; it is kept."),
        _("The %(table)s “%(name)s” was added and is kept."),
        table=model._meta.verbose_name,
        name=name,
    )


def is_now(name: str, field: str, value: str, author: "Author") -> str:
    """One change of a row that is to be deleted, published or restored."""
    return of_row(
        author,
        _("%(who)s changed “%(name)s” at %(when)s: %(field)s is now “%(value)s”."),
        _("“%(name)s” has changed in the meantime: %(field)s is now “%(value)s”."),
        name=name,
        field=field,
        value=value,
    )


def of_row(author: "Author", known: str, unknown: str, **said: str) -> str:
    """A sentence with who and when, or the one without where history does not know."""
    if not author.date:
        return unknown % said
    return known % (said | {"who": author.who, "when": author.when})


def appeared(model: type[Model], name: str, author: "Author") -> str:
    """That there is a row by now that was not there when a page was shown."""
    return of_row(
        author,
        _("%(who)s added the %(table)s “%(name)s” at %(when)s."),
        _("The %(table)s “%(name)s” has been added in the meantime."),
        table=model._meta.verbose_name,
        name=name,
    )


def not_shown(_model: type[Model], name: str, _author: "Author") -> str:
    """That a row would be deleted of which the page did not speak."""
    return _("“%(name)s” was not shown on the page, but would be deleted too.") % {"name": name}


def already_used_by(row) -> str:
    """Which row has a value that is to be no other's."""
    return _("“%(row)s” has it already.") % {"row": row}
