"""Faults of what never does anything: conditions that no sentence of the entry shows, word sets that nothing uses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from plainspeak.curation.conditions import written
from plainspeak.curation.subject import Fault, fault, shown
from plainspeak.glossary.compiling import entry_patterns
from plainspeak.glossary.curated import WORD_SETS
from plainspeak.pipeline.contexts import contexts
from plainspeak.pipeline.senses import holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plainspeak.curation.subject import Subject
    from plainspeak.glossary.schema import Condition, Entry
    from plainspeak.pipeline.senses import Context


def condition_faults(subject: Subject) -> Iterator[Fault]:
    """Conditions that none of the entry's own sentences show, and exceptions that can never matter.

    A `when` must hold in a sentence under `flag`, an `unless` in one under `pass`: a condition that no sentence
    shows may be misspelt, or may ask for grammar that never comes. An exception is a fixed phrase and needs no
    sentence, but the term must stand in it.
    """
    numbers = {entry.rule: number for number, entry in enumerate(subject.lexicon.entries())}
    conditioned = [entry for entry in subject.entries if any(s.when or s.unless for s in entry.senses)]
    texts = [(text, numbers[entry.rule]) for entry in conditioned for text in (*entry.flag, *entry.leave)]
    found: dict[tuple[int, str], tuple[Context, ...]] = {
        (number, text): seen
        for (text, number), seen in zip(texts, contexts(texts, subject.lexicon, subject.pool), strict=True)
    }
    for entry in conditioned:
        number = numbers[entry.rule]
        flagged = [context for text in entry.flag for context in found[number, text]]
        passed = [context for text in entry.leave for context in found[number, text]]
        for sense in entry.senses:
            yield from _never(entry, "when", "flag", sense.when, flagged)
            # Of several senses, an "unless" may only leave the sentence to the next one.
            shown_by = passed if len(entry.senses) == 1 else [*passed, *flagged]
            yield from _never(entry, "unless", "pass", sense.unless, shown_by)
    for entry in subject.entries:
        if "…" in entry.term:
            continue  # what may stand in its gap, the exceptions fill in
        for phrase in entry.exceptions:
            if not _holds_term(subject, entry, phrase):
                message = f"the exception '{phrase}' does not hold the term, so it never matters; take it out"
                yield fault(entry, message)


def _never(
    entry: Entry, field: str, shows: str, conditions: Sequence[Condition], seen: Sequence[Context]
) -> Iterator[Fault]:
    for condition in conditions:
        if not any(holds(condition, context) for context in seen):
            message = f"no sentence under '{shows}' makes the '{field}' condition '{written(condition)}' hold"
            yield fault(entry, f"{message}; add one that does, or mend the condition")


def _holds_term(subject: Subject, entry: Entry, phrase: str) -> bool:
    """Whether some form of an exception holds some form of the entry's term."""
    patterns = entry_patterns(replace(entry, exceptions=(phrase,)), 0)
    phrases = [f" {' '.join(pattern.words)} " for pattern in patterns if pattern.exception]
    return any(f" {form} " in each for form in subject.forms(entry) for each in phrases)


def word_set_faults(subject: Subject) -> Iterator[Fault]:
    """Word sets that no condition asks for, by themselves or through another set."""
    if subject.word_sets is None:
        return
    used = {
        name
        for glossary in subject.in_force
        for entry in glossary.entries
        for sense in entry.senses
        for condition in (*sense.when, *sense.unless)
        for test in condition.tests
        for name in test.sets
    }
    for each in reversed(list(subject.sets.sets.values())):  # a set stands below those that it is made from
        if each.name in used:
            used |= each.takes_in | each.leaves_out
    lines: dict[str, int] = defaultdict(lambda: 1)
    for number, line in enumerate(subject.word_sets.read_text(encoding="utf-8").splitlines(), 1):
        lines.setdefault(line.strip().removeprefix("- name:").strip().strip("'\""), number)
    for name in subject.sets.names:
        if name not in used:
            message = f"no condition uses the word set '{name}'; use it or take it out"
            yield Fault(shown(WORD_SETS), lines[name], "", message)
