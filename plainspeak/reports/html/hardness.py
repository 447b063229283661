"""Where in a document it gets hard: the reading age of each section and around each paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.measuring import prose_of
from plainspeak.readability import FEWEST_WORDS, Prose, scores
from plainspeak.reports.figures import HEAT_NAMES, paragraph_figures, per_hundred, section_figures
from plainspeak.targets import heat, target_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.model import Report
    from plainspeak.reports.figures import SectionFigures
    from plainspeak.reports.html.layout import Node
    from plainspeak.targets import Heat

_QUOTED = 70
_NO_HEADINGS = frozenset({"p", "list", "table", "blockquote"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph, list or quotation, and the reading age of the hundred words or more around it.

    `node` is the number of its node on the page, `opening` its first words, `longest` the words of its longest
    sentence and `rate` its findings per 100 words.
    """

    node: int
    words: int
    age: float | None
    heat: Heat
    opening: str
    longest: int
    rate: float

    @property
    def about(self) -> str:
        """The reading age in whole years."""
        return "" if self.age is None else f"{self.age:.0f}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """What stands under a heading. `node` is the heading's, `depth` its level on the page from 1."""

    node: int
    depth: int
    figures: SectionFigures

    @property
    def judged(self) -> str:
        """The reading age and how it stands to the target, in words."""
        age, name = self.figures.reading_age, HEAT_NAMES[self.figures.heat]
        return name if age is None else f"{age:.1f} {name}"


def stretches(report: Report, nodes: Sequence[Node]) -> list[Stretch]:
    """The stretches of running prose in order.

    One with fewer than a hundred words is judged with its neighbours, the next and the last one by turns, since
    the formula says nothing of fewer.
    """
    text, blocks = report.document.text, report.document.blocks
    held = [(node, prose_of(text, blocks[node.first : node.last])) for node in nodes]
    held = [(node, prose) for node, prose in held if prose.words]
    paragraphs = paragraph_figures(report)
    found: list[Stretch] = []
    for number, (node, prose) in enumerate(held):
        age = scores(_around([each for _, each in held], number)).reading_age
        start, end = blocks[node.first].start, blocks[node.last - 1].end
        inside = [each for each in paragraphs if start <= each.start < end]
        own = " ".join(text[start:end].split())
        opening = own if len(own) <= _QUOTED else own[:_QUOTED].rsplit(" ", 1)[0][:_QUOTED] + " …"
        found.append(
            Stretch(
                node.number,
                prose.words,
                age,
                heat(age, target_of(report)),
                opening,
                max((each.longest_sentence for each in inside), default=0),
                per_hundred(sum(each.findings for each in inside), sum(each.words for each in inside)),
            )
        )
    return found


def chapters(report: Report, nodes: Sequence[Node]) -> list[Chapter]:
    """The sections of a document with the headings that lead to them."""
    heads = {
        report.document.blocks[node.first].start: node
        for node in nodes
        if node.first < node.last and node.tag not in _NO_HEADINGS
    }
    return [
        Chapter(heads[section.start].number, int(heads[section.start].tag[1:]) - 2, section)
        for section in section_figures(report)
        if section.start in heads
    ]


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
