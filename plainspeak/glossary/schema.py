"""What a glossary holds, as values. docs/glossary-guide.md says the same for editors."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from plainspeak.model import Audience, Kind, Nation

PartOfSpeech = Literal["verb", "noun", "adjective", "adverb", "phrase"]

PARTS_OF_SPEECH: tuple[PartOfSpeech, ...] = ("verb", "noun", "adjective", "adverb", "phrase")
ENTRY_KINDS: tuple[Kind, ...] = ("jargon", "wordy", "legal", "term", "hidden-verb", "false-friend")


@dataclass(frozen=True, slots=True)
class Test:
    """One line of a condition, such as `object: [<aims>, change]`.

    `key` is the relation that is looked at (`object`), `words` every form of the words listed, `phrases`
    those of more than one word, `sets` the names of word sets. `anything` and `nothing` ask only whether
    there is a word in that relation. `negated` turns the answer round (`object not:`). `written` are the items
    as they stand in the file; the compiled lexicon leaves them out.
    """

    key: str
    words: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()
    sets: frozenset[str] = frozenset()
    anything: bool = False
    nothing: bool = False
    negated: bool = False
    written: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Condition:
    """Tests that must all hold."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """A meaning in which the term is flagged, and what to write for it.

    It matches when one of `when` holds (or there is none) and none of `unless` does.
    """

    when: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    use: tuple[str, ...]
    advice: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One headword of a glossary.

    The fields from `also` on are for whoever compiles, tests or explains the entry; an entry that comes out
    of the compiled lexicon leaves them empty, but for the file and the line (for a table: the row).
    """

    term: str
    kind: Kind
    rule: str
    pos: PartOfSpeech
    senses: tuple[Sense, ...]
    explain: str | None
    safe: bool
    source: str
    fine_for: tuple[Audience, ...]
    nations: tuple[Nation, ...]
    also: tuple[str, ...] = ()
    head: str | None = None
    adverbs: bool = False
    exceptions: tuple[str, ...] = ()
    flag: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    owner: str = ""
    review_by: date | None = None
    file: str = ""
    line: int = 0

    @property
    def conditioned(self) -> bool:
        """Whether anything but the words themselves decides that the entry is flagged."""
        return bool(self.exceptions) or any(sense.when or sense.unless for sense in self.senses)


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form and every long form that it is known to stand for, the likeliest first.

    `cues` are, for each long form, words of texts in which it is the one that is meant. `known` says why
    everyone knows the acronym and it needs no explaining; it is None for the others.
    """

    short: str
    means: tuple[str, ...]
    service: str
    known: str | None
    fine_for: tuple[Audience, ...]
    nations: tuple[Nation, ...]
    cues: tuple[tuple[str, ...], ...] = ()
    source: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Glossary:
    """One file of entries or acronyms."""

    name: str
    about: str
    entries: tuple[Entry, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    file: str = ""
