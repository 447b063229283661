"""Every form that the glossaries can produce, of terms and of suggestions, agrees with a second source.

The second source is lemminflect. Where British spelling or usage parts from it, the word is listed, here or
in tests/inflection/test_second_source.py, with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import lemminflect

from plainspeak.glossary.curated import read_curated
from plainspeak.inflection import is_modal, verb_forms
from tests.inflection.test_second_source import (
    BRITISH_FIRST,
    L_DOUBLED_IN_BRITAIN,
    TAGS,
    WRONG_IN_LEMMINFLECT,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.inflection import VerbForm

LISTED = {
    **BRITISH_FIRST,
    **WRONG_IN_LEMMINFLECT,
    ("alight", "participle"): "alighted",  # it knows the poetic alit alone
    ("blend", "participle"): "blended",  # and the old blent
    ("trial", "ing"): "trialling",  # British doubling
    ("trial", "past"): "trialled",
    ("trial", "participle"): "trialled",
    ("sublet", "past"): "sublet",  # it makes it regular: subletted
    ("sublet", "participle"): "sublet",
    ("underlet", "ing"): "underletting",  # it makes it regular: underleting, underleted
    ("underlet", "past"): "underlet",
    ("underlet", "participle"): "underlet",
    ("spotlight", "past"): "spotlit",  # people write both; it knows "spotlighted" alone
    ("spotlight", "participle"): "spotlit",
    ("workshop", "ing"): "workshopping",  # as in "worshipping"
    ("workshop", "past"): "workshopped",
    ("workshop", "participle"): "workshopped",
}
# Suggestions for a noun sense in an entry that is a verb.
NOUNS = {"approval", "emphasis"}
FORMS: tuple[VerbForm, ...] = ("s", "ing", "past", "participle")
ENTRIES = [entry for glossary in read_curated()[1] for entry in glossary.entries]


def verbs() -> set[str]:
    """The verbs at the head of every verb entry's term, other terms and suggestions."""
    return {
        words[0]
        for entry in ENTRIES
        if entry.pos == "verb" and entry.head is None
        for phrase in (entry.term, *entry.also, *(use for sense in entry.senses for use in sense.use))
        if (words := phrase.lower().split()) and words[0].isalpha()
    } - NOUNS


def differences() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for verb in sorted(verbs()):
        if verb in ("be", "have") or is_modal(verb) or verb in L_DOUBLED_IN_BRITAIN.split():
            continue
        for form in FORMS:
            theirs = lemminflect.getInflection(verb, TAGS[form])
            ours = verb_forms(verb)[form][0]
            if ours not in theirs and LISTED.get((verb, form)) != ours:
                yield verb, form, ours, theirs


def test_every_verb_form_agrees() -> None:
    assert len(verbs()) > 500
    assert list(differences()) == []
