"""The site's own settings, with what a test run has to choose for itself."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault(
    "SECRET_KEY", "only-for-tests-and-long-enough-for-the-deployment-check-0123456789"
)
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"
os.environ["HTTPS"] = "false"
os.environ["DEBUG"] = "false"
os.environ["SITE_NAME"] = "Election record"
os.environ["SITE_URL"] = ""
os.environ["PUBLISHER"] = os.environ["CONTACT_URL"] = ""
os.environ["DATA_PACKAGE"] = "/nonexistent/package.zip"
os.environ["LICENCE"] = "CC BY 4.0"
os.environ["LICENCE_URL"] = "https://creativecommons.org/licenses/by/4.0/"

from config.settings import *  # noqa: F403
from config.settings import STORAGES

UPLOADS_ROOT = Path(tempfile.gettempdir()) / "election-record-test-uploads"
# No collected files in a test run, so no manifest to take hashed names from.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
# For the same reason WhiteNoise finds the files where they are, instead of warning of no folder.
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
