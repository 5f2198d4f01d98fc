"""Remembers which rows a load has met, in little memory."""


class KeySet:
    """A set of whole numbers that takes about a bit for each, if they lie close together.

    A load of a million records has to tell a second record of the same row from the first, and a
    Python set of a million numbers would take sixty times as much.
    """

    # A page holds two to this power of bits: one number far from all others costs no more.
    PAGE = 12

    def __init__(self):
        self._pages: dict[int, bytearray] = {}

    def add(self, number: int) -> bool:
        """Take a number in; whether it was not there before."""
        page = self._pages.get(number >> self.PAGE)
        if page is None:
            page = self._pages[number >> self.PAGE] = bytearray((1 << self.PAGE) >> 3)
        byte, bit = (number & ((1 << self.PAGE) - 1)) >> 3, 1 << (number & 7)
        if page[byte] & bit:
            return False
        page[byte] |= bit
        return True
