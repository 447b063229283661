"""Chromium with the extension in it, a real server of ours, and a site with pages to check."""

from __future__ import annotations

import functools
import http.client
import http.server
import json
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, CDPSession, Page, Playwright, Worker

HERE = Path(__file__).parent
EXTENSION = HERE.parent.parent / "extension"
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 60.0  # for machines that have much else to do

LOOKS = (HERE / "looks.js").read_text(encoding="utf-8")
MARKS = """(() => [...CSS.highlights].filter(([name]) => name.startsWith("plainspeak"))
  .flatMap(([, marks]) => [...marks].map((range) => range.toString())))()"""


def wait(what: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """The first answer that is not empty."""
    until = time.monotonic() + seconds
    while True:
        found = what()
        if found or time.monotonic() > until:
            assert found, "nothing came in time"
            return found
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Server:
    """`plainspeak serve` as a program of its own, which can be ended and started again on the same port."""

    arguments: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "plainspeak", "serve", "--port", str(self.port), *self.arguments]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait(self._answers, 60)

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)
            self.process = None

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


@pytest.fixture(scope="package")
def server() -> Iterator[Server]:
    server = Server()
    server.start()
    yield server
    server.stop()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """The files of this folder, and pages that a test hands in."""

    made: dict[str, tuple[str, dict[str, str]]] = {}  # noqa: RUF012 - shared by all requests on purpose

    def do_GET(self) -> None:
        content, headers = self.made.get(self.path, (None, {}))
        if content is None:
            super().do_GET()
            return
        body = content.encode()
        self.send_response(200)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        del format, args


@contextmanager
def serving() -> Iterator[str]:
    """The address of a site with the files of this folder."""
    handler = functools.partial(_Quiet, directory=str(HERE))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture(scope="package")
def site() -> Iterator[str]:
    with serving() as address:
        yield address


@dataclass
class Tab:
    """A page with the extension beside it."""

    page: Page
    worker: Worker
    context: BrowserContext
    complaints: list[str] = field(default_factory=list)
    cdp: CDPSession | None = None
    worlds: dict[int, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._heard)
        self.cdp = self.context.new_cdp_session(self.page)
        self.cdp.on("Runtime.executionContextCreated", lambda event: self._world(event["context"]))
        self.cdp.on(
            "Runtime.executionContextDestroyed",
            lambda event: self.worlds.pop(event["executionContextId"], None),
        )
        self.cdp.send("Runtime.enable")

    def _heard(self, message: Any) -> None:
        if message.type == "error" and "favicon" not in str(message.location):
            self.complaints.append(message.text)

    def _world(self, context: dict[str, Any]) -> None:
        if context.get("name") == "plainspeak":
            self.worlds[context["id"]] = context

    def press(self) -> None:
        """Press the extension's button, as a user would: this alone opens the page to it.

        Chromium's own way of pressing it for tests now and then does not open the page, so it may need another press.
        """
        self._press()
        wait(lambda: self.page.evaluate("1") and (self.worlds or "cannot read" in self.badge()[1]))
        if not self.worlds:
            self._press()

    def _press(self) -> None:
        browser = self.context.browser
        assert browser
        session = browser.new_browser_cdp_session()
        tabs = session.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
        target = next(tab["targetId"] for tab in tabs if tab["url"] == self.page.url)
        session.send("Extensions.triggerAction", {"id": self.worker.url.split("/")[2], "targetId": target})
        session.detach()

    def inside(self, script: str, frame: int = 0) -> Any:
        """What a script says in the extension's own world, in the frame of that number."""
        assert self.cdp
        wait(
            lambda: self.page.evaluate("1") and len(self.worlds) > frame
        )  # asking the page lets events come in
        world = list(self.worlds)[frame]
        answer = self.cdp.send(
            "Runtime.evaluate",
            {"expression": script, "contextId": world, "returnByValue": True, "awaitPromise": True},
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def card(self, frame: int = 0) -> Any:
        return self.inside(f"{LOOKS} seenCard()", frame)

    def glass(self, frame: int = 0) -> list[dict[str, float]]:
        return self.inside(f"{LOOKS} seenGlass()", frame)

    def marks(self, frame: Any = None) -> list[str]:
        return (frame or self.page).evaluate(MARKS)

    def marked(self, words: str, frame: Any = None) -> None:
        """Wait until these words have a mark."""
        wait(lambda: words in self.marks(frame))

    def unmarked(self, words: str, frame: Any = None) -> None:
        wait(lambda: words not in self.marks(frame))

    def command(self, name: str) -> None:
        """What the browser does as the keys of a command are pressed."""
        self.worker.evaluate(
            """async (name) => { const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
                                 chrome.commands.onCommand.dispatch(name, tab); }""",
            name,
        )

    def states(self) -> list[dict[str, Any]]:
        """What the frames have told."""
        found = self.worker.evaluate("async () => JSON.stringify(await chrome.storage.session.get(null))")
        return [state for name, state in json.loads(found).items() if name.startswith("frame/")]

    def texts(self) -> list[dict[str, Any]]:
        return [text for state in self.states() for text in state["texts"]]

    def found(self) -> list[str]:
        return [finding["text"] for text in self.texts() for finding in text["findings"]]

    def badge(self) -> tuple[str, str]:
        return tuple(
            self.worker.evaluate(
                """async () => { const [{ id: tabId }] = await chrome.tabs.query({ active: true, currentWindow: true });
                     return [await chrome.action.getBadgeText({ tabId }), await chrome.action.getTitle({ tabId })]; }"""
            )
        )

    def press_card(self, label: str, offset: tuple[float, float] = (0, 0), frame: int = 0) -> None:
        """Press a button of the card with the mouse."""
        box = wait(lambda: (self.card(frame) or {"buttons": {}})["buttons"].get(label))
        self.page.mouse.click(
            offset[0] + box["left"] + box["width"] / 2, offset[1] + box["top"] + box["height"] / 2
        )

    def point_at(
        self, words: str, frame: Any = None, offset: tuple[float, float] = (0, 0)
    ) -> tuple[float, float]:
        """Where the first mark on these words stands in the window."""
        box = (frame or self.page).evaluate(
            """(words) => {
                 const range = [...CSS.highlights].filter(([name]) => name.startsWith("plainspeak"))
                   .flatMap(([, marks]) => [...marks]).find((range) => range.toString() === words);
                 const { left, top, width, height } = range.getClientRects()[0];
                 return { x: left + width / 2, y: top + height / 2 };
               }""",
            words,
        )
        return box["x"] + offset[0], box["y"] + offset[1]


# Not for the session: see tests/browser/conftest.py.
@pytest.fixture(scope="package")
def playwright_() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


def launched(playwright: Playwright, profile: Path, extension: Path) -> BrowserContext:
    """A browser with an extension in it."""
    path = next((found for found in map(shutil.which, NAMES) if found), None)
    assert path, "Chromium is needed: run `make system-packages` first"
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=path,
        headless=False,  # headless it is, but in the way that knows extensions
        args=[
            "--headless=new",
            "--no-sandbox",  # it does not start for root, as which containers often run
            "--enable-unsafe-extension-debugging",
            f"--disable-extensions-except={extension}",
            f"--load-extension={extension}",
        ],
        ignore_default_args=["--disable-extensions"],
        viewport={"width": 1280, "height": 900},
    )
    context.set_default_timeout(30_000)
    return context


@pytest.fixture(scope="package")
def context(tmp_path_factory: pytest.TempPathFactory, playwright_: Playwright) -> Iterator[BrowserContext]:
    context = launched(playwright_, tmp_path_factory.mktemp("profile"), EXTENSION)
    yield context
    context.close()


def worker_of(context: BrowserContext) -> Worker:
    """Where the extension's own scripts run."""
    return context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")


@pytest.fixture(scope="package")
def worker(context: BrowserContext) -> Worker:
    return worker_of(context)


@pytest.fixture
def settings(worker: Worker, server: Server) -> Callable[..., None]:
    worker.evaluate("async () => { await chrome.storage.local.clear(); }")

    def change(**fields: str) -> None:
        wanted = {"address": server.address, **fields}
        worker.evaluate("async (settings) => { await chrome.storage.local.set({ settings }); }", wanted)

    return change


@pytest.fixture
def opens(
    context: BrowserContext, worker: Worker, site: str, settings: Callable[..., None]
) -> Iterator[Callable[..., Tab]]:
    """Opens a page: a file of this folder, or HTML."""
    yield from _opener(context, worker, site, settings)


def _opener(
    context: BrowserContext, worker: Worker, site: str, settings: Callable[..., None]
) -> Iterator[Callable[..., Tab]]:
    tabs: list[Tab] = []

    def opened(page: str, *, press: bool = True, keep: bool = False, **headers: str) -> Tab:
        if not keep:  # the test has not set up a server of its own
            settings()
        path = page
        if page.lstrip().startswith("<"):
            path = f"/made/{len(_Quiet.made)}"
            _Quiet.made[path] = (page, {re.sub("_", "-", name): value for name, value in headers.items()})
        tab = Tab(context.new_page(), worker, context)
        tabs.append(tab)
        tab.page.goto(site + path)
        if press:
            tab.press()
        return tab

    yield opened
    for tab in tabs:
        complaints = tab.complaints
        tab.page.close()
        assert complaints == []


@pytest.fixture
def sent(worker: Worker) -> Callable[[], list[dict[str, Any]]]:
    """The bodies of what has been sent to the server since the test began."""
    worker.evaluate(
        """() => {
             globalThis.bodies = [];
             globalThis.reallyFetch ??= fetch;
             globalThis.fetch = (address, options) => {
               bodies.push({ address, ...JSON.parse(options.body ?? "{}") });
               return reallyFetch(address, options);
             };
           }"""
    )
    return lambda: worker.evaluate("() => bodies")


@pytest.fixture
def panel(context: BrowserContext, worker: Worker) -> Iterator[Callable[[], Page]]:
    """The page of the side panel, in a tab: it tells of the tab that is in front."""
    pages: list[Page] = []

    def opened() -> Page:
        page = context.new_page()
        pages.append(page)
        page.goto(worker.url.replace("worker/main.js", "panel/panel.html"))
        return page

    yield opened
    for page in pages:
        page.close()
