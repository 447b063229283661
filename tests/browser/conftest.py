"""A real Chromium, as the system has it. `make system-packages` installs it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.pages import WIDE, CheckPage
from tests.service.conftest import run_servers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.service.conftest import Client

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")


class Opens(Protocol):
    """Writes a page to a file and opens it there, as a user would."""

    def __call__(self, content: str, *, name: str = "report.html", **options: object) -> Page: ...


# Not for the session: Playwright's loop would still run when other rooms want one of their own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = next((found for found in map(shutil.which, NAMES) if found), None)
    assert path, "Chromium is needed: run `make system-packages` first"
    with sync_playwright() as playwright:
        # The sandbox of Chromium does not start for root, as which containers often run.
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def opens(browser: Browser, tmp_path: Path) -> Iterator[Opens]:
    contexts = []

    def _open(content: str, *, name: str = "report.html", **options: object) -> Page:
        file = tmp_path / name
        file.write_text(content, encoding="utf-8")
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(file.as_uri())
        return page

    yield _open
    for context in contexts:
        context.close()


class OpensPage(Protocol):
    """Opens the web page of a server, the one that all share if none is named."""

    def __call__(self, client: Client | None = None, **options: object) -> CheckPage: ...


@pytest.fixture(scope="package")
def server() -> Iterator[Client]:
    servers = run_servers()
    yield next(servers)()
    next(servers, None)


@pytest.fixture
def opens_page(browser: Browser, server: Client) -> Iterator[OpensPage]:
    contexts = []

    def _open(client: Client | None = None, **options: object) -> CheckPage:
        context = browser.new_context(**({"viewport": WIDE} | options))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(f"http://localhost:{(client or server).port}/")
        return CheckPage(page)

    yield _open
    for context in contexts:
        context.close()
