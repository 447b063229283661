"""Asking the process that opens PDF files, and starting it anew when a file has ended it."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from typing import Any, cast

from plainspeak.documents import pdf_worker
from plainspeak.documents.errors import UnreadableDocument
from plainspeak.documents.packages import damaged, locked

_lock = threading.Lock()
_running: list[subprocess.Popen[bytes]] = []


def ask(content: bytes, name: str, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """What the process says of a file, and the bytes it made. Safe to call from several threads.

    Raises UnreadableDocument, in which the file is called `name`: damaged, locked, too many pages, or it takes
    too long.
    """
    with _lock:
        process = _started()
        answer, made = _exchange(process, content, request)
        if answer is None:
            _running.remove(process)
            status = _ended(process)
            if status == pdf_worker.TOO_LONG:
                raise UnreadableDocument(
                    f"{name} takes too long to open, so it was left; save it again from the program it was made "
                    "with, or check its source."
                )
            raise UnreadableDocument(
                f"{name} is damaged or takes too much memory to open; get a fresh copy of it and try again."
            )
    problem = answer.get("error")
    if problem == "locked":
        raise locked(name)
    if problem == "pages":
        limit = f"{pdf_worker.MAX_PAGES:,}"
        raise UnreadableDocument(f"{name} has more pages than the limit of {limit}; split it.")
    if problem is not None:
        raise damaged(name)
    return answer, made


def _started() -> subprocess.Popen[bytes]:
    if not _running:
        # What this process can import, the other one must find in the same places.
        path = os.pathsep.join(filter(None, sys.path))
        _running.append(
            subprocess.Popen(
                [sys.executable, "-m", pdf_worker.__name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": path},
            )
        )
    return _running[0]


def _exchange(
    process: subprocess.Popen[bytes], content: bytes, request: dict[str, Any]
) -> tuple[dict[str, Any] | None, bytes]:
    """The answer and what was made; None where the process has ended."""
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the process was started without pipes")
    try:
        process.stdin.write(json.dumps(request | {"size": len(content)}).encode() + b"\n" + content)
        process.stdin.flush()
        line = process.stdout.readline()
        if not line.endswith(b"\n"):
            return None, b""
        answer = cast("dict[str, Any]", json.loads(line))
        made = process.stdout.read(int(answer["size"]))
    except OSError:
        return None, b""
    return (answer, made) if len(made) == answer["size"] else (None, b"")


def _ended(process: subprocess.Popen[bytes]) -> int:
    """The status of a process that has ended or ends now."""
    try:
        status = process.wait(timeout=2)
    except subprocess.TimeoutExpired:
        process.kill()
        status = process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:
                continue
    return status


@atexit.register
def _stop() -> None:
    for process in _running:
        process.kill()
        _ended(process)
    _running.clear()
