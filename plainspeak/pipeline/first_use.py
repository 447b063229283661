"""First use: which acronyms and terms the reader meets before the text has explained them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.inflection import indefinite_article, noun_forms, phrase_forms
from plainspeak.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plainspeak.glossary.schema import Acronym
    from plainspeak.pipeline.acronyms import Use

_ARTICLE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")
MOST = 4


@dataclass(frozen=True, slots=True)
class Unexplained:
    """An acronym at its first use, which nothing at or before that place explains.

    `span` is the range of the suggestions; `later` is where the text explains it after all, else None.
    """

    use: Use
    span: Span
    suggestions: tuple[str, ...]
    later: int | None


def unexplained_acronyms(
    text: str, uses: Sequence[Use], known: dict[str, Acronym], silent: Iterable[str]
) -> list[Unexplained]:
    """Each acronym of a document that its reader has not been told, once, at its first use.

    `uses` are all acronyms of the document in order, with offsets in `text`; those in `silent` are known to
    the reader.
    """
    known_to_all = frozenset(silent)
    told: set[str] = set()
    explained_at = {use.short.upper(): use.start for use in reversed(uses) if use.defined}
    counts = Counter(use.short.upper() for use in uses)
    found: list[Unexplained] = []
    for use in uses:
        letters = use.short.upper()  # SENCo and SENCO are one
        if use.short in known_to_all:
            continue
        if letters not in told and use.defined is None:
            span, suggestions = _to_paste(text, use, known.get(use.short), once=counts[letters] == 1)
            found.append(Unexplained(use, span, suggestions, explained_at.get(letters)))
        told.add(letters)
    return found


def _to_paste(text: str, use: Use, acronym: Acronym | None, *, once: bool) -> tuple[Span, tuple[str, ...]]:
    """The long forms to paste at first use: alone where the acronym never comes again, else with it in brackets."""
    written = text[use.start : use.end]
    span = Span(use.start, use.end)
    if acronym is None or written.endswith(("'s", "\u2019s", "s'", "s\u2019")):
        return span, ()
    plural = written.endswith("s") and not use.short.endswith("s")
    opens = not text[: use.start].rstrip(" ") or text[: use.start].rstrip(" ")[-1] in ".!?\n"
    texts: list[str] = []
    for means in _likeliest_first(acronym.means, text)[:MOST]:
        long_form = _plural(means) if plural else means
        if opens:
            long_form = long_form[0].upper() + long_form[1:]
        texts.append(long_form if once else f"{long_form} ({written})")
    article = _ARTICLE.search(text[max(0, use.start - 4) : use.start])
    if article and texts and any(indefinite_article(t) != article.group(1).lower() for t in texts):
        start = use.start - len(article.group(0))
        capital = article.group(1)[0].isupper()
        texts = [f"{_article(t, capital=capital)} {t}" for t in texts]
        span = Span(start, use.end)
    return span, tuple(texts)


def _likeliest_first(means: Sequence[str], text: str) -> list[str]:
    """The readings of an acronym, those first whose own words the document speaks of most.

    A reading's own words are those that no other reading has. Their endings are left off, so that "equality"
    is found in "equalities".
    """
    if len(means) == 1:
        return list(means)
    spoken = text.lower()
    words = {reading: set(_WORD.findall(reading.lower())) for reading in means}

    def weight(reading: str) -> int:
        others = set[str]().union(*(words[other] for other in means if other != reading))
        stems = [word[: max(4, len(word) - 2)] for word in words[reading] - others]
        return min((len(re.findall(rf"\b{stem}", spoken)) for stem in stems), default=0)

    return sorted(means, key=weight, reverse=True)


def _article(text: str, *, capital: bool) -> str:
    article = indefinite_article(text)
    return article.capitalize() if capital else article


def _plural(long_form: str) -> str:
    if " " not in long_form:
        return noun_forms(long_form)["plural"][0]
    return phrase_forms(long_form, "noun")["plural"][0]
