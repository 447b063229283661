"""The capitals of a text: telling them and putting them on another text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .letters import words

if TYPE_CHECKING:
    from .forms import Shape

_TOKEN = re.compile(r"[^\W_](?:[\w'’.&]*[^\W_])?")
_SMALL = words("a an and as at but by for from in into nor of on or over per the to v via vs with")


def shape(text: str) -> Shape:
    """How a text is capitalised.

    "upper" needs at least two capitals and no small letter; "title" at least two words with a capital,
    and none without one that a title would give one ("Low-Hanging Fruit"); "sentence" a capital at the
    front. Acronyms and "I" count for "upper" only. A lone capital ("A") is "sentence". All else is "lower".
    """
    if text.islower():
        return "lower"
    letters = [character for character in text if character.isupper() or character.islower()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return "upper"
    tokens = [token.group() for token in _TOKEN.finditer(text)]
    if not tokens:
        return "lower"
    telling = [token for token in tokens if not _keeps_capitals(token) or len(tokens) == 1]
    large = [token for token in telling if token.lower() not in _SMALL]
    capitalised = sum(token[0].isupper() for token in telling)
    if capitalised > 1 and tokens[0][0].isupper() and all(token[0].isupper() for token in large):
        return "title"
    first = tokens[0]
    return "sentence" if first[0].isupper() and (first in telling or first == "I") else "lower"


def apply_shape(text: str, shape: Shape) -> str:
    """The text in the capitals of a shape; no letter that is a capital ever becomes small.

    "lower" leaves the text as it is written, names and acronyms included. "title" leaves short words such
    as "of" small inside the text. A word with a capital inside (DfE, iPhone, MPs) stays as it is.
    """
    if shape == "lower":
        return text
    tokens = list(_TOKEN.finditer(text))
    parts: list[str] = []
    end = 0
    for index, token in enumerate(tokens):
        at_an_end = index in (0, len(tokens) - 1)
        parts += [
            text[end : token.start()],
            _shaped(token.group(), shape, first=index == 0, at_an_end=at_an_end),
        ]
        end = token.end()
    return "".join([*parts, text[end:]])


def _shaped(word: str, shape: Shape, *, first: bool, at_an_end: bool) -> str:
    if _keeps_capitals(word):
        return word
    if shape == "upper":
        return word.upper()
    capital = first or (shape == "title" and (at_an_end or word not in _SMALL))
    return _capitalised(word) if capital else word


def _keeps_capitals(word: str) -> bool:
    """Whether a word is "I" or has a capital after its first letter."""
    return word == "I" or any(letter.isupper() for letter in word[1:])


def _capitalised(word: str) -> str:
    upper = word[0].upper()
    return upper + word[1:] if len(upper) == 1 else word
