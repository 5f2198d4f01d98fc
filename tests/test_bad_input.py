"""What contradicts the record's own rows is refused, with one sentence at its field, on every way.

What a source prints impossibly is none of it: that is stored, and the audit tells it.
"""

import csv
import io
import json

import pytest
from django.core import serializers

from elections.models import ContestKind, Measure, OptionKind
from tests import factories
from tests.admin.helpers import change, errors_of, filled_in
from tests.loading.cast import refusal, written
from tests.resources.helpers import by_extension, problems
from tests.resources.helpers import written as table

pytestmark = pytest.mark.django_db

COPIED = "“{}” is itself a copy of this source."


@pytest.fixture
def line():
    """The votes of an option on one of two ballots."""
    election = factories.ElectionFactory()
    ballot = factories.ContestFactory(election=election)
    round_ = factories.RoundFactory(election=election, contest=ballot)
    option = factories.OptionFactory(election=election, contest=ballot)
    return factories.LineFactory(account__round=round_, option=option, count=7)


def option_of_another_ballot(line):
    election = line.account.round.election
    other = factories.OptionFactory(
        election=election, contest=factories.ContestFactory(election=election)
    )
    return line, {"option": other}, "option", "This option stands on another ballot."


def area_of_another_jurisdiction(line):
    said = "This area belongs to another jurisdiction than the election."
    return line.account, {"area": factories.AreaFactory()}, "area", said


def seats_where_a_question_is_put(line):
    ballot = line.account.round.contest
    ballot.kind = ContestKind.QUESTION
    ballot.save()
    said = "No seats are filled where a question is put."
    return line, {"measure": Measure.SEATS}, "measure", said


def an_answer_with_a_person(line):
    answer = factories.OptionFactory(
        election=line.account.round.election,
        kind=OptionKind.ANSWER,
        person=None,
        name="Yes",
        slug="yes",
    )
    person = factories.PersonFactory()
    said = "Only a candidate or a list has a person."
    return answer, {"person": person}, "person", said


def a_second_lead(line):
    factories.AccountFactory(round=line.account.round, is_lead=True, lead_reason="It came first.")
    said = "Another account of this round is shown first already."
    return line.account, {"is_lead": True, "lead_reason": "It is the best."}, "is_lead", said


def a_circle_of_copies(line):
    original = factories.SourceFactory()
    copied = factories.SourceFactory(copy_of=original)
    return original, {"copy_of": copied}, "copy_of", COPIED.format(copied)


CASES = (
    option_of_another_ballot,
    area_of_another_jurisdiction,
    seats_where_a_question_is_put,
    an_answer_with_a_person,
    a_second_lead,
    a_circle_of_copies,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_it_is_refused_by_form_import_and_load_with_one_sentence(case, line, client, tmp_path):
    row, values, field, said = case(line)
    client.force_login(factories.EditorFactory())

    typed = {
        name: "on" if value is True else getattr(value, "pk", value)
        for name, value in values.items()
    }
    page = client.post(change(row), filled_in(client.get(change(row)), **typed, reason="Misread."))
    assert errors_of(page)[field] == [said]

    model, as_csv = type(row), by_extension["csv"]
    rows = list(csv.DictReader(io.StringIO(table(model, as_csv).decode("utf-8-sig"))))
    [mine] = [one for one, other in zip(rows, model.objects.all(), strict=True) if other == row]
    mine |= {name: cell(value) for name, value in values.items()}
    file = io.StringIO()
    writer = csv.DictWriter(file, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    found = problems(model, as_csv, file.getvalue().encode())
    assert [(one.endswith(said), field in one) for one in found] == [(True, True)], found

    natural = {"use_natural_foreign_keys": True, "use_natural_primary_keys": True}
    [record] = json.loads(serializers.serialize("json", [row], **natural))
    record["fields"] |= {
        name: list(value.natural_key()) if hasattr(value, "pk") else value
        for name, value in values.items()
    }
    mistake = refusal(written(tmp_path, record))
    assert mistake.endswith(said)
    # A rule on several rows is told of the record as a whole.
    assert field in mistake or case is a_second_lead


def cell(value) -> str:
    """A value as a table has it: a row by the last part of its natural key."""
    return str(value.natural_key()[-1]) if hasattr(value, "pk") else str(value)
