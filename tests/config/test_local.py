"""The local settings file that `manage.py quickstart` writes."""

import stat

import environ

from config import local


def test_a_new_file_has_a_secret_of_its_own_for_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY")
    first, second = tmp_path / "first", tmp_path / "second"
    assert local.ensure_env_file(first) is True
    assert local.ensure_env_file(second) is True
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    settings = [read(path) for path in (first, second)]
    keys = {values.pop("SECRET_KEY") for values in settings}
    assert len(keys) == 2
    assert min(map(len, keys)) >= 50
    expected = {
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "HTTPS": "false",
        "SITE_URL": "http://localhost:8000",
    }
    assert settings == [expected] * 2


def test_a_file_that_is_there_is_kept(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY")
    path = tmp_path / ".env"
    path.write_text("SECRET_KEY=mine\n")
    assert local.ensure_env_file(path) is False
    assert path.read_text() == "SECRET_KEY=mine\n"


def test_no_file_is_written_where_the_environment_has_the_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "set")
    assert local.ensure_env_file(tmp_path / ".env") is False
    assert list(tmp_path.iterdir()) == []


def read(path):
    lines = path.read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_settings_library_reads_the_secret_as_it_was_written(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY")
    path = tmp_path / ".env"
    local.ensure_env_file(path)
    monkeypatch.setattr(environ.Env, "ENVIRON", {})
    environ.Env.read_env(path)
    assert environ.Env.ENVIRON["SECRET_KEY"] == read(path)["SECRET_KEY"]
