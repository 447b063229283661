"""One JSON object, schema 1."""

from __future__ import annotations

from plainspeak.reports.formats import in_pieces
from plainspeak.reports.json import json_pieces

FORMAT = in_pieces(json_pieces, scores=True)
