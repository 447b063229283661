"""Named sets of words, by which the conditions of glossary entries tell senses apart.

"deliver" is jargon where its object is an abstract thing, and is not where it is a parcel. The sets are
declared in `glossaries/word-sets.yaml`. Most of their words come from a list of common nouns and the classes
of thing they name, which `scripts/build_word_sets.py` makes from WordNet (docs/decisions/word-sets.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plainspeak.glossary.noun_endings import class_by_ending, lemmas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plainspeak.glossary.fields import Value

NOUNS = Path(__file__).resolve().parent.parent / "data" / "nouns" / "nouns.txt"

_FIELDS = ("name", "about", "wordnet", "takes in", "leaves out", "add", "remove")


@dataclass(frozen=True, slots=True)
class WordSet:
    """A set as its file declares it.

    It has the words of the sets in `takes_in`, and WordNet's nouns of `classes` but for those in one of the
    sets in `leaves_out`. `added` and `removed` are the words that the editor put in or took out by hand; they
    count before all this, and their plurals go with them.
    """

    name: str
    about: str
    classes: frozenset[str]
    takes_in: frozenset[str]
    leaves_out: frozenset[str]
    added: frozenset[str]
    removed: frozenset[str]


class WordSets:
    """The word sets of a file, ready to be asked. Read only, and keeps no word it was asked about."""

    def __init__(self, sets: Sequence[WordSet]) -> None:
        """`sets` in the order of the file; each stands after those that it takes in or leaves out."""
        self.sets: Mapping[str, WordSet] = {each.name: each for each in sets}
        self._by_hand = frozenset[str]().union(*(each.added | each.removed for each in sets))
        # Filled as words are asked for; only words of the file come in.
        self._by_forms: dict[tuple[tuple[str, ...], frozenset[str]], frozenset[str]] = {}

    @cached_property
    def _by_class(self) -> Mapping[frozenset[str], frozenset[str]]:
        """The sets of each combination of classes that a noun may have."""
        return {classes: self._resolve((), classes) for classes in frozenset(noun_classes().values())}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sets, in the order of the file."""
        return tuple(self.sets)

    def of(self, word: str) -> frozenset[str]:
        """The names of the sets that `word` belongs to; `word` is one surface form in lower case.

        What the editor says of this very form counts before what is said of its singular, and that before
        what WordNet says. A word that neither knows is judged by its ending, or belongs to no set.
        """
        nouns, by_hand = noun_classes(), self._by_hand
        lemma = next((each for each in lemmas(word) if each in nouns or each in by_hand), None)
        classes = nouns.get(word)
        if classes is None and lemma is not None:
            classes = nouns.get(lemma)
        forms = tuple(form for form in (word, lemma) if form is not None and form in by_hand)
        if forms:
            key = (forms, classes or frozenset())
            if key not in self._by_forms:
                self._by_forms[key] = self._resolve(*key)
            return self._by_forms[key]
        if classes is None:
            guess = class_by_ending(word)
            return self._resolve((), frozenset({guess})) if guess else frozenset()
        return self._by_class[classes]

    def to_plain(self) -> list[list[Any]]:
        """The sets as plain data, which can be kept as JSON."""
        return [
            [each.name, each.about, *(sorted(words) for words in _parts(each))] for each in self.sets.values()
        ]

    @staticmethod
    def from_plain(plain: Sequence[Sequence[Any]]) -> WordSets:
        """The sets that `to_plain` gave."""
        return WordSets([WordSet(name, about, *map(frozenset, parts)) for name, about, *parts in plain])

    def _resolve(self, forms: Sequence[str], classes: frozenset[str]) -> frozenset[str]:
        """The sets of a word with these forms, the most telling first, and these classes."""
        found: set[str] = set()
        for each in self.sets.values():
            verdict = _by_editor(each, forms)
            if verdict is None:
                verdict = not found.isdisjoint(each.takes_in) or (
                    not classes.isdisjoint(each.classes) and found.isdisjoint(each.leaves_out)
                )
            if verdict:
                found.add(each.name)
        return frozenset(found)


def _parts(word_set: WordSet) -> tuple[frozenset[str], ...]:
    each = word_set
    return each.classes, each.takes_in, each.leaves_out, each.added, each.removed


def _by_editor(word_set: WordSet, forms: Sequence[str]) -> bool | None:
    for form in forms:
        if form in word_set.added:
            return True
        if form in word_set.removed:
            return False
    return None


@cache
def noun_classes() -> Mapping[str, frozenset[str]]:
    """The common nouns and the classes of thing that each names; nouns of no single class have none."""
    nouns: dict[str, frozenset[str]] = {}
    for line in NOUNS.read_text(encoding="utf-8").splitlines():
        names, _, words = line.partition(":")
        nouns.update(dict.fromkeys(words.split(), frozenset(names.split(", ")) - {""}))
    return nouns


def read_word_sets(text: str, path: str) -> WordSets:
    """The word sets declared in `text`; `path` names it in errors. Raises GlossaryError."""
    from plainspeak.glossary.fields import parse

    root = parse(text, path)
    fields = root.fields("the file of word sets", ("about", "sets"))
    if "sets" not in fields:
        raise root.fail("the file has no 'sets:'; add it, with a list of word sets under it")
    classes = sorted(frozenset[str]().union(*noun_classes().values()))
    sets: dict[str, WordSet] = {}
    for value in fields["sets"].items("'sets'"):
        word_set = _read_set(value, sets, classes)
        if word_set.name in sets:
            raise value.fail(f"there are two sets named '{word_set.name}'; make them one")
        sets[word_set.name] = word_set
    return WordSets(tuple(sets.values()))


def _read_set(value: Value, earlier: Mapping[str, WordSet], classes: Sequence[str]) -> WordSet:
    fields = value.fields("a word set", _FIELDS)
    for name in ("name", "about"):
        if name not in fields:
            raise value.fail(f"this word set has no '{name}:'; add it")
    name = fields["name"].text("the name of a word set")
    drawn = fields["wordnet"].items(f"'wordnet' of '{name}'") if "wordnet" in fields else ()
    added = _words(fields, "add", name)
    removed = _words(fields, "remove", name)
    both = sorted(added & removed)
    if both:
        raise fields["remove"].fail(f"'{both[0]}' is both added to '{name}' and removed from it; keep one")
    return WordSet(
        name,
        fields["about"].text("'about'"),
        frozenset(item.choice("the class", classes) for item in drawn),
        _earlier(fields, "takes in", name, earlier),
        _earlier(fields, "leaves out", name, earlier),
        added,
        removed,
    )


def _earlier(
    fields: Mapping[str, Value], field: str, name: str, earlier: Mapping[str, WordSet]
) -> frozenset[str]:
    """The sets that `field` names, each of which must stand higher up in the file."""
    if field not in fields:
        return frozenset()
    items = fields[field].items(f"'{field}' of '{name}'")
    for item in items:
        if item.text("a set") not in earlier:
            raise item.fail(
                f"no set '{item.text('a set')}' stands above '{name}'; correct it or move that set up"
            )
    return frozenset(item.text("a set") for item in items)


def _words(fields: Mapping[str, Value], field: str, name: str) -> frozenset[str]:
    """The words of `field`, which stand between commas; one text is read ten times faster than a list."""
    if field not in fields:
        return frozenset()
    value = fields[field]
    words: set[str] = set()
    for word in map(str.strip, value.text(f"'{field}' of '{name}'").rstrip(",").split(",")):
        if not word.isalpha():
            raise value.fail(
                f"'{word}' in '{field}' of '{name}' is not a single word; put commas between the words, and of "
                f"several words give the noun alone ('tax' for 'council tax')"
            )
        if word.lower() != word:
            raise value.fail(f"'{word}' in '{field}' of '{name}' has a capital; write '{word.lower()}'")
        if word in words:
            raise value.fail(f"'{word}' stands twice in '{field}' of '{name}'; keep one")
        words.add(word)
    return frozenset(words)
