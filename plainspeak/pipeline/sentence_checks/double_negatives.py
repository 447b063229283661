"""Two negatives that a reader must cancel out: "not uncommon", "cannot be used unless". By words alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plainspeak.glossary.word_list import is_word
from plainspeak.inflection import indefinite_article
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
_CONTRARIES = {
    "impossible": "possible",
    "improbable": "probable",
    "infrequent": "frequent",
    "insignificant": "significant",
    "inconsiderable": "considerable",
    "inconceivable": "conceivable",
    "incompatible": "compatible",
    "insoluble": "soluble",
    "irrelevant": "relevant",
    "inappropriate": "appropriate",
    "unlike": "like",
    "dissimilar": "similar",
    "disinclined": "inclined",
    "illegal": "legal",
    "irregular": "regular",
}
# After these, "not … unless" is "… only if". After "must" it is not: "must … only if" would be another rule.
_WITHOUT_NOT = frozenset("can could may might will would is are was were be".split())
_POSITIVE = {"cannot": "can", "can't": "can", "couldn't": "could", "won't": "will", "wouldn't": "would",
             "isn't": "is", "aren't": "are", "wasn't": "was", "weren't": "were"}  # fmt: skip
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
            start, end = tokens.starts[low + index], tokens.ends[low + index + 1]
            contrary = _contrary(following[0])
            before = keys[index - 1] if index else ""
            fits = contrary and (before != "a" or indefinite_article(contrary) == "a")
            suggestions = (_cased(contrary, tokens.text[start]),) if fits else ()
            yield Remark(PAIR, start, end, (contrary, following[0]), suggestions=suggestions)
            continue
        other = next(
            (i for i in range(index + 2, min(index + 2 + _FARTHEST, len(keys))) if keys[i] in _EXCEPTIONS),
            None,
        )
        if other is None or not _NEGATIVES.isdisjoint(keys[index + 1 : other]):
            continue
        start, end = tokens.starts[low + index], tokens.ends[low + other]
        if not _WORD_BREAKS.search(tokens.text, start, end):
            between = " ".join(tokens.text[tokens.ends[low + index] : tokens.starts[low + other]].split())
            before = keys[index - 1] if index else ""
            text = _without_negatives(key, before, between) if keys[other] == "unless" else ""
            suggestions = (_cased(text, tokens.text[start]),) if text else ()
            yield Remark(CONDITION, start, end, (keys[other],), suggestions=suggestions)


CHECK = SentenceCheck((PAIR, CONDITION), no_parse, remarks)


def _denies(word: str) -> bool:
    """Whether a word is the contrary of another: "uncommon", not "under"."""
    return word == "without" or bool(_contrary(word))


def _contrary(word: str) -> str:
    """What a word denies: "common" for "uncommon"; the empty string for "under"."""
    if word in _CONTRARIES:
        return _CONTRARIES[word]
    denies = word.startswith("un") and _PLAIN.match(word) is None and len(word) > 5 and is_word(word[2:])
    return word[2:] if denies else ""


def _without_negatives(negative: str, before: str, between: str) -> str:
    """ "can use the hall only if" for "cannot use the hall unless"; the empty string where that is another rule."""
    if negative in _POSITIVE:
        return f"{_POSITIVE[negative]} {between} only if"
    return f"{between} only if" if negative == "not" and before in _WITHOUT_NOT else ""


def _cased(text: str, like: str) -> str:
    """The text with a capital where there was one."""
    return text[:1].upper() + text[1:] if like.isupper() else text
