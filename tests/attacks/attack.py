"""What an attack is: something done to the site, and whether the site held."""

from collections.abc import Callable
from dataclasses import dataclass

ATTACKS: list["Attack"] = []


@dataclass(frozen=True)
class Attack:
    """`run` does it to a site that is served, and says whether it held, and what was measured.

    It says `None` where it cannot be tried, and why. `before` is what it did to commit 1223335.
    """

    point: str
    name: str
    before: str
    run: Callable
    vendors: tuple[str, ...]


def attack(point: str, name: str, before: str, vendors=("sqlite", "postgresql")):
    def keep(run: Callable) -> Callable:
        ATTACKS.append(Attack(point, name, before, run, vendors))
        return run

    return keep
