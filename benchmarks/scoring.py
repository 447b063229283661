"""Labelled text, and how well the findings of a checker agree with it. Knows no checker.

A folder holds any of four JSON Lines files, one object a line, with offsets in code points, end exclusive:

- senses.jsonl: `text, start, end, jargon`: a marked word, and whether it should be flagged there.
- coverage.jsonl: `text, spans` (objects with `start, end`): all that an editor would flag.
- plain.jsonl: `text`: plain English, in which nothing should be flagged.
- rewrites.jsonl: `text, start, end, accept`: a marked word, and strings that can stand in its place.

Other fields are for people.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from plainspeak.model import PlainspeakError, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

Item = TypeVar("Item")

# Characters by which a finding may be longer than what it stands for: room for an article or an auxiliary verb.
# What is wider points at a sentence, not at a word.
SLACK = 15


@dataclass(frozen=True, slots=True)
class Finding:
    """What a checker says of `text[start:end]`; replacements are best first, and an empty one takes the words out.

    An acronym that is flagged as unexplained is no comment on wording: it counts only in plain text.
    """

    start: int
    end: int
    replacements: tuple[str, ...] = ()
    acronym: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """A word in a sentence, and whether it is jargon there."""

    text: str
    span: Span
    jargon: bool


@dataclass(frozen=True, slots=True)
class Dense:
    """A text, and everything in it that should be flagged."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A word to replace, and what can stand in its place."""

    text: str
    span: Span
    accept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """The sets of one folder; a set that is not there is empty."""

    senses: tuple[Sense, ...] = ()
    dense: tuple[Dense, ...] = ()
    plain: tuple[str, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()

    def texts(self) -> set[str]:
        """Every text that a checker has to read."""
        return {item.text for item in (*self.senses, *self.dense, *self.rewrites)} | set(self.plain)


@dataclass(frozen=True, slots=True)
class Figures:
    """What is printed of one checker on one folder; None where there is nothing to count.

    All are shares from 0 to 1 but `wrong_per_1000`, the findings per 1,000 words of plain text.
    """

    senses_right: float | None
    jargon_flagged: float | None
    ordinary_left: float | None
    coverage_recall: float | None
    coverage_precision: float | None
    wrong_per_1000: float | None
    first_fits: float | None


def load(folder: Path) -> Labelled:
    """The labelled sets of a folder. Raises PlainspeakError where it has none, or a line is not as it should be."""
    sets = Labelled(
        senses=_items(
            folder / "senses.jsonl", lambda o: Sense(str(o["text"]), _span(o, o), bool(o["jargon"]))
        ),
        dense=_items(
            folder / "coverage.jsonl",
            lambda o: Dense(str(o["text"]), tuple(_span(span, o) for span in o["spans"])),
        ),
        plain=_items(folder / "plain.jsonl", lambda o: str(o["text"])),
        rewrites=_items(
            folder / "rewrites.jsonl",
            lambda o: Rewrite(str(o["text"]), _span(o, o), tuple(str(answer) for answer in o["accept"])),
        ),
    )
    if not sets.texts():
        raise PlainspeakError(
            f"{folder} has no labelled set; name a folder with senses, coverage, plain or rewrites.jsonl."
        )
    return sets


def _items(path: Path, read: Callable[[dict[str, Any]], Item]) -> tuple[Item, ...]:
    """One item a line that is not blank."""
    if not path.is_file():
        return ()
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise PlainspeakError(f"{path} is not UTF-8; save it as UTF-8.") from error
    items: list[Item] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            items.append(read(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise PlainspeakError(
                f"line {number} of {path} cannot be used: {error}; mend or remove it."
            ) from error
    return tuple(items)


def _span(marked: Mapping[str, Any], item: Mapping[str, Any]) -> Span:
    start, end = int(marked["start"]), int(marked["end"])
    if not 0 <= start < end <= len(item["text"]):
        raise ValueError(f"{start} to {end} is no part of the text")
    return Span(start, end)


def figures(sets: Labelled, findings: Mapping[str, Sequence[Finding]]) -> Figures:
    """The figures of a checker on the sets; `findings` has those of every text."""
    wording = {text: [f for f in found if not f.acronym] for text, found in findings.items()}
    right, flagged, left = senses(sets.senses, wording)
    recall, precision = coverage(sets.dense, wording)
    return Figures(
        right,
        flagged,
        left,
        recall,
        precision,
        wrong_per_1000(sets.plain, findings),
        first_fits(sets.rewrites, wording),
    )


def senses(
    items: Iterable[Sense], findings: Mapping[str, Sequence[Finding]]
) -> tuple[float | None, float | None, float | None]:
    """The shares of marked words judged rightly: of all, of the jargon (flagged), of the ordinary uses (left alone).

    Jargon counts as flagged only by a finding that is not too wide; any finding that touches an ordinary use is wrong.
    """
    jargon: list[bool] = []
    ordinary: list[bool] = []
    for item in items:
        found = findings[item.text]
        if item.jargon:
            jargon.append(any(stands_for(finding, (item.span,)) for finding in found))
        else:
            ordinary.append(not any(_overlap(finding, item.span) for finding in found))
    return _share(jargon + ordinary), _share(jargon), _share(ordinary)


def coverage(
    items: Iterable[Dense], findings: Mapping[str, Sequence[Finding]]
) -> tuple[float | None, float | None]:
    """Recall over the spans and precision over the findings; one that is too wide is wrong and reaches no span."""
    reached: list[bool] = []
    right: list[bool] = []
    for item in items:
        stood_for = [stands_for(finding, item.spans) for finding in findings[item.text]]
        right += [bool(spans) for spans in stood_for]
        found = {span for spans in stood_for for span in spans}
        reached += [span in found for span in item.spans]
    return _share(reached), _share(right)


def wrong_per_1000(texts: Sequence[str], findings: Mapping[str, Sequence[Finding]]) -> float | None:
    """Findings per 1,000 words, a word being what stands between spaces."""
    words = sum(len(text.split()) for text in texts)
    return 1000 * sum(len(findings[text]) for text in texts) / words if words else None


def first_fits(items: Iterable[Rewrite], findings: Mapping[str, Sequence[Finding]]) -> float | None:
    """The share of words to replace for which the first replacement, pasted in, gives an accepted sentence.

    Sentences are compared whole, so a finding may take in more or less than the marked word. Kinds of space and of
    apostrophe do not matter.
    """
    fits: list[bool] = []
    for item in items:
        accepted = {_normal(_replaced(item.text, item.span, answer)) for answer in item.accept}
        made = {
            _normal(_replaced(item.text, finding, finding.replacements[0]))
            for finding in findings[item.text]
            if finding.replacements and _overlap(finding, item.span)
        }
        fits.append(not accepted.isdisjoint(made))
    return _share(fits)


def stands_for(finding: Finding, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that a finding stands for: those it overlaps, unless it is much longer than they are together."""
    touched = tuple(span for span in spans if _overlap(finding, span))
    if not touched:
        return ()
    reach = max(span.end for span in touched) - min(span.start for span in touched)
    return touched if finding.end - finding.start <= reach + SLACK else ()


def _overlap(finding: Finding, span: Span) -> bool:
    return finding.start < span.end and span.start < finding.end


def _replaced(text: str, place: Finding | Span, words: str) -> str:
    return text[: place.start] + words + text[place.end :]


def _normal(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


def _share(outcomes: Sequence[bool]) -> float | None:
    return sum(outcomes) / len(outcomes) if outcomes else None
