"""languagetool-api, a client library for Node.js, gets its answers from our server."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.service.conftest import Client

pytestmark = pytest.mark.clients

HERE = Path(__file__).parent


def test_suggestions_and_languages(ask: Client) -> None:
    done = subprocess.run(
        ["node", "--no-deprecation", "--require", "./redirected.js", "ask.js", "We will utilise the hall."],
        cwd=HERE,
        env=os.environ | {"PLAINSPEAK_PORT": str(ask.port)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["suggestions"] == [{"mistake": "utilise", "bestSuggestion": "use"}]
    assert "en-GB" in found["languages"]
