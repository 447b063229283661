"""The process that reads one uploaded file: `python -m plainspeak.service.reader`, then it ends.

The parent sends a line of JSON and the bytes of the file, and gets one JSON object: the document, or one sentence
on what is wrong with it. Where it sends a report as well, it gets the copy of the file with comments. No file that
hangs, grows or breaks this process harms the server.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from importlib import import_module
from typing import Any

from plainspeak.documents import read
from plainspeak.documents.errors import UnknownType
from plainspeak.documents.transfer import finding_from_plain, to_plain
from plainspeak.model import Document, PlainspeakError, Report, Scores


def main() -> None:
    """Read what stands on the standard input."""
    _import_readers()
    request = json.loads(sys.stdin.buffer.readline())
    _limit(request["memory"], request["seconds"])
    content = sys.stdin.buffer.read()
    try:
        document = read(content, name=request["name"])
        if request["report"] is None:
            answer: dict[str, Any] = {"document": to_plain(document)}
        else:
            answer = {"copy": b64encode(_annotated(content, document, request["report"])).decode()}
    except PlainspeakError as error:
        answer = {"error": str(error), "unknown": isinstance(error, UnknownType)}
    except MemoryError:
        answer = {"error": "", "unknown": False}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _annotated(content: bytes, document: Document, report: dict[str, Any]) -> bytes:
    from plainspeak.reports.comments import annotated

    found = Report(
        document,
        report["audience"],
        tuple(finding_from_plain(plain) for plain in report["findings"]),
        report["words"],
        report["sentences"],
        lambda: Scores(**report["scores"]),
    )
    return annotated(content, found)


def _import_readers() -> None:
    """Import what the common types need, while the process waits for its file."""
    for name in ("docx", "lxml.html", "openpyxl"):
        import_module(name)


def _limit(memory: int, seconds: int) -> None:
    """Hold the process to its memory and its time, on systems that know such limits."""
    try:
        resource = import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    except (ImportError, AttributeError, ValueError, OSError):
        return


if __name__ == "__main__":
    main()
