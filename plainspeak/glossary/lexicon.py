"""The compiled glossaries as the pipeline uses them.

They come as plain data (see `compiling`), and an entry or a pattern is made into a value only when a text
first needs it: that keeps the start quick however many terms there are.
"""

from __future__ import annotations

import json
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plainspeak.glossary.schema import Acronym, Condition, Entry, Sense, Test

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plainspeak.glossary.word_sets import WordSets
    from plainspeak.inflection import Form
    from plainspeak.model import Nation

OPEN_GAP = 6  # words that may stand in place of "…" in a term
ADVERB_GAP = 2  # adverbs that may stand after the first word where an entry has `adverbs: yes`


@dataclass(frozen=True, slots=True)
class Pattern:
    """One surface form of a term.

    `gap` is the index of the word before which other words may stand (0 for none): up to two adverbs, or
    with `open_gap` up to six words of any kind. `forms` says what the inflected word may be. `exception`
    marks a phrase in which the term is left alone. `beyond` is the word that must stand after the gap; None where
    there is none such. `commas` are the indexes of the words after which the term has a comma; a text may leave it out.
    """

    words: tuple[str, ...]
    entry: int
    forms: frozenset[Form]
    gap: int = 0
    open_gap: bool = False
    exception: bool = False
    beyond: str | None = None
    commas: frozenset[int] = frozenset()

    @property
    def second(self) -> str:
        """The word that must follow the first at once; empty where there is none such."""
        return self.words[1] if len(self.words) > 1 and self.gap != 1 else ""

    def rank(self) -> tuple[int, int, tuple[str, ...]]:
        """Where it stands among the patterns that begin with its first word: the longest are tried first."""
        return -len(self.words), self.entry, self.words


class Lexicon:
    """Everything the pipeline needs of the glossaries. Read only, and safe to share between threads."""

    def __init__(self, plain: Mapping[str, Any], sets: WordSets, files: Sequence[str] = ()) -> None:
        """`plain` is what `compiling.compile_glossaries` gives, or the same read from an index.

        `files` are the paths of the glossaries in the order in which they were compiled; entries and acronyms
        name theirs where they are given.
        """
        self.sets = sets
        self._files = files
        self._entries: list[str] = plain["entries"]
        self._patterns: dict[str, str] = plain["patterns"]
        # The rule and the audiences of every entry that some readers know.
        self.audiences: list[tuple[str, list[str]]] = plain["audiences"]
        self.acronyms: dict[str, Acronym] = {
            short: _acronym(short, fields, files) for short, fields in plain["acronyms"].items()
        }
        # Filled as texts ask; two threads that fill the same place write the same value.
        self._made_entries: dict[int, Entry] = {}
        self._made_patterns: dict[str, _Patterns] = {}

    def for_place(self, nation: Nation | None, own: Iterable[tuple[str, tuple[str, ...]]]) -> Lexicon:
        """This lexicon with acronyms of other nations left out and a council's `own` put in.

        `own` are pairs of short form and long forms. With no nation, those of all of them are kept.
        """
        place = copy(self)
        place.acronyms = {
            short: acronym
            for short, acronym in self.acronyms.items()
            if nation is None or not acronym.nations or nation in acronym.nations
        }
        for short, means in own:
            place.acronyms[short] = Acronym(short, means, "", None, (), ())
        return place

    def __len__(self) -> int:
        return len(self._entries)

    def entry(self, index: int) -> Entry:
        """The entry that patterns call `index`."""
        made = self._made_entries.get(index)
        if made is None:
            made = self._made_entries[index] = _entry(json.loads(self._entries[index]), self._files)
        return made

    def entries(self) -> Iterator[Entry]:
        """All entries, in the order of the glossaries."""
        return map(self.entry, range(len(self._entries)))

    def patterns(self, word: str, following: str) -> tuple[Pattern, ...]:
        """The forms that may stand where `word` is followed by the word `following`; the longest first.

        Both words in lower case, `following` empty at the end of a text.
        """
        made = self._made_patterns.get(word)
        if made is None:
            line = self._patterns.get(word)
            if line is None:
                return ()
            made = self._made_patterns[word] = _Patterns(line)
        return made.before(following)


class _Patterns:
    """The forms that begin with one word; those with a fixed second word are made when a text has the two."""

    __slots__ = ("_by_anything", "_made", "_rows")

    def __init__(self, line: str) -> None:
        """`line` is the line of the word in the compiled glossaries."""
        by_anything, *rest = line.split("\t")
        self._by_anything = tuple(_made_of(by_anything))
        self._rows = dict(zip(rest[::2], rest[1::2], strict=True))
        self._made: dict[str, tuple[Pattern, ...]] = {}

    def before(self, following: str) -> tuple[Pattern, ...]:
        """Those that fit before the word `following`."""
        made = self._made.get(following)
        if made is None:
            rows = self._rows.get(following)
            if rows is None:
                return self._by_anything
            found = [*self._by_anything, *_made_of(rows)]
            made = self._made[following] = tuple(sorted(found, key=Pattern.rank))
        return made


def _made_of(rows: str) -> Iterator[Pattern]:
    for phrase, entry, forms, gap, open_gap, exception in json.loads(rows):
        words = tuple(phrase.split(" "))
        commas = frozenset[int]()
        if "," in phrase:
            commas = frozenset(index for index, word in enumerate(words) if word.endswith(","))
            words = tuple(word.removesuffix(",") for word in words)
        beyond = words[gap] if gap else None
        yield Pattern(words, entry, frozenset(forms), gap, open_gap, exception, beyond, commas)


def _entry(fields: list[Any], files: Sequence[str]) -> Entry:
    term, kind, rule, pos, senses, explain, safe, source, fine_for, nations, file, line = fields
    return Entry(
        term=term,
        kind=kind,
        rule=rule,
        pos=pos,
        senses=tuple(
            Sense(_conditions(when), _conditions(unless), tuple(use), advice, why)
            for when, unless, use, advice, why in senses
        ),
        explain=explain,
        safe=safe,
        source=source,
        fine_for=tuple(fine_for),
        nations=tuple(nations),
        file=_name(files, file),
        line=line,
    )


def _name(files: Sequence[str], number: int) -> str:
    return files[number] if files else ""


def _conditions(plain: list[list[list[Any]]]) -> tuple[Condition, ...]:
    return tuple(Condition(tuple(_test(test) for test in tests)) for tests in plain)


def _test(fields: list[Any]) -> Test:
    key, words, phrases, sets, anything, nothing, negated = fields
    return Test(
        key,
        frozenset(words),
        tuple(tuple(phrase.split(" ")) for phrase in phrases),
        frozenset(sets),
        anything=anything,
        nothing=nothing,
        negated=negated,
    )


def _acronym(short: str, fields: list[Any], files: Sequence[str]) -> Acronym:
    means, service, known, fine_for, nations, cues, file, line = fields
    return Acronym(
        short,
        tuple(means),
        service,
        known,
        tuple(fine_for),
        tuple(nations),
        cues=tuple(tuple(words) for words in cues),
        file=_name(files, file),
        line=line,
    )
