"""Numbers as lists write them: 3, c, C, iii, III."""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ALPHABET = 26
_LONGEST = 20


def numeral(number: int, sign: str, *, repeated: bool = False) -> str:
    """A number in the manner of its sign: "1", "a", "A", "i" or "I"; in digits where that cannot write it.

    After z come aa and ab; aa and bb with `repeated`.
    """
    if sign in {"a", "A"} and number > 0:
        letters = _repeated(number) if repeated else _letters(number)
        return letters.upper() if sign == "A" else letters
    if sign in {"i", "I"} and 0 < number < 4000:
        roman = ""
        for value, letter in _ROMAN:
            roman += letter * (number // value)
            number %= value
        return roman.upper() if sign == "I" else roman
    return str(number)


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, last = divmod(number - 1, _ALPHABET)
        letters = chr(ord("a") + last) + letters
    return letters


def _repeated(number: int) -> str:
    times = min(_LONGEST, (number - 1) // _ALPHABET + 1)
    return chr(ord("a") + (number - 1) % _ALPHABET) * times
