"""Where in a document it gets hard: the reading age of each section and around each paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.measuring import prose_of
from plainspeak.readability import FEWEST_WORDS, Prose, scores
from plainspeak.targets import FAR_ABOVE, TARGETS, Heat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.model import Audience, Report
    from plainspeak.reports.html.layout import Node

_QUOTED = 70
_HEATS: dict[Heat, str] = {
    "within": "within target",
    "above": "above target",
    "far-above": "far above target",
    "unknown": "too short to score",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph, list or quotation, and the reading age of the hundred words or more around it.

    `node` is the number of its node on the page, `opening` its first words.
    """

    node: int
    words: int
    age: float | None
    heat: Heat
    opening: str

    @property
    def about(self) -> str:
        """The reading age in whole years."""
        return "" if self.age is None else f"{self.age:.0f}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """What stands under a heading. `node` is the heading's, `depth` its level on the page from 1."""

    node: int
    title: str
    depth: int
    words: int
    age: float | None
    heat: Heat
    findings: int

    @property
    def judged(self) -> str:
        """The reading age and how it stands to the target, in words."""
        return _HEATS[self.heat] if self.age is None else f"{self.age:.1f}, {_HEATS[self.heat]}"


def heat_of(age: float | None, audience: Audience) -> Heat:
    """How far a reading age is from the target of an audience."""
    if age is None:
        return "unknown"
    over = age - TARGETS[audience].reading_age
    if over <= 0:
        return "within"
    return "above" if over <= FAR_ABOVE else "far-above"


def stretches(report: Report, nodes: Sequence[Node]) -> list[Stretch]:
    """The stretches of running prose in order.

    One with fewer than a hundred words is judged with its neighbours, the next and the last one by turns, since
    the formula says nothing of fewer.
    """
    text, blocks = report.document.text, report.document.blocks
    held = [(node, prose_of(text, blocks[node.first : node.last])) for node in nodes]
    held = [(node, prose) for node, prose in held if prose.words]
    found: list[Stretch] = []
    for number, (node, prose) in enumerate(held):
        age = scores(_around([each for _, each in held], number)).reading_age
        own = " ".join(text[blocks[node.first].start : blocks[node.last - 1].end].split())
        opening = own if len(own) <= _QUOTED else own[:_QUOTED].rsplit(" ", 1)[0][:_QUOTED] + " …"
        found.append(Stretch(node.number, prose.words, age, heat_of(age, report.audience), opening))
    return found


def chapters(report: Report, nodes: Sequence[Node]) -> list[Chapter]:
    """What stands under each heading, up to the next one; headings with no running prose are left out."""
    document = report.document
    heads = [node for node in nodes if node.tag.startswith("h")]
    found: list[Chapter] = []
    starts = [finding.start for finding in report.findings]
    for head, after in zip(heads, [*heads[1:], None], strict=False):
        blocks = document.blocks[head.first : after.first if after else None]
        prose = prose_of(document.text, blocks)
        if prose.words:
            age = scores(prose).reading_age
            title = " ".join(document.text[blocks[0].start : blocks[0].end].split())
            inside = sum(blocks[0].start <= start < blocks[-1].end for start in starts)
            depth = int(head.tag[1:]) - 2
            heat = heat_of(age, report.audience)
            found.append(Chapter(head.number, title, depth, prose.words, age, heat, inside))
    return found


def _around(every: Sequence[Prose], number: int) -> Prose:
    first, last = number, number + 1
    words = every[number].words
    forward = True
    while words < FEWEST_WORDS and (first > 0 or last < len(every)):
        if (forward and last < len(every)) or first == 0:
            words += every[last].words
            last += 1
        else:
            first -= 1
            words += every[first].words
        forward = not forward
    chosen = every[first:last]
    sentences = tuple(sentence for prose in chosen for sentence in prose.sentences)
    return Prose(sentences, tuple(length for prose in chosen for length in prose.lengths), 0)
