"""The scores alone, for people and for programs: text, JSON and CSV."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from plainspeak.reports.cells import printable, wrapped
from plainspeak.reports.figures import HEAT_NAMES
from plainspeak.reports.section_table import SectionRow, number, section_table
from plainspeak.reports.spreadsheets import csv_rows
from plainspeak.reports.wording import WORDS_FOR_A_SCORE
from plainspeak.targets import heat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plainspeak.model import Audience, FullScores, Measures, Target
    from plainspeak.reports.results import Failure

_SCHEMA = 1
_FORMULAS = (
    ("Flesch-Kincaid grade", "flesch_kincaid_grade"),
    ("SMOG index", "smog_index"),
    ("Gunning fog", "gunning_fog"),
    ("Coleman-Liau index", "coleman_liau_index"),
    ("Automated Readability Index", "automated_readability_index"),
    ("Dale-Chall score", "dale_chall"),
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A document, its figures and what they should be."""

    path: str
    audience: Audience
    target: Target
    measures: Measures


def scores_object(documents: Sequence[Scored], failures: Sequence[Failure], version: str) -> dict[str, Any]:
    """What `render_scores_json` writes."""
    return {
        "schema": _SCHEMA,
        "plainspeak": version,
        "documents": [
            {
                "path": document.path,
                "audience": document.audience,
                "targets": asdict(document.target),
                "heat": heat(document.measures.whole.reading_age, document.target),
                "scores": _scores_object(document.measures.whole),
                "sections": [
                    {
                        "title": section.title,
                        "level": section.level,
                        "heat": heat(section.scores.reading_age, document.target),
                        "scores": _scores_object(section.scores),
                    }
                    for section in document.measures.sections
                ],
            }
            for document in documents
        ],
        "errors": [{"path": failure.path, "message": failure.message} for failure in failures],
    }


def scores_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `scores_object`."""
    text = files("plainspeak.reports").joinpath("scores.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _scores_object(scores: FullScores) -> dict[str, Any]:
    return asdict(scores) | {"why_null": _why_null(scores) or None}


def _why_null(scores: FullScores) -> str:
    """Why the formulas have no figures; empty where they have."""
    if scores.reading_age is not None:
        return ""
    return f"The formulas need {WORDS_FOR_A_SCORE} words of running text, and this has {scores.words}."


def render_scores_json(documents: Sequence[Scored], failures: Sequence[Failure], version: str) -> str:
    """One JSON object, indented; ends with a line end."""
    return json.dumps(scores_object(documents, failures, version), ensure_ascii=False, indent=2) + "\n"


def render_scores_csv(documents: Sequence[Scored]) -> str:
    """A row for each document and each of its sections; a section has its title."""
    rows: list[dict[str, Any]] = []
    for document in documents:
        first = {"path": document.path, "section": ""}
        rows.append(first | asdict(document.measures.whole))
        rows += [
            {"path": document.path, "section": section.title} | asdict(section.scores)
            for section in document.measures.sections
        ]
    names = list(rows[0]) if rows else ["path", "section"]
    return csv_rows([names, *([row[name] for name in names] for row in rows)], "\n")


def render_scores_text(documents: Sequence[Scored], width: int = 80) -> str:
    """A block of lines for each document, with its targets and its sections; ends with a line end."""
    lines: list[str] = []
    for document in documents:
        lines += [*_document(document, width), ""]
    lines += wrapped(
        "Reading ages come from a formula and are disputed; docs/readability.md says why.", width
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _document(document: Scored, width: int) -> Iterator[str]:
    yield printable(document.path) or "text"
    whole, target = document.measures.whole, document.target
    rows = [
        (
            "Reading age",
            number(whole.reading_age),
            f"target {target.reading_age:g}: {HEAT_NAMES[heat(whole.reading_age, target)]}",
        ),
        (
            "Flesch reading ease",
            number(whole.flesch_reading_ease),
            f"target {target.flesch_reading_ease:g} or more",
        ),
        (
            "Sentences over 25 words",
            _share(whole.long_sentence_share),
            f"target {target.long_sentence_share:.0%} or less",
        ),
        ("Passive sentences", _share(whole.passive_share), f"target {target.passive_share:.0%} or less"),
        *((name, number(getattr(whole, field)), "") for name, field in _FORMULAS),
        ("Words", f"{whole.words:,}", ""),
        ("Sentences", f"{whole.sentences:,}", ""),
        ("Mean sentence", number(whole.mean_sentence_words), "words"),
        ("Longest sentence", f"{whole.longest_sentence:,}", "words"),
        ("Words of 3+ syllables", f"{whole.long_words:,}", ""),
        ("Reading time", number(whole.reading_minutes), "minutes"),
    ]
    yield from _table(rows)
    if whole.reading_age is None:
        yield from (f"  {line}" for line in wrapped(_why_null(whole), width - 2))
    if document.measures.sections:
        yield ""
        yield "  Sections"
        yield from section_table(
            [
                SectionRow(each.title, each.scores.words, age, heat(age, target))
                for each in document.measures.sections
                for age in (each.scores.reading_age,)
            ],
            width,
        )


def _table(rows: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    names = max(len(name) for name, _, _ in rows)
    values = max(len(value) for _, value, _ in rows)
    for name, value, gloss in rows:
        yield f"  {name:<{names}}  {value:>{values}}  {gloss}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}%"
