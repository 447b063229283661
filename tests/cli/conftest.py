"""Running the command line as a user does: a process of its own, with its exit status and both streams."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path


class Run(Protocol):
    def __call__(self, *arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]: ...


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def _run(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "plainspeak", *map(str, arguments)],
            input=stdin,
            cwd=tmp_path,
            env=os.environ | {"NO_COLOR": "1", "COLUMNS": "80"},
            capture_output=True,
            check=False,
        )

    return _run
