"""Boxes of whole numbers: the ends between which the unknowns of one round's count can lie.

The unknowns R, C, V, I, O (registered, cast, valid, invalid, votes for people not listed) stand in
a box as a list of their low and high ends, in that order. They obey V = sum of votes + O and
C = V + I. What is here takes a box and the sum of the listed votes, and gives the tight box.
The work is limited (`Steps`).
"""

from .intervals import ShareTerms

Box = list[int]
Terms = list[tuple[int, int, int]]

# "No bound" is a number no figure reaches, so that sums and comparisons need no special case;
# arithmetic may lower it a little, so anything above FAR counts as unbounded.
INF = 1 << 400
FAR = 1 << 256
# No bounded unknown gets here: counts end below 2^64, and each ratio adds at most 28 bits.
BEYOND_BOUNDED = 1 << 200
R, C, V, I, O = 0, 2, 4, 6, 8  # noqa: E741 - the unknowns' names in the rule they obey
LINK_ROUNDS = 500
NEXT_ROUNDS = 64


class OutOfStepsError(Exception):
    """The limit on the work was reached before an answer."""


class Steps:
    """The work still allowed, in lines looked at: about half a microsecond each."""

    __slots__ = ("left", "loose")

    def __init__(self, limit: int = 100_000) -> None:
        self.left = limit
        # Set where a bound was left wider than it may be.
        self.loose = False

    def take(self, count: int) -> None:
        """Raises OutOfStepsError where less than this is left."""
        self.left -= count
        if self.left < 0:
            self.left = 0
            raise OutOfStepsError

    def part(self, share: int) -> "Steps":
        """A share of what is left, taken from it at once and given back by `rest`."""
        part = Steps(self.left // share)
        self.left -= part.left
        return part

    def rest(self, part: "Steps") -> None:
        """Takes back what was not used of a part."""
        self.left += part.left
        self.loose = self.loose or part.loose


def link(
    rl: int, rh: int, cl: int, ch: int, turnout: ShareTerms, steps: Steps
) -> tuple[int, int, int, int] | None:
    """The ends of R and C that a printed turnout leaves, each attained; None if nothing is left.

    Both conditions compare one unknown with a multiple of the other, so that the least values
    that obey them do so together, and so do the greatest.
    """
    a, ea, b, eb, d = turnout
    if a > b:
        return None
    if rl == rh:
        cl, ch = max(cl, -(-(a * rl + ea) // d)), min(ch, (b * rl - eb) // d)
        return None if cl > ch else (rl, rh, cl, ch)
    loose = True
    for _ in range(LINK_ROUNDS):
        steps.take(1)
        r = max(rl, -(-(d * cl + eb) // b))
        c = max(cl, -(-(a * r + ea) // d))
        if r > rh or c > ch:
            return None
        if r == rl and c == cl:
            loose = False
            break
        rl, cl = r, c
    for _ in range(LINK_ROUNDS):
        steps.take(1)
        c = min(ch, (b * rh - eb) // d)
        r = min(rh, (d * c - ea) // a) if a else rh
        if r < rl or c < cl:
            return None
        if r == rh and c == ch:
            break
        rh, ch = r, c
    else:
        if loose:
            raise OutOfStepsError
        loose = True
    steps.loose = steps.loose or loose
    return rl, rh, cl, ch


def settle(
    box: Box, floor: int, ceiling: int, turnout: ShareTerms | None, steps: Steps
) -> Box | None:
    """The box with every end attained, or None, where the listed votes sum to floor..ceiling.

    The two sums form a chain, along which ends passed down and up again are exact.
    """
    rl, rh, cl, ch, vl, vh, il, ih, ol, oh = box
    if floor + ol > vl:
        vl = floor + ol
    if ceiling + oh < vh:
        vh = ceiling + oh
    if vl + il > cl:
        cl = vl + il
    if vh + ih < ch:
        ch = vh + ih
    if vl > vh or cl > ch or rl > rh:
        return None
    if turnout is not None:
        linked = link(rl, rh, cl, ch, turnout, steps)
        if linked is None:
            return None
        rl, rh, cl, ch = linked
    if cl - ih > vl:
        vl = cl - ih
    if ch - il < vh:
        vh = ch - il
    if cl - vh > il:
        il = cl - vh
    if ch - vl < ih:
        ih = ch - vl
    if vl - ceiling > ol:
        ol = vl - ceiling
    if vh - floor < oh:
        oh = vh - floor
    return [rl, rh, cl, ch, vl, vh, il, ih, ol, oh]


def cut(
    low: int, high: int, terms: Terms, constant: int, slope: int, steps: Steps
) -> tuple[int, int] | None:
    """The bases in low..high where the sum of max(k, m*B + q) + constant + slope*B is <= 0.

    The function is convex, so that Newton's steps from either end never pass the first root, and
    end after as many steps as it has corners.
    """
    for up in (True, False):
        base = low if up else high
        while True:
            steps.take(len(terms))
            value, rise = constant + slope * base, slope
            for k, m, q in terms:
                share = m * base + q
                if share > k:
                    value, rise = value + share, rise + m
                else:
                    value += k
                    if share == k and (m > 0) == up:
                        rise += m
            if value <= 0:
                break
            if rise >= 0 if up else rise <= 0:
                return None
            base += -(-value // -rise) if up else value // -rise
            if not low <= base <= high:
                return None
        if up:
            low = base
        else:
            high = base
    return low, high


def merge(one: Box, other: Box) -> Box:
    """The smallest box around two."""
    pairs = enumerate(zip(one, other, strict=True))
    return [max(pair) if end % 2 else min(pair) for end, pair in pairs]


def next_base(base: int, share: ShareTerms, up: bool) -> int:
    """The nearest base, this one or beyond it, of which some count is the share; or one before.

    Of a base B, the distance from a*B + ea up to the next multiple of d tells: where it is at
    most the width of what the share allows, that multiple is d times a count. 0: none is left.
    """
    a, ea, b, eb, d = share
    for _ in range(NEXT_ROUNDS):
        if base <= 0:
            return 0
        # The width grows with the base; taken as at the end of a stretch, it misses nothing there.
        end = base + base // 8 + 8 if up else 1
        width = (b - a) * max(base, end) - ea - eb
        steps = _first((-a if up else a) % d, d, (a * base + ea) % d, width)
        if steps is None or steps > abs(end - base):
            base = end + 1 if up else 0
            continue
        base += steps if up else -steps
        if -(a * base + ea) % d <= (b - a) * base - ea - eb:
            return base
        base += 1 if up else -1
    return max(base, 0)


def _first(factor: int, modulus: int, low: int, width: int) -> int | None:
    """The least x >= 0 with factor * x between low and low + width, modulo the modulus."""
    if low == 0 or low + width >= modulus:
        return 0
    return _first_between(factor, modulus, low, low + width)


def _first_between(factor: int, modulus: int, low: int, high: int) -> int | None:
    """The least x >= 0 with low <= factor * x % modulus <= high, as by Euclid's algorithm."""
    if factor == 0:
        return None
    if 2 * factor > modulus:
        return _first_between(modulus - factor, modulus, modulus - high, modulus - low)
    least = -(-low // factor)
    if factor * least <= high:
        return least
    # Between two multiples of the factor: count the turns around the modulus instead.
    turns = _first_between(modulus % factor, factor, -high % factor, -low % factor)
    return None if turns is None else -(-(low + modulus * turns) // factor)
