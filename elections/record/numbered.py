"""What pages that are one of several have in common."""


class Numbered:
    """A page that is one of several, counted from 1 by its `number`."""

    __slots__ = ()
    number: int

    @property
    def previous_number(self) -> int:
        return self.number - 1

    @property
    def next_number(self) -> int:
        return self.number + 1
