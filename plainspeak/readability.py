"""Readability scores, computed by textstat from text whose counts it cannot get wrong.

Left to itself textstat takes the stop of "£1.3 billion" for the end of a sentence, drops sentences of one or two
words, and hyphenates web addresses. So it is given the words alone, joined by single spaces, with one stop for
each sentence that our segmenter found and no other mark. A web or e-mail address and every combination of figures
and signs counts as one word of one syllable, as Flesch's directions have it (The Art of Readable Writing, 1949);
the parts of a hyphenated compound are counted one by one and added up.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from plainspeak.model import Scores
from plainspeak.pipeline.words import is_address, words

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST_WORDS = 100  # Flesch and Kincaid sampled passages of 100 words; below that the formulas' figures swing
LONG_SENTENCE = 25  # more words than this; the Government Digital Service's limit
AGE_OF_FIRST_GRADE = 5  # a US grade and five years is the age of the pupils in it
_HYPHENS = re.compile("[-‐‑–]+")
_MARKS = re.compile(r"[^\w']+")
_FEWEST_FOR_TEXTSTAT = 3  # textstat drops shorter sentences from its count


def scores(sentences: Sequence[str], passive_sentences: int) -> Scores:
    """The scores of a text from its scored sentences; headings, captions and table cells are left out by the caller.

    Figures are rounded to one decimal place. `reading_age` is the Flesch-Kincaid grade plus 5 (J. P. Kincaid and
    others, Derivation of new readability formulas, 1975), `flesch_reading_ease` is R. Flesch's of 1948; they are
    None for fewer than 100 words, and `mean_sentence_words` is None where there is no word.
    """
    counted = [found for found in (words(sentence) for sentence in sentences) if found]
    lengths = [len(found) for found in counted]
    total = sum(lengths)
    ease = grade = age = None
    if total >= FEWEST_WORDS:
        ease, grade = _flesch(settled_text(counted))
        age = round(grade + AGE_OF_FIRST_GRADE, 1)
    return Scores(
        reading_age=age,
        flesch_reading_ease=ease,
        flesch_kincaid_grade=grade,
        mean_sentence_words=round(total / len(counted), 1) if counted else None,
        long_sentences=sum(length > LONG_SENTENCE for length in lengths),
        passive_sentences=passive_sentences,
    )


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


def _flesch(text: str) -> tuple[float, float]:
    """Flesch reading ease and Flesch-Kincaid grade, rounded to one decimal place; textstat keeps nothing of it."""
    from textstat.textstat import textstatistics  # pyright: ignore[reportMissingTypeStubs]

    from plainspeak import syllables

    table = syllables.install()
    formulas = textstatistics()
    formulas.set_lang(syllables.LANGUAGE)
    try:
        return round(formulas.flesch_reading_ease(text), 1), round(formulas.flesch_kincaid_grade(text), 1)
    finally:
        _forget(table.pyphen)


def _forget(pyphen: Any) -> None:
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
    pyphen.hd.cache.clear()
