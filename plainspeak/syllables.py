"""How many syllables an English word has, from the wheel's own data: no network, no NLTK corpus.

textstat looks words up in CMUdict, which NLTK downloads at first use, and asks pyphen about the rest. `install`
gives textstat our table instead, under a language tag of our own, so that other users of textstat and NLTK in the
process notice nothing. `docs/decisions/textstat-offline.md` says why not through `nltk.data.path`. The data is made
by `scripts/build_syllables.py`, but for the short list `british.txt`, most of it names of places, which is kept by
hand.
"""

from __future__ import annotations

import importlib
import re
import sys
import threading
from importlib.resources import files
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# textstat takes "en" from it for its formulas, and pyphen falls back to en_US, whose patterns agree with CMUdict
# more often than those of en_GB (39% wrong against 47%).
LANGUAGE = "en_US_plainspeak"
CMUDICT, BY_HAND = "syllables.txt", "british.txt"  # the second goes before the first
_SIBILANT = re.compile(r"(?:[sxz]|[cs]h|[cgsz]e)$")
_MARK = "plainspeak_table"
_lock = threading.Lock()


def phones(count: int) -> list[list[str]]:
    """A pronunciation of so many syllables: textstat counts the phones that end in a figure."""
    return [["0"] * count]


class Hyphenator:
    """pyphen for one language. Its patterns are read when a word first asks for them: that takes 60 ms."""

    def __init__(self, load: Callable[[], Any]) -> None:
        self._load = load
        self._pyphen: Any = None

    def positions(self, word: str) -> list[int]:
        """Where the word may be parted."""
        if self._pyphen is None:
            self._pyphen = self._load()
        return self._pyphen.positions(word)

    def forget(self) -> None:
        """Drop the words that pyphen keeps."""
        if self._pyphen is not None:
            self._pyphen.hd.cache.clear()


class Table(dict[str, list[list[str]]]):
    """Words in the shape of NLTK's CMUdict, each with as many stressed phones as it has syllables.

    What is not in it but can be told from its parts is worked out and not kept, so that no word of a document
    stays behind. `hyphenator` counts the rest.
    """

    def __init__(self, counts: dict[str, int], hyphenator: Hyphenator) -> None:
        shared = {count: phones(count) for count in set(counts.values())}
        super().__init__(zip(counts, map(shared.__getitem__, counts.values()), strict=True))
        self.hyphenator = hyphenator

    def __missing__(self, word: str) -> list[list[str]]:
        """Compounds (joined by "_"), possessives, plurals, figures; KeyError for the rest, which pyphen counts."""
        if "_" in word:
            return phones(sum(self.count(part) for part in word.split("_")))
        if word.endswith("'s"):
            return phones(self.count(word[:-2]) + _adds_syllable(word[:-2]))
        if word.endswith("s") and word[:-1] in self:
            return phones(self.count(word[:-1]) + _adds_syllable(word[:-1]))
        if not word.isalpha() and any(character.isdigit() for character in word):
            return phones(1)
        raise KeyError(word)

    def count(self, word: str) -> int:
        """How many syllables a word in lower case has."""
        try:
            return len(self[word][0])
        except KeyError:
            return len(self.hyphenator.positions(word)) + 1


def _adds_syllable(word: str) -> bool:
    """Whether an s at the end of this word is a syllable, as in "church's"."""
    return _SIBILANT.search(word) is not None


def read_counts(name: str) -> dict[str, int]:
    """The words of a file of the data in the wheel, with their syllables."""
    counts: dict[str, int] = {}
    text = (files("plainspeak") / "data" / "syllables" / name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            count, *words = line.split(" ")
            counts.update(dict.fromkeys(words, int(count)))
    return counts


def install() -> Table:
    """Make textstat count by our table where it is asked for `LANGUAGE`; the table. Safe to call again."""
    with _lock:
        counting = _counting_of_textstat()
        theirs, their_pyphen = counting.get_cmudict, counting.get_pyphen
        if isinstance(ours := getattr(theirs, _MARK, None), Table):
            return ours
        hyphenator = Hyphenator(lambda: their_pyphen(LANGUAGE))
        table = Table(read_counts(CMUDICT) | read_counts(BY_HAND), hyphenator)

        def get_cmudict(lang: str) -> Any:
            return table if lang == LANGUAGE else theirs(lang)

        def get_pyphen(lang: str) -> Any:
            return hyphenator if lang == LANGUAGE else their_pyphen(lang)

        vars(get_cmudict)[_MARK] = table
        vars(counting).update(get_cmudict=get_cmudict, get_pyphen=get_pyphen)
        return table


def _counting_of_textstat() -> ModuleType:
    """The module in which textstat counts syllables, loaded without NLTK if nobody else has loaded that.

    textstat imports NLTK at its start, which takes longer than all the rest of textstat, for the one thing that our
    table stands in for.
    """
    stand_in = _Nltk("nltk")
    sys.modules.setdefault("nltk", stand_in)
    try:
        return importlib.import_module("textstat.backend.counts._count_syllables")
    finally:
        if sys.modules.get("nltk") is stand_in:
            del sys.modules["nltk"]


class _Nltk(ModuleType):
    """Stands in for NLTK where textstat keeps it, and loads it when textstat asks for something in it."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get("nltk") is self:
            del sys.modules["nltk"]
        return getattr(importlib.import_module("nltk"), name)
