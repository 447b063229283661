"""A server that is down, slow, strict or strange: a sentence says what to do, and nothing typed is lost."""

from __future__ import annotations

import http.server
import json
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from tests.extension.conftest import Server, wait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Worker

    from tests.extension.conftest import Tab

pytestmark = pytest.mark.browser

BOX = "<!doctype html><title>Box</title><textarea id=box>We utilise it.</textarea>"


def test_server_goes_down_and_comes_up_again(
    opens: Callable[..., Tab], settings: Callable[..., None]
) -> None:
    server = Server()
    server.start()
    try:
        settings(address=server.address)
        tab = opens(BOX, keep=True)
        wait(lambda: tab.found() == ["utilise"])
        server.stop()
        tab.page.locator("#box").click()
        tab.page.keyboard.press("End")
        tab.page.keyboard.type(" We met prior to lunch.")
        wait(lambda: tab.badge()[0] == "!")
        assert tab.badge()[1] == (
            f"The server at {server.address} does not answer. "
            "Start it with “plainspeak serve”, or check the address in the settings."
        )
        assert len(tab.glass()) == 1  # what was found stays
        assert tab.page.locator("#box").input_value() == "We utilise it. We met prior to lunch."
        server.start()
        wait(lambda: tab.found() == ["utilise", "prior to"])
        wait(lambda: tab.badge()[0] == "2")
    finally:
        server.stop()


def test_wrong_token(opens: Callable[..., Tab], settings: Callable[..., None], tmp_path: Path) -> None:
    secret = tmp_path / "token"
    secret.write_text("a-long-secret-of-a-council", encoding="utf-8")
    server = Server(("--token-file", str(secret)))
    server.start()
    try:
        settings(address=server.address, token="a-wrong-secret")
        tab = opens(BOX, keep=True)
        wait(lambda: tab.badge()[0] == "!")
        assert "does not know your token" in tab.badge()[1]
        settings(address=server.address, token="a-long-secret-of-a-council")
        tab.page.locator("#box").press_sequentially(" ")
        wait(lambda: tab.found() == ["utilise"])
        wait(lambda: tab.badge()[0] == "1")
    finally:
        server.stop()


class _Strange(http.server.BaseHTTPRequestHandler):
    status = 200
    body = b""
    pause = 0.0
    headers_too: dict[str, str] = {}  # noqa: RUF012 - set by each test

    def do_OPTIONS(self) -> None:
        self._answer(204, b"")

    def do_POST(self) -> None:
        time.sleep(self.pause)
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(self.status, self.body)

    def _answer(self, status: int, body: bytes) -> None:
        with suppress(ConnectionError):  # who asked may have gone
            self._send(status, body)

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*, content-type")
        for name, value in self.headers_too.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        del format, args


@pytest.fixture
def strange(settings: Callable[..., None]) -> Iterator[Callable[..., str]]:
    """A server that answers as it is told; gives its address."""
    running: list[Any] = []

    def start(status: int, body: bytes, *, pause: float = 0, **headers: str) -> str:
        fields = {"status": status, "body": body, "pause": pause, "headers_too": headers}
        handler = type("Handler", (_Strange,), fields)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        address = f"http://127.0.0.1:{server.server_port}"
        settings(address=address)
        return address

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("status", "body", "sentence"),
    [
        (200, b"<html>some other server</html>", "gave an answer that this extension cannot read"),
        (200, b'{"matches": []}', "gave an answer that this extension cannot read"),
        (200, b'{"findings": [], "offset_unit": "bytes", "scores": {}}', "cannot read"),
        (404, b"{}", "gave an answer that this extension cannot read"),
        (403, b"{}", "does not take this address or this browser"),
        (413, b"{}", "too long"),
        (429, b"{}", "busy"),
        (503, b"{}", "busy"),
        (500, b"{}", "has a fault"),
    ],
)
def test_strange_answers(
    opens: Callable[..., Tab], strange: Callable[..., str], status: int, body: bytes, sentence: str
) -> None:
    strange(status, body)
    tab = opens(BOX, keep=True)
    wait(lambda: sentence in tab.badge()[1])
    assert tab.badge()[0] == "!"


def test_slow_server(opens: Callable[..., Tab], strange: Callable[..., str], worker: Worker) -> None:
    address = strange(200, b"{}", pause=1.0)
    worker.evaluate(
        """() => { globalThis.longTimeout = AbortSignal.timeout;
                   AbortSignal.timeout = () => longTimeout.call(AbortSignal, 200); }"""
    )
    try:
        tab = opens(BOX, keep=True)
        wait(
            lambda: tab.badge()[1] == f"The server at {address} takes too long. We will ask again in a while."
        )
        assert tab.badge()[0] == "!"
    finally:
        worker.evaluate("() => { AbortSignal.timeout = longTimeout; }")


def test_redirect_is_not_followed(opens: Callable[..., Tab], strange: Callable[..., str], site: str) -> None:
    strange(307, b"", Location=f"{site}/stolen")
    tab = opens(BOX, keep=True)
    wait(lambda: "does not answer" in tab.badge()[1])


MARKUP = "<img src=x onerror=alert(1)><b>bold</b>"


def test_words_of_the_server_are_never_markup(opens: Callable[..., Tab], strange: Callable[..., str]) -> None:
    names = ("text", "message", "why", "explanation", "source")
    finding = {"rule": f"jargon/{MARKUP}", "kind": "jargon", "start": 3, "end": 10, "suggestions": [MARKUP]}
    finding |= dict.fromkeys(names, MARKUP)
    answer = {"findings": [finding], "offset_unit": "utf16", "scores": {}, "words": 3}
    strange(200, json.dumps(answer).encode())
    tab = opens(BOX, keep=True)
    mark = wait(tab.glass)[0]
    tab.page.mouse.click(mark["left"] + 3, mark["top"] + 3)
    card = wait(tab.card)
    assert MARKUP in card["words"]
    assert tab.inside("seenParts.surface.root.querySelectorAll('.card img, .card > b').length") == 0
