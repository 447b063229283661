"""Common English words, by which capitals that spell a word are told from an acronym."""

from __future__ import annotations

from functools import cache
from pathlib import Path

WORDS = Path(__file__).resolve().parent.parent / "data" / "words" / "words.txt"


@cache
def _words() -> frozenset[str]:
    return frozenset(WORDS.read_text(encoding="utf-8").split())


def is_word(word: str) -> bool:
    """Whether `word`, in lower case, is a common English word or the plain plural or past tense of one."""
    words = _words()
    if word in words:
        return True
    return any(word.endswith(end) and word[: -len(end)] in words for end in ("s", "es", "d", "ed", "ing"))
