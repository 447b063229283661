"""Putting a suggestion into the form that its place in the sentence asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from plainspeak.inflection import (
    apply_shape,
    indefinite_article,
    inflect_phrase,
    is_plural,
    is_uncountable,
    shape,
)
from plainspeak.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plainspeak.inflection import Form, Subject

# What the words around a noun ask of one that takes its place.
Demand = Literal["singular", "plural", "counted", "compound", "described"]
LEAVE_OUT = "(leave out)"  # what an entry's `use` says where the words can simply go
MOST = 4
_NEAR = 40  # characters before a term in which its article stands

_BE_OR_HAVE = frozenset(
    """am are be been being is was were has have had having get gets got getting 's 're 've isn't aren't
    wasn't weren't hasn't haven't hadn't""".split()
)
_PRONOUNS = frozenset("""he i it she they we who you""".split())
_PASSING = frozenset("""also already always been being ever just never not now only still""".split())
_ARTICLE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_DETERMINER = re.compile(
    r"\b(?:an?|the|this|that|these|those|my|our|your|his|her|its|their|every|each|any|no|some)\s+$",
    re.IGNORECASE,
)
_DETERMINED = frozenset(
    """a an the some any many most more few several all every each no this that these those""".split()
)
_DEGREES = frozenset("""least less more most no not so too very well""".split())
_PARTICLES = frozenset(
    """about across at away back down for from in into of off on out over round through to under up with""".split()
)
_TIME_OR_PLACE = frozenset({"in", "on"})  # what a particle may also be followed by: "brought in in May"
_PERFECT = re.compile(
    r"\b(?:have|has|had|having)\s+(?:(?:also|already|always|never|not|\w+ly)\s+)*$", re.IGNORECASE
)
_AFTER_A_NOUN = frozenset("""at by for from in of on that to which who with""".split())
_NEXT_WORD = re.compile(r"[,;:]?\s+([^\W_]+(?:['’-][^\W_]+)*)")
_LAST_WORD = re.compile(r"([^\W_]+(?:['’-][^\W_]+)*)(,?)\s+$")

# Only words of the glossaries come here, never those of a document.
_inflect = lru_cache(maxsize=20_000)(inflect_phrase)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a suggestion is to stand: the range of `text` that the term takes up, in its sentence.

    `forms` are those that the term may be in, `gap` the words that stand in it for "…", `adverbs` those that
    stand after its first word, `modifier` whether it describes the noun after it, `demands` what the words around a
    noun ask of it. `subject` says whom a finite verb agrees with; it is None for a plain infinitive and where
    nobody knows. Of an `acronym` the capitals say nothing about those of the suggestion.
    """

    text: str
    span: Span
    sentence: Span
    forms: frozenset[Form]
    gap: str = ""
    adverbs: str = ""
    modifier: bool = False
    demands: frozenset[Demand] = frozenset()
    subject: Subject | None = None
    acronym: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """Suggestions ready to paste over `span`."""

    span: Span
    texts: tuple[str, ...]


def fit(uses: Sequence[str], head: str | None, place: Place) -> Fitted:
    """The suggestions of `uses`, base forms, that can be made to fit, best first, and the range they replace.

    `head` names the word of a suggestion that is inflected, None for the usual one. One that cannot be made
    to fit is left out.
    """
    if LEAVE_OUT in uses:
        return _leave_out(place)
    written = shape(place.text[place.span.start : place.span.end])
    before = place.text[max(place.sentence.start, place.span.start - _NEAR) : place.span.start]
    made: list[str] = []
    for use in uses:
        inflected = _inflected(use, head, place)
        if inflected is None or not _agrees(use, inflected, before, place):
            continue
        inflected = _without_double(inflected, before, place)
        if place.adverbs:
            inflected = f"{place.adverbs} {inflected}"
        if place.gap:
            inflected = inflected.replace("…", place.gap) if "…" in inflected else f"{inflected} {place.gap}"
        made.append(inflected if place.acronym else apply_shape(inflected, written))
    return _with_article(_unique(made)[:MOST], before, place.span)


def verb_form(forms: Iterable[Form], words_before: Sequence[str]) -> frozenset[Form]:
    """Of the forms that a verb may be in, those that the words before it allow, nearest last and in lower case.

    "used" after "has" or "is" is a participle, after "we" it is past; else it may be either.
    """
    possible = frozenset(forms)
    if not {"past", "participle"} <= possible:
        return possible
    for word in reversed(words_before[-4:]):
        if word in _BE_OR_HAVE:
            return possible - {"past"}
        if not (word in _PASSING or word.endswith("ly")):
            return possible - {"participle"} if word in _PRONOUNS else possible
    return possible


def _inflected(use: str, head: str | None, place: Place) -> str | None:
    """`use` in the form of the place; None where it has none or where two forms would differ."""
    results: set[str] = set()
    if not place.forms:
        return use
    for form in place.forms:
        results.add(_inflect(use, form, head, place.subject))
    return results.pop() if len(results) == 1 else None


def _agrees(use: str, inflected: str, before: str, place: Place) -> bool:
    """Whether the words around leave room for the suggestion."""
    words = inflected.lower().split()
    if place.modifier and len(words) > 1 and not _can_precede(words):
        return False
    if _repeats(words, before, place):
        return False
    if _DETERMINER.search(before) and words[0] in _DETERMINED:
        return False
    return place.forms.isdisjoint({"singular", "plural"}) or _suits_noun(use, words, before, place)


def _repeats(words: list[str], before: str, place: Place) -> bool:
    """Whether a suggestion begins or ends with the word of content that stands beside it: "the budget budget"."""
    last = _LAST_WORD.search(before)
    after = _NEXT_WORD.match(place.text, place.span.end, place.sentence.end)
    beside = ((words[0], last), (words[-1], after))
    return any(found and found.group(1).lower() == word not in _PARTICLES for word, found in beside)


def _suits_noun(use: str, words: list[str], before: str, place: Place) -> bool:
    """Whether a noun has the number that the words around ask for: "the services" cannot stand before "is"."""
    if "compound" in place.demands and not _AFTER_A_NOUN.isdisjoint(words[1:]):
        return False  # "a way of working plan"
    if "described" in place.demands and words[0] in _DETERMINED:
        return False  # "high street the number of visitors"
    if is_plural(use):
        return "singular" not in place.demands and not _ARTICLE.search(before)
    if is_uncountable(use):
        return place.demands.isdisjoint({"counted", "plural"}) and not _ARTICLE.search(before)
    return True


def _can_precede(words: list[str]) -> bool:
    """Whether a phrase can describe the noun after it: "very good" can, "made up of" and "able to last" cannot."""
    if words[-1] == "of":
        return words[0] in _DETERMINED
    return words[0] in _DEGREES or words[0].endswith("ly")


def _without_double(suggestion: str, before: str, place: Place) -> str:
    """The suggestion without a last particle that the text has already: "asked for" before "for a licence"."""
    head, _, last = suggestion.rpartition(" ")
    after = _NEXT_WORD.match(place.text, place.span.end, place.sentence.end)
    doubled = head and last in _PARTICLES and after is not None and after.group(1).lower() == last
    if doubled and last in _TIME_OR_PLACE and "participle" in place.forms and not _PERFECT.search(before):
        return suggestion  # "rules brought in in May": of a passive, what follows says when or where
    return head if doubled else suggestion


def _with_article(made: list[str], before: str, span: Span) -> Fitted:
    """The suggestions with "a" or "an" before them where the text has one that must change."""
    article = _ARTICLE.search(before)
    if not made or article is None:
        return Fitted(span, tuple(made))
    wanted = {text: indefinite_article(text) for text in made}
    if all(right == article.group(1).lower() for right in wanted.values()):
        return Fitted(span, tuple(made))
    start = span.start - (len(before) - article.start())
    texts = tuple(f"{_like(wanted[text], article.group(1))} {text}" for text in made)
    return Fitted(Span(start, span.end), texts)


def _like(word: str, model: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word.capitalize() if model[0].isupper() else word


def _leave_out(place: Place) -> Fitted:
    """The term gone, with a neighbouring word in the range so that the suggestion is not empty."""
    text, span, sentence = place.text, place.span, place.sentence
    opens = not text[sentence.start : span.start].strip(" \t\n“‘\"'(")
    after = _NEXT_WORD.match(text, span.end, sentence.end)
    if opens and after:
        word = after.group(1)
        capital = text[span.start].isupper() and word.islower()
        return Fitted(Span(span.start, after.end()), (word.capitalize() if capital else word,))
    last = _LAST_WORD.search(text[sentence.start : span.start])
    if last is None:
        return Fitted(span, ())
    start = sentence.start + last.start()
    end = span.end
    if last.group(1).lower() in ("a", "an") and after:
        right = _like(indefinite_article(after.group(1)), last.group(1))
        return Fitted(Span(start, after.end()), (f"{right} {after.group(1)}",))
    comma = last.group(2)
    if comma and text[end : end + 1] == ",":
        end, comma = end + 1, ""
    elif comma and not text[end : sentence.end].strip(" \n.!?"):
        comma = ""
    return Fitted(Span(start, end), (last.group(1) + comma,))


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
