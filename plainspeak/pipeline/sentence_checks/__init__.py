"""Checks of single sentences, one module a check: each names its candidates by words, and only these are parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.pipeline.limits import FAR_OVER, LIMIT
from plainspeak.pipeline.sentence_checks import double_negatives, noun_strings, passive, there_is
from plainspeak.pipeline.sentence_checks.long_sentences import long_sentence_check

if TYPE_CHECKING:
    from plainspeak.pipeline.sentence_checks.sentences import SentenceCheck


def sentence_checks(limit: int = LIMIT, far_over: int = FAR_OVER) -> tuple[SentenceCheck, ...]:
    """All the checks; sentences of more than `limit` words are long, those of more than `far_over` very long."""
    return (
        passive.CHECK,
        long_sentence_check(limit, far_over),
        double_negatives.CHECK,
        noun_strings.CHECK,
        there_is.CHECK,
    )
