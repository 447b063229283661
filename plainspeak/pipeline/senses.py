"""Deciding in which sense a term stands: the conditions of its entry, asked of the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.glossary.conditions import WORD_KEYS
from plainspeak.pipeline import relations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plainspeak.glossary.schema import Condition, Entry, Sense, Test
    from plainspeak.glossary.word_sets import WordSets
    from plainspeak.model import BlockKind
    from plainspeak.pipeline.parsing import Parsed
    from plainspeak.tokens import Tokens

_PLACES: dict[BlockKind, str] = {
    "list-item": "list item",
    "table-cell": "table cell",
    "alt-text": "caption",
}


@dataclass(frozen=True, slots=True)
class Context:
    """A term in its sentence: the words `first` to `last` of `tokens`, in the sentence `low` to `high` (half open).

    `parsed` is the sentence parsed and `root` the term's token that is governed from outside the term; both
    are None until they are needed.
    """

    tokens: Tokens
    first: int
    last: int
    low: int
    high: int
    place: BlockKind
    sets: WordSets
    parsed: Parsed | None = None
    root: int | None = None


def decide(entry: Entry, context: Context) -> tuple[bool, Sense | None]:
    """Whether the answer is certain, and the sense in which the term is flagged (None: not flagged).

    Without `context.parsed` the answer is uncertain when it hangs on the grammar of the sentence.
    """
    for sense in entry.senses:
        excluded = _any(sense.unless, context) if sense.unless else False
        included = _any(sense.when, context) if sense.when else True
        if excluded is True or included is False:
            continue
        if excluded is None or included is None:
            return False, None
        return True, sense
    return True, None


def _any(conditions: Iterable[Condition], context: Context) -> bool | None:
    """Whether one of the conditions holds; None where that needs the parse."""
    answer: bool | None = False
    for condition in conditions:
        one = holds(condition, context)
        if one:
            return True
        if one is None:
            answer = None
    return answer


def holds(condition: Condition, context: Context) -> bool | None:
    """Whether every line of a condition holds; None where that needs the parse."""
    answer: bool | None = True
    for test in condition.tests:
        one = _test_holds(test, context)
        if one is False:
            return False
        if one is None:
            answer = None
    return answer


def _test_holds(test: Test, context: Context) -> bool | None:
    if test.key in WORD_KEYS:
        found = _by_words(test, context)
    elif context.parsed is None or context.root is None:
        return None
    else:
        found = _by_grammar(test, context.parsed, context.root, context.sets)
    return found != test.negated


def _by_words(test: Test, context: Context) -> bool:
    tokens, first, last, low, high = context.tokens, context.first, context.last, context.low, context.high
    match test.key:
        case "in":
            return _PLACES.get(context.place, context.place) in test.words
        case "at":
            return ("start" in test.words and first == low) or ("end" in test.words and last + 1 == high)
        case "said as":
            said = tokens.keys[first : last + 1]
            return said in test.phrases or (len(said) == 1 and _is_one(test, said[0], context.sets))
        case "previous":
            before = tokens.keys[low:first]
            if not before:
                return test.nothing
            return test.anything or _is_one(test, before[-1], context.sets) or _ends(before, test.phrases)
        case "next":
            after = tokens.keys[last + 1 : high]
            if not after or not tokens.joined(last):
                return test.nothing
            return test.anything or _is_one(test, after[0], context.sets) or _begins(after, test.phrases)
        case _:
            around = (*tokens.keys[low:first], "", *tokens.keys[last + 1 : high])
            return (
                not test.words.isdisjoint(around)
                or _holds_one(around, test.phrases)
                or (bool(test.sets) and any(_is_one(test, word, context.sets) for word in around))
            )


def _holds_one(words: tuple[str, ...], phrases: Iterable[tuple[str, ...]]) -> bool:
    return any(
        word == phrase[0] and words[i : i + len(phrase)] == phrase
        for phrase in phrases
        if phrase[0] in words
        for i, word in enumerate(words)
    )


def _begins(words: tuple[str, ...], phrases: Iterable[tuple[str, ...]]) -> bool:
    return any(words[: len(phrase)] == phrase for phrase in phrases)


def _ends(words: tuple[str, ...], phrases: Iterable[tuple[str, ...]]) -> bool:
    return any(words[-len(phrase) :] == phrase for phrase in phrases)


def _by_grammar(test: Test, parsed: Parsed, root: int, sets: WordSets) -> bool:
    if test.key == "as":
        return bool(relations.parts_of_speech(parsed, root) & test.words)
    if test.key == "form":
        return bool(relations.forms(parsed, root) & test.words)
    related = relations.RELATIONS[test.key](parsed, root)
    if not related:
        return test.nothing
    return test.anything or any(_is_one(test, _word(parsed, i), sets) for i in related)


def _word(parsed: Parsed, index: int) -> str:
    """A related word as sets know it; "£2 million" is a sum of pounds, whatever its head."""
    sum_of_money = any(parsed.tags[child] == "$" for child in (*parsed.children(index), index))
    sum_of_money = sum_of_money or relations.is_sum_as_measure(parsed, index)
    return "pounds" if sum_of_money else parsed.words[index].lower()


def _is_one(test: Test, word: str, sets: WordSets) -> bool:
    word = word.replace("\u2019", "'")
    return word in test.words or bool(test.sets and not test.sets.isdisjoint(sets.of(word)))
