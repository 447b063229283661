"""Readability scores, computed by textstat from text whose counts it cannot get wrong.

Left to itself textstat takes the stop of "£1.3 billion" for the end of a sentence, drops sentences of one or two
words, and hyphenates web addresses. So it is given the words alone, joined by single spaces, with one stop for
each sentence that our segmenter found and no other mark. A web or e-mail address and every combination of figures
and signs counts as one word of one syllable, as Flesch's directions have it (The Art of Readable Writing, 1949);
the parts of a hyphenated compound are counted one by one and added up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from plainspeak.model import FullScores, Scores
from plainspeak.pipeline.words import is_address, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.syllables import Table

FEWEST_WORDS = 100  # Flesch and Kincaid sampled passages of 100 words; below that the formulas' figures swing
LONG_SENTENCE = 25  # more words than this; the Government Digital Service's limit
WORDS_A_MINUTE = 200  # a usual pace for adults who read to themselves in English is 175 to 300 words a minute
_LONG_WORD = 3  # syllables
_FORMULAS = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "smog_index",
    "gunning_fog",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall_readability_score",
)
AGE_OF_FIRST_GRADE = 5  # a US grade and five years is the age of the pupils in it
_HYPHENS = re.compile("[-‐‑–]+")
_MARKS = re.compile(r"[^\w']+")
_FEWEST_FOR_TEXTSTAT = 3  # textstat drops shorter sentences from its count


@dataclass(frozen=True, slots=True)
class Prose:
    """What is scored of a text: headings, captions and table cells are left out by the caller.

    `sentences` are the words of each sentence as the formulas count them: a list whose items carry on its lead-in
    is one. `lengths` are in words and judge such a list item by item, each with its lead-in. `passive` counts
    those of them that have a passive.
    """

    sentences: tuple[tuple[str, ...], ...]
    lengths: tuple[int, ...]
    passive: int

    @property
    def words(self) -> int:
        """How many words there are."""
        return sum(map(len, self.sentences))


def plain_prose(sentences: Sequence[str], passive: int = 0) -> Prose:
    """Prose without lists, from its sentences and the number of those with a passive."""
    counted = tuple(tuple(found) for found in map(words, sentences) if found)
    return Prose(counted, tuple(map(len, counted)), passive)


def scores(prose: Prose) -> Scores:
    """The scores that every report has.

    Figures are rounded to one decimal place. `reading_age` is the Flesch-Kincaid grade plus 5 (J. P. Kincaid and
    others, Derivation of new readability formulas, 1975), `flesch_reading_ease` is R. Flesch's of 1948; they are
    None for fewer than 100 words, and `mean_sentence_words` is None where there is no word.
    """
    found = _formulas(prose, ("flesch_reading_ease", "flesch_kincaid_grade"))
    grade = found["flesch_kincaid_grade"]
    return Scores(
        reading_age=_age(grade),
        flesch_reading_ease=found["flesch_reading_ease"],
        flesch_kincaid_grade=grade,
        mean_sentence_words=_mean(prose),
        long_sentences=sum(length > LONG_SENTENCE for length in prose.lengths),
        passive_sentences=prose.passive,
    )


def reading_age(prose: Prose) -> float | None:
    """The Flesch-Kincaid grade plus 5, rounded to one decimal place; None for fewer than 100 words."""
    return _age(_formulas(prose, ("flesch_kincaid_grade",))["flesch_kincaid_grade"])


def full_scores(prose: Prose) -> FullScores:
    """All the scores, each formula from textstat; shares are rounded to three places, all else to one."""
    found = _formulas(prose, _FORMULAS)
    count = len(prose.lengths)
    long = sum(length > LONG_SENTENCE for length in prose.lengths)
    return FullScores(
        words=prose.words,
        sentences=count,
        reading_age=_age(found["flesch_kincaid_grade"]),
        flesch_reading_ease=found["flesch_reading_ease"],
        flesch_kincaid_grade=found["flesch_kincaid_grade"],
        smog_index=found["smog_index"],
        gunning_fog=found["gunning_fog"],
        coleman_liau_index=found["coleman_liau_index"],
        automated_readability_index=found["automated_readability_index"],
        dale_chall=found["dale_chall_readability_score"],
        mean_sentence_words=_mean(prose),
        longest_sentence=max(prose.lengths, default=0),
        long_sentence_share=round(long / count, 3) if count else None,
        passive_share=round(min(prose.passive, count) / count, 3) if count else None,
        long_words=_long_words(prose),
        reading_minutes=round(prose.words / WORDS_A_MINUTE, 1),
    )


def _age(grade: float | None) -> float | None:
    return None if grade is None else round(grade + AGE_OF_FIRST_GRADE, 1)


def _mean(prose: Prose) -> float | None:
    return round(prose.words / len(prose.sentences), 1) if prose.sentences else None


def settled_text(sentences: Sequence[Sequence[str]]) -> str:
    """The words of the sentences as textstat gets them: as many words, and as many stops as there are sentences.

    The formulas ask only for totals, so the stops are spread evenly: that way no sentence has fewer than the three
    words below which textstat would not count it. Where there are not three words for each sentence, there are
    fewer stops, and the text is scored as if its sentences had three words.
    """
    every = [_plain(word) for sentence in sentences for word in sentence]
    stops = max(1, min(len(sentences), len(every) // _FEWEST_FOR_TEXTSTAT))
    bounds = [len(every) * index // stops for index in range(stops + 1)]
    return " ".join(" ".join(every[start:end]) + "." for start, end in pairwise(bounds))


def _plain(word: str) -> str:
    """A word without marks: straight apostrophes, "_" for hyphens, a stand-in of one syllable for an address."""
    if word.isalpha():
        return word
    if word == "&":
        return "and"
    if is_address(word):
        return "link"
    return _MARKS.sub("", _HYPHENS.sub("_", word.replace("’", "'"))).strip("_'")


def _formulas(prose: Prose, names: Sequence[str]) -> dict[str, float | None]:
    """What textstat has for these formulas, rounded to one place; None for too few words. It keeps nothing of it."""
    if prose.words < FEWEST_WORDS:
        return dict.fromkeys(names)
    from plainspeak import syllables

    table = syllables.install()
    from textstat.textstat import textstatistics  # pyright: ignore[reportMissingTypeStubs]

    formulas = textstatistics()
    formulas.set_lang(syllables.LANGUAGE)
    text = settled_text(prose.sentences)
    try:
        return {name: round(float(getattr(formulas, name)(text)), 1) for name in names}
    finally:
        _forget(table)


def _long_words(prose: Prose) -> int:
    """How many words have three syllables or more."""
    from plainspeak import syllables

    table = syllables.install()
    try:
        plain = (_plain(word).lower() for sentence in prose.sentences for word in sentence)
        return sum(table.count(word) >= _LONG_WORD for word in plain if word)
    finally:
        _forget(table)


def _forget(table: Table) -> None:
    """Empty the caches in which textstat and pyphen keep texts and words."""
    from textstat.backend import (  # pyright: ignore[reportMissingTypeStubs]
        counts,
        metrics,
        selections,
        transformations,
    )

    for room in (metrics, counts, selections, transformations):
        for name in room.__all__:
            getattr(room, name).cache_clear()
    table.hyphenator.forget()
