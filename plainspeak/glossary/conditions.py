"""Reading the conditions of an entry: `when` and `unless`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.glossary.errors import did_you_mean
from plainspeak.glossary.schema import Condition, Test
from plainspeak.inflection import phrase_forms

if TYPE_CHECKING:
    from collections.abc import Collection

    from plainspeak.glossary.fields import Value

PARTS = ("verb", "noun", "adjective", "adverb")
FORMS = ("base", "s", "ing", "past", "participle", "passive", "singular", "plural")
PLACES = ("paragraph", "heading", "list item", "table cell", "quote", "caption")
ENDS = ("start", "end")

# What a condition may speak of, and the fixed choices where there are any.
CHOICES: dict[str, tuple[str, ...]] = {"as": PARTS, "form": FORMS, "in": PLACES, "at": ENDS}
RELATIONS = (
    "object",
    "subject",
    "object of",
    "subject of",
    "preposition",
    "preposition object",
    "describes",
    "described by",
    "joined with",
    "previous",
    "next",
    "near",
    "said as",
)
# Conditions on these need only the words; the others need the sentence to be tagged or parsed.
WORD_KEYS = frozenset({"previous", "next", "near", "said as", "in", "at"})
KEYS = (*CHOICES, *RELATIONS)
_NEGATED = {f"{key} not": key for key in KEYS}


def read_conditions(value: Value, what: str, set_names: Collection[str]) -> tuple[Condition, ...]:
    """A list of conditions, any one of which may hold; a single one needs no list."""
    return tuple(_read_condition(item, what, set_names) for item in value.items(what))


def _read_condition(value: Value, what: str, set_names: Collection[str]) -> Condition:
    fields = value.fields(f"a condition of '{what}'", (*KEYS, *_NEGATED))
    if not fields:
        raise value.fail(f"a condition of '{what}' is empty; take it out")
    return Condition(tuple(_read_test(key, item, set_names) for key, item in fields.items()))


def _read_test(name: str, value: Value, set_names: Collection[str]) -> Test:
    key = _NEGATED.get(name, name)
    negated = name in _NEGATED
    texts = value.texts(f"'{name}'")
    if key in CHOICES:
        for text in texts:
            if text not in CHOICES[key]:
                raise value.fail(f"'{text}' cannot stand after '{name}:'{did_you_mean(text, CHOICES[key])}")
        return Test(key, words=frozenset(texts), negated=negated, written=texts)
    words: set[str] = set()
    phrases: set[tuple[str, ...]] = set()
    sets: set[str] = set()
    for text in texts:
        if text.startswith("<"):
            set_name = text.strip("<>")
            if set_name not in set_names:
                raise value.fail(
                    f"there is no word set '{set_name}'{did_you_mean(set_name, sorted(set_names))}"
                )
            sets.add(set_name)
        elif text not in ("anything", "nothing"):
            for form in word_forms(text):
                parts = tuple(form.replace("-", " ").split())
                if len(parts) == 1:
                    words.add(parts[0])
                else:
                    phrases.add(parts)
    if phrases and key not in WORD_KEYS:
        raise value.fail(
            f"'{name}' looks at single words; put a phrase under 'next', 'previous', 'near' or 'said as'"
        )
    return Test(
        key,
        frozenset(words),
        tuple(sorted(phrases)),
        frozenset(sets),
        anything="anything" in texts,
        nothing="nothing" in texts,
        negated=negated,
        written=texts,
    )


def word_forms(text: str) -> set[str]:
    """Every form that a word of a condition may take, in lower case: as a noun and as a verb.

    The editor need not say which; a form that does not exist does no harm, as no text holds it.
    """
    lower = text.lower().replace("\u2019", "'")
    forms = {lower}
    for pos in ("noun", "verb"):
        for variants in phrase_forms(lower, pos).values():
            forms.update(variants)
    return forms
