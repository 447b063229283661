"""A council's own words from a table: one row a word, with columns for what an entry needs.

Every mistake is found before anything is told, so that whoever keeps the table can mend all of them at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from plainspeak.glossary.errors import TableError, did_you_mean
from plainspeak.glossary.loading import slug
from plainspeak.glossary.noun_endings import class_by_ending
from plainspeak.glossary.schema import PARTS_OF_SPEECH, Acronym, Entry, Glossary, PartOfSpeech, Sense
from plainspeak.glossary.word_sets import noun_classes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plainspeak.model import Kind

COLUMNS = ("term", "use", "why", "pos", "explain", "example", "owner", "review_by", "means")
_ALTERNATIVES = re.compile(r"[;\r\n]+")
_LINES = re.compile(r"[\r\n]+")
_BRITISH_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file as pairs of number (from 1, as Excel counts) and cells, and what is wrong with them so far."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    faults: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class _Faults:
    """What is wrong with a table: row and message."""

    found: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def add(self, row: int, message: str) -> None:
        """Note one."""
        self.found.append((row, message))


def column_name(cell: str) -> str:
    """What a cell of the first row names: in lower case, with single underscores for spaces and hyphens."""
    return re.sub(r"[\s_-]+", "_", cell.strip("\ufeff \t\r\n\u00a0").lower())


def is_column(name: str) -> bool:
    """Whether a table may have a column of this name."""
    return name in COLUMNS


def read_table(table: Table) -> Glossary:
    """The entries of a table, and its acronyms: the rows that say what their term `means` in full.

    Raises TableError with everything that is wrong with it.
    """
    faults = _Faults(list(table.faults))
    rows = [(number, cells) for number, cells in table.rows if any(cell.strip() for cell in cells)]
    if not rows:
        raise TableError(table.name, [(1, f"the table is empty; its first row names columns: {_columns()}")])
    head, *body = rows
    names = _columns_of(head, faults)
    entries: list[Entry] = []
    acronyms: list[Acronym] = []
    if "term" in names:
        terms: dict[str, int] = {}
        for number, cells in body:
            fields = _fields(number, cells, names, faults)
            if "means" in fields and fields.get("term", "").strip():
                acronyms.append(_acronym(table.name, number, fields))
                continue
            entry = _entry(table.name, number, fields, faults)
            if entry is None:
                continue
            first = terms.setdefault(slug(entry.term), number)
            if first != number:
                faults.add(number, f"'{entry.term}' stands in row {first} already; make one row of the two")
            entries.append(entry)
        if not body:
            faults.add(head[0], "there are no words under the names of the columns; add a row for each word")
    if faults.found:
        raise TableError(table.name, faults.found)
    stem = Path(table.name).stem
    return Glossary(
        stem, f"Words from {Path(table.name).name}.", tuple(entries), tuple(acronyms), file=table.name
    )


def _columns() -> str:
    return ", ".join(COLUMNS)


def _columns_of(head: tuple[int, tuple[str, ...]], faults: _Faults) -> list[str]:
    number, cells = head
    names = [column_name(cell) for cell in cells]
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        faults.add(number, f"two columns are named '{name}'; keep one")
    for name in names:
        if name and not is_column(name):
            faults.add(number, f"there is no column '{name}'{did_you_mean(name, COLUMNS)}")
    if "term" not in names:
        faults.add(number, f"no column is named 'term'; name the columns in the first row: {_columns()}")
    return names


def _fields(number: int, cells: Sequence[str], names: Sequence[str], faults: _Faults) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(names) :]):
        message = "there are more cells than columns; put a text that holds the separator in quotation marks"
        faults.add(number, message)
    if any(cell.strip() for cell, name in zip(cells, names, strict=False) if not name):
        faults.add(number, "there are words in a column without a name; name it in the first row or empty it")
    return {name: cell for name, cell in zip(names, cells, strict=False) if name and cell.strip()}


def _entry(path: str, number: int, fields: Mapping[str, str], faults: _Faults) -> Entry | None:
    """The entry of a row; None, with the reasons among the faults, where it has none."""
    before = len(faults.found)
    term = _line(fields.get("term", ""))
    if not term:
        faults.add(number, "there is no term; write the word in that column or empty the row")
    elif not slug(term):
        faults.add(number, f"the term '{term}' holds no letter; write a word")
    use = tuple(text for part in _ALTERNATIVES.split(fields.get("use", "")) if (text := _line(part)))
    why, explain = _line(fields.get("why", "")), _line(fields.get("explain", ""))
    if term and not (use or why or explain):
        faults.add(
            number, f"'{term}' has neither 'use' nor 'why' nor 'explain'; say what to write instead of it"
        )
    pos = _part_of_speech(number, fields, term, faults)
    review_by = _review_by(number, fields, faults)
    if len(faults.found) > before:
        return None
    kind: Kind = "term" if explain and not use else "jargon"
    advice = "" if use or explain else why
    return Entry(
        term=term,
        kind=kind,
        rule=f"{kind}/{slug(term)}",
        pos=pos,
        senses=(Sense((), (), use, advice, why),),
        explain=explain or None,
        safe=False,
        source="",
        fine_for=(),
        nations=(),
        flag=tuple(text for part in _LINES.split(fields.get("example", "")) if (text := _line(part))),
        owner=_line(fields.get("owner", "")),
        review_by=review_by,
        file=path,
        line=number,
    )


def _acronym(path: str, number: int, fields: Mapping[str, str]) -> Acronym:
    means = tuple(text for part in _ALTERNATIVES.split(fields["means"]) if (text := _line(part)))
    return Acronym(_line(fields["term"]), means, "", None, (), (), file=path, line=number)


def _line(cell: str) -> str:
    """A cell as one line."""
    return " ".join(cell.split())


def _part_of_speech(number: int, fields: Mapping[str, str], term: str, faults: _Faults) -> PartOfSpeech:
    pos = _line(fields.get("pos", "")).lower()
    if not pos:
        return likely_part_of_speech(term)
    if pos not in PARTS_OF_SPEECH:
        faults.add(number, f"'{pos}' is no part of speech{did_you_mean(pos, PARTS_OF_SPEECH)}")
    return cast("PartOfSpeech", pos)


def likely_part_of_speech(term: str) -> PartOfSpeech:
    """What a term is where nobody says: a noun if its last word is one, so that its plural is known too.

    All else counts as a phrase that never changes: forms that do not exist would be found in other words.
    """
    words = term.lower().replace("-", " ").split()
    noun = bool(words) and (bool(noun_classes().get(words[-1])) or class_by_ending(words[-1]) is not None)
    return "noun" if noun else "phrase"


def _review_by(number: int, fields: Mapping[str, str], faults: _Faults) -> date | None:
    """The date as the format writes it, or as Excel saves it in Britain."""
    text = _line(fields.get("review_by", ""))
    if not text:
        return None
    british = _BRITISH_DATE.fullmatch(text)
    try:
        if british:
            return date(int(british[3]), int(british[2]), int(british[1]))
        return date.fromisoformat(text)
    except ValueError:
        faults.add(number, f"'{text}' is no date; write it as 2027-03-31 or 31/03/2027")
        return None
