"""What the web page says and does when its server cannot help, and how it comes back."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from plainspeak.service.settings import Limits
from tests.service.conftest import run_servers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Route

    from tests.browser.conftest import OpensPage
    from tests.service.conftest import Client, Serve

pytestmark = pytest.mark.browser

TEXT = "We will utilise the hall prior to the event."
TOKEN = "a-token-that-nobody-guesses"


@pytest.fixture
def serve() -> Iterator[Serve]:
    yield from run_servers()


@contextmanager
def running(port: int = 0) -> Iterator[Client]:
    """A server from its start to its end."""
    servers = run_servers()
    yield next(servers)(port=port)
    next(servers, None)


def test_server_goes_down_and_comes_back(opens_page: OpensPage) -> None:
    with running() as first:
        it = opens_page(first)
        it.paste(TEXT)
        it.wait_for(2)
    it.type(" We utilise it.")
    expect(it.page.locator("#trouble-words")).to_contain_text("The server does not answer", timeout=20_000)
    assert it.marked() == ["utilise", "prior to"]
    assert it.text == f"{TEXT} We utilise it."
    with running(first.port):
        expect(it.page.locator("#trouble")).to_be_hidden(timeout=30_000)
        it.wait_for(3)
        assert it.marked() == ["utilise", "prior to", "utilise"]


def test_token_is_asked_for_and_kept_for_the_tab(opens_page: OpensPage, serve: Serve) -> None:
    it = opens_page(serve(tokens=(TOKEN,)))
    it.paste(TEXT)
    dialog = it.page.locator("#token")
    expect(dialog).to_be_visible()
    assert it.focused() == "token-value"
    it.page.keyboard.type("wrong")
    it.page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    it.page.locator("#token-later").click()
    expect(it.page.locator("#trouble-words")).to_contain_text("needs a token")
    it.page.locator("#again").click()
    it.page.keyboard.type(TOKEN)
    it.page.keyboard.press("Enter")
    it.wait_for(2)
    expect(it.page.locator("#trouble")).to_be_hidden()
    it.page.reload()
    it.paste(TEXT)
    it.wait_for(2)


def test_text_over_the_limit(opens_page: OpensPage, serve: Serve) -> None:
    it = opens_page(serve(Limits(text=60, per_minute=0)))
    it.paste(TEXT)
    it.wait_for(2)
    it.paste(TEXT)
    expect(it.page.locator("#trouble-words")).to_contain_text("60")
    for _ in range(len(TEXT)):
        it.page.keyboard.press("Backspace")
    it.wait_for(2)
    expect(it.page.locator("#trouble")).to_be_hidden()


def test_file_over_the_limit_is_not_even_sent(opens_page: OpensPage, serve: Serve) -> None:
    it = opens_page(serve(Limits(file=1_000_000, per_minute=0)))
    it.drop("long.txt", TEXT.encode() * 30_000)
    expect(it.page.locator("#trouble-words")).to_have_text(
        "long.txt is larger than 1 MB. Split it and check the parts."
    )


def test_busy_server_is_asked_again_when_it_says(opens_page: OpensPage) -> None:
    it = opens_page()

    def refuse(route: Route) -> None:
        route.fulfill(status=503, headers={"retry-after": "1"}, json={"detail": "busy"})

    it.page.route("**/v1/check", refuse, times=1)
    began = time.monotonic()
    it.paste(TEXT)
    expect(it.page.locator("#trouble-words")).to_contain_text("The server is busy")
    it.wait_for(2)
    expect(it.page.locator("#trouble")).to_be_hidden()
    assert time.monotonic() - began >= 1


def test_refusal_that_is_not_our_servers(opens_page: OpensPage) -> None:
    it = opens_page()

    def refuse(route: Route) -> None:
        route.fulfill(status=413, content_type="text/html", body="<h1>413</h1>")

    it.page.route("**/v1/check", refuse, times=1)
    it.paste(TEXT)
    expect(it.page.locator("#trouble-words")).to_have_text(
        "This is larger than the server takes. Split it and check the parts."
    )
