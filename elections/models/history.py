"""What every table of the record shares: that its changes are kept.

django-simple-history makes a table of history for each model. It records through signals alone,
which `update`, `bulk_create` and `loaddata` do not send or it does not heed; here every way of
the ORM is recorded by `elections.changelog`, and what changes nothing is not. Raw SQL is recorded
by `manage.py load`, which writes its own rows of history, and otherwise not at all.
"""

from django.apps import apps
from django.conf import settings
from django.db import NotSupportedError, models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from elections.changelog import Change, How, note, together
from elections.changelog.keys import among
from elections.changelog.notes import Written

from .identity import identified_by, key_of


class HistoryRow(models.Model):
    """A row of the record as it was after a change, and what is to be said of the change.

    `history_user` is emptied when that user is deleted; `history_user_name` stays. Rows that
    were changed together have one `history_change` and one `history_date`. A many-to-many field
    is the sorted list of the keys it leads to. The order of changes is that of `history_id`.
    """

    history_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,  # each index would cost every load, and nobody looks a user up here
    )
    history_user_name = models.CharField(_("user’s name"), max_length=150)
    history_how = models.CharField(_("how"), max_length=20, choices=How)
    history_detail = models.TextField(_("detail"))
    history_change = models.UUIDField(_("change"))

    class Meta:
        abstract = True


class RecordHistory(HistoricalRecords):
    """The tables of history and the signals that a single row's saving and deleting sends."""

    def __init__(self, **kwargs):
        super().__init__(
            bases=(HistoryRow,),
            inherit=True,
            history_id_field=models.BigAutoField(),
            history_change_reason_field=models.TextField(_("reason")),
            **kwargs,
        )

    def add_extra_methods(self, cls):
        """The library would add a way to save without a trace."""

    def copy_fields(self, model):
        """The columns: references as bare keys, for what they lead to may be deleted by now.

        Indexed is what a row's history, and that of the rows that belong to it, is found by.
        """
        fields = {}
        for name, field in super().copy_fields(model).items():
            original = model._meta.get_field(name)
            if original.remote_field:
                key = models.BigIntegerField(
                    original.verbose_name, null=True, db_index=not original.null
                )
                fields[original.attname] = key
                key.attname = original.attname  # the library asks before Django has set it
            else:
                field.db_index = original.primary_key
                fields[name] = field
        return fields

    def get_extra_fields(self, model, fields):
        extra = super().get_extra_fields(model, fields)
        extra["history_date"] = models.DateTimeField(_("date"))
        for field in model._meta.many_to_many:
            extra[field.name] = models.JSONField(field.verbose_name, default=list)
        if model.holds_figures:
            extra["history_corrects"] = models.BigIntegerField(
                _("the election whose published figure it corrects"), null=True
            )
            extra["history_withdrawn"] = models.BigIntegerField(
                _("the election that was taken back, so that readers do not see it"), null=True
            )
            extra["history_publication"] = models.UUIDField(
                _("the change that published it later"), null=True
            )
        return extra

    def _get_history_user_fields(self):
        return {}  # `HistoryRow` has them

    def get_meta_options(self, model):
        # Nobody is given permissions on these tables: who may see a row may see its history.
        options = super().get_meta_options(model) | {
            "ordering": ["-history_id"],
            "get_latest_by": "history_id",
            "default_permissions": (),
        }
        if model.holds_figures:
            options["indexes"] = [
                models.Index(
                    fields=["history_corrects"],
                    condition=Q(history_corrects__isnull=False),
                    name=f"{model._meta.model_name}_corrections",
                ),
                models.Index(
                    fields=["history_withdrawn"],
                    condition=Q(history_withdrawn__isnull=False),
                    name=f"{model._meta.model_name}_withdrawn",
                ),
            ]
        return options

    def finalize(self, sender, **kwargs):
        super().finalize(sender, **kwargs)
        if sender is self.cls or not issubclass(sender, self.cls):
            return
        for field in sender._meta.local_many_to_many:
            through = field.remote_field.through
            _key, naming, _named = through._meta.fields
            through.links_from = (sender, naming.attname)
            through._meta.local_managers.clear()
            through.add_to_class("objects", LinkQuerySet.as_manager())
            # Django sends no signals for the models that it makes itself.
            through.save_base, through.delete = save_link, delete_link

    def post_save(self, instance, created=False, **kwargs):
        is_new = created and instance.gets_new_key
        note(type(instance), [instance.pk], new=[instance.pk] if is_new else [])

    def pre_delete(self, instance, **kwargs):
        """The library would read deferred columns; here all are read from the database anyway."""

    def post_delete(self, instance, **kwargs):
        note(type(instance), [instance.pk])


class RecordQuerySet(models.QuerySet):
    """Records what is written to many rows at once, which sends no signals."""

    def get_by_natural_key(self, *key):
        return self.get(**identified_by(self.model, key))

    def update(self, **kwargs):
        if self.query.is_sliced:
            return super().update(**kwargs)  # which refuses
        pks = list(self.order_by().values_list("pk", flat=True))
        if pks and {"pk", self.model._meta.pk.name} & kwargs.keys():
            raise NotSupportedError("A row’s primary key cannot change: its history depends on it.")
        with transaction.atomic(savepoint=False):
            # These and no others, whatever is committed by somebody else between the two.
            updated = models.QuerySet.update(self.filter(pk__in=among(pks)), **kwargs)
            note(self.model, pks)
        return updated

    update.alters_data = True

    def delete(self):
        with together():
            return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def bulk_create(self, objs, *args, update_conflicts=False, **kwargs):
        objs = list(objs)
        # With `update_conflicts` a row that has no key here may have one in the database.
        unkeyed = [each for each in objs if each.pk is None and not update_conflicts]
        with transaction.atomic(savepoint=False):
            created = super().bulk_create(objs, *args, update_conflicts=update_conflicts, **kwargs)
            pks = {each.pk for each in created}
            if None in pks:
                # With `ignore_conflicts` the database does not tell which rows it has made.
                pks = {*pks, *self.model.objects.without_history()} - {None}
            note(self.model, pks, new={each.pk for each in unkeyed})
        return created

    def without_history(self):
        """The keys of rows of which no history is kept: of those that are about to have one."""
        history = self.model.history.model._base_manager.filter(id=OuterRef("pk"))
        return self.filter(~Exists(history)).order_by().values_list("pk", flat=True)


class LinkQuerySet(models.QuerySet):
    """The same for the links of a many-to-many field, which are noted with the linking row."""

    def owners(self) -> set[int]:
        _model, column = self.model.links_from
        return set(self.order_by().values_list(column, flat=True))

    def note(self, owners) -> None:
        note(self.model.links_from[0], owners)

    def update(self, **kwargs):
        with transaction.atomic(savepoint=False):
            pks, owners = list(self.values_list("pk", flat=True)), self.owners()
            updated = super().update(**kwargs)
            self.note(owners | self.model.objects.filter(pk__in=among(pks)).owners())
        return updated

    update.alters_data = True

    def delete(self):
        with transaction.atomic(savepoint=False):
            owners = self.owners()
            deleted = super().delete()
            self.note(owners)
        return deleted

    delete.alters_data = True
    delete.queryset_only = True

    def bulk_create(self, objs, *args, **kwargs):
        with transaction.atomic(savepoint=False):
            created = super().bulk_create(objs, *args, **kwargs)
            _model, column = self.model.links_from
            self.note({getattr(each, column) for each in created})
        return created


def save_link(link, *args, **kwargs):
    with transaction.atomic(savepoint=False):
        before = type(link).objects.filter(pk=link.pk).owners()
        models.Model.save_base(link, *args, **kwargs)
        model, column = link.links_from
        note(model, {*before, getattr(link, column)})


def delete_link(link, *args, **kwargs):
    model, column = link.links_from
    with transaction.atomic(savepoint=False):
        deleted = models.Model.delete(link, *args, **kwargs)
        note(model, [getattr(link, column)])
    return deleted


class RecordModel(models.Model):
    """A table of the record."""

    # The fields by which its rows are told apart, no two having them alike: the natural key, in
    # which a reference stands for what tells its row apart.
    identity: tuple[str, ...] = ()
    # The reference by which a row belongs to another one and is part of its history. Those by
    # which it cites or names others (a source, a person) make it no part of them.
    owner: str | None = None
    # The columns in which the desk looks for words.
    searched: tuple[str, ...] = ()
    # The columns that say who or what a row is: under another name, all that is published of it
    # would be said of somebody else.
    meaning: tuple[str, ...] = ()
    # Whether a change of a row may correct a published figure.
    holds_figures = False
    # Whether figures are said of its rows, so that a change may give them another meaning.
    carries_figures = False
    # Whether a row is what is published, with all that belongs to it.
    publishes = False
    # Whether the key of the row that is being saved is for the database to choose.
    gets_new_key = False

    objects = RecordQuerySet.as_manager()
    history = RecordHistory()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def natural_key(self) -> tuple:
        """What tells the row apart; a reference left out is as many empty texts."""
        return key_of(self)

    @classmethod
    def noted(cls, rows: list[Written], change: Change) -> dict[int, dict[str, int]]:
        """See `corrections.noted`, which reads tables that are made from this class."""
        from .corrections import noted  # noqa: PLC0415 - it imports the models

        return noted(cls, rows, change)

    def save_base(self, *args, **kwargs):
        # The signal that is sent after saving writes the row of history.
        self.gets_new_key = self.pk is None
        with transaction.atomic(savepoint=False):
            super().save_base(*args, **kwargs)
        self.gets_new_key = False


def record_models(*, links: bool = False) -> list[type[models.Model]]:
    """The tables of the record, without those of its history; with `links` those of citations."""
    found = apps.get_app_config("elections").get_models(include_auto_created=links)
    return [model for model in found if issubclass(model, RecordModel) or model._meta.auto_created]
