"""How many words the glossaries hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.glossary.schema import Entry, Glossary
    from plainspeak.model import Kind


@dataclass(frozen=True, slots=True)
class Count:
    """Entries, and how many of them have conditions; the rest are flagged wherever they stand."""

    entries: int
    conditioned: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of entries by glossary and by kind, of headwords, and of acronyms.

    `headwords` counts a word once that has several entries. `acronyms` are those to be explained, `known` those
    that everyone knows.
    """

    glossaries: tuple[tuple[str, Count], ...]
    kinds: tuple[tuple[Kind, Count], ...]
    total: Count
    headwords: int
    acronyms: int
    known: int


def summarise(glossaries: Sequence[Glossary]) -> Summary:
    """The counts of `glossaries`; those without entries are counted for their acronyms alone."""
    entries = [entry for glossary in glossaries for entry in glossary.entries]
    by_kind: dict[Kind, list[Entry]] = {}
    for entry in entries:
        by_kind.setdefault(entry.kind, []).append(entry)
    kinds = sorted(by_kind.items(), key=lambda item: (-len(item[1]), item[0]))
    acronyms = Counter(acronym.known is not None for glossary in glossaries for acronym in glossary.acronyms)
    return Summary(
        tuple((each.name, _count(each.entries)) for each in glossaries if each.entries),
        tuple((kind, _count(found)) for kind, found in kinds),
        _count(entries),
        len({entry.term.lower() for entry in entries}),
        acronyms[False],
        acronyms[True],
    )


def _count(entries: Sequence[Entry]) -> Count:
    return Count(len(entries), sum(entry.conditioned for entry in entries))
