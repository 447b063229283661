"""The glossaries compiled for matching: every surface form of every term, found by its first word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.inflection import phrase_forms, spelling_variants
from plainspeak.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plainspeak.glossary.schema import Acronym, Entry, Glossary, PartOfSpeech
    from plainspeak.glossary.word_sets import WordSets
    from plainspeak.inflection import Form

OPEN_GAP = 6  # words that may stand in place of "…" in a term
ADVERB_GAP = 2  # adverbs that may stand after the first word where an entry has `adverbs: yes`


@dataclass(frozen=True, slots=True)
class Pattern:
    """One surface form of a term.

    `gap` is the index of the word before which other words may stand (0 for none): up to two adverbs, or
    with `open_gap` up to six words of any kind. `forms` says what the inflected word may be. `exception`
    marks a phrase in which the term is left alone.
    """

    words: tuple[str, ...]
    entry: int
    forms: frozenset[Form]
    gap: int = 0
    open_gap: bool = False
    exception: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the pipeline needs of the glossaries; read only."""

    entries: tuple[Entry, ...]
    acronyms: Mapping[str, Acronym]
    patterns: Mapping[str, tuple[Pattern, ...]]
    sets: WordSets


def compile_lexicon(glossaries: Iterable[Glossary], sets: WordSets) -> Lexicon:
    """The glossaries as one lexicon. A later entry takes the place of an earlier one with the same rule."""
    by_rule: dict[str, Entry] = {}
    acronyms: dict[str, Acronym] = {}
    for glossary in glossaries:
        by_rule.update({entry.rule: entry for entry in glossary.entries})
        acronyms.update({acronym.short: acronym for acronym in glossary.acronyms})
    entries = tuple(by_rule.values())
    patterns: dict[str, dict[tuple[object, ...], Pattern]] = {}
    for index, entry in enumerate(entries):
        for pattern in entry_patterns(entry, index):
            same_start = patterns.setdefault(pattern.words[0], {})
            key = (pattern.words, pattern.entry, pattern.gap, pattern.exception)
            known = same_start.get(key)
            same_start[key] = pattern if known is None else _with_forms(known, known.forms | pattern.forms)
    longest_first = {
        word: tuple(sorted(same.values(), key=lambda p: (-len(p.words), p.entry, p.words)))
        for word, same in patterns.items()
    }
    return Lexicon(entries, acronyms, longest_first, sets)


def _with_forms(pattern: Pattern, forms: frozenset[Form]) -> Pattern:
    return Pattern(pattern.words, pattern.entry, forms, pattern.gap, pattern.open_gap, pattern.exception)


def entry_patterns(entry: Entry, index: int) -> list[Pattern]:
    """Every surface form of an entry and of its exceptions."""
    found: list[Pattern] = []
    for term in (entry.term, *entry.also):
        for spelling in spelling_variants(term):
            found.extend(_term_patterns(entry, index, spelling))
    for phrase in entry.exceptions:
        for spelling in spelling_variants(phrase):
            forms = {spelling}
            for pos in ("noun", "verb"):
                for variants in phrase_forms(spelling, pos).values():
                    forms.update(variants)
            if entry.pos == "verb":
                forms |= _around_verb(entry.term, spelling)
            found.extend(
                Pattern(words, index, frozenset(), exception=True)
                for form in forms
                if (words := scan(form).keys)
            )
    return found


def _around_verb(term: str, phrase: str) -> set[str]:
    """The forms of a phrase in which the term, a verb, is not the first word ("test drive")."""
    if term not in phrase.split():
        return set()
    return {
        phrase.replace(term, variant, 1)
        for variants in phrase_forms(term, "verb").values()
        for variant in variants
    }


def _term_patterns(entry: Entry, index: int, term: str) -> list[Pattern]:
    before, dots, after = term.partition("…")
    found: list[Pattern] = []
    pos: PartOfSpeech = entry.pos
    forms = phrase_forms(
        before.strip() if dots else term, "other" if pos in ("phrase", "adverb") else pos, entry.head
    )
    tail = scan(after).keys
    for form, variants in forms.items():
        for variant in variants:
            words = scan(variant).keys
            gap = len(words) if dots else int(entry.adverbs and len(words) > 1)
            found.append(Pattern((*words, *tail), index, frozenset({form}), gap, bool(dots)))
            if not dots and len(words) > 1 and "-" in variant:
                joined = scan(variant.replace("-", "")).keys
                found.append(Pattern(joined, index, frozenset({form})))
    return found
