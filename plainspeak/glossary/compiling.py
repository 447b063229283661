"""Compiling glossaries into plain data: every surface form of every term, found by its first word.

What is made here is plain data, in which an entry, or the forms that begin with a word, is one line of JSON;
`plainspeak.glossary.lexicon` reads a line when a text first needs it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plainspeak.glossary.errors import GlossaryError
from plainspeak.glossary.lexicon import Pattern
from plainspeak.inflection import phrase_forms, spelling_variants
from plainspeak.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from plainspeak.glossary.schema import Acronym, Condition, Entry, Glossary, PartOfSpeech, Test
    from plainspeak.inflection import Form

Plain = dict[str, Any]


def compile_glossaries(curated: Iterable[Glossary], own: Iterable[Glossary] = ()) -> Plain:
    """The glossaries as plain data. An entry of `own` takes the place of every curated one for its headword.

    It does so in every spelling, where the curated entry has it beside its headword, and for an acronym too.
    Raises GlossaryError for two curated entries with one rule.
    """
    curated, own = tuple(curated), tuple(own)
    numbers = {glossary.file: number for number, glossary in enumerate((*curated, *own))}
    by_rule: dict[str, Entry] = {}
    for entry in (entry for glossary in curated for entry in glossary.entries):
        if (other := by_rule.setdefault(entry.rule, entry)) is not entry:
            message = f"'{entry.term}' has the rule of {other.file}:{other.line}; make them one, or give it a 'slug:'"
            raise GlossaryError(entry.file, entry.line, message)
    acronyms = {acronym.short: acronym for glossary in curated for acronym in glossary.acronyms}
    for glossary in own:
        replaced = {
            spelling for entry in glossary.entries for spelling in spelling_variants(entry.term.lower())
        }
        by_rule = {
            rule: _without(replaced, entry)
            for rule, entry in by_rule.items()
            if entry.term.lower() not in replaced
        }
        by_rule |= {entry.rule: entry for entry in glossary.entries}
        acronyms |= {acronym.short: acronym for acronym in glossary.acronyms}
        for entry in glossary.entries:
            if (acronym := acronyms.get(entry.term)) is not None:
                acronyms[entry.term] = replace(acronym, known="in a glossary of your own")
    entries = list(by_rule.values())
    return {
        "entries": [_line(_plain_entry(entry, numbers[entry.file])) for entry in entries],
        "audiences": [(entry.rule, list(entry.fine_for)) for entry in entries if entry.fine_for],
        "acronyms": {short: _plain_acronym(each, numbers[each.file]) for short, each in acronyms.items()},
        "patterns": _plain_patterns(entries),
    }


def _without(terms: Collection[str], entry: Entry) -> Entry:
    """The entry without those of its other spellings that are among `terms`."""
    also = tuple(term for term in entry.also if term.lower() not in terms)
    return entry if also == entry.also else replace(entry, also=also)


def _line(fields: list[Any]) -> str:
    """Fields as one line of JSON."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _plain_entry(entry: Entry, file: int) -> list[Any]:
    """The entry's fields in the order in which `lexicon` reads them; its sentences are for the tests only."""
    senses = [
        [_plain_conditions(s.when), _plain_conditions(s.unless), list(s.use), s.advice, s.why]
        for s in entry.senses
    ]
    return [
        entry.term,
        entry.kind,
        entry.rule,
        entry.pos,
        senses,
        entry.explain,
        entry.safe,
        entry.source,
        list(entry.fine_for),
        list(entry.nations),
        file,
        entry.line,
    ]


def _plain_conditions(conditions: Sequence[Condition]) -> list[list[list[Any]]]:
    return [[_plain_test(test) for test in condition.tests] for condition in conditions]


def _plain_test(test: Test) -> list[Any]:
    phrases = [" ".join(phrase) for phrase in test.phrases]
    flags = [test.anything, test.nothing, test.negated]
    return [test.key, sorted(test.words), phrases, sorted(test.sets), *flags]


def _plain_acronym(acronym: Acronym, file: int) -> list[Any]:
    return [
        list(acronym.means),
        acronym.service,
        acronym.known,
        list(acronym.fine_for),
        list(acronym.nations),
        [list(cues) for cues in acronym.cues],
        file,
        acronym.line,
    ]


def _plain_patterns(entries: Sequence[Entry]) -> dict[str, str]:
    """Every form under its first word, parted by tabs: first those that may stand before any word, then, for each
    second word that some ask for, that word and those that ask for it.
    """
    found: dict[str, dict[tuple[Any, ...], Pattern]] = {}
    for index, entry in enumerate(entries):
        for pattern in entry_patterns(entry, index):
            same_start = found.setdefault(pattern.words[0], {})
            key = (pattern.words, pattern.entry, pattern.gap, pattern.exception)
            known = same_start.get(key)
            forms = pattern.forms | known.forms if known else pattern.forms
            same_start[key] = Pattern(
                pattern.words,
                index,
                forms,
                pattern.gap,
                pattern.open_gap,
                pattern.exception,
                commas=pattern.commas,
            )
    return {word: _by_second(same.values()) for word, same in sorted(found.items())}


def _by_second(patterns: Iterable[Pattern]) -> str:
    """Patterns with the same first word, those of a group the longest first."""
    seconds: dict[str, list[Pattern]] = {"": []}
    for pattern in sorted(patterns, key=Pattern.rank):
        seconds.setdefault(pattern.second, []).append(pattern)
    by_anything = seconds.pop("")
    return "\t".join(
        [_rows(by_anything), *(part for second, same in seconds.items() for part in (second, _rows(same)))]
    )


def _rows(patterns: Iterable[Pattern]) -> str:
    """Each pattern as words with their commas, entry, forms, gap, open gap and exception."""
    return _line(
        [
            [
                " ".join(f"{word}," if index in p.commas else word for index, word in enumerate(p.words)),
                p.entry,
                sorted(p.forms),
                p.gap,
                p.open_gap,
                p.exception,
            ]
            for p in patterns
        ]
    )


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
    start, tail = before.strip(), scan(after).keys
    for form, variants in _forms(entry.pos, start, entry.head):
        for variant in variants:
            tokens = scan(variant)
            words = tokens.keys
            gap = len(words) if dots else int(entry.adverbs and len(words) > 1)
            commas = frozenset(filter(tokens.comma, range(len(words) - 1)))
            found.append(Pattern((*words, *tail), index, form, gap, bool(dots), commas=commas))
            if not dots and len(words) > 1 and "-" in variant:
                found.append(Pattern(scan(variant.replace("-", "")).keys, index, form))
    return found


def _forms(pos: PartOfSpeech, phrase: str, head: str | None) -> list[tuple[frozenset[Form], tuple[str, ...]]]:
    """The forms of a phrase with their names; a phrase that never changes has one form without a name."""
    if pos in ("phrase", "adverb"):
        return [(frozenset(), (phrase,))]
    if head is not None and head not in phrase.replace("-", " ").split():
        head = None  # another way to say it, in which another word changes
    return [(frozenset({form}), variants) for form, variants in phrase_forms(phrase, pos, head).items()]
