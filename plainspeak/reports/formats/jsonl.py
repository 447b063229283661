"""A JSON object a line: a document as in the JSON report, or the path and the message of an input that failed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from plainspeak.model import Report
from plainspeak.reports.formats import streamed
from plainspeak.reports.json import document_object

if TYPE_CHECKING:
    from plainspeak.reports.results import Failure


def _line(outcome: Report | Failure) -> str:
    if isinstance(outcome, Report):
        return json.dumps(document_object(outcome), ensure_ascii=False) + "\n"
    return json.dumps({"path": outcome.path, "message": outcome.message}, ensure_ascii=False) + "\n"


FORMAT = streamed(_line, scores=True)
