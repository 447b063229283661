"""What the glossaries say of a word: its entries by any of their forms, and what it may have been meant for."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from plainspeak.glossary.curated import load_lexicon
from plainspeak.glossary.reading import TABLES, content_of, decoded, read_own
from plainspeak.glossary.schema import Acronym, Entry
from plainspeak.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.glossary.lexicon import Lexicon
_MOST = 5
T = TypeVar("T", Entry, Acronym)


@dataclass(frozen=True, slots=True)
class Found:
    """The entries and acronyms of a word, with all that their files say."""

    entries: tuple[Entry, ...]
    acronyms: tuple[Acronym, ...]


class Lookup:
    """Looks words up in the curated glossaries and a council's own, without loading spaCy."""

    def __init__(self, own: Sequence[Path] = ()) -> None:
        """`own` are the paths of the council's own glossaries. Raises GlossaryError for a mistake in one."""
        self._lexicon: Lexicon = load_lexicon(own)

    def find(self, word: str) -> Found:
        """What there is on a word in any of its forms and spellings, or on a rule ("jargon/deliver").

        Capitals do not matter.
        """
        ruled = tuple(self._whole(entry) for entry in self._lexicon.entries() if entry.rule == word.lower())
        if ruled:
            return Found(ruled, ())
        keys = scan(word).keys
        rows = self._lexicon.patterns(keys[0], "".join(keys[1:2])) if keys else ()
        numbers = dict.fromkeys(row.entry for row in rows if row.words == keys and not row.exception)
        entries = [self._whole(self._lexicon.entry(number)) for number in numbers]
        acronyms = [self._whole(acronym) for acronym in self._acronyms(word)]
        return Found(tuple(entries), tuple(acronyms))

    def near(self, word: str) -> tuple[str, ...]:
        """Words that the glossaries know and that look or sound like part of this one, the likeliest first."""
        known = dict.fromkeys(entry.term for entry in self._lexicon.entries())
        known |= dict.fromkeys(short for short, each in self._lexicon.acronyms.items() if each.known is None)
        by_key = {" ".join(scan(term).keys): term for term in known}
        wanted = " ".join(scan(word).keys)
        close = difflib.get_close_matches(wanted, by_key, n=_MOST, cutoff=0.7)
        close.sort(key=lambda key: key[:1] != wanted[:1])  # few people get the first letter wrong
        holding = [key for key in by_key if wanted and f" {wanted} " in f" {key} "]
        return tuple(by_key[key] for key in dict.fromkeys((*close, *holding)))[:_MOST]

    def _acronyms(self, word: str) -> list[Acronym]:
        wanted = word.strip().rstrip("s").replace(".", "").lower()
        return [
            acronym
            for short, acronym in self._lexicon.acronyms.items()
            if short.lower() in (word.strip().lower(), wanted)
        ]

    def _whole(self, item: T) -> T:
        """The entry or acronym with its sentences and all else that only its file holds."""
        content = content_of(Path(item.file))
        sets = self._lexicon.sets.names
        if Path(item.file).suffix.lower() in TABLES:
            rows = read_own(item.file, content, sets).entries
            whole = next((row for row in rows if row.line == item.line), item)
        else:
            from plainspeak.glossary.loading import read_item

            whole = read_item(decoded(item.file, content), item.file, item.line, sets)
        return whole if isinstance(whole, type(item)) else item


def source_text(item: Entry | Acronym) -> str:
    """The lines of an entry or acronym as they stand in its YAML file."""
    from plainspeak.glossary.loading import item_text

    path = Path(item.file)
    return item_text(decoded(item.file, content_of(path)), item.line)
