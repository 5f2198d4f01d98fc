"""The local settings that `manage.py quickstart` writes for a site on one's own machine."""

import os
import secrets
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
ENV_FILE = BASE_DIR / ".env"

LOCAL_ENV = """\
# Written by `manage.py quickstart` for a site on this machine alone. Never commit it.
# .env.example explains each setting, and which ones a public site needs.
SECRET_KEY={secret_key}
ALLOWED_HOSTS=localhost,127.0.0.1,[::1]
HTTPS=false
SITE_URL=http://localhost:8000
"""


def ensure_env_file(path: Path = ENV_FILE) -> bool:
    """Write a local `.env` with a new secret unless there is one or the environment has the key.

    Returns whether the file was written. The file is created for its owner's eyes alone (mode
    600) and never overwritten: sessions and signatures made with its secret stay valid.
    """
    if "SECRET_KEY" in os.environ:
        return False
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        # Letters and digits only: $ and # have a meaning of their own in a .env file.
        file.write(LOCAL_ENV.format(secret_key=secrets.token_urlsafe(50)))
    return True
