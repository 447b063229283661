"""A server whose glossaries are still being compiled: it answers what it can, and the rest waits."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from plainspeak.service.settings import Limits
from tests.service.conftest import CHECKER
from tests.service.test_bad_clients import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from plainspeak import Checker
    from tests.service.conftest import Serve

WAITING = {
    "a text": ("POST", "/v1/check", '{"text": "We will utilise it."}', "wordy/utilise"),
    "a text from an editor": ("POST", "/v2/check", "language=en&text=We+will+utilise+it.", "wordy/utilise"),
    "a word": ("GET", "/v1/glossary?q=utilise", None, "wordy/utilise"),
    "the rules": ("GET", "/v2/configinfo?language=en", None, "wordy/utilise"),
}


@pytest.mark.parametrize("path", ["/", "/healthz", "/docs", "/metrics", "/openapi.json", "/v2/languages"])
def test_what_needs_no_glossary_is_answered_at_once(serve: Serve, path: str) -> None:
    client = serve(checker=Future())
    assert client("GET", path).status == 200


@pytest.mark.parametrize("asked", WAITING)
def test_what_needs_one_waits_for_it(serve: Serve, asked: str) -> None:
    method, path, body, told = WAITING[asked]
    checker: Future[Checker] = Future()
    client = serve(checker=checker)
    with ThreadPoolExecutor() as threads:
        answer = threads.submit(client, method, path, body, content_type="application/json")
        wait_until(client, "checks_running 1")
        assert not answer.done()
        checker.set_result(CHECKER.result())
        assert answer.result(60).status == 200
        assert told in answer.result().text


def test_no_more_wait_than_may(serve: Serve) -> None:
    checker: Future[Checker] = Future()
    client = serve(Limits(per_minute=0, running=1, waiting=0), checker=checker)
    with ThreadPoolExecutor() as threads:
        first = threads.submit(client.check, "We will utilise it.")
        wait_until(client, "checks_running 1")
        assert client.check("We will utilise it.").status == 503
        checker.set_result(CHECKER.result())
        assert first.result(60).status == 200


def test_a_mistake_in_a_glossary_ends_the_start(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("term,use\nflibber,\n")
    done = subprocess.run(
        [sys.executable, "-m", "plainspeak", "serve", "--port", "0", "--glossary", "own.csv"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2
    assert "own.csv, row 2: " in done.stderr
    assert "Traceback" not in done.stderr


def test_who_waits_for_a_glossary_with_a_mistake_is_told(serve: Serve) -> None:
    from plainspeak.glossary.errors import GlossaryError

    checker: Future[Checker] = Future()
    checker.set_exception(GlossaryError("own.csv", 2, "a secretword"))
    answer = serve(checker=checker).check("We will utilise it.")
    assert answer.status == 503
    assert "secretword" not in json.dumps(answer.json)


def test_what_stays_loaded_is_not_looked_through_for_garbage(serve: Serve) -> None:
    gc.unfreeze()
    try:
        serve()
        until = time.monotonic() + 30
        while not gc.get_freeze_count() and time.monotonic() < until:
            time.sleep(0.01)
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
