"""The form of `plainspeak.toml` as JSON Schema, from the same lists as the reader has."""

from __future__ import annotations

import json
from typing import Any

from plainspeak.config.reading import FAIL_ON, TARGET_KEYS
from plainspeak.model import AUDIENCES, NATIONS, SEVERITIES
from plainspeak.rules import KINDS

_TEXTS: dict[str, Any] = {"type": "array", "items": {"type": "string", "pattern": r"\S"}}
_RULE = f"^({'|'.join(KINDS)})(/.*)?$"
_RULES: dict[str, Any] = {"type": "array", "items": {"type": "string", "pattern": _RULE}}


def config_schema() -> dict[str, Any]:
    """The JSON Schema (draft 7, which editors know) of a `plainspeak.toml`."""
    layer = _layer()
    override = {
        "type": "object",
        "description": "Settings for some paths only.",
        "properties": {
            "paths": {**_TEXTS, "minItems": 1, "description": "Patterns of paths, as in .gitignore."},
            **layer,
        },
        "required": ["paths"],
        "additionalProperties": False,
    }
    whole = {
        "exclude": {**_TEXTS, "description": "Patterns of paths that are passed over in folders."},
        "overrides": {"type": "array", "items": override},
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of plainspeak",
        "type": "object",
        "properties": layer | whole,
        "additionalProperties": False,
    }


def schema_text() -> str:
    """The schema as JSON, indented, with a line end."""
    return json.dumps(config_schema(), indent=2, ensure_ascii=False) + "\n"


def _layer() -> dict[str, Any]:
    count = {"type": "integer", "minimum": 1}
    return {
        "audience": {"enum": list(AUDIENCES), "description": "Who is going to read the documents."},
        "nation": {"enum": list(NATIONS), "description": "Where their readers live."},
        "glossaries": {**_TEXTS, "description": "Files of your own words, seen from this file."},
        "accept": {**_TEXTS, "description": "Words that are fine, in all their forms."},
        "select": {**_RULES, "description": "Report only these kinds, rules or beginnings of rules."},
        "ignore": {**_RULES, "description": "Leave these kinds, rules or beginnings of rules out."},
        "fail_on": {"enum": list(FAIL_ON), "description": "The least severity that fails a run."},
        "severity": {
            "type": "object",
            "description": "What kinds and rules count as.",
            "propertyNames": {"pattern": _RULE},
            "additionalProperties": {"enum": list(SEVERITIES)},
        },
        "acronyms": {
            "type": "object",
            "description": "Your own short forms and what they stand for.",
            "additionalProperties": {
                "anyOf": [{"type": "string", "pattern": r"\S"}, {**_TEXTS, "minItems": 1}]
            },
        },
        "targets": {
            "type": "object",
            "description": "What the scores should reach. Shares are from 0 to 1.",
            "properties": {
                key: {"type": "number", "minimum": 0, "maximum": 1}
                if key.endswith("share")
                else {"type": "number"}
                for key in TARGET_KEYS
            },
            "additionalProperties": False,
        },
        "limits": {
            "type": "object",
            "description": "How many words a sentence may have.",
            "properties": {"long_sentence": count, "very_long_sentence": count},
            "additionalProperties": False,
        },
    }
