"""Remembers which rows a load has met, in little memory."""


class Seen:
    """A set of whole numbers that takes about a bit for each, if they lie close together.

    A load of a million records has to tell a second record of the same row from the first, and a
    Python set of a million numbers would take sixty times as much.
    """

    # Bits to a page: one number far from all others costs no more than this.
    PAGE = 8 * 512

    def __init__(self):
        self._pages: dict[int, bytearray] = {}

    def add(self, number: int) -> bool:
        """Take a number in; whether it was not there before."""
        page_number, place = divmod(number, self.PAGE)
        page = self._pages.get(page_number)
        if page is None:
            page = self._pages[page_number] = bytearray(self.PAGE // 8)
        byte, bit = place >> 3, 1 << (place & 7)
        if page[byte] & bit:
            return False
        page[byte] |= bit
        return True
