"""Print how right plainspeak and its peers are on labelled text, in one table.

    python benchmarks/accuracy.py FOLDER...

Each FOLDER holds labelled sets (benchmarks/scoring.py says which; benchmarks/labelled is one). A set that a folder
does not have is left out. A peer that is not installed is named below the table, and the run goes on without it.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.peers import CHECKERS, Answer, Failed, NotInstalled
from benchmarks.scoring import Finding, Labelled, figures, load
from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.scoring import Figures

HEADINGS = (
    "checker",
    "labelled text",
    "senses right",
    "jargon flagged",
    "ordinary left alone",
    "coverage recall",
    "coverage precision",
    "wrong per 1,000 plain words",
    "first replacement fits",
)
# Its figures are what a checker must beat.
SILENT = "(flags nothing)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every checker on the folders named and print the table; the exit status: 0, or 2 for a bad folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", metavar="FOLDER", nargs="+", type=Path, help="a folder with labelled sets")
    folders: list[Path] = parser.parse_args(arguments).folders
    try:
        print(compare({str(folder): load(folder) for folder in folders}, CHECKERS))
    except (OSError, PlainspeakError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def compare(
    folders: Mapping[str, Labelled], checkers: Mapping[str, Callable[[Sequence[str]], Answer]]
) -> str:
    """The table of all checkers on all folders, with what the folders hold and which checkers did not run."""
    texts = sorted(set[str]().union(*(sets.texts() for sets in folders.values())))
    silent: dict[str, Sequence[Finding]] = dict.fromkeys(texts, ())
    ran: dict[str, Mapping[str, Sequence[Finding]]] = {SILENT: silent}
    notes = [f"{name}: {_content(sets)}." for name, sets in folders.items()]
    for name, check in checkers.items():
        try:
            answer = check(texts)
        except NotInstalled as missing:
            ran[f"{name} (not installed)"] = {}
            notes.append(f"{name} was left out; install it with {missing}.")
        except Failed as failure:
            ran[f"{name} (failed)"] = {}
            notes.append(f"{name} failed: {failure}.")
        else:
            ran[f"{name} {answer.version}"] = dict(zip(texts, answer.findings, strict=True))
    rows = [
        [name, folder, *_cells(figures(sets, findings) if findings else None)]
        for folder, sets in folders.items()
        for name, findings in ran.items()
    ]
    return "\n".join([*_table(rows), "", *notes])


def _content(sets: Labelled) -> str:
    spans = sum(len(item.spans) for item in sets.dense)
    words = sum(len(text.split()) for text in sets.plain)
    counts = {
        "sentences for senses": len(sets.senses),
        "spans for coverage": spans,
        "plain words": words,
        "rewrites": len(sets.rewrites),
    }
    return ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)


def _cells(row: Figures | None) -> list[str]:
    return ["" if figure is None else f"{figure:.2f}" for figure in (astuple(row) if row else (None,) * 7)]


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table with its columns in line; figures stand to the right."""
    widths = [max(map(len, column)) for column in zip(HEADINGS, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        padded = [
            cell.ljust(width) if index < 2 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(padded)} |"

    rule = ["-" * width if index < 2 else "-" * (width - 1) + ":" for index, width in enumerate(widths)]
    return [line(HEADINGS), line(rule), *map(line, rows)]


if __name__ == "__main__":
    sys.exit(main())
