"""Counting sentences with a passive verb."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.pipeline.parsing import PipelinePool

_AUXILIARY = re.compile(
    r"\b(?:am|are|be|been|being|is|was|were|get|gets|getting|got|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)\b|['’](?:s|re|m)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _irregular_participles() -> frozenset[str]:
    from plainspeak.inflection.irregular_verbs import IRREGULAR_VERBS

    return frozenset(form for _, forms in IRREGULAR_VERBS.values() for form in forms.split("/"))


def may_be_passive(sentence: str) -> bool:
    """Whether a sentence has an auxiliary and, somewhere after it, a word that may be a participle."""
    auxiliary = _AUXILIARY.search(sentence)
    if auxiliary is None:
        return False
    words = _WORD.findall(sentence[auxiliary.end() :].lower())
    return any(word.endswith("ed") or _is_irregular(word) for word in words)


def _is_irregular(word: str) -> bool:
    participles = _irregular_participles()
    prefixes = ("re", "un", "over", "under", "out", "mis", "fore", "with")
    return word in participles or any(word.startswith(p) and word[len(p) :] in participles for p in prefixes)


def count_passive(sentences: Sequence[str], pool: PipelinePool) -> int:
    """How many sentences have a passive verb, by the parser; those with no candidate are not parsed."""
    candidates = [sentence for sentence in sentences if may_be_passive(sentence)]
    return sum("auxpass" in parsed.labels for parsed in pool.parse(candidates))
