"""The process that reads one uploaded file: `python -m plainspeak.service.reader`, then it ends.

The parent sends a line of JSON and the bytes of the file, and gets one JSON object: the document, or one sentence
on what is wrong with it. No file that hangs, grows or breaks this process harms the server.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module

from plainspeak.documents import read
from plainspeak.documents.errors import UnknownType, UnreadableDocument
from plainspeak.documents.transfer import to_plain


def main() -> None:
    """Read what stands on the standard input."""
    _import_readers()
    request = json.loads(sys.stdin.buffer.readline())
    _limit(request["memory"], request["seconds"])
    content = sys.stdin.buffer.read()
    try:
        answer = {"document": to_plain(read(content, name=request["name"]))}
    except UnreadableDocument as error:
        answer = {"error": str(error), "unknown": isinstance(error, UnknownType)}
    except MemoryError:
        answer = {"error": "", "unknown": False}
    sys.stdout.buffer.write(json.dumps(answer).encode())


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
