"""The form of a row, compared with what is stored by now, and the rows on another row's page."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Field, FileField, Model, QuerySet, UniqueConstraint
from django.utils.translation import gettext as _

from . import words
from .authors import Author, History, field_of, label_of, reading
from .states import Key, Snapshot, State, changed, digest, plain

# The input that names the fields in which the other's value is taken.
TAKE = "take_stored"
# The code of the errors that this package adds to forms.
CODE = "conflicts"
UNREADABLE = object()


class Kind(Enum):
    """What became of a field or row that others changed since the page was shown."""

    OVERLAP = "overlap"  # changed here too, to something else
    TAKEN = "taken"  # not changed here, so theirs is taken over
    BEYOND = "beyond"  # the form has no such field
    UNKNOWN = "unknown"  # differs from what is stored, and the page does not say what it showed
    GONE = "gone"  # the whole row is deleted, or belongs elsewhere
    ADDED = "added"  # a whole row, which is not on the page


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that others changed, as the top of the page tells it."""

    kind: Kind
    row: str
    author: Author
    field: str = ""
    input: str = ""  # the id of the input, to jump to
    stored: str = ""
    typed: str = ""
    before: str = ""
    sentence: str = ""


@dataclass
class Conflicts:
    """What a page that came back is compared with.

    `stored` holds the rows it is about, as they are now and stay until the transaction ends.
    `collided` says that storing failed twice because others stored something at the same moment.
    """

    user: Any
    shown: Snapshot | None = None
    stored: dict[Key, State] = field(default_factory=dict)
    take: frozenset[str] = frozenset()
    gone: str = ""
    collided: bool = False


class ConflictForm(forms.ModelForm):
    """Refuses to store a row that somebody else has changed since the page was shown.

    What was typed stays in the inputs; a field that was left alone gets what the other stored.
    """

    # Set for each request, and `left` by the formset for a row that is no longer stored.
    conflicts: Conflicts | None = None
    left: Clash | None = None
    compared = False
    typed: dict[str, Any] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.clashes: list[Clash] = []
        if self.is_bound and self.conflicts and not self.instance._state.adding:
            for name in filter(self.chose_stored, self.fields):
                self.fill_in(name)

    def chose_stored(self, name: str) -> bool:
        """Whether the editor chose what is stored, and not what the input says."""
        return self.add_prefix(name) in self.conflicts.take

    def fill_in(self, name: str) -> None:
        """Let an input say what is stored, as if it had been typed."""
        widget, html_name = self.fields[name].widget, self.add_prefix(name)
        widget = getattr(widget, "widget", widget)  # without the buttons around it
        value = self.fields[name].prepare_value(self.initial.get(name))
        if isinstance(widget, forms.CheckboxInput):
            self.data.setlist(html_name, ["on"] if value else [])
        elif not widget.needs_multipart_form:
            sent = widget.format_value(value)
            sent = sent if isinstance(sent, list) else ["" if sent is None else sent]
            self.data.setlist(html_name, [str(each) for each in sent])

    def _post_clean(self):
        # Before the model looks at it: of what it finds amiss Django keeps nothing.
        self.typed = {column.name: self.as_state(column.name) for column in self.columns()}
        super()._post_clean()
        if self.conflicts is None:
            return
        self.compared = True
        self.clashes = []
        if self.prefix is None and (refused := words.refused(self.conflicts, self.instance)):
            self.add_error(None, ValidationError(refused, code=CODE))
        if self.left:
            self.add_error(None, ValidationError(words.left(self), code=CODE))
        key = (self._meta.model, self.instance.pk)
        if not self.instance._state.adding and key in self.conflicts.stored:
            self.compare(key)

    def columns(self) -> list[Field]:
        """The columns and links of the row that the form has inputs for."""
        opts = self._meta.model._meta
        fields = [*opts.concrete_fields, *opts.many_to_many]
        return [each for each in fields if each.name in self.fields and not each.primary_key]

    def touched(self, column: Field, shown: str) -> bool:
        """Whether something else was typed than the page showed."""
        value = self.typed[column.name]
        if isinstance(column, FileField):
            return value is UNREADABLE
        return value is UNREADABLE or digest(value) != shown

    def as_state(self, name: str) -> Any:
        """What was typed, as a state has it."""
        if name not in self.cleaned_data:
            return UNREADABLE
        value = self.cleaned_data[name]
        if isinstance(value, UploadedFile) or (value is False and self.is_file(name)):
            return UNREADABLE
        if isinstance(value, QuerySet):
            return sorted(each.pk for each in value)
        return value.pk if isinstance(value, Model) else plain(value)

    def is_file(self, name: str) -> bool:
        return isinstance(self._meta.model._meta.get_field(name), FileField)

    def compare(self, key: Key) -> None:
        model, pk = key
        state, shown = self.conflicts.stored[key], self.conflicts.shown.of(model, pk)
        names = changed(shown, state)
        if not names:
            return
        history = History(model, pk, self.conflicts.user)
        row = str(model._base_manager.get(pk=pk))
        for name in [name for name in state if name in names]:
            column = field_of(model, name)
            kind = self.kind(column, state[name], shown and shown[name])
            if kind:
                before = history.before(name, shown[name]) if shown else None
                self.clashes.append(
                    Clash(
                        kind,
                        row,
                        history.author_of(name, state),
                        field=label_of(column),
                        input=self.input_of(column),
                        stored=reading(column, state[name]),
                        typed=self.as_typed(column),
                        before=reading(column, before[0]) if before else "",
                    )
                )
                self.tell(column, self.clashes[-1])
        if self.clashes:
            self.add_error(None, ValidationError(words.row_changed(self.clashes), code=CODE))
            for column in self.columns():
                if isinstance(self.cleaned_data.get(column.name), UploadedFile):
                    self.add_error(column.name, ValidationError(words.choose_again(), code=CODE))

    def kind(self, column: Field, stored: Any, shown: str | None) -> Kind | None:
        """What became of a column that others changed; `None` if there is nothing to tell."""
        if column.name not in self.typed:
            return Kind.BEYOND if shown else None
        value = self.typed[column.name]
        if shown and (self.chose_stored(column.name) or not self.touched(column, shown)):
            return Kind.TAKEN
        if value is not UNREADABLE and digest(value) == digest(stored):
            return None
        return Kind.OVERLAP if shown else Kind.UNKNOWN

    def tell(self, column: Field, clash: Clash) -> None:
        """Say beside the input what the other stored, and fill it in if nothing was typed."""
        if clash.kind == Kind.BEYOND:
            return
        if clash.kind == Kind.TAKEN:
            self.fill_in(column.name)
        said = words.stored_value_note(clash, self.add_prefix(column.name))
        self.add_error(column.name, ValidationError(said, code=CODE))

    def input_of(self, column: Field) -> str:
        return self[column.name].auto_id if column.name in self.fields else ""

    def as_typed(self, column: Field) -> str:
        if column.name not in self.typed:
            return ""
        value = self.typed[column.name]
        if value is UNREADABLE:
            sent = self[column.name].data
            return (
                _("a file, which must be chosen again")
                if self.is_file(column.name)
                else str(sent or "")
            )
        return reading(column, value)


class ConflictFormSet(forms.BaseInlineFormSet):
    """Rows on another row's page, of which some may be gone since it was shown."""

    # Rows that are no longer stored, by the place of what was typed in them.
    left: dict[int, Clash] = {}

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        # As it came: forms fill in what others stored.
        self.posted = data.copy() if data is not None else None

    def stored_rows(self) -> QuerySet:
        """All rows that belong here now."""
        return super().get_queryset()

    def get_queryset(self):
        """On a page that came back the rows that it brought, whatever was added meanwhile.

        Django names each row on the page by its place, and would name others.
        """
        if self.is_bound and "forms" in self.__dict__:
            return [form.instance for form in self.initial_forms]
        return super().get_queryset()

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        form.left = self.left.get(i)
        return form

    def clean(self):
        super().clean()
        if self.instance.pk:
            self.refuse_twins()
        if any(form.compared and self.overlooked(form) for form in self.initial_forms):
            raise ValidationError(_("Rows in this table have changed in the meantime."), code=CODE)

    def refuse_twins(self) -> None:
        """Refuse rows that are there already, which others may have added meanwhile.

        Django leaves constraints on the row of the page to the database, which would only fail.
        """
        deleted = {form.instance.pk for form in self.deleted_forms}
        for form in self.forms:
            if form.has_changed() and form.is_valid() and form.instance.pk not in deleted:
                for constraint in self.model._meta.constraints:
                    if self.fk.name in getattr(constraint, "fields", ()):
                        self.refuse_twin(form, constraint, deleted)

    def refuse_twin(self, form, constraint: UniqueConstraint, deleted: set[int]) -> None:
        row = form.instance
        try:
            constraint.validate(self.model, row, exclude=form._get_validation_exclusions())
        except ValidationError as error:
            fields = [self.model._meta.get_field(name) for name in constraint.fields]
            same = {field.attname: getattr(row, field.attname) for field in fields}
            twins = self.model._base_manager.filter(**same).exclude(pk=row.pk)
            if constraint.condition:
                twins = twins.filter(constraint.condition)
            if twin := twins.exclude(pk__in=deleted - {None}).first():
                form.add_error(None, error)
                form.add_error(None, words.already_used_by(twin))

    def overlooked(self, form: ConflictForm) -> bool:
        """Whether Django would pass over a row that is gone or changed."""
        deleting = self.can_delete and self._should_delete_form(form)
        if form.instance._state.adding:
            return not deleting
        return deleting and bool(form.clashes)

    @property
    def errors(self):
        """Also of the rows that are gone, so that the table is not folded away."""
        found = super().errors
        return [*found, *({CODE: each.sentence} for each in self.left.values())]
