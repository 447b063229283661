"""The OpenAPI description is true: schemathesis makes requests from it and finds no answer that it does not allow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.service.conftest import Client

pytestmark = pytest.mark.clients

CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
EXAMPLES = 15


def test_schemathesis_finds_no_fault(ask: Client, tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{ask.port}"
    done = subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "schemathesis.cli",
                *("--config-file", str(CONFIGURATION)),
                "run",
                f"{address}/openapi.json",
                "--url",
                address,
            ),
            *("--max-examples", str(EXAMPLES), "--generation-deterministic"),
            *("--phases", "examples,coverage,fuzzing", "--request-timeout", "120", "--no-color"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
