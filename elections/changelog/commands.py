"""Each management command is one change of the record."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from .context import How, changing

# These run what somebody types, one change after the other.
SHELLS = {"shell", "dbshell"}


def as_command(argv: list[str]) -> AbstractContextManager:
    """Let what a command line changes be said to come from that command."""
    line = " ".join(argv[1:])
    if not line or argv[1] in SHELLS:
        return nullcontext()
    return changing(how=How.COMMAND, detail=line)


def reading(command: str, files: Iterable[str]) -> str:
    """What history says of a command that reads files: their names, and no folders.

    Editors see it, whom the layout of the server's disk does not help.
    """
    return " ".join([command, *(Path(file).name for file in files)])
