"""Forms of terms of several words: the head changes, the rest stays."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from .adjectives import adjective_forms, takes_ending
from .letters import words as word_set
from .nouns import follows_its_noun, has_no_plural, is_plural_already, noun_forms
from .verbs import be_forms, is_modal, verb_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .forms import AdjectiveForm, Form, NounForm, PartOfSpeech, Subject, VerbForm

_VERB_FORMS: tuple[VerbForm, ...] = ("base", "s", "ing", "past", "participle")
_NOUN_FORMS: tuple[NounForm, ...] = ("singular", "plural")
_ADJECTIVE_FORMS: tuple[AdjectiveForm, ...] = ("positive", "comparative", "superlative")

_WORD = re.compile(r"[^\W_](?:[\w'’./-]*[^\W_])?")
_MODAL_STAND_INS = {
    "can": "be able to",
    "cannot": "be unable to",
    "could": "be able to",
    "may": "be allowed to",
    "might": "be allowed to",
    "must": "have to",
    "shall": "be going to",
    "should": "have to",
    "will": "be going to",
    "would": "be going to",
}
"""What says the same where a modal cannot stand: after "to", and as a participle."""

_LY_VERBS = word_set(
    "ally apply belly bully comply dally fly imply misapply multiply outfly ply rally reapply rely reply "
    "resupply sally sully supply tally"
)
_AFTER_THE_HEAD = word_set(
    "about above across after against along among around as at before behind below between beyond by "
    "during for from he i in into it near of on onto outside over per she since than that they "
    "through to toward towards under until upon via we which who whom whose with within without you"
)
"""What follows the head of a noun phrase: prepositions, relative pronouns, and subjects ("things we do")."""

_RELATIVES = frozenset({"that", "which", "who"})
_NOT_VERBS = word_set("always his its others perhaps sometimes this thus us yes")
_PLURAL_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "isn't": "aren't"}

_ALWAYS_PARTICLES = word_set("away back down off out up")
_SOMETIMES_PARTICLES = word_set("around by in on over through")
_VERBS_WITH_PARTICLES = word_set(
    "add bolt break buy call carry check clock cut drive drop fill fly hand hang lay log look opt phone "
    "plug roll run sign sit sleep stand take throw tie trade turn walk work"
)


def inflect_phrase(phrase: str, form: Form, head: str | None = None, subject: Subject | None = None) -> str:
    """The `phrase` with its head in the `form`, first variant.

    The head of a verb phrase is its first word, leading adverbs in -ly apart, or `head`: "set up",
    "setting up". The head of a noun phrase is the last word before a preposition, or a relative or personal pronoun:
    "lines of enquiry". The head of an adjective phrase is its first word. Two heads joined by "and" or
    "or" change together where both must ("gone and seen", "parents or carers").

    "base" is the infinitive, so that "can" becomes "be able to". With a `subject` it is the present
    tense that agrees with the subject ("are", "can"), and so is the past of "be" ("were").
    A phrase without words comes back as it is. Raises ValueError if `head` is not a word of the phrase.
    """
    if form in ("singular", "plural"):
        return _noun_phrase(phrase, head, form)[0]
    if form in ("positive", "comparative", "superlative"):
        return _adjective_phrase(phrase, head, form)[0]
    return _inflect_verb(phrase, form, head, subject)


def phrase_forms(phrase: str, pos: PartOfSpeech, head: str | None = None) -> dict[Form, tuple[str, ...]]:
    """All the forms of a phrase with all their variants; the first form begins with the phrase itself.

    The base of "be" takes in "am" and "are". A phrase that does not change ("other") has itself alone,
    as its base.
    Raises ValueError if `head` is not a word of the phrase.
    """
    if pos == "verb":
        return {form: _verb_phrase(phrase, head, form) for form in _VERB_FORMS}
    if pos == "noun":
        return {form: _noun_phrase(phrase, head, form) for form in _NOUN_FORMS}
    if pos == "adjective":
        return {form: _adjective_phrase(phrase, head, form) for form in _ADJECTIVE_FORMS}
    return {"base": (phrase,)}


def is_uncountable(noun: str) -> bool:
    """Whether the head of a noun phrase takes no plural and no "a" in its usual sense (local housing).

    A noun that can be counted but has one form for both numbers (series) is not uncountable.
    """
    head = _head_noun(noun)
    return bool(head) and has_no_plural(head)


def is_plural(noun: str) -> bool:
    """Whether the head of a noun phrase is a plural as it stands and takes a plural verb (main duties, people)."""
    head = _head_noun(noun)
    return bool(head) and is_plural_already(head)


def _head_noun(phrase: str) -> str:
    """The noun that a phrase is about; empty for a phrase without words."""
    words = [word.group() for word in _WORD.finditer(phrase)]
    return words[_noun_head(words)] if words else ""


def _inflect_verb(phrase: str, form: VerbForm, head: str | None, subject: Subject | None) -> str:
    words, heads = _find_heads(phrase, head, _verb_heads)
    if not heads:
        return phrase
    verb = words[heads[0]].group()
    lower = verb.lower()
    if lower == "be" and subject is not None and form in ("base", "past"):
        agreeing = be_forms(subject)[form == "past"]
        return _replace(phrase, [(words[heads[0]], agreeing)])
    if is_modal(lower) and (form in ("ing", "participle") or (form == "base" and subject is None)):
        stand_in = _inflect_verb(_MODAL_STAND_INS[lower], form, None, subject)
        return _replace(phrase, [(words[heads[0]], stand_in)])
    return _verb_phrase(phrase, head, form)[0]


def _verb_phrase(phrase: str, head: str | None, form: VerbForm) -> tuple[str, ...]:
    words, heads = _find_heads(phrase, head, _verb_heads)
    if len(heads) == 1 and [word.group().lower() for word in words[:2]] == ["do", "not"] and len(words) > 2:
        return _negated(phrase, words, form)
    choices: list[tuple[str, ...]] = []
    for index in heads:
        verb = words[index].group()
        forms = verb_forms(verb)[form]
        choices.append((*forms, "am", "are") if verb.lower() == "be" and form == "base" else forms)
    return _combine(phrase, [words[index] for index in heads], choices)


def _negated(phrase: str, words: list[re.Match[str]], form: VerbForm) -> tuple[str, ...]:
    """The forms of "do not …"; the participles are "not …" with the next verb ("not having")."""
    if form in ("ing", "participle"):
        rest = phrase[words[2].start() :]
        return tuple(f"{phrase[: words[0].start()]}not {verb}" for verb in _verb_phrase(rest, None, form))
    return _combine(phrase, words[:1], [verb_forms(words[0].group())[form]])


def _noun_phrase(phrase: str, head: str | None, form: NounForm) -> tuple[str, ...]:
    words, heads = _find_heads(phrase, head, _noun_heads)
    if form == "singular" or not heads:
        return (phrase,)
    choices = [noun_forms(words[index].group())["plural"] for index in heads]
    if heads[-1] > 0 and _is_particle([word.group() for word in words], heads[-1]):
        # "sign offs", "stand bys": a particle at the end takes a bare s, whatever its spelling.
        choices[-1] = (f"{words[heads[-1]].group()}s",)
    changing = [words[index] for index in heads]
    following = words[heads[-1] + 1 : heads[-1] + 3]
    if len(following) == 2 and following[0].group().lower() in _RELATIVES:
        # "a person who uses …" becomes "people who use …".
        changing.append(following[1])
        choices.append((_plural_verb(following[1].group()),))
    plurals = _combine(phrase, changing, choices)
    if words[0].group().lower() in ("a", "an") and len(words) > 1:
        return tuple(plural[: words[0].start()] + plural[words[1].start() :] for plural in plurals)
    return plurals


def _plural_verb(word: str) -> str:
    """The plural present of a verb in the third person singular; any other word as it is."""
    if word in _PLURAL_VERBS:
        return _PLURAL_VERBS[word]
    if not word.endswith("s") or word.endswith("ss") or word in _NOT_VERBS:
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zzes")) else word[:-1]


def _adjective_phrase(phrase: str, head: str | None, form: AdjectiveForm) -> tuple[str, ...]:
    words, heads = _find_heads(phrase, head, _adjective_heads)
    if form == "positive" or not heads:
        return (phrase,)
    adjectives = [words[index].group() for index in heads]
    if len(adjectives) > 1 and not all(takes_ending(adjective.lower()) for adjective in adjectives):
        at, degree = words[heads[0]].start(), "more" if form == "comparative" else "most"
        return (f"{phrase[:at]}{degree} {phrase[at:]}",)
    return _combine(
        phrase, [words[index] for index in heads], [adjective_forms(word)[form] for word in adjectives]
    )


def _find_heads(
    phrase: str, head: str | None, find: Callable[[list[str]], list[int]]
) -> tuple[list[re.Match[str]], list[int]]:
    """The words of a phrase and the indices of those that change."""
    words = list(_WORD.finditer(phrase))
    if head is not None:
        for index, word in enumerate(words):
            if word.group().casefold() == head.casefold():
                return words, [index]
        raise ValueError(f"The head {head!r} is not a word of {phrase!r}; name one of its words.")
    return words, find([word.group() for word in words]) if words else []


def _verb_heads(words: list[str]) -> list[int]:
    first = 0
    while (
        first + 1 < len(words)
        and words[first].lower().endswith("ly")
        and words[first].lower() not in _LY_VERBS
    ):
        first += 1
    joined = words[first + 1 : first + 2] in (["and"], ["or"]) and first + 2 < len(words)
    return [first, first + 2] if joined else [first]


def _adjective_heads(words: list[str]) -> list[int]:
    return [0, 2] if len(words) > 2 and words[1] in ("and", "or") else [0]


def _noun_heads(words: list[str]) -> list[int]:
    last = _noun_head(words)
    return [last - 2, last] if last >= 2 and words[last - 1] == "or" else [last]


def _noun_head(words: list[str]) -> int:
    """The index of the noun that a phrase is about."""
    lower = [word.lower() for word in words]
    end = len(words)
    # A phrase that opens with a preposition ("out of hours service") is a modifier and its noun at the end.
    if lower[0] not in _AFTER_THE_HEAD and lower[0] not in _ALWAYS_PARTICLES:
        for index in range(1, end):
            if lower[index] in _AFTER_THE_HEAD and not _is_particle(lower, index):
                end = index
                break
    head = end - 1
    if (
        head > 0
        and lower[head - 1].endswith("er")
        and lower[head] in _ALWAYS_PARTICLES | _SOMETIMES_PARTICLES
    ):
        return head - 1
    if head > 0 and follows_its_noun(lower[head], lower[head - 1]):
        return head - 1
    return head


def _is_particle(words: list[str], index: int) -> bool:
    """Whether a word belongs to the verb before it, as in "drop in centre" and "sign off"."""
    word, before = words[index].lower(), words[index - 1].lower()
    return word in _ALWAYS_PARTICLES or (word in _SOMETIMES_PARTICLES and before in _VERBS_WITH_PARTICLES)


def _combine(phrase: str, words: list[re.Match[str]], choices: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The phrase with each of the words replaced by each of its forms."""
    combinations = (_replace(phrase, zip(words, forms, strict=True)) for forms in product(*choices))
    return tuple(dict.fromkeys(combinations))


def _replace(phrase: str, replacements: Iterable[tuple[re.Match[str], str]]) -> str:
    parts: list[str] = []
    end = 0
    for word, form in replacements:
        parts += [phrase[end : word.start()], form]
        end = word.end()
    return "".join([*parts, phrase[end:]])
