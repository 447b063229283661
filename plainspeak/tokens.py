"""Cutting text into the words that glossary terms are matched by, without spaCy.

A word is a run of letters and digits, apostrophes inside it included; letters with stops ("e.g.") are one word
without them; a possessive 's is a word of its own, and so are &, / and %. Hyphens, spaces and line breaks only
stand between words: "joined-up", "joined up" and "joined\\nup" are the same two words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"['’]s\b|(?<!\w)(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’](?!s\b)[^\W_]+)*|[&/%]")
_JOINS = frozenset({"", "-", "\u2010", "\u2011"})


@dataclass(frozen=True)
class Tokens:
    """The words of `text[start:end]`: `keys` in lower case with straight apostrophes, and where they stand.

    `starts` and `ends` are code points in `text`.
    """

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def word(self, index: int) -> str:
        """The word as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def joined(self, index: int) -> bool:
        """Whether only space or a hyphen stands between this word and the next."""
        between = self.text[self.ends[index] : self.starts[index + 1]]
        return between == " " or between.strip() in _JOINS

    def comma(self, index: int) -> bool:
        """Whether only a comma, and space, stands between this word and the next."""
        return self.text[self.ends[index] : self.starts[index + 1]].strip() == ","

    def hyphenated(self, index: int) -> bool:
        """Whether this word and the next are tied by a hyphen, as in "user-led"."""
        between = self.text[self.ends[index] : self.starts[index + 1]]
        return between != "" and between in _JOINS

    @cached_property
    def letters(self) -> str:
        """The letters of the words, for asking whether the whole is in capitals."""
        return "".join(self.text[start:end] for start, end in zip(self.starts, self.ends, strict=True))


def scan(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The words of `text[start:end]`."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    # Small letters may be more than the capitals that they stand for ("İ"), so that offsets would move.
    lowered = text.lower() if text.isascii() else text
    for match in _WORD.finditer(lowered, start, len(text) if end is None else end):
        key = match.group()
        keys.append(key if key.isalpha() and lowered is not text else _key(key))
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text, tuple(keys), tuple(starts), tuple(ends))


def _key(word: str) -> str:
    return word.lower().replace("\u2019", "'").replace(".", "")
