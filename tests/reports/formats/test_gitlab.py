"""GitLab's code quality report, against the fields that GitLab's documentation asks for."""

from __future__ import annotations

import json

import jsonschema

from plainspeak.reports import formats
from plainspeak.reports.results import Results
from tests.reports.formats.awkward import PATH, awkward, awkward_results, count_findings

RENDER = formats.load("gitlab").render

SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_has_the_fields() -> None:
    issues = json.loads(RENDER(awkward_results()))
    jsonschema.validate(issues, SCHEMA)
    assert len(issues) == count_findings(awkward_results())
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_finding_over_two_lines() -> None:
    *_, last = json.loads(RENDER(Results("1", "residents", (awkward(),))))
    assert last["location"] == {"path": PATH, "lines": {"begin": 1, "end": 2}}
    assert (last["check_name"], last["severity"]) == ("passive/by", "info")
