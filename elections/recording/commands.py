"""Each management command is one change of the record."""

from contextlib import AbstractContextManager, nullcontext

from .context import How, changing

# These run what somebody types, one change after the other.
SHELLS = {"shell", "dbshell"}


def as_command(argv: list[str]) -> AbstractContextManager:
    """Let what a command line changes be said to come from that command."""
    line = " ".join(argv[1:])
    if not line or argv[1] in SHELLS:
        return nullcontext()
    return changing(how=How.COMMAND, detail=line)
