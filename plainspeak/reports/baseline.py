"""What was found before: a file of fingerprints, against which only new findings fail a run.

    {"plainspeak_baseline": 1, "documents": {"docs/letter.md": ["0f2a…:1", "9c41…:1"]}}

The file holds paths and digests alone, no word of a document. Paths are as seen from the folder of the file, with
strokes, so that it can be kept beside the documents and used on another computer.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from plainspeak.model import PlainspeakError
from plainspeak.reports.fingerprints import fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plainspeak.model import Report

_VERSION = 1
_MARK = "plainspeak_baseline"


@dataclass(frozen=True, slots=True)
class Baseline:
    """The fingerprints that were known of each document, and the folder that their paths are seen from."""

    folder: Path
    known: Mapping[str, frozenset[str]]


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises PlainspeakError where it cannot be read or is no baseline."""
    try:
        whole: object = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise PlainspeakError(
            f"the baseline {path} cannot be read; make it with: plainspeak baseline update"
        ) from error
    except ValueError as error:
        raise _no_baseline(path) from error
    table = cast("dict[str, Any]", whole) if isinstance(whole, dict) else {}
    documents: object = table.get("documents")
    if table.get(_MARK) != _VERSION or not isinstance(documents, dict):
        raise _no_baseline(path)
    known: dict[str, frozenset[str]] = {}
    for name, marks in cast("dict[str, object]", documents).items():
        if not isinstance(marks, list) or not all(isinstance(m, str) for m in cast("list[object]", marks)):
            raise _no_baseline(path)
        known[name] = frozenset(cast("list[str]", marks))
    return Baseline(_absolute(path).parent, known)


def _no_baseline(path: Path) -> PlainspeakError:
    return PlainspeakError(f"{path} is no baseline of plainspeak; make it with: plainspeak baseline update")


def against(report: Report, baseline: Baseline) -> Report:
    """The report with every finding marked as "new" or, where the baseline has it, as "unchanged"."""
    known = baseline.known.get(_name(report.document.path, baseline.folder), frozenset())
    findings = tuple(
        replace(finding, baseline="unchanged" if mark in known else "new")
        for finding, mark in zip(report.findings, fingerprints(report), strict=True)
    )
    return replace(report, findings=findings)


def render_baseline(reports: Iterable[Report], folder: Path) -> str:
    """The baseline of all findings of some reports, to be kept in a file of `folder`.

    Documents are in the order of their paths, fingerprints in their own, so that a version control system shows
    what changed. The same reports give the same text.
    """
    documents = {
        _name(report.document.path, _absolute(folder)): sorted(fingerprints(report))
        for report in reports
        if report.findings
    }
    whole = {_MARK: _VERSION, "documents": dict(sorted(documents.items()))}
    return json.dumps(whole, indent=1) + "\n"


def _name(path: str, folder: Path) -> str:
    """The path of a document as seen from a folder; on another drive, the whole path."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return Path(path).as_posix()


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are named
