"""The page of a document in a real browser: by keyboard alone, by pointer, and without its script."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from plainspeak.reports.html import render_document
from tests.browser.samples import HOSTILE, LETTER, hostile, report

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Opens

pytestmark = pytest.mark.browser

PAGE = render_document(report(LETTER), "0.1.0")
PHONE = {"width": 390, "height": 844}


def focused(page: Page, what: str = "id") -> str:
    return page.evaluate(f"document.activeElement.{what}")


def tab_to(page: Page, identity: str) -> None:
    """Press Tab until the element with this id has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if focused(page) == identity:
            return
    raise AssertionError(f"the Tab key never came to {identity}")


def words_of_card(page: Page) -> str:
    return " ".join(page.locator(".card").inner_text().split())


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, PHONE], ids=["wide", "phone"])
def test_findings_can_be_walked_through_with_the_keyboard_alone(
    opens: Opens, viewport: dict[str, int]
) -> None:
    page = opens(PAGE, viewport=viewport)
    page.keyboard.press("Tab")
    assert focused(page, "className") == "skip"
    page.keyboard.press("Enter")
    tab_to(page, "m1")
    assert "1 of" in page.locator("#position").inner_text()
    assert "utilise" in words_of_card(page)
    assert "Try use" in words_of_card(page)
    page.keyboard.press("n")
    assert focused(page) == "m2"
    assert "Prior to" in words_of_card(page)
    page.keyboard.press("p")
    assert focused(page) == "m1"
    page.keyboard.press("Enter")
    assert focused(page, "textContent") == "Copy replacement"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("#done-words").inner_text().startswith("1 of ")
    page.keyboard.press("Escape")
    assert focused(page) == "m1"
    assert page.locator(".card").count() == 0
    page.keyboard.press("n")
    page.keyboard.press("d")
    assert page.locator("#done-words").inner_text().startswith("2 of ")


def test_whole_way_goes_round_and_the_focus_is_always_seen(opens: Opens) -> None:
    page = opens(PAGE, reduced_motion="reduce")
    count = page.locator(".page a").count()
    tab_to(page, "m1")
    seen = ["m1"]
    for _ in range(count):
        page.keyboard.press("n")
        seen.append(focused(page))
        assert page.evaluate(
            "(r => r.top >= 0 && r.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())"
        )
    assert len(set(seen)) == count
    assert seen[-1] == seen[0]


def test_pointer_opens_cards_from_words_and_from_the_margin(opens: Opens) -> None:
    page = opens(PAGE)
    page.locator("mark", has_text="precept").first.click()
    assert "Needs explaining" in words_of_card(page)
    page.locator(".tag", has_text="leverage").click()
    assert "leverage" in words_of_card(page)
    page.locator(".card .close").click()
    assert page.locator(".card").count() == 0


def test_lines_of_the_margin_stand_beside_their_words_and_do_not_overlap(opens: Opens) -> None:
    page = opens(PAGE)
    page.locator("#m3").click()
    boxes = page.evaluate(
        """[...document.querySelectorAll(".tag, .card")].filter(e => getComputedStyle(e).visibility != "hidden")
           .map(e => e.getBoundingClientRect()).map(r => [r.top, r.bottom]).sort((a, b) => a[0] - b[0])"""
    )
    assert len(boxes) > 5
    assert all(above[1] <= below[0] + 1 for above, below in itertools.pairwise(boxes))
    card, begins = page.evaluate(
        """() => {
             const mark = document.querySelector("#m3").closest("mark");
             return [document.querySelector(".card").getBoundingClientRect().top, mark.getClientRects()[0].top];
           }"""
    )
    assert abs(card - begins) < 30


def test_card_of_a_short_document_and_of_its_last_sentence_stands_beside_its_words(opens: Opens) -> None:
    last = "The cabinet will be asked by officers, once the steering group has met, to approve the funding for it. "
    for text, within in (("We will utilise it.", 30), (f"{'The bins are full. ' * 90}\n\n{last * 3}", 160)):
        page = opens(render_document(report(text), "0.1.0"))
        label = page.locator(".page a").last
        label.click()
        card, mark, sheet = (
            page.locator(name).last.bounding_box() for name in (".card", ".page mark:has(> a)", ".sheet")
        )
        assert card
        assert mark
        assert sheet
        assert abs(card["y"] - mark["y"]) < within
        assert card["y"] >= sheet["y"]
        assert card["y"] + card["height"] <= sheet["y"] + sheet["height"]


def test_number_of_a_finding_never_leaves_its_word(opens: Opens) -> None:
    page = opens(PAGE, viewport={"width": 500, "height": 900})
    for width in range(360, 520, 20):
        page.set_viewport_size({"width": width, "height": 900})
        apart = page.evaluate(
            """[...document.querySelectorAll(".page a")].filter(label => {
                 const range = document.createRange();
                 const before = label.previousSibling;
                 if (before?.nodeType !== Node.TEXT_NODE) return false;
                 range.setStart(before, before.length - 1);
                 range.setEnd(before, before.length);
                 return label.getBoundingClientRect().top > range.getBoundingClientRect().bottom;
               }).map(label => label.id)"""
        )
        assert apart == []


def test_strip_leads_to_the_paragraph_that_is_clicked(opens: Opens) -> None:
    page = opens(PAGE)
    strip = page.locator("#strip")
    box = strip.bounding_box()
    assert box is not None
    strip.click(position={"x": 2, "y": box["height"] - 2})
    assert page.url.endswith("#p2")
    strip.click(position={"x": box["width"] - 2, "y": box["height"] - 2})
    last = page.locator(".page > p").last.get_attribute("id")
    assert page.url.endswith(f"#{last}")


def test_filters_and_search(opens: Opens) -> None:
    page = opens(PAGE)
    everything = page.locator(".page a:visible").count()
    page.locator("#kind").select_option("term")
    terms = sum(finding.kind == "term" for finding in report(LETTER).findings)
    assert page.locator(".page a:visible").count() == page.locator(".note:visible").count() == terms
    page.locator("#kind").select_option("")
    page.locator("#rule").select_option("wordy/utilise")
    assert page.locator(".page a:visible").count() == 3
    page.locator("#rule").select_option("")
    page.locator("#query").fill("LEVERAGE")
    assert page.locator("#position").inner_text() == "1 finding"
    page.locator("#query").fill("")
    page.locator("#severity").select_option("info")
    assert 0 < page.locator(".page a:visible").count() < everything
    page.locator("#severity").select_option("")
    assert page.locator(".page a:visible").count() == everything


def test_what_is_dealt_with_is_remembered_for_this_file_alone(opens: Opens, tmp_path: Path) -> None:
    page = opens(PAGE)
    page.locator("#m1").click()
    page.locator(".card input[type=checkbox]").check()
    page.reload()
    assert page.locator("#done-words").inner_text().startswith("1 of ")
    page.locator("#state").select_option("open")
    assert not page.locator("#m1").is_visible()
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "utilise" not in kept  # no word of the document is left behind
    tmp_path.joinpath("other.html").write_text(
        render_document(report(LETTER, path="letters/other.md"), "0.1.0"), encoding="utf-8"
    )
    other = page.context.new_page()
    other.goto(page.url.replace("report.html", "other.html"))
    assert other.locator("#done-words").inner_text().startswith("0 of ")


def test_replacement_and_glossary_are_copied(opens: Opens) -> None:
    page = opens(PAGE)
    page.evaluate(
        "() => { window.copied = []; navigator.clipboard.writeText = async text => copied.push(text); }"
    )
    page.locator("#m1").click()
    page.locator(".card .copy").click()
    page.locator("#copy-words button").click()
    first, glossary = page.evaluate("window.copied")
    assert first == "use"
    assert any(line.startswith("precept: ") for line in glossary.splitlines())


def test_copying_works_where_the_clipboard_is_refused(opens: Opens) -> None:
    page = opens(PAGE)
    page.evaluate(
        """() => {
             navigator.clipboard.writeText = async () => { throw new Error("refused"); };
             document.addEventListener("copy", () => { window.copied = String(document.activeElement.value); });
           }"""
    )
    page.locator("#m1").click()
    page.locator(".card .copy").click()
    expect(page.locator(".card [role=status]")).to_have_text("Copied")
    assert page.evaluate("window.copied") == "use"


def test_preview_puts_the_safe_replacements_in_and_takes_them_out(opens: Opens) -> None:
    page = opens(PAGE)
    article = page.locator(".page")
    before = article.inner_text()
    page.locator("#preview").click()
    inserted = article.locator("ins").all_inner_texts()
    assert inserted.count("use") == 3
    assert "Before" in inserted
    page.locator("#preview").click()
    assert article.inner_text() == before


def test_card_is_a_sheet_at_the_foot_of_a_phone(opens: Opens) -> None:
    page = opens(PAGE, viewport=PHONE, reduced_motion="reduce")
    page.locator("#m1").click()
    box = page.locator(".card").bounding_box()
    assert box is not None
    assert box["width"] == PHONE["width"]
    assert round(box["y"] + box["height"]) == PHONE["height"]
    assert page.evaluate(
        "document.querySelector('#m1').getBoundingClientRect().bottom"
        " <= document.querySelector('.card').getBoundingClientRect().top"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_everything_can_be_read_without_script(opens: Opens) -> None:
    page = opens(PAGE, java_script_enabled=False)
    for place, words in (
        (".page h3", "Changes to your bins"),
        (".head", "Three things to fix first"),
        (".page td", "Monday"),
        (".notes", "Needs explaining"),
        (".changes", "Before and after"),
    ):
        assert page.locator(place, has_text=words).first.is_visible()
    assert not page.locator("#tools").is_visible()
    assert not page.locator("#switch").is_visible()
    page.locator("#m1").click()
    assert page.url.endswith("#f1")
    assert page.locator("#f1").is_visible()
    last = page.locator("#f1 a").last
    number = last.inner_text()
    assert number != "W1"
    last.click()
    assert page.locator("mark:has(> :target)").inner_text() == f"utilise{number}"
    assert page.locator("svg[role=img]").is_visible()


def test_hostile_document_is_shown_as_text_and_runs_nothing(opens: Opens, tmp_path: Path) -> None:
    made = hostile()
    page = opens("<title>empty</title>", name="first.html")
    dialogs: list[str] = []
    requests: list[str] = []
    broken: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.add_init_script(
        "window.violations = []; addEventListener('securitypolicyviolation', e => violations.push(e.blockedURI))"
    )
    file = page.url.replace("first.html", "report.html")
    tmp_path.joinpath("report.html").write_text(render_document(made, "0.1.0"), encoding="utf-8")
    page.goto(file)
    count = page.locator(".page a").count()
    assert count >= 3 * len(HOSTILE)
    for number in range(1, count + 1):
        page.evaluate(f"document.getElementById('m{number}')?.click()")
    for mark in page.locator("mark").all()[:20]:
        mark.dispatch_event("mouseover")
    page.locator("#query").fill(HOSTILE[0])
    page.locator("#query").fill("")
    page.locator("#preview").click()
    page.wait_for_timeout(300)
    assert page.evaluate("window.trapped") is None
    assert page.evaluate("window.violations") == []
    assert dialogs == []
    assert broken == []
    assert requests == [file]
    assert page.locator("img, iframe, script:not([type=module]), [onmouseover], [autofocus]").count() == 0
    page.locator("#preview").click()
    page.evaluate("document.querySelectorAll('.page a').forEach(label => label.remove())")
    shown = page.locator(".page").text_content() or ""
    for text in HOSTILE:
        assert text in shown
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_policy_stops_a_script_that_somebody_puts_in_later(opens: Opens) -> None:
    added = "<script>window.trapped = 1</script><img src=x onerror='window.trapped = 2'>"
    spoilt = PAGE.replace("</body>", f"{added}</body>")
    page = opens(spoilt)
    page.wait_for_timeout(200)
    assert page.evaluate("window.trapped") is None


def test_page_prints_on_a4_with_its_notes_and_without_its_tools(opens: Opens) -> None:
    page = opens(PAGE)
    page.emulate_media(media="print")
    assert page.locator(".notes").is_visible()
    assert page.locator("mark").first.is_visible()
    for hidden in ("#tools", "#margin", ".bar nav", "#switch"):
        assert not page.locator(hidden).is_visible()
    paper = page.pdf(prefer_css_page_size=True)
    assert re.search(rb"/MediaBox \[0 0 59[456][.\d]* 84[12][.\d]*\]", paper)  # A4 in points
