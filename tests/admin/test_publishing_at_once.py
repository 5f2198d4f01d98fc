"""An Editor who writes while another publishes: judged by what is public when they write."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from elections import permissions
from elections.models import (
    Account,
    Election,
    Figure,
    KeyDate,
    Option,
    Publication,
    Round,
)
from tests import factories
from tests.resources.helpers import contents

from . import grid
from .helpers import address, change, figures_in, filled_in, text_of
from .people import EDITOR, PUBLISHER, browser_of, hidden_of
from .test_published import FIGURE
from .test_reasons import confirmed, typed

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.UPLOADS_ROOT = tmp_path


@pytest.fixture
def desk():
    """A browser of somebody who may change figures of drafts alone."""
    return browser_of(EDITOR)


@pytest.fixture
def line():
    vote, source = grid.make_contest()
    account = factories.AccountFactory(
        round=vote, source=source, is_lead=True, lead_reason="Alone."
    )
    option = vote.election.options.get(person__name="Bako Sahakyan")
    return factories.LineFactory(account=account, option=option, count=7)


def waits_for_us() -> bool:
    """Whether another connection waits for what this one has locked."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS(SELECT 1 FROM pg_locks "
            "WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"
        )
        return cursor.fetchone()[0]


def answered_while(step, ours):
    """The answer to a step on a connection of its own, which begins once ours is done.

    What is ours ends when the step waits for it, or is through without having waited.
    """

    def run():
        try:
            return step()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            ours()
            answer = pool.submit(run)
            until = time.monotonic() + 30
            while not (answer.done() or waits_for_us()) and time.monotonic() < until:
                time.sleep(0.05)
            assert not answer.done()
        return answer.result(30)


def answered_while_published(election, step):
    """The answer to what is sent while the election is being published."""
    rows = Election.objects.filter(pk=election.pk)
    return answered_while(step, lambda: rows.update(publication=Publication.PUBLISHED))


def form_of_a_line(desk, line):
    data = filled_in(desk.get(change(line)), count="8")
    return lambda: desk.post(change(line), data)


def form_of_a_set(desk, line):
    row = line.account
    data = filled_in(desk.get(change(row)), units_counted="99")
    return lambda: desk.post(change(row), data)


def line_on_the_form_of_a_set(desk, line):
    row = line.account
    data = filled_in(desk.get(change(row)), **{"figures-0-count": "8"})
    return lambda: desk.post(change(row), data)


def new_set(desk, line):
    page = address(Account, "add")
    data = filled_in(desk.get(page))
    data |= {"round": line.account.round_id, "source": factories.SourceFactory().pk}
    return lambda: desk.post(page, data)


def new_line(desk, line):
    page = address(Figure, "add")
    option = Option.objects.get(person__name="Vitaly Balasanyan")
    data = filled_in(desk.get(page))
    data |= {"account": line.account_id, "option": option.pk, "count": "5"}
    return lambda: desk.post(page, data)


def new_figure_on_the_form_of_its_set(desk, line):
    row = line.account
    data = filled_in(desk.get(change(row)))
    data |= figures_in(data, registered="81")
    return lambda: desk.post(change(row), data)


def figure_of_the_whole_on_a_form_of_its_own(desk, line):
    row = factories.FigureFactory(account=line.account)
    data = filled_in(desk.get(change(row)), count="81")
    return lambda: desk.post(change(row), data)


def set_moved_into_it(desk, line):
    row = factories.AccountFactory(round__election__publication="draft")
    data = filled_in(desk.get(change(row)), round=line.account.round_id)
    return lambda: desk.post(change(row), data)


def round_moved_out_of_it(desk, line):
    row = factories.RoundFactory(election=line.option.election, number=2)
    other = factories.ElectionFactory(publication="draft")
    data = filled_in(desk.get(change(row)), election=other.pk)
    return lambda: desk.post(change(row), data)


def deletion(desk, line):
    page = address(Figure, "delete", line.pk)
    data = confirmed(desk.get(page))
    return lambda: desk.post(page, data)


def deletion_from_a_list(desk, line):
    page = address(Figure)
    chosen = {"action": "delete_selected", "_selected_action": [line.pk]}
    data = hidden_of(desk.post(page, chosen)) | chosen
    return lambda: desk.post(page, data)


def import_of_a_file(desk, line):
    key = f"{line.option.election.slug},1,wikipedia,votes,{line.option.slug}"
    text = f"election,round,source,measure,option,count\n{key},8\n"
    file = SimpleUploadedFile("lines.csv", text.encode())
    page = desk.post(address(Figure, "import"), {"import_file": file, "resource": "0"})
    data = typed(page.context["confirm_form"])
    return lambda: desk.post(address(Figure, "process_import"), data)


def results_from_a_file(desk, line):
    vote, source = line.account.round, line.account.source
    preview = grid.upload(desk, vote, source, grid.TABLE)
    return lambda: grid.confirm(desk, preview)


def restored_state(desk, line):
    then = line.history.first()
    Figure.objects.update(count=9)
    page = address(Figure, "restore", line.pk, then.history_id)
    data = typed(desk.get(page).context["form"])
    return lambda: desk.post(page, data)


def restored_set_with_its_lines(desk, line):
    then = line.account.history.first()
    Account.objects.update(units_counted=5)
    Figure.objects.update(count=9)
    page = address(Account, "restore", line.account_id, then.history_id)
    data = typed(desk.get(page).context["form"])
    return lambda: desk.post(page, data)


WAYS = [
    form_of_a_line,
    form_of_a_set,
    line_on_the_form_of_a_set,
    new_set,
    new_line,
    new_figure_on_the_form_of_its_set,
    figure_of_the_whole_on_a_form_of_its_own,
    set_moved_into_it,
    round_moved_out_of_it,
    deletion,
    deletion_from_a_list,
    import_of_a_file,
    results_from_a_file,
    restored_state,
    restored_set_with_its_lines,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_what_is_published_meanwhile_is_not_written_to(desk, line, way):
    election = line.option.election
    step = way(desk, line)
    before = contents()

    answer = answered_while_published(election, step)

    after = contents()
    [row] = [row for row in after["elections.Election"] if row["id"] == election.pk]
    assert row["publication"] == Publication.PUBLISHED
    row["publication"] = Publication.DRAFT
    assert after == before
    assert answer.status_code in (200, 302, 403)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_the_same_is_written_to_a_draft(desk, line, way):
    step = way(desk, line)
    before = contents()
    assert step().status_code in (200, 302)
    assert contents() != before


def test_the_grid_tells_why(desk, line):
    answer = answered_while_published(line.option.election, results_from_a_file(desk, line))
    assert FIGURE in text_of(answer)


def test_what_may_be_written_to_a_published_election_is_written(desk, line):
    row = factories.KeyDateFactory(election=line.option.election)
    data = filled_in(desk.get(change(row)), name="Another name")
    answer = answered_while_published(row.election, lambda: desk.post(change(row), data))
    assert answer.status_code == 302
    assert KeyDate.objects.get().name == "Another name"


def test_who_publishes_waits_for_who_writes(line):
    election = line.option.election
    publisher = browser_of(PUBLISHER)
    page = address(Election, "publication", election.pk)
    data = {**hidden_of(publisher.get(page)), "in_spite": "on"}

    def write():
        permissions.hold([election.pk])
        Figure.objects.update(count=8)

    assert answered_while(lambda: publisher.post(page, data), write).status_code == 302
    assert Election.objects.get().publication == Publication.PUBLISHED
    # What was written was written to a draft, which is no correction.
    assert Figure.history.first().history_corrects is None


def test_elections_are_held_in_one_order():
    """Many who hold the same ones in whatever order wait for each other, and no more."""
    pks = [factories.ElectionFactory().pk for _number in range(6)]

    def hold(number):
        try:
            for turn in range(20):
                with transaction.atomic():
                    permissions.hold(pks[::-1] if (number + turn) % 2 else pks)
            return "held"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(hold, range(4))) == ["held"] * 4


def test_a_row_tells_its_elections_for_them_to_be_held(line):
    election = line.option.election
    figure = factories.FigureFactory(account__round__election__publication="draft")
    other = figure.account.round.election_id
    for row in (line, line.account, line.account.round, line.option, election):
        assert permissions.elections_of_stored(type(row), [row.pk]) == {election.pk}
    both = permissions.elections_of_stored(Figure, [line.pk, figure.pk])
    assert both == {election.pk, other}
    both = permissions.elections_of_stored(Election, [election.pk, other])
    assert both == {election.pk, other}
    assert permissions.elections_of_stored(type(line.option.person), [1]) == set()
    assert permissions.elections_of_stored(Figure, []) == set()
    assert permissions.parents(Figure) == {"account": Account}
    assert permissions.parents(Round) == {"election": Election}
