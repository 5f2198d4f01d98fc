"""Who may do what with the record: the one room for these rules.

Code asks for permissions, never for the names of groups; `groups` says which role has which. A
table's own permissions (view, add, change, delete) are Django's. What is said here comes on top
of them and looks at the row: what belongs to a published election is under the eyes of the
public, so its figures, and the names of those whom they are said of, are changed, and its rows
deleted, by those alone who may do that.

Whatever writes a row for a user asks `refusals` with the row as it would be stored: a form, a row
of a file, a state of the past that is brought back. Whatever deletes one asks `may_delete`.

Before it asks, and before it locks any other row, it holds the elections concerned (`hold`), so
that the answer is still true when it writes: publishing an election waits until then.
"""

from collections.abc import Iterable

from django.contrib.auth import get_permission_codename
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Model
from django.utils.translation import gettext as _

from .changelog.keys import among
from .models import (
    Account,
    Election,
    Figure,
    Option,
    Publication,
    Round,
)
from .models.election import sees_drafts
from .published import elections_of, is_published, is_used_by_published, keys, owners

__all__ = [
    "FIGURES",
    "elections_of",
    "elections_of_stored",
    "hold",
    "is_in_election",
    "is_published",
    "is_used_by_published",
    "may",
    "may_add_below",
    "may_change",
    "may_correct",
    "may_delete",
    "may_delete_published",
    "may_publish",
    "parents",
    "refusals",
    "sees_drafts",
    "why_read_only",
]

# The tables that hold what sources count.
FIGURES = (Account, Figure)
# What figures are said of: the column of the figures, and what tells such a row from others. A list
# is known by the name of its party, a candidate by the person, whatever the party.
SUBJECTS = {
    Round: ("accounts", ("number", "contest_id")),
    Option: (
        "figures",
        ("kind", "contest_id", "person_id", "running_mate_id", "part_of_id", "label"),
    ),
}


def may_publish(user) -> bool:
    """Whether the user may publish elections and take them back."""
    return user.has_perm("elections.publish_election")


def may_correct(user) -> bool:
    """Whether the user may change what published elections say: figures, and of whom and what."""
    return user.has_perm("elections.correct_published")


def may_delete_published(user) -> bool:
    """Whether the user may delete what belongs to a published election or is used by one."""
    return user.has_perm("elections.delete_published")


def may(user, action: str, model: type[Model]) -> bool:
    """Whether the user may view, add, change or delete rows of a table at all."""
    opts = model._meta
    return user.has_perm(f"{opts.app_label}.{get_permission_codename(action, opts)}")


def may_change(user, row: Model) -> bool:
    """Whether the user may change a stored row. What it is changed to, `refusals` looks at."""
    if not may(user, "change", type(row)):
        return False
    return not isinstance(row, FIGURES) or may_correct(user) or not is_published(row)


def may_add_below(user, model: type[Model], parent: Model) -> bool:
    """Whether the user may add and change rows of a table that belong to a stored row."""
    return not issubclass(model, FIGURES) or may_correct(user) or not is_published(parent)


def may_delete(user, row: Model) -> bool:
    if not may(user, "delete", type(row)):
        return False
    return may_delete_published(user) or not (is_published(row) or is_used_by_published(row))


def refusals(user, row: Model, *, keeps_key: bool = False) -> dict[str, str]:
    """What the user may not store of a row as it is now in memory: sentences by field.

    Empty where they may store it. What concerns the whole row stands under `NON_FIELD_ERRORS`.
    The stored state that it is compared with is read here and now, for it may have been
    published since the user began. A row without a stored state is a new one. With `keeps_key`
    the caller has found the row by its natural key, so that it cannot have been moved: of many
    rows those alone are then read a second time that have names or are what figures are said of.
    """
    found = {}
    if isinstance(row, Election) and not may_publish(user):
        found |= publication_refusals(stored(row), row)
    if may_correct(user):
        return found
    if isinstance(row, FIGURES) and is_published(row):
        return found | {NON_FIELD_ERRORS: published_figure()}
    if keeps_key and not type(row).meaning and type(row) not in SUBJECTS:
        return found
    before = stored(row)
    return found | meaning_refusals(before, row) | moving_refusals(before, row)


def publication_refusals(before: Election | None, after: Election) -> dict[str, str]:
    found = {}
    if after.publication != (before.publication if before else Publication.DRAFT):
        found["publication"] = _("You do not have permission to publish or unpublish elections.")
    if before and before.is_published and before.slug != after.slug:
        found["slug"] = _(
            "This election is published under this address. Only publishers can change it."
        )
    return found


def meaning_refusals(before: Model | None, after: Model) -> dict[str, str]:
    if before is None:
        added = isinstance(after, Round) and is_published(after)
        return {NON_FIELD_ERRORS: published_meaning()} if added else {}
    changed = [
        field.name
        for field in map(before._meta.get_field, type(before).meaning)
        if getattr(before, field.attname) != getattr(after, field.attname)
    ]
    if not changed or not (is_published(before) or is_used_by_published(before)):
        return {}
    return dict.fromkeys(changed, published_meaning())


def moving_refusals(before: Model | None, after: Model) -> dict[str, str]:
    if before is None or not (is_published(before) or is_published(after)):
        return {}
    if isinstance(after, FIGURES):
        return {NON_FIELD_ERRORS: published_figure()}
    if keys(before) != keys(after):
        return {
            NON_FIELD_ERRORS: _(
                "Rows cannot be moved into or out of a published election. Add a new row, or ask "
                "a publisher."
            )
        }
    if type(after) in SUBJECTS:
        figures, names = SUBJECTS[type(after)]
        same = all(getattr(before, name) == getattr(after, name) for name in names)
        if not same and getattr(before, figures).exists():
            return {
                NON_FIELD_ERRORS: _(
                    "Published figures refer to this row, and this change would alter their "
                    "meaning. Ask a publisher."
                )
            }
    return {}


def why_read_only(user, row: Model) -> str:
    """Why a stored row that the user could change in a draft is shut to them; empty if it is not.

    So that its form, which then has no field to type in, can say so.
    """
    shut = may(user, "change", type(row)) and not may_change(user, row)
    return published_figure() if shut else ""


def published_figure() -> str:
    return _("This figure belongs to a published election. Only a publisher can change this.")


def published_meaning() -> str:
    return _("This would change what a published election says. Only a publisher can change this.")


def stored(row: Model) -> Model | None:
    """The row as it is in the database now; none if it is not there."""
    if not row.pk:
        return None
    ways = ["__".join(path) for path in owners(type(row))]
    rows = type(row)._default_manager.select_related(*ways or [None])
    return rows.filter(pk=row.pk).first()


def hold(elections: Iterable[int]) -> None:
    """Let nobody publish these elections, or take them back, before the transaction ends.

    All that it concerns at once, and before it locks other rows: everybody locks the elections
    first and in the order of their keys, so that none of two waits for what the other has. Rows
    that were read before are to be read again, for their election may have been published while
    this waited. SQLite lets one transaction write at a time, and has nothing to lock.
    """
    pks = set(elections)
    if pks:
        rows = Election.objects.filter(pk__in=among(pks)).order_by("pk")
        list(rows.select_for_update(no_key=True).values_list("pk", flat=True))


def is_in_election(model: type[Model]) -> bool:
    """Whether the rows of a table are elections or belong to one."""
    return model is Election or bool(owners(model))


def elections_of_stored(model: type[Model], pks: Iterable[int]) -> set[int]:
    """The keys of the elections that stored rows belong to, for `hold`."""
    pks = set(pks)
    if model is Election or not pks:
        return pks
    rows = model._default_manager.filter(pk__in=among(pks)).order_by()
    return {pk for path in owners(model) for pk in rows.values_list("__".join(path), flat=True)}


def parents(model: type[Model]) -> dict[str, type[Model]]:
    """The tables of the rows through which a row belongs to its election, by the column."""
    return {path[0]: model._meta.get_field(path[0]).related_model for path in owners(model)}
