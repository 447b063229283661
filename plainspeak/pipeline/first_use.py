"""First use: which acronyms the reader meets before the text has explained them, and what else is amiss with them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plainspeak.inflection import indefinite_article, noun_forms, phrase_forms
from plainspeak.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from plainspeak.glossary.schema import Acronym
    from plainspeak.pipeline.acronyms import Use

_ARTICLE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
# "What is a TPO?": the answer comes next.
_ASKED = re.compile(r"\bwhat(?:['’]s|\s+(?:is|are|does|do))\s+(?:an?\s+|the\s+)?[“‘\"']?$", re.IGNORECASE)
_SMALL = frozenset("a an and at by for from in into of on or the to with".split())
_CUE_LETTERS = 4  # a cue counts in all its forms: the first letters are compared
MOST = 4


@dataclass(frozen=True, slots=True)
class Unexplained:
    """An acronym at its first use, which nothing at or before that place explains.

    `span` is the range of the suggestions; `later` is the use that explains it after all, else None.
    """

    use: Use
    span: Span
    suggestions: tuple[str, ...]
    later: Use | None


class AcronymUses:
    """All uses of acronyms in a document, in order, with offsets in `text`."""

    def __init__(self, text: str, uses: Sequence[Use], listed: Mapping[str, Acronym]) -> None:
        self.text, self.uses, self.listed = text, uses, listed
        # SENCo and SENCO are one
        self.counts = Counter(use.short.upper() for use in uses)

    def unexplained(self, known: Collection[str]) -> list[Unexplained]:
        """Each acronym that its reader has not been told, once, at its first use; those in `known` are left out."""
        told: set[str] = set()
        explained_by = {use.short.upper(): use for use in reversed(self.uses) if use.defined}
        found: list[Unexplained] = []
        for number, use in enumerate(self.uses):
            letters = use.short.upper()
            if use.short in known:
                continue
            if letters not in told and use.defined is None:
                if self._asked_and_answered(number):
                    continue
                span, suggestions = self._to_paste(use)
                found.append(Unexplained(use, span, suggestions, explained_by.get(letters)))
            told.add(letters)
        return found

    def contradictions(self) -> list[tuple[Use, str]]:
        """Uses that are given another long form than the acronym had before, with that earlier one."""
        first: dict[str, str] = {}
        found: list[tuple[Use, str]] = []
        for use in self.uses:
            if use.defined is None:
                continue
            earlier = first.setdefault(use.short.upper(), use.defined)
            if _differ(earlier, use.defined):
                found.append((use, earlier))
                first[use.short.upper()] = use.defined
        return found

    def needless(self, known: Collection[str]) -> list[tuple[Use, Span]]:
        """Acronyms in brackets after their long form that never come again, each with the range of both.

        A short form in small letters ("Ofsted") is the name that people know, so it is worth telling.
        """
        found: list[tuple[Use, Span]] = []
        for use in self.uses:
            if not use.short.isupper():
                continue
            if use.defined is None or use.short in known or self.counts[use.short.upper()] > 1:
                continue
            bracketed = re.search(
                re.escape(use.defined) + r"\s*\([“‘\"']?$", self.text[max(0, use.start - 200) : use.start]
            )
            if bracketed and (closing := re.match(r"[”’\"']?\)", self.text[use.end :])):
                start = use.start - len(bracketed.group(0))
                found.append((use, Span(start, use.end + closing.end())))
        return found

    def meaning(self, use: Use) -> str:
        """What an acronym stands for: what the text says somewhere, else the likeliest that is listed, else ""."""
        letters = use.short.upper()
        told = next((u.defined for u in self.uses if u.defined and u.short.upper() == letters), None)
        if told is not None:
            return " ".join(told.split())
        listed = self.listed.get(use.short)
        return self._readings(listed)[0] if listed and listed.means else ""

    def _asked_and_answered(self, number: int) -> bool:
        """Whether a use only asks what the acronym is, and the next one of it says so."""
        use = self.uses[number]
        if not _ASKED.search(self.text[max(0, use.start - 20) : use.start]):
            return False
        again = (other for other in self.uses[number + 1 :] if other.short.upper() == use.short.upper())
        following = next(again, None)
        return following is not None and following.defined is not None

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.lower() for word in _WORD.findall(self.text))

    def _readings(self, acronym: Acronym) -> list[str]:
        """The long forms of an acronym, first those that the words of the document speak for."""

        def votes(number: int) -> int:
            others = set[str]().union(*(_own_words(m) for i, m in enumerate(acronym.means) if i != number))
            cues = acronym.cues[number] if number < len(acronym.cues) else ()
            return sum(map(self._has, (*(_own_words(acronym.means[number]) - others), *cues)))

        order = sorted(range(len(acronym.means)), key=lambda number: (-votes(number), number))
        return [acronym.means[number] for number in order]

    def _has(self, cue: str) -> bool:
        """Whether a form of each word of a cue stands in the document."""
        stems = (word[: max(_CUE_LETTERS, len(word) - 2)] for word in cue.lower().split())
        return all(any(word.startswith(stem) for word in self._words) for stem in stems)

    def _to_paste(self, use: Use) -> tuple[Span, tuple[str, ...]]:
        """The long forms to paste at first use: alone where the acronym never comes again, else with it in brackets."""
        text, acronym = self.text, self.listed.get(use.short)
        written = text[use.start : use.end]
        span = Span(use.start, use.end)
        if acronym is None or written.endswith(("'s", "\u2019s", "s'", "s\u2019")):
            return span, ()
        plural = written.endswith("s") and not use.short.endswith("s")
        opens = not text[: use.start].rstrip(" ") or text[: use.start].rstrip(" ")[-1] in ".!?\n"
        once = self.counts[use.short.upper()] == 1
        texts: list[str] = []
        for means in self._readings(acronym)[:MOST]:
            long_form = _plural(means) if plural else means
            if opens:
                long_form = long_form[0].upper() + long_form[1:]
            texts.append(long_form if once else f"{long_form} ({written})")
        article = _ARTICLE.search(text[max(0, use.start - 4) : use.start])
        if article and texts and any(indefinite_article(t) != article.group(1).lower() for t in texts):
            capital = article.group(1)[0].isupper()
            texts = [f"{_article(t, capital=capital)} {t}" for t in texts]
            span = Span(use.start - len(article.group(0)), use.end)
        return span, tuple(texts)


def _own_words(long_form: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(long_form)} - _SMALL


def _differ(one: str, other: str) -> bool:
    """Whether two long forms speak of different things: fewer than half of their words begin alike."""
    stems = [{word[:_CUE_LETTERS] for word in _own_words(form)} for form in (one, other)]
    return 2 * len(stems[0] & stems[1]) < len(stems[0] | stems[1])


def _article(text: str, *, capital: bool) -> str:
    article = indefinite_article(text)
    return article.capitalize() if capital else article


def _plural(long_form: str) -> str:
    if " " not in long_form:
        return noun_forms(long_form)["plural"][0]
    return phrase_forms(long_form, "noun")["plural"][0]
