"""One JSON object, schema 1."""

from __future__ import annotations

from plainspeak.reports.formats import Format
from plainspeak.reports.json import render_json

FORMAT = Format(render_json, scores=True)
