"""The least that a WSGI application can do: one answer, made beforehand, to whatever is asked.

Its speed is the server's own. `BENCHMARK_BARE` names the answer's body, a file, and
`BENCHMARK_BARE_HEADERS` has its headers as JSON, a list of pairs.
"""

import json
import os
from pathlib import Path

BODY = Path(os.environ["BENCHMARK_BARE"]).read_bytes()
HEADERS = [(name, value) for name, value in json.loads(os.environ["BENCHMARK_BARE_HEADERS"])]


def application(environ, start_response):
    start_response("200 OK", HEADERS.copy())
    return [BODY]
