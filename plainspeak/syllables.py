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
import threading
from importlib.resources import files
from typing import Any

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


class Table(dict[str, list[list[str]]]):
    """Words in the shape of NLTK's CMUdict, each with as many stressed phones as it has syllables.

    What is not in it but can be told from its parts is worked out and not kept, so that no word of a document
    stays behind. `pyphen` is the hyphenator that counts the rest.
    """

    def __init__(self, counts: dict[str, int], pyphen: Any) -> None:
        shared = {count: phones(count) for count in set(counts.values())}
        super().__init__({word: shared[count] for word, count in counts.items()})
        self.pyphen = pyphen

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
            return len(self.pyphen.positions(word)) + 1


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
    counting = importlib.import_module("textstat.backend.counts._count_syllables")
    with _lock:
        theirs = counting.get_cmudict
        if isinstance(ours := getattr(theirs, _MARK, None), Table):
            return ours
        table = Table(read_counts(CMUDICT) | read_counts(BY_HAND), counting.get_pyphen(LANGUAGE))

        def get_cmudict(lang: str) -> Any:
            return table if lang == LANGUAGE else theirs(lang)

        vars(get_cmudict)[_MARK] = table
        vars(counting)["get_cmudict"] = get_cmudict
        return table
