"""Reading uploaded files in a process of their own, with limits on time and memory."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from base64 import b64decode
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from plainspeak.documents.errors import shown_name
from plainspeak.documents.transfer import finding_to_plain, from_plain
from plainspeak.service.problems import Problem

if TYPE_CHECKING:
    from plainspeak.model import Document, Report
    from plainspeak.service.settings import Limits

_MOST_ANSWER = 500_000_000


class Readers:
    """Starts a process for each file; one is kept ready, as starting takes half a second. Safe between threads."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._spare: subprocess.Popen[bytes] | None = None
        self._closed = False

    def read(self, content: bytes, name: str) -> Document:
        """The document in a file's bytes; its name says what it is where the content does not.

        Raises Problem: 415 for a type that is not read, 422 for a file that cannot be read.
        """
        return from_plain(self._ask(content, name, None)["document"])

    def copy(self, content: bytes, report: Report) -> bytes:
        """A copy of a file with a comment at every finding of the report on it. Raises Problem as `read` does."""
        plain = {
            "audience": report.audience,
            "findings": [finding_to_plain(finding) for finding in report.findings],
            "words": report.words,
            "sentences": report.sentences,
            "scores": asdict(report.scores),
        }
        return b64decode(self._ask(content, report.document.path, plain)["copy"])

    def _ask(self, content: bytes, name: str, report: dict[str, Any] | None) -> dict[str, Any]:
        process = self._take()
        self.prepare()
        answer = self._exchange(process, content, {"name": name, "report": report})
        if answer is None or answer.get("error") == "":
            told = shown_name(name) or "The document"
            raise Problem(
                422,
                f"{told} takes too long or too much memory to read; save it again from the program it was made with.",
            )
        if "error" in answer:
            raise Problem(415 if answer["unknown"] else 422, answer["error"])
        return answer

    def prepare(self) -> None:
        """Have a process ready for the next file."""
        with self._lock:
            if self._spare is None and not self._closed:
                self._spare = _start()

    def close(self) -> None:
        """End the process that waits."""
        with self._lock:
            self._closed = True
            if self._spare is not None:
                self._spare.kill()
                _end(self._spare)
                self._spare = None

    def _take(self) -> subprocess.Popen[bytes]:
        with self._lock:
            process, self._spare = self._spare, None
        return process or _start()

    def _exchange(
        self, process: subprocess.Popen[bytes], content: bytes, asked: dict[str, Any]
    ) -> dict[str, Any] | None:
        """What the process answers, None where it was stopped or broke down."""
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the process was started without pipes")
        request = asked | {
            "memory": self._limits.file_memory,
            "seconds": int(self._limits.file_seconds) + 1,
        }
        watch = threading.Timer(self._limits.file_seconds, process.kill)
        watch.start()
        try:
            with contextlib.suppress(OSError):  # it may break down before it has read all
                process.stdin.write(json.dumps(request).encode() + b"\n" + content)
                process.stdin.close()
            answer = process.stdout.read(_MOST_ANSWER)
            found: dict[str, Any] = json.loads(answer)
        except ValueError:
            return None
        else:
            return found
        finally:
            watch.cancel()
            process.kill()
            _end(process)


def _start() -> subprocess.Popen[bytes]:
    # What this process can import, the other one must find in the same places.
    path = os.pathsep.join(filter(None, sys.path))
    return subprocess.Popen(
        [sys.executable, "-m", "plainspeak.service.reader"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": path},
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    process.wait()
