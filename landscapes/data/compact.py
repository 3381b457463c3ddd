"""Data as a short text for links, exact to the last bit.

The numbers of a column are written as decimals of one length, so as whole numbers, which are the digits of one large
number in base `range`: no bit goes to a value that the column could not have. Where neighbours differ by less than
all the numbers do, their differences are written so. Doubles that have no short decimal are written as they are.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from binascii import a2b_base64
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from math import gcd

import numpy as np

from landscapes.data.data import FEWEST, MOST, WIDEST, Data, DataError, letters
from landscapes.data.titles import checked_title
from landscapes.formula.numbers import Array

FORMAT = 1  # of the text; another one would get another number
PLAIN, STEPS, DOUBLES = range(3)  # how a column is written
LONGEST = 500_000  # characters of a text that is looked at: WIDEST columns of MOST doubles fit
LARGEST = 1 << 63  # of a column as whole numbers: beyond it doubles are shorter
LONG = 10  # bytes of a whole number at most
PLACES = 40  # decimals at most
UNREADABLE = "The link was cut off or changed. Ask for it again, or for a file."
OTHER_FORMAT = "The data come from another version of Ravine. Ask for them as a file."


def packed(data: Data) -> str:
    """The data, with titles, as letters, digits, - and _. Raises DataError where a title is no short plain text."""
    parts = [whole(FORMAT), whole(data.count), whole(len(data))]
    for name, numbers in data.items():
        title = checked_title(data.titles[name])
        parts += [text(name), text("" if title == name else title), column(numbers)]
    return urlsafe_b64encode(b"".join(parts)).rstrip(b"=").decode()


def unpacked(given: str) -> Data:
    """The data of such a text. Raises DataError, quickly and in little memory, for any other text."""
    if len(given) > LONGEST:
        raise DataError(UNREADABLE)
    try:
        plain = given.encode("ascii").translate(bytes.maketrans(b"-_", b"+/"))
        reader = Reader(a2b_base64(plain + b"=" * (-len(plain) % 4), strict_mode=True))
        if reader.whole() != FORMAT:
            raise DataError(OTHER_FORMAT)
        count, width = reader.whole(), reader.whole()
        if not (FEWEST <= count <= MOST and width <= WIDEST):
            raise DataError(UNREADABLE)
        columns, titles = {}, {}
        for _ in range(width):
            name, title = reader.text(), reader.text()
            columns[name], titles[name] = reader.column(count), checked_title(title) or name
    except DataError:
        raise
    except (ValueError, OverflowError):
        raise DataError(UNREADABLE) from None
    names = letters(list(columns))
    if len(columns) != width or not reader.done or any(name != given for given, name in names.items()):
        raise DataError(UNREADABLE)
    return Data(columns, titles)


class Reader:
    """Bytes that are read from their start. Every method raises ValueError where they are not what it reads."""

    def __init__(self, given: bytes) -> None:
        self.given, self.at = given, 0

    @property
    def done(self) -> bool:
        """Whether everything was read."""
        return self.at == len(self.given)

    def take(self, count: int) -> bytes:
        """The next bytes, so many."""
        if count > len(self.given) - self.at:
            raise ValueError
        self.at += count
        return self.given[self.at - count : self.at]

    def whole(self) -> int:
        """A whole number from 0 on: seven bits a byte, lowest first, the eighth says that another follows."""
        found = 0
        for place in range(LONG):
            (byte,) = self.take(1)
            found |= (byte & 127) << (7 * place)
            if byte < 128:
                return found
        raise ValueError

    def signed(self) -> int:
        """A whole number of either sign: 0, -1, 1, -2, ..."""
        found = self.whole()
        return -(found + 1 >> 1) if found & 1 else found >> 1

    def text(self) -> str:
        return self.take(self.whole()).decode()

    def column(self, count: int) -> Array:
        """(count,) the numbers of a column."""
        how = self.whole()
        if how == DOUBLES:
            return np.frombuffer(self.take(8 * count), "<f8").astype(np.float64)
        places = self.whole()
        if places > PLACES or how not in (PLAIN, STEPS):
            raise ValueError
        wholes = list(accumulate([self.signed(), *self.digits(count - 1)])) if how == STEPS else self.digits(count)
        return np.array([float(f"{number}e-{places}") for number in wholes])

    def digits(self, count: int) -> list[int]:
        """So many whole numbers: least + step * digit."""
        least, step, base = self.signed(), self.whole(), self.whole() + 1
        together, found = int.from_bytes(self.take(size(base, count)), "little"), []
        for _ in range(count):
            together, digit = divmod(together, base)
            found.append(least + step * digit)
        return found


def whole(number: int) -> bytes:
    """What Reader.whole reads."""
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    return bytes([*found, number])


def signed(number: int) -> bytes:
    """What Reader.signed reads."""
    return whole(-2 * number - 1 if number < 0 else 2 * number)


def text(given: str) -> bytes:
    """What Reader.text reads."""
    written = given.encode()
    return whole(len(written)) + written


def column(numbers: Array) -> bytes:
    """What Reader.column reads: the shortest way to write these numbers."""
    ways = [whole(DOUBLES) + numbers.astype("<f8").tobytes()]
    places, wholes = decimals(numbers)
    if wholes:
        steps = [after - before for before, after in pairwise(wholes)]
        ways.append(whole(PLAIN) + whole(places) + digits(wholes))
        ways.append(whole(STEPS) + whole(places) + signed(wholes[0]) + digits(steps))
    return min(ways, key=len)


def decimals(numbers: Array) -> tuple[int, list[int]]:
    """How many decimals the numbers have, and the numbers as multiples of the last one; none where they are long."""
    exact = [Decimal(repr(number)) for number in numbers.tolist()]
    places = max(0, *(-int(number.as_tuple().exponent) for number in exact))
    if places > PLACES or max(map(abs, exact)).scaleb(places) >= LARGEST:
        return 0, []
    return places, [int(number.scaleb(places)) for number in exact]


def digits(wholes: Sequence[int]) -> bytes:
    """What Reader.digits reads."""
    least = min(wholes)
    step = gcd(*(number - least for number in wholes)) or 1
    base = (max(wholes) - least) // step + 1
    together = 0
    for number in reversed(wholes):
        together = together * base + (number - least) // step
    return signed(least) + whole(step) + whole(base - 1) + together.to_bytes(size(base, len(wholes)), "little")


def size(base: int, count: int) -> int:
    """How many bytes so many digits in this base take."""
    most: int = base**count - 1
    return (most.bit_length() + 7) // 8
