"""Two negatives that a reader must cancel out: "not uncommon", "cannot be used unless". By words alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plainspeak.glossary.word_list import is_word
from plainspeak.pipeline.sentence_checks.sentences import Remark, Sentence, SentenceCheck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.pipeline.parsing import Parsed

PAIR, CONDITION = "double-negative/not-un", "double-negative/not-unless"

_NEGATIVES = frozenset(
    """not no never none nobody nothing nowhere neither cannot can't couldn't won't wouldn't shouldn't mustn't
    don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't""".split()
)
_EXCEPTIONS = frozenset({"unless", "without", "except"})
_FARTHEST = 12  # words between the two; farther apart they are hardly read together
# Words in un- that deny nothing.
_PLAIN = re.compile(r"un(?:der|i[a-z]|til|less|to|cle|ion)")
_OTHER_NEGATIVES = frozenset(
    """impossible improbable infrequent insignificant inconsiderable inconceivable incompatible insoluble irrelevant
    inappropriate unlike dissimilar disinclined illegal irregular without""".split()
)
_WORD_BREAKS = re.compile(r"[.;:!?()–—]")


def no_parse(_sentence: Sentence) -> bool:
    """These patterns need the words alone."""
    return False


def remarks(sentence: Sentence, _parsed: Parsed | None) -> Iterator[Remark]:
    """A remark for each pair of negatives, from the first to the second."""
    keys = sentence.keys
    if _NEGATIVES.isdisjoint(keys):
        return
    tokens, low = sentence.tokens, sentence.low
    for index, key in enumerate(keys):
        if key not in _NEGATIVES:
            continue
        following = keys[index + 1 : index + 2]
        if key == "not" and following and _denies(following[0]):
            yield Remark(PAIR, tokens.starts[low + index], tokens.ends[low + index + 1])
            continue
        other = next(
            (i for i in range(index + 2, min(index + 2 + _FARTHEST, len(keys))) if keys[i] in _EXCEPTIONS),
            None,
        )
        if other is None or not _NEGATIVES.isdisjoint(keys[index + 1 : other]):
            continue
        start, end = tokens.starts[low + index], tokens.ends[low + other]
        if not _WORD_BREAKS.search(tokens.text, start, end):
            yield Remark(CONDITION, start, end, (keys[other],))


CHECK = SentenceCheck((PAIR, CONDITION), no_parse, remarks)


def _denies(word: str) -> bool:
    """Whether a word is the contrary of another: "uncommon", not "under"."""
    if word in _OTHER_NEGATIVES:
        return True
    return word.startswith("un") and _PLAIN.match(word) is None and len(word) > 5 and is_word(word[2:])
