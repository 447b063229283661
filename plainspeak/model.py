"""The values that flow through the program: documents in, reports out.

Every offset here counts code points, from 0, half open. Nothing in this module
imports anything heavy, so any room of the house may use it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

_LINE_END = re.compile(r"\r\n|[\r\n]")

Kind = Literal[
    "jargon",
    "wordy",
    "legal",
    "term",
    "acronym",
    "false-friend",
    "long-sentence",
    "passive",
    "hidden-verb",
    "noun-string",
    "double-negative",
    "readability",
    "unused-ignore",
]
Severity = Literal["error", "warning", "info"]
Fix = Literal["safe", "review"]
Baseline = Literal["new", "unchanged"]
Audience = Literal["residents", "partners", "councillors", "staff"]
Nation = Literal["england", "wales", "scotland", "northern-ireland"]
BlockKind = Literal["paragraph", "heading", "list-item", "table-cell", "quote", "caption", "alt-text"]

AUDIENCES: tuple[Audience, ...] = ("residents", "partners", "councillors", "staff")
NATIONS: tuple[Nation, ...] = ("england", "wales", "scotland", "northern-ireland")
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


class PlainspeakError(Exception):
    """Something the user can mend. Its text is one sentence saying what is wrong and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document's text and the stretch of the source that it was read from.

    Where both are equally long they run in step, character by character. Where not (an entity
    such as `&amp;`), the piece is one unit and is never cut.
    """

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table cell and so on: `document.text[start:end]`.

    `level` is the depth of a heading (1 is the top) or of a list item, or the column of a table cell (1 is the
    first; 0 where it is not known), else 0. `where` says in words where a person finds the block ("under 'Fees',
    paragraph 3"); the cells of a table's row share theirs. "alt-text" is the alternative text of a picture.
    `language` is the tag of the language that the source says it is in ("cy"), "" where that is English or unsaid.
    `number` is what stands before a list item: "3", "(b)", "iv", "3.4"; "" for a bullet and a further paragraph.
    """

    kind: BlockKind
    start: int
    end: int
    where: str = ""
    level: int = 0
    language: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Ignore:
    """What somebody asks to leave out in `document.text[start:end]`: a comment, front matter or a file beside it.

    `rules` are kinds, rules or beginnings of them; none means everything. `written` is where the comment stands in
    the source, None where it stands in another file; `name` is what messages call it. `fault` says what is wrong
    with one that cannot be followed, which leaves out nothing. `must_act` is false for one that is written for many
    documents, so that doing nothing in one of them is no mistake.
    """

    start: int
    end: int
    rules: tuple[str, ...] = ()
    written: Span | None = None
    name: str = ""
    fault: str = ""
    must_act: bool = True


@dataclass(frozen=True, slots=True)
class Position:
    """Lines and columns of a range in the source, both from 1; columns count code points."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Document:
    """What a reader took from a file.

    `text` is the prose; `blocks` cut it up, in order and without overlaps. `source` is the decoded
    file without its byte-order mark for text formats, else None. `pieces` map the text to the source, in order;
    an empty tuple beside a source says that text and source are the same string.
    `encoding` names the encoding the source was decoded from where it was not UTF-8.
    `protected` are the spans of the text, in order, in which nothing is flagged: inline code, the
    addresses of bare links, the words of a block quote, which are somebody else's. `links` are the words
    that lead to another page, in order. `other_language` counts the blocks that were left out as not in
    English; `foreign` are they, in order, as far as they are known.
    `ignores` is what is to be left out of the findings.
    """

    text: str
    blocks: tuple[Block, ...]
    path: str = ""
    media_type: str = "text/plain"
    source: str | None = None
    pieces: tuple[Piece, ...] = ()
    encoding: str | None = None
    protected: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()
    other_language: int = 0
    foreign: tuple[Block, ...] = ()
    ignores: tuple[Ignore, ...] = ()

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.source or ""))]

    def source_span(self, start: int, end: int) -> Span | None:
        """The range of the source that `text[start:end]` was read from; None where there is no source.

        The range starts where its first character starts and ends where its last one ends, so markup
        inside it is taken in and markup around it is not.
        """
        if self.source is None:
            return None
        if not self.pieces:
            return Span(start, end)
        first = self.pieces[max(0, bisect_right(self._piece_starts, start) - 1)]
        last = self.pieces[max(0, bisect_right(self._piece_starts, max(start, end - 1)) - 1)]
        in_step = first.end - first.start == first.source_end - first.source_start
        source_start = first.source_start + (start - first.start if in_step else 0)
        in_step = last.end - last.start == last.source_end - last.source_start
        source_end = last.source_end - (last.end - end if in_step else 0)
        return Span(min(source_start, first.source_end), max(source_start, min(source_end, last.source_end)))

    def position(self, span: Span) -> Position:
        """The lines and columns of a range of the source; lines end at LF, CRLF or CR."""
        line = bisect_right(self._line_starts, span.start)
        end_line = bisect_right(self._line_starts, span.end)
        return Position(
            line,
            span.start - self._line_starts[line - 1] + 1,
            end_line,
            span.end - self._line_starts[end_line - 1] + 1,
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a reader may not understand, and what to do about it.

    `start` and `end` are in `report.document.text`; `source` and `position` are the same range in the
    source, None where the format has no lines. `suggestions` are ready to paste over the range, best
    first; `fix` says how far the first one can be trusted. `authority` names the guidance behind the
    rule. `sentence` is the sentence that holds the finding. Against a baseline, `baseline` says whether the
    finding was known before ("unchanged", as SARIF's `baselineState` has it); without one it is None.
    """

    start: int
    end: int
    text: str
    kind: Kind
    rule: str
    severity: Severity
    message: str
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    why: str = ""
    explanation: str | None = None
    authority: str = ""
    where: str = ""
    source: Span | None = None
    position: Position | None = None
    sentence: Span = field(default_factory=lambda: Span(0, 0))
    baseline: Baseline | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """Readability figures of a document; the formulas' scores are None for fewer than 100 words."""

    reading_age: float | None
    flesch_reading_ease: float | None
    flesch_kincaid_grade: float | None
    mean_sentence_words: float | None
    long_sentences: int
    passive_sentences: int


@dataclass(frozen=True, slots=True)
class FullScores:
    """All the readability figures of a document or a section; the formulas' are None for fewer than 100 words.

    Lists count item by item in `sentences`, `longest_sentence` and the shares, which are of `sentences`, from 0
    to 1. `long_words` have three syllables or more. `docs/readability.md` says where each figure comes from.
    """

    words: int
    sentences: int
    reading_age: float | None
    flesch_reading_ease: float | None
    flesch_kincaid_grade: float | None
    smog_index: float | None
    gunning_fog: float | None
    coleman_liau_index: float | None
    automated_readability_index: float | None
    dale_chall: float | None
    mean_sentence_words: float | None
    longest_sentence: int
    long_sentence_share: float | None
    passive_share: float | None
    long_words: int
    reading_minutes: float


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under a heading, up to the next one: `document.text[start:end]`, the heading included."""

    title: str
    level: int
    start: int
    end: int
    scores: FullScores


@dataclass(frozen=True, slots=True)
class Measures:
    """The figures of a whole document and of each of its sections, in order; none where it has no heading."""

    whole: FullScores
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """A technical term or a short form that a document uses, and what it means, in plain words.

    `meaning` is empty where neither the document nor a glossary says it. `start` is where the document first
    has it, `count` how often.
    """

    term: str
    meaning: str
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class SectionAge:
    """What stands under a heading, up to the next one: `document.text[start:end]`, the heading included.

    `words` and `longest_sentence` (in words) are those of its running text; the reading age is None for fewer
    than 100 words.
    """

    title: str
    level: int
    start: int
    end: int
    words: int
    longest_sentence: int
    reading_age: float | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of running text, `document.text[start:end]`, and how long its longest sentence is, in words.

    An item of a list that carries on the lead-in counts with it.
    """

    start: int
    end: int
    words: int
    longest_sentence: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The reading age of each section, and the paragraphs (no headings, captions and table cells), in order."""

    sections: tuple[SectionAge, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """The most years of reading age and the largest shares of long and passive sentences; the least reading ease."""

    reading_age: float
    long_sentence_share: float
    passive_share: float
    flesch_reading_ease: float


@dataclass(frozen=True)
class Report:
    """The findings of one document in the order of the text, and its measures.

    `scores`, the `outline` and the `meanings` are computed when first asked for, and so are the `measures`, which
    are dearer. A report that came from another process has no `measurer`. `target` is what the settings ask for, None
    for what is usual for its readers.
    """

    document: Document
    audience: Audience
    findings: tuple[Finding, ...]
    words: int
    sentences: int
    scorer: Callable[[], Scores] = field(repr=False, compare=False)
    measurer: Callable[[], Measures] | None = field(default=None, repr=False, compare=False)
    outliner: Callable[[], Outline] = field(default=Outline, repr=False, compare=False)
    interpreter: Callable[[], tuple[Meaning, ...]] = field(default=tuple, repr=False, compare=False)
    target: Target | None = None

    @cached_property
    def scores(self) -> Scores:
        """The readability figures."""
        return self.scorer()

    @cached_property
    def meanings(self) -> tuple[Meaning, ...]:
        """The technical terms and short forms, those that are no findings too, in the order of the alphabet."""
        return self.interpreter()

    @cached_property
    def outline(self) -> Outline:
        """The reading age of each section, and what is measured of each paragraph."""
        return self.outliner()

    @cached_property
    def measures(self) -> Measures:
        """All figures, of the document and of its sections. Raises RuntimeError where there is no measurer."""
        if self.measurer is None:
            raise RuntimeError("this report cannot be measured: it came without its measurer")
        return self.measurer()
