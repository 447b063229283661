"""Annotations of GitHub Actions, taken apart as GitHub's runner takes them apart."""

from __future__ import annotations

import re

from plainspeak.reports import formats
from plainspeak.reports.results import Failure, Results
from tests.reports.formats.awkward import PATH, awkward, awkward_results, count_findings

RENDER = formats.load("github").render


def commands(results: Results) -> list[tuple[str, dict[str, str], str]]:
    """The level, properties and message of each line, unescaped in the order that the runner's parser does."""
    found: list[tuple[str, dict[str, str], str]] = []
    for line in RENDER(results).splitlines():
        match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        assert match is not None, line
        level, properties, message = match.groups()
        pairs = (item.split("=", 1) for item in properties.split(","))
        found.append((level, {name: unescaped(value) for name, value in pairs}, unescaped(message)))
    return found


def unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_every_finding_is_a_line() -> None:
    assert len(commands(awkward_results())) == count_findings(awkward_results()) + 2


def test_what_is_escaped_comes_back() -> None:
    first, _, last, information = commands(Results("1", "residents", (awkward(),)))
    assert first == (
        "warning",
        {
            "file": PATH,
            "line": "1",
            "endLine": "1",
            "col": "1",
            "endColumn": "9",
            "title": "Jargon (jargon/sum)",
        },
        "Not “100%, a:b” but <b> & \x00 less. Try: =1+1",
    )
    assert last[1]["col"] == "50"
    assert information[0] == "notice"
    # no columns where it goes over lines
    assert information[1] == {"file": PATH, "line": "1", "endLine": "2", "title": "Passive (passive/by)"}


def test_failure_is_an_error_of_its_file() -> None:
    (command,) = commands(Results("1", "residents", (), (Failure("a:b,c.pdf", "Broken: 100%\r\nso."),)))
    assert command == ("error", {"file": "a:b,c.pdf", "title": "Not checked"}, "Broken: 100%\r\nso.")
