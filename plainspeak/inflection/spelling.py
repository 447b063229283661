"""British and American spellings of the same word.

The rules follow the differences that British style guides name (GOV.UK writes -ise, so -ize counts as
not British here although Oxford uses it). Words whose American spelling is another word in Britain
(storey, kerb, cheque) are left alone.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from .letters import needs_es, recase, turns_y_to_i
from .spelling_tables import BOTH_BRITISH, DOUBLED_L, NEVER_ISE, NEVER_IZE, OUR, OUR_ENDINGS, PAIRS, RE

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*", re.IGNORECASE)
_MOST_COMBINATIONS = 64

_PREFIX = r"(?P<prefix>(?:un|dis|mis|re|multi|over|under)?)"
_IZE = re.compile(
    r"(?P<stem>[a-z]{2,}[b-df-np-tv-z])i[sz]"
    r"(?P<ending>e|ed|es|er|ers|ing|ings|ingly|able|ably|ability|ation|ations|ational|ationally)"
)
_BEFORE_A_VERB = re.compile(r"^(?:under|un|in|over|super)")
_YZE = re.compile(
    r"(?P<stem>[a-z]*(?:anal|catal|dial|hydrol|paral|electrol|breathal))y[sz](?P<ending>e|ed|es|er|ers|ing)"
)
_OUR_STEMS = "|".join(sorted(word.removesuffix("our") for word in OUR))
_RE_STEMS = "|".join(sorted(word.removesuffix("re") for word in RE))
_OUR = re.compile(rf"{_PREFIX}(?P<stem>{_OUR_STEMS})ou?r(?P<ending>(?:{OUR_ENDINGS})?)")
_RE = re.compile(rf"(?P<stem>{_RE_STEMS})(?:re|er)(?P<ending>s?)")
_DOUBLED_L = re.compile(
    rf"{_PREFIX}(?P<stem>{'|'.join(sorted(DOUBLED_L))})l?(?P<ending>ed|ing|ings|ers?|ors?|ists?|ous|ously)"
)


def _with_s(word: str) -> str:
    if turns_y_to_i(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if needs_es(word) else f"{word}s"


_LISTED = {
    spelling: pair
    for british, american in PAIRS.items()
    for pair in ((british, american), (_with_s(british), _with_s(american)))
    for spelling in pair
}
_BOTH_BRITISH = BOTH_BRITISH | {_with_s(word) for word in BOTH_BRITISH}


def spelling_variants(phrase: str) -> tuple[str, ...]:
    """The phrase and its other British and American spellings, the given one first.

    Each word varies on its own ("organisational behavior" is among the answers for "organisational
    behaviour"), as long as that makes no more than 64 phrases; else the words vary all together.
    """
    parts: list[tuple[str, ...]] = []
    end = 0
    for match in _WORD.finditer(phrase):
        parts += [(phrase[end : match.start()],), _word_variants(match.group())]
        end = match.end()
    parts.append((phrase[end:],))
    count = 1
    for variants in parts:
        count *= len(variants)
    if count > _MOST_COMBINATIONS:
        # The longest list of spellings sets how often each word changes.
        rounds = max(len(variants) for variants in parts)
        chosen = ([variants[min(turn, len(variants) - 1)] for variants in parts] for turn in range(rounds))
        return tuple(dict.fromkeys("".join(words) for words in chosen))
    return tuple(dict.fromkeys("".join(words) for words in product(*parts)))


def is_british(word: str) -> bool:
    """Whether a word is spelt as in Britain: false for a spelling that is American or Oxford (-ize) only.

    A word that is spelt alike everywhere is British too, and so is anything that is not a word.
    """
    lower = word.lower()
    parts = [lower, *lower.split("-")] if "-" in lower else [lower]
    return not any(
        part == american != british and part not in _BOTH_BRITISH
        for part in parts
        for british, american in _pairs(part)
    )


def _word_variants(word: str) -> tuple[str, ...]:
    """The spellings of one word, hyphens allowed, in its own capitals; the word itself first."""
    lower = word.lower()
    if word not in (lower, lower.capitalize(), word.upper()):
        return (word,)
    found = dict.fromkeys([lower])
    todo = [lower]
    while todo:
        current = todo.pop()
        for pair in _pairs(current):
            for variant in pair:
                if variant not in found:
                    found[variant] = None
                    todo.append(variant)
    if len(found) == 1 and "-" in word:
        parts = product(*(_word_variants(part) for part in word.split("-")))
        return tuple(dict.fromkeys("-".join(variants) for variants in parts))
    return (word, *(recase(word, variant) for variant in found if variant != lower))


def _pairs(word: str) -> Iterator[tuple[str, str]]:
    """The British and the American spelling of a lower-case word, once for each rule that applies."""
    for find in (_ize_pair, _yze_pair, _our_pair, _re_pair, _doubled_l_pair, _LISTED.get):
        pair = find(word)
        if pair is not None:
            yield pair


def _ize_pair(word: str) -> tuple[str, str] | None:
    match = _IZE.fullmatch(word)
    if match is None:
        return None
    stem, ending = match["stem"], match["ending"]
    bare = _BEFORE_A_VERB.sub("", stem)
    if stem.endswith("w") or any(
        f"{part}ise" in NEVER_IZE or f"{part}ize" in NEVER_ISE for part in (stem, bare)
    ):
        return None
    return f"{stem}is{ending}", f"{stem}iz{ending}"


def _yze_pair(word: str) -> tuple[str, str] | None:
    match = _YZE.fullmatch(word)
    return match and (f"{match['stem']}ys{match['ending']}", f"{match['stem']}yz{match['ending']}")


def _our_pair(word: str) -> tuple[str, str] | None:
    match = _OUR.fullmatch(word)
    if match is None:
        return None
    stem, ending = match["prefix"] + match["stem"], match["ending"]
    return f"{stem}our{ending}", f"{stem}or{ending}"


def _re_pair(word: str) -> tuple[str, str] | None:
    match = _RE.fullmatch(word)
    return match and (f"{match['stem']}re{match['ending']}", f"{match['stem']}er{match['ending']}")


def _doubled_l_pair(word: str) -> tuple[str, str] | None:
    match = _DOUBLED_L.fullmatch(word)
    if match is None:
        return None
    stem, ending = match["prefix"] + match["stem"], match["ending"]
    return f"{stem}l{ending}", f"{stem}{ending}"
