"""The words that the reports for people share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plainspeak.model import Audience, Finding, Kind, Report

KIND_NAMES: dict[Kind, str] = {
    "jargon": "Jargon",
    "wordy": "Wordy",
    "legal": "Legal or Latin",
    "term": "Needs explaining",
    "acronym": "Acronym",
    "false-friend": "False friend",
    "long-sentence": "Long sentence",
    "passive": "Passive",
    "hidden-verb": "Hidden verb",
    "noun-string": "String of nouns",
    "double-negative": "Double negative",
    "readability": "Hard to read",
    "unused-ignore": "Unused ignore",
}

READERS: dict[Audience, str] = {
    "residents": "residents",
    "partners": "partners",
    "councillors": "councillors",
    "staff": "council staff",
}

WORDS_FOR_A_SCORE = 100

_NOT_IN_GLOSSARIES: frozenset[Kind] = frozenset(
    {"acronym", "long-sentence", "passive", "noun-string", "double-negative", "readability", "unused-ignore"}
)


def counted(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `counted(2, "word")` is "2 words"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def not_english(count: int) -> str:
    """What was not checked as it is in another language; "" for nothing."""
    return f"{counted(count, 'part was', 'parts were')} not checked, as not in English." if count else ""


def place(finding: Finding) -> str:
    """Where a person finds a finding: line and column, or in words where there are no lines."""
    if finding.position is not None:
        return f"{finding.position.line}:{finding.position.column}"
    return finding.where[:1].upper() + finding.where[1:]


def reasons(finding: Finding) -> tuple[str, ...]:
    """What a finding says for itself, a statement each, without those that repeat another or the suggestions."""
    explanation = f"In plain words: {finding.explanation}" if finding.explanation else ""
    repeats = finding.suggestions and all(f"“{text}”" in finding.message for text in finding.suggestions)
    lines = ("" if repeats else finding.message, finding.why, explanation)
    return tuple(dict.fromkeys(line for line in lines if line))


def statement(finding: Finding) -> str:
    """All that a finding says, on one line: its place where there are no lines, the message, what to write instead."""
    parts = [f"{place(finding)}:"] if finding.position is None and finding.where else []
    parts.append(finding.message)
    if any(text not in finding.message for text in finding.suggestions):
        parts.append(f"Try: {' / '.join(finding.suggestions)}")
    if finding.explanation:
        parts.append(f"In plain words: {finding.explanation}")
    return " ".join(" ".join(parts).split())


def explain_command(finding: Finding) -> str:
    """The command that tells all that the glossaries say of a finding's rule; empty where no glossary has it."""
    return "" if finding.kind in _NOT_IN_GLOSSARIES else f"plainspeak explain {finding.rule}"


def measures(report: Report) -> list[tuple[str, str, str]]:
    """The figures of a document as (name, value, gloss), without those that it has no value for."""
    scores = report.scores
    rows: list[tuple[str, str, str]] = []
    if scores.reading_age is not None:
        rows.append(("Reading age", f"{scores.reading_age:.1f}", "years (Flesch-Kincaid grade plus 5)"))
    if scores.flesch_reading_ease is not None:
        gloss = "Flesch: 0 is very hard, 100 very easy"
        rows.append(("Reading ease", f"{scores.flesch_reading_ease:.1f}", gloss))
    if scores.mean_sentence_words is not None:
        rows.append(("Sentence length", f"{scores.mean_sentence_words:.1f}", "words on average"))
    rows.append(("Long sentences", f"{scores.long_sentences:,}", ""))
    rows.append(("Passive sentences", f"{scores.passive_sentences:,}", ""))
    rows.append(("Words", f"{report.words:,}", ""))
    rows.append(("Sentences", f"{report.sentences:,}", ""))
    return rows


def why_no_score(report: Report) -> str:
    """Why a document has no reading age; empty where it has one."""
    if report.scores.reading_age is not None:
        return ""
    if report.words < WORDS_FOR_A_SCORE:
        return (
            f"No reading age or reading ease: the formulas need {WORDS_FOR_A_SCORE} words, "
            f"and this document has {report.words}."
        )
    running = sum(paragraph.words for paragraph in report.outline.paragraphs)
    return (
        f"No reading age or reading ease: the formulas need {WORDS_FOR_A_SCORE} words outside headings and "
        f"tables, and this document has {running}."
    )
