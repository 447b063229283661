"""The index of many documents in a real browser."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plainspeak.reports.html import render_html, render_pages
from plainspeak.reports.results import Results
from tests.reports.sample import letter, sample

if TYPE_CHECKING:
    from tests.browser.conftest import Opens

pytestmark = pytest.mark.browser


def test_table_is_sorted_and_searched(opens: Opens) -> None:
    page = opens(dict(render_pages(sample(), "pages", "index.html"))[""])
    names = page.locator("#table tbody th")
    assert names.all_inner_texts() == ["letters/bins & boxes.txt", "reports/cabinet.docx", "zebra.md"]
    heads = page.locator("#table thead button")
    heads.nth(2).focus()
    page.keyboard.press("Enter")
    assert page.locator("#table thead th").nth(2).get_attribute("aria-sort") == "descending"
    assert page.locator("#table tbody td:nth-child(3)").all_inner_texts() == ["10", "2", "0"]
    page.keyboard.press("Enter")
    assert page.locator("#table tbody td:nth-child(3)").all_inner_texts() == ["0", "2", "10"]
    page.locator("#query").fill("ZEB")
    assert page.locator("#table tbody tr:visible").count() == 1
    assert page.locator("#found").inner_text() == "1 document"


def test_index_can_be_read_without_script(opens: Opens) -> None:
    page = opens(dict(render_pages(sample(), "pages", "index.html"))[""], java_script_enabled=False)
    assert page.locator("#table tbody tr").count() == 3
    assert not page.locator("#find").is_visible()
    assert page.locator("#table a").first.get_attribute("href") == "pages/1-bins-boxes-txt.html"


def test_two_thousand_documents_are_all_there(opens: Opens) -> None:
    one = letter()
    many = tuple(
        replace(one, document=replace(one.document, path=f"letters/{number:04}.txt"))
        for number in range(2000)
    )
    page = opens(render_html(Results("0.1.0", "residents", many)))
    assert page.locator("#table tbody tr").count() == 2000
    page.locator("#table thead button").first.click()
    page.locator("#table thead button").first.click()
    assert page.locator("#table tbody th").first.inner_text() == "letters/1999.txt"
