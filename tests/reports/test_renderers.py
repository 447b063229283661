"""Every report renders the one sample as the snapshot beside it says.

After a change that is meant, run with UPDATE_SNAPSHOTS=1 and read the difference before committing it.
"""

from __future__ import annotations

import json
import os
import re
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from plainspeak import Checker
from plainspeak.documents import from_text
from plainspeak.reports import formats
from plainspeak.reports.results import Results
from plainspeak.reports.text import render_text
from tests.reports.sample import sample

SNAPSHOTS = Path(__file__).parent / "snapshots"
SCHEMA = json.loads(files("plainspeak.reports").joinpath("report.schema.json").read_text(encoding="utf-8"))
CHECKER = Checker()

RENDERED = {
    "text-80.txt": lambda: render_text(sample(), width=80),
    "text-40.txt": lambda: render_text(sample(), width=40),
    "colour.txt": lambda: render_text(sample(), width=80, colour=True),
    "report.json": lambda: formats.load("json").render(sample()),
}


@pytest.mark.parametrize("name", RENDERED)
def test_snapshot(name: str) -> None:
    made = RENDERED[name]()
    path = SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [30, 40, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(cell_len(line) for line in render_text(sample(), width=width).splitlines()) <= width


def test_colour_adds_nothing_but_colour() -> None:
    coloured = render_text(sample(), width=80, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render_text(sample(), width=80)


def test_json_follows_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(formats.load("json").render(sample())), SCHEMA)


def real(text: str, media_type: str = "text/plain") -> Results:
    report = CHECKER.check(from_text(text, media_type, "a.md"))
    return Results("0.1.0", "residents", (report,))


PARTS = ["We utilise it. ", "<b>&amp;", "\n\n", "# HMO\n", "🎉 ", "- prior to ", "x" * 90]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=9))
def test_json_of_any_document_follows_the_schema_and_points_at_the_source(parts: list[str]) -> None:
    source = "".join(parts)
    report = json.loads(formats.load("json").render(real(source, "text/markdown")))
    jsonschema.validate(report, SCHEMA)
    lines = source.splitlines(keepends=True)
    for finding in report["documents"][0]["findings"]:
        assert source[finding["start"] : finding["end"]] == finding["text"]
        start = sum(map(len, lines[: finding["line"] - 1])) + finding["column"] - 1
        assert start == finding["start"]
