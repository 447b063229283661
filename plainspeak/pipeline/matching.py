"""Finding the terms of the glossaries in a block, by words alone. What they mean there is decided later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.glossary.lexicon import ADVERB_GAP, OPEN_GAP

if TYPE_CHECKING:
    from plainspeak.glossary.lexicon import Lexicon, Pattern
    from plainspeak.tokens import Tokens

# Not "not" or "never": a suggestion in another verb would have to deny it in another way.
_ADVERBS = frozenset(
    "also already always ever just now often once only rarely seldom soon still then usually".split()
)


@dataclass(frozen=True, slots=True)
class Match:
    """A term found at the words `first` to `last`; with `gap_start` < `gap_end`, those words stand inside it."""

    pattern: Pattern
    first: int
    last: int
    gap_start: int = 0
    gap_end: int = 0


def find_matches(tokens: Tokens, lexicon: Lexicon) -> list[Match]:
    """Every match of every term, each entry's longest one at a place; those inside an exception are left out."""
    matches: list[Match] = []
    exceptions: dict[int, list[Match]] = {}
    present = frozenset(tokens.keys)
    for index, (key, following) in enumerate(zip(tokens.keys, [*tokens.keys[1:], ""], strict=False)):
        fills = _fills_gap(following)
        for pattern in lexicon.patterns(key, following):
            # Nearly all patterns with a gap end at one of these two.
            if pattern.beyond is not None and pattern.beyond not in present:
                continue
            if pattern.gap == 1 and not fills and following != pattern.beyond and not pattern.open_gap:
                continue
            match = _match(tokens, pattern, index)
            if match is None or _inside_compound(tokens, match):
                continue
            if pattern.exception:
                exceptions.setdefault(pattern.entry, []).append(match)
            else:
                matches.append(match)
    kept: list[Match] = []
    taken: dict[int, int] = {}
    for match in matches:
        entry = match.pattern.entry
        excepted = any(e.first <= match.first and match.last <= e.last for e in exceptions.get(entry, ()))
        if not excepted and match.first > taken.get(entry, -1):
            kept.append(match)
            taken[entry] = match.last
    return kept


def _match(tokens: Tokens, pattern: Pattern, first: int) -> Match | None:
    words, gap = pattern.words, pattern.gap
    if not gap:
        last = first + len(words) - 1
        together = tokens.keys[first : last + 1] == words and all(
            tokens.joined(index) or (index - first in pattern.commas and tokens.comma(index))
            for index in range(first, last)
        )
        return Match(pattern, first, last) if together else None
    position = first
    gap_start = gap_end = 0
    for number, word in enumerate(words):
        if number:
            if number == gap:
                found = _after_gap(tokens, pattern, position)
                if found is None:
                    return None
                gap_start, gap_end = position + 1, found
                position = found
                continue
            if position + 1 >= len(tokens) or not tokens.joined(position):
                return None
            position += 1
        if tokens.keys[position] != word:
            return None
    return Match(pattern, first, position, gap_start, gap_end)


def _after_gap(tokens: Tokens, pattern: Pattern, position: int) -> int | None:
    """The place of the word after the gap; None where too much or the wrong thing stands in between."""
    wanted = pattern.words[pattern.gap]
    limit = OPEN_GAP if pattern.open_gap else ADVERB_GAP
    for distance in range(limit + 1):
        index = position + distance + 1
        if index >= len(tokens) or not tokens.joined(index - 1):
            return None
        key = tokens.keys[index]
        if key == wanted and (distance or not pattern.open_gap):
            return index
        if not pattern.open_gap and not _fills_gap(key):
            return None
    return None


def _fills_gap(key: str) -> bool:
    """Whether a word may stand inside a term that has no gap of its own: "take fully into account"."""
    return key in _ADVERBS or key.endswith("ly")


def _inside_compound(tokens: Tokens, match: Match) -> bool:
    """Whether the match is only part of a hyphenated word, as "use" is of "re-use"."""
    before = match.first > 0 and tokens.hyphenated(match.first - 1)
    after = match.last + 1 < len(tokens) and tokens.hyphenated(match.last)
    return before or after
