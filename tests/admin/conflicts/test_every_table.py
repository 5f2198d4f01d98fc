"""No table of the desk goes without, and none can be added that does."""

import pytest
from django.contrib import admin

from elections import models
from elections.admin.conflicts.deleting import delete_selected
from elections.admin.conflicts.forms import ConflictForm, ConflictFormSet
from elections.admin.conflicts.pages import ConflictMixin
from elections.models import Publication
from tests.admin.helpers import MODELS, address, change
from tests.changelog.cast import COLUMNS
from tests.rows import FACTORIES

from .test_deleting import NOTHING

ADMINS = [
    found for model, found in admin.site._registry.items() if model._meta.app_label == "elections"
]


@pytest.mark.parametrize("found", ADMINS, ids=lambda found: found.model.__name__)
def test_a_table_has_no_way_around(found, rf, admin_user):
    request = rf.get("/")
    request.user = admin_user

    assert isinstance(found, ConflictMixin)
    assert issubclass(found.get_form(request), ConflictForm)
    for inline in found.inlines:
        formset = inline(found.model, admin.site).get_formset(request)
        assert (issubclass(formset, ConflictFormSet), issubclass(formset.form, ConflictForm)) == (
            True,
            True,
        )
    # These would need tokens of their own: a list that is edited in place, a further action.
    assert tuple(found.list_editable) == ()
    assert {name: action[0] for name, action in found.get_actions(request).items()} == {
        "delete_selected": delete_selected
    }


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_another_stored_is_neither_overwritten_nor_deleted_unseen(ann, model):
    row = FACTORIES[model]()
    models.Election.objects.update(publication=Publication.DRAFT)
    column, theirs, mine = COLUMNS[model.__name__]
    mine = "tentative" if model is models.Round else mine  # a round is held to begin with
    form = ann.window(change(row))
    delete = ann.window(address(model, "delete", row.pk))
    model.objects.filter(pk=row.pk).update(**{column: theirs})

    again = form.send(**{column: mine})
    kept = delete.send()

    assert (again.stored, model.objects.values_list(column, flat=True).get(pk=row.pk)) == (
        False,
        theirs,
    )
    [said] = [line for line in again.told()[0] if isinstance(line, tuple)]
    assert said[3:5] == (theirs, mine)
    assert kept.messages()[0] == NOTHING
    again.save()
    assert model.objects.values_list(column, flat=True).get(pk=row.pk) == mine
