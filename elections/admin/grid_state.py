"""What an editor's browser keeps between the steps of the results grid, so that no file waits here.

It is signed, so that it comes back as it was given out, and to the same editor alone.
"""

import base64
import binascii
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.core import signing
from django.utils import timezone

SALT = "elections.admin.grid"
MAX_AGE = 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class State:
    """A file, what was chosen with it, the answers so far, and what the preview compared with.

    `steps` are the keys answered at each page of questions, the last of which can be taken back.
    `compared` is how many areas of a large file have been compared so far, `counted` the changes
    that this found by their kind, and `shown` the first of them: kind, table, name, cells.
    `seen` and `since` (seconds of the epoch) belong to the last preview.
    """

    user: int
    round: int
    source: int
    name: str
    data: bytes
    options: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    steps: list[list[str]] = field(default_factory=list)
    seen: dict[str, Any] | None = None
    compared: int = 0
    counted: dict[str, int] = field(default_factory=dict)
    shown: list[list[Any]] = field(default_factory=list)
    since: float = 0

    def answered(self, answers: dict[str, str]) -> "State":
        steps = [*self.steps, list(answers)]
        return replace(self.anew(), answers=self.answers | answers, steps=steps)

    def anew(self) -> "State":
        """The state before its preview."""
        return replace(self, compared=0, counted={}, shown=[], seen=None)

    def before(self) -> "State":
        """The state before the last answers."""
        last = self.steps[-1]
        kept = {key: value for key, value in self.answers.items() if key not in last}
        return replace(self.anew(), answers=kept, steps=self.steps[:-1])

    def previewed(self, seen: dict[str, Any], since: float) -> "State":
        return replace(self, seen=seen, since=since)

    def signed(self) -> str:
        values = asdict(self) | {"data": base64.b64encode(self.data).decode()}
        return signing.dumps(values, salt=SALT, compress=True)


def load_state(text: str, user) -> State | None:
    """The state that was given out to this user in the last day; `None` for anything else."""
    try:
        values = signing.loads(text, salt=SALT, max_age=MAX_AGE)
        values["data"] = base64.b64decode(values["data"])
    except (signing.BadSignature, ValueError, KeyError, binascii.Error):
        return None
    state = State(**values)
    return state if state.user == user.pk else None


def now() -> float:
    return timezone.now().timestamp()
