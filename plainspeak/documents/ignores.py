"""Comments that ask to leave findings out, and the stretches of the text that they hold for.

    <!-- plainspeak: ignore jargon/deliver -->       between blocks: in the next block; inside one: at the next word
    <!-- plainspeak: off wordy --> … <!-- plainspeak: on -->      in a stretch, wherever it begins and ends
    <!-- plainspeak: ignore-file acronym -->         in the whole document

Rules stand after the verb, with spaces or commas between them. Without rules, everything is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plainspeak.glossary.errors import did_you_mean
from plainspeak.model import Ignore, Span
from plainspeak.rules import rule_fault
from plainspeak.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.documents.building import TextBuilder
    from plainspeak.model import Block

COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_ASKS = re.compile(r"\s*plainspeak\s*:\s*(?P<verb>[^\s,]*)[\s,]*(?P<rules>.*)", re.DOTALL)
_VERBS = ("ignore", "off", "on", "ignore-file")
_SEPARATORS = re.compile(r"[\s,]+")
_NAME = "This comment"


def rules_in(text: str) -> tuple[str, ...]:
    """The rules in a text, with white space or commas between them."""
    return tuple(rule for rule in _SEPARATORS.split(text) if rule)


def rules_fault(rules: Sequence[str]) -> str:
    """What is wrong with the first rule that can name nothing, as the end of a sentence; "" where all can."""
    return next((fault for fault in map(rule_fault, rules) if fault), "")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A comment: what it asks, where it stands in the source and in the text, and whether it stands inside a block."""

    verb: str
    rules: tuple[str, ...]
    written: Span
    at: int
    inside: bool
    fault: str = ""


@dataclass(slots=True)
class IgnoreComments:
    """Takes the comments of a document as its reader meets them; then says what each of them holds for."""

    built: TextBuilder
    _asked: list[_Asked] = field(default_factory=list[_Asked])

    def take(self, content: str, written: Span) -> None:
        """Take a comment that stands at the end of what has been built; `content` is what it has inside its marks."""
        match = _ASKS.fullmatch(content)
        if match is None:
            return
        verb, rules = match["verb"].lower(), rules_in(match["rules"])
        known = verb in _VERBS
        fault = rules_fault(rules) if known else f"there is no '{verb}'{did_you_mean(verb, _VERBS)}"
        inside = bool(self.built.open_text.strip())
        self._asked.append(_Asked(verb, rules, written, self.built.position, inside, fault))

    def found(self) -> tuple[Ignore, ...]:
        """What is to be left out, when all of the document has been built."""
        text, blocks = self.built.text, self.built.blocks
        found: list[Ignore] = []
        for number, asked in enumerate(self._asked):
            if asked.verb == "on" and not asked.fault:
                continue
            span = _held(asked, self._asked[number + 1 :], text, blocks)
            start, end = (min(place, len(text)) for place in span)
            found.append(Ignore(start, end, asked.rules, asked.written, _NAME, asked.fault))
        return tuple(found)


def _held(asked: _Asked, later: Sequence[_Asked], text: str, blocks: Sequence[Block]) -> tuple[int, int]:
    """The stretch of the text that a comment holds for; an empty one where there is nothing for it."""
    if asked.fault:
        return asked.at, asked.at
    if asked.verb == "ignore-file":
        return 0, len(text)
    if asked.verb == "off":
        return asked.at, next((other.at for other in later if other.verb == "on"), len(text))
    number = bisect_left(blocks, asked.at, key=lambda block: block.end)
    if number == len(blocks):
        return asked.at, asked.at
    block = blocks[number]
    if not asked.inside:
        return block.start, block.end
    words = scan(text, asked.at, block.end)
    return (words.starts[0], words.ends[0]) if words.starts else (asked.at, asked.at)
