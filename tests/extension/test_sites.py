"""Sites on which the user has said "always": the extension starts there by itself, in the frames of such sites too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.pack_extension import chromium_manifest, write_folder
from tests.extension.conftest import Tab, launched, wait, worker_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Playwright

    from tests.extension.conftest import Server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def allowed(
    tmp_path_factory: pytest.TempPathFactory, playwright_: Playwright, server: Server
) -> Iterator[BrowserContext]:
    """A browser in which a site has been allowed. The question to the user is the browser's own and cannot be pressed
    from here, so the permission stands in the manifest; all after it is as it is for anybody."""
    folder = tmp_path_factory.mktemp("extension")
    write_folder(folder, chromium_manifest() | {"host_permissions": ["http://127.0.0.1/*"]})
    context = launched(playwright_, tmp_path_factory.mktemp("profile"), folder)
    worker = (
        context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
    )
    worker.evaluate(
        "async (settings) => { await chrome.storage.local.set({ settings }); }", {"address": server.address}
    )
    wait(lambda: worker.evaluate("async () => (await chrome.scripting.getRegisteredContentScripts()).length"))
    yield context
    context.close()


def test_fields_are_marked_without_a_press_and_articles_are_not(allowed: BrowserContext, site: str) -> None:
    tab = Tab(allowed.new_page(), worker_of(allowed), allowed)
    tab.page.goto(f"{site}/pages/always.html")
    tab.marked("utilise")
    assert tab.marks() == ["utilise"]
    wait(lambda: tab.badge()[0] == "2")  # with the one in the frame
    frame = tab.page.frames[1]
    tab.marked("prior to", frame)
    assert tab.complaints == []
    tab.page.close()


def test_other_sites_are_left_alone(allowed: BrowserContext, site: str) -> None:
    tab = Tab(allowed.new_page(), worker_of(allowed), allowed)
    tab.page.goto(site.replace("127.0.0.1", "localhost") + "/pages/always.html")
    tab.page.wait_for_timeout(1_500)
    assert tab.marks() == []
    assert tab.worlds == {}
    tab.page.close()
