import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from elections.page_cache import health, triggers

pytestmark = pytest.mark.django_db(transaction=True)

OK = ("200 OK", b"ok\n")
NOT_READY = ("503 Service Unavailable", b"not ready\n")


def told(site, address, method="GET", **environ):
    answer = site.get(address, method, **environ)
    assert answer.headers == {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": "3" if answer.status == "200 OK" else "10",
        "Cache-Control": "no-store",
    }
    return answer.status, answer.body


@pytest.fixture
def broken_database(monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", fail)


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_well_under_any_host_and_without_a_redirect(make_site, settings, address):
    settings.SECURE_SSL_REDIRECT = True
    site = make_site()
    assert told(site, address) == OK
    assert told(site, address, HTTP_HOST="10.0.0.7") == OK
    assert told(site, address, "HEAD") == (OK[0], b"")
    assert site.renders == 0


def test_a_process_without_its_database_lives_and_is_not_ready(site, broken_database):
    assert told(site, "/healthz") == OK
    assert told(site, "/readyz") == NOT_READY


def test_not_ready_before_all_migrations_and_ready_after_them(make_site):
    call_command("migrate", "elections", "0001", verbosity=0)
    try:
        assert told(make_site(), "/readyz") == NOT_READY
    finally:
        call_command("migrate", "elections", verbosity=0)
    assert told(make_site(), "/readyz") == OK


def test_not_ready_while_nothing_is_noted(make_site):
    triggers.remove()
    try:
        assert told(make_site(), "/readyz") == NOT_READY
    finally:
        triggers.install()


def test_the_database_is_looked_at_once_a_second_however_often_one_asks(monkeypatch):
    looks = []
    time = 100.0
    ready = health.Readiness(now=lambda: time)
    monkeypatch.setattr(ready, "_look", lambda: looks.append(time) or True)
    assert [ready() for _ in range(5)] == [True] * 5
    time += 0.875
    assert ready()
    time += 0.25
    assert ready()
    assert looks == [100.0, 101.125]


def test_other_methods_go_to_django(site):
    assert site.get("/healthz", "POST", CONTENT_LENGTH="0").status == "404 Not Found"
