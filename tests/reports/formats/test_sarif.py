"""SARIF, against the schema of version 2.1.0."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from plainspeak import Checker
from plainspeak.documents import from_text
from plainspeak.reports import formats
from plainspeak.reports.results import Results
from tests.reports.formats.awkward import PATH, awkward, awkward_results, count_findings

SCHEMA = Path(__file__).parents[2] / "fixtures" / "sarif" / "sarif-2.1.0-rtm.5.json"
RENDER = formats.load("sarif").render


def run_of(results: Results) -> dict[str, Any]:
    (run,) = json.loads(RENDER(results))["runs"]
    return run


def test_follows_the_schema() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(json.loads(RENDER(awkward_results())))


def test_every_finding_has_its_rule_and_a_fingerprint_of_its_own() -> None:
    run = run_of(awkward_results())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({result["ruleId"] for result in run["results"]})
    assert len(run["results"]) == count_findings(awkward_results())
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    marks = [
        (
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            result["partialFingerprints"]["plainspeak/v1"],
        )
        for result in run["results"]
    ]
    assert len(set(marks)) == len(marks)


def test_rule_says_what_it_is_and_where_more_is_said() -> None:
    rules = {rule["id"]: rule for rule in run_of(awkward_results())["tool"]["driver"]["rules"]}
    utilise = rules["wordy/utilise"]
    assert utilise["shortDescription"]["text"] == "Wordy: utilise"
    assert utilise["help"]["text"].splitlines() == [
        "It is a long word that says no more than “use”.",
        "Source: GOV.UK.",
        "For more, run: plainspeak explain wordy/utilise",
    ]
    assert "plainspeak explain" not in rules["passive/by"]["help"]["text"]
    assert rules["passive/by"]["defaultConfiguration"] == {"level": "note"}


def test_fix_replaces_what_was_found() -> None:
    report = awkward()
    run = run_of(Results("1", "residents", (report,)))
    source = report.document.source or ""
    lines = source.splitlines(keepends=True)
    first = run["results"][0]
    (change,) = first["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "=1+1"}
    region = replacement["deletedRegion"]
    line = lines[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "=SUM(A1)"
    assert unquote(change["artifactLocation"]["uri"]) == PATH
    assert change["artifactLocation"]["uriBaseId"] == "%SRCROOT%"


def test_columns_are_code_points() -> None:
    report = awkward()
    run = run_of(Results("1", "residents", (report,)))
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][2]["locations"][0]["physicalLocation"]["region"]
    line = (report.document.source or "").splitlines()[0]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "utilise"
    assert "🗑" in line[: region["startColumn"]]


def test_document_without_lines_has_its_place_in_words() -> None:
    results = [
        result
        for result in run_of(awkward_results())["results"]
        if result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith(".docx")
    ]
    assert len(results) == 2
    for result in results:
        (location,) = result["locations"]
        assert location["logicalLocations"] == [{"name": "paragraph 2"}]
        assert "region" not in location["physicalLocation"]
        assert "fixes" not in result


def test_failure_makes_the_run_unsuccessful() -> None:
    (invocation,) = run_of(awkward_results())["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [note["message"]["text"] for note in invocation["toolExecutionNotifications"]] == [
        "plainspeak does not read .pdf files; save it as .docx.",
        "It is\r\nbroken: 100%.",
    ]
    (invocation,) = run_of(Results("1", "residents", ()))["invocations"]
    assert invocation["executionSuccessful"] is True


def test_whole_path_is_a_file_address() -> None:
    report = Checker().check(from_text("We utilise it.", path=str(Path("/srv/the docs/a#b.txt").absolute())))
    (artifact,) = run_of(Results("1", "residents", (report,)))["artifacts"]
    address = artifact["location"]["uri"]
    assert address.startswith("file:///")
    assert address.endswith("/srv/the%20docs/a%23b.txt")


@pytest.mark.parametrize("moved", ["Good day.\n\nWe utilise it.", "We utilise it. Good day."])
def test_fingerprint_stays_when_text_moves(moved: str) -> None:
    checker = Checker()

    def mark(text: str) -> str:
        run = run_of(Results("1", "residents", (checker.check(from_text(text, path="a.txt")),)))
        (result,) = run["results"]
        return result["partialFingerprints"]["plainspeak/v1"]

    assert mark(moved) == mark("We utilise it.")
