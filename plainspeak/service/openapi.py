"""The OpenAPI description: `openapi.json` beside this module, with the shapes of the report's own schema."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from plainspeak.reports.json import report_schema
from plainspeak.rules import KINDS
from plainspeak.service.checks import LONGEST_RULE

_TAKEN = ("count", "document", "scores", "finding")


@lru_cache(maxsize=1)
def description() -> dict[str, Any]:
    """The description of the whole interface, OpenAPI 3.1."""
    from plainspeak import __version__

    text = files("plainspeak.service").joinpath("openapi.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    found["info"]["version"] = __version__
    shapes = report_schema()["$defs"]
    found["components"]["schemas"] |= {name: _moved(shapes[name]) for name in _TAKEN}
    found["components"]["schemas"]["rule"] = _rule()
    return found


def _rule() -> dict[str, Any]:
    """The name of a kind of rules, of a rule or of the beginning of one."""
    return {
        "anyOf": [
            {"enum": [*KINDS]},
            {"type": "string", "pattern": f"^({'|'.join(KINDS)})/", "maxLength": LONGEST_RULE},
        ]
    }


def _moved(shape: Any) -> Any:
    """A part of the report's schema with its references as OpenAPI has them."""
    if isinstance(shape, dict):
        items = cast("dict[str, Any]", shape).items()
        return {
            key: f"#/components/schemas/{value.rpartition('/')[2]}" if key == "$ref" else _moved(value)
            for key, value in items
        }
    if isinstance(shape, list):
        return [_moved(item) for item in cast("list[Any]", shape)]
    return shape
