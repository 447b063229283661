"""The web page of the service in a real browser: text in, marks and cards, better text out."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import expect

from tests.browser.pages import PHONE, WIDE
from tests.browser.samples import HOSTILE
from tests.service.test_documents import word_file

if TYPE_CHECKING:
    from playwright.sync_api import Request, Route

    from tests.browser.conftest import OpensPage

pytestmark = pytest.mark.browser

TEXT = "We will utilise the hall prior to the event."


def test_typing_marks_the_right_words(opens_page: OpensPage) -> None:
    it = opens_page()
    it.type("🎉👩‍👩‍👧 We will utilise it.\n\nPrior to that 🚗 we utilise it.")
    it.wait_for(3)
    assert it.marked() == ["utilise", "Prior to", "utilise"]
    assert it.text == "🎉👩‍👩‍👧 We will utilise it.\n\nPrior to that 🚗 we utilise it."
    assert it.page.locator("#density").inner_text() == "30.0"
    assert it.page.locator("#density-gloss").inner_text() == "3 findings in 10 words"


def test_marks_move_with_their_words_before_the_server_has_answered(opens_page: OpensPage) -> None:
    it = opens_page()
    it.paste(TEXT)
    it.wait_for(2)
    it.page.route("**/v1/check", lambda _route: None)
    it.page.keyboard.press("Control+Home")
    it.type("Dear all,\n\n🎉 ")
    assert it.marked() == ["utilise", "prior to"]
    it.page.keyboard.press("Control+End")
    it.type(" Thanks")
    assert it.marked() == ["utilise", "prior to"]
    for _ in range(len("event. Thanks the")):
        it.page.keyboard.press("ArrowLeft")
    it.page.keyboard.press("Backspace")
    it.page.keyboard.press("Backspace")
    assert it.marked() == ["utilise"]


@pytest.mark.parametrize("width", [320, 390, 777, 1280])
def test_text_and_marks_break_their_lines_in_the_same_places(opens_page: OpensPage, width: int) -> None:
    it = opens_page(viewport={"width": width, "height": 300})
    it.paste((TEXT + " AVAToWa fi “ffi” 🎉 ") * 30 + "x" * 300 + "\n\n  \n" + TEXT)
    it.page.locator("#list > li").first.wait_for(timeout=30_000)
    heights = "[...document.querySelectorAll('#text, #mirror')].map(each => each.scrollHeight)"
    mirror, area = it.page.evaluate(heights)
    assert mirror == area
    assert it.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_every_letter_lies_over_its_copy_in_the_marks(
    opens_page: OpensPage, viewport: dict[str, int]
) -> None:
    it = opens_page(viewport=viewport)
    it.page.locator("#example").click()
    it.page.locator("#list > li").first.wait_for(timeout=30_000)
    it.page.evaluate("document.activeElement.blur()")
    plain = (
        "#mirror * { background: none !important; text-decoration: none !important; }"
        "#mirror ::before, #mirror ::after { display: none; }"
        "SHOWN { color: black !important; } HIDDEN { color: transparent !important; }"
    )
    wear = """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet]; }"""
    seen = []
    for shown, hidden in (("#text", "#mirror"), ("#mirror", "#text")):
        it.page.evaluate(wear, plain.replace("SHOWN", shown).replace("HIDDEN", hidden))
        picture = it.page.locator(".paper").screenshot()
        seen.append(Image.open(io.BytesIO(picture)).convert("L"))
    # Letters are put on whole pixels, so those of one may stand a pixel beside those of the other, and no more.
    for one, other in (seen, reversed(seen)):
        beside = ImageChops.subtract(one.filter(ImageFilter.MinFilter(3)), other)
        assert beside.getextrema()[1] < 100


def test_scores_are_read_out_once_when_the_typing_has_stopped(opens_page: OpensPage) -> None:
    it = opens_page()
    it.page.evaluate("""() => { window.said = []; new MutationObserver(() =>
        window.said.push(document.getElementById("spoken-scores").textContent),
    ).observe(document.getElementById("spoken-scores"), { childList: true, characterData: true, subtree: true }); }""")
    for words in TEXT.split():
        it.type(f"{words} ")
        it.page.wait_for_timeout(300)
    expect(it.page.locator("#spoken-scores")).to_have_text("2 findings. 0 long sentences.")
    it.type(" ")
    it.page.wait_for_timeout(2500)
    assert it.page.evaluate("window.said") == ["2 findings. 0 long sentences."]


def test_a_replacement_can_be_undone(opens_page: OpensPage) -> None:
    it = opens_page()
    it.paste(TEXT)
    it.wait_for(2)
    it.open("utilise")
    it.page.get_by_role("button", name="Replace by: use").click()
    assert it.text == "We will use the hall prior to the event."
    it.wait_for(1)
    it.page.keyboard.press("Control+z")
    assert it.text == TEXT
    it.wait_for(2)
    assert it.marked() == ["utilise", "prior to"]
    it.page.keyboard.press("Control+z")
    assert it.text == ""


def test_a_press_on_a_mark_opens_its_card(opens_page: OpensPage) -> None:
    it = opens_page()
    it.paste(TEXT)
    it.wait_for(2)
    box = it.page.locator("#mirror .change").nth(1).bounding_box()
    assert box
    it.page.mouse.click(box["x"] + 8, box["y"] + box["height"] / 2)
    assert it.page.locator(".open .entry b").inner_text() == "prior to"
    card = it.page.locator(".card").inner_text()
    assert "before" in card
    assert "Wordy" in card


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_keyboard_alone_is_enough(opens_page: OpensPage, viewport: dict[str, int]) -> None:
    it = opens_page(viewport=viewport)
    it.page.keyboard.press("Tab")
    it.page.keyboard.press("Enter")
    assert it.focused() == "text"
    it.paste(TEXT)
    it.wait_for(2)
    it.page.keyboard.press("Control+Home")
    it.page.keyboard.press("F8")
    assert "1 of 2. utilise" in it.announced()
    assert it.focused() == "text"
    it.page.keyboard.press("F8")
    assert "2 of 2. prior to" in it.announced()
    it.page.keyboard.press("Shift+F8")
    assert "1 of 2. utilise" in it.announced()
    it.page.keyboard.press("Alt+Enter")
    assert it.focused() == "Replace by: use"
    it.page.keyboard.press("Enter")
    assert it.text == "We will use the hall prior to the event."
    assert "“utilise” is now “use”" in it.announced()
    it.wait_for(1)
    it.page.keyboard.press("F8")
    it.page.keyboard.press("Alt+Enter")
    it.page.keyboard.press("Escape")
    assert it.focused() == "text"
    assert it.page.locator(".card").count() == 0


def test_every_control_can_be_reached_by_tab_and_the_focus_is_seen(opens_page: OpensPage) -> None:
    it = opens_page()
    it.paste(TEXT)
    it.wait_for(2)
    seen: list[str] = []
    hidden = """(() => { const box = document.activeElement.getBoundingClientRect();
        return box.width < 1 || box.bottom < 0 || box.top > innerHeight })()"""
    for _ in range(30):
        it.page.keyboard.press("Tab")
        seen.append(it.focused())
        assert not it.page.evaluate(hidden), seen[-1]
    for wanted in ("open", "copy", "report", "text", "previous", "next"):
        assert wanted in seen
    assert sum("utilise" in each for each in seen) > 0


def test_the_audience_decides_what_is_found(opens_page: OpensPage) -> None:
    it = opens_page()
    it.paste("The precept will rise, and we will utilise it.")
    it.wait_for(2)
    assert it.marked("explain") == ["precept"]
    it.page.get_by_label("Councillors").check()
    it.wait_for(1)
    assert it.marked() == ["utilise"]
    expect(it.page.locator("#age-gloss")).to_contain_text("target 14 for councillors")


def test_kinds_can_be_filtered(opens_page: OpensPage) -> None:
    it = opens_page()
    it.paste("The precept will rise, and we will utilise it.")
    it.wait_for(2)
    it.page.locator("#kinds button", has_text="Wordy").click()
    it.wait_for(1)
    assert it.listed() == ["utilise"]
    assert it.marked("explain") == []
    it.page.locator("#kinds button", has_text="Wordy").click()
    it.wait_for(2)


def test_a_dropped_word_file_is_read_and_comes_back_with_comments(opens_page: OpensPage) -> None:
    it = opens_page()
    content = word_file("🎉 Dear resident", "We will utilise the hall.")
    it.drop("Dear resident.docx", content)
    it.wait_for(1)
    assert "We will utilise the hall." in it.text
    assert it.marked() == ["utilise"]
    assert it.page.locator("#file").inner_text() == "Dear resident.docx"
    with it.page.expect_download(timeout=60_000) as waiting:
        it.page.locator("#annotated").click()
    assert waiting.value.suggested_filename == "Dear resident.docx"
    with zipfile.ZipFile(waiting.value.path()) as package:
        assert b"use" in package.read("word/comments.xml")
    it.page.keyboard.press("Control+End")
    it.page.locator("#text").focus()
    it.type(" ")
    expect(it.page.locator("#file")).to_contain_text("changed here")


def test_what_was_typed_before_a_file_can_be_had_back(opens_page: OpensPage) -> None:
    it = opens_page()
    it.paste(TEXT)
    it.wait_for(2)
    it.drop("note.txt", b"We utilise it.")
    it.wait_for(1)
    it.page.get_by_role("button", name="Back to the text before").click()
    it.wait_for(2)
    assert it.text == TEXT
    assert it.page.locator("#file").is_hidden()


def test_text_files_keep_their_marks_at_the_right_words(opens_page: OpensPage) -> None:
    it = opens_page()
    it.drop("page.md", "# The hall\r\n\r\n🎉 We **utilise** it.\r\n\r\nWe utilise it.".encode())
    it.wait_for(2)
    assert it.marked() == ["utilise", "utilise"]
    it.page.locator("#text").focus()
    it.page.keyboard.press("Control+End")
    it.type(" We `utilise` it prior to that.")
    it.wait_for(3)
    assert it.marked() == ["utilise", "utilise", "prior to"]


def test_a_file_that_cannot_be_read_is_told_of_and_the_text_stays(opens_page: OpensPage) -> None:
    it = opens_page()
    it.paste(TEXT)
    it.wait_for(2)
    it.drop("photo.docx", b"\x89PNG\r\n\x1a\n")
    expect(it.page.locator("#trouble-words")).to_contain_text("picture")
    assert it.text == TEXT


def test_the_improved_text_is_copied(opens_page: OpensPage) -> None:
    it = opens_page(permissions=["clipboard-read", "clipboard-write"])
    it.paste(f"🎉 {TEXT} Going forward, we utilise it.")
    it.page.locator("#copy").click()
    expect(it.page.locator("#told")).to_contain_text("Copied. 3 safe changes")
    copied = it.page.evaluate("navigator.clipboard.readText()")
    assert copied == "🎉 We will use the hall before the event. Going forward, we use it."
    assert "utilise" in it.text


def test_the_report_is_downloaded(opens_page: OpensPage) -> None:
    it = opens_page()
    it.paste(TEXT)
    it.wait_for(2)
    with it.page.expect_download(timeout=60_000) as waiting:
        it.page.locator("#report").click()
    assert waiting.value.suggested_filename == "Your text.html"
    report = waiting.value.path().read_text(encoding="utf-8")
    assert "Plain English report" in report
    assert "utilise" in report


def test_hostile_text_stays_text(opens_page: OpensPage) -> None:
    it = opens_page()
    text = "\n\n".join(
        f"We utilise {each} prior to it. The {each} HMO is approved by {each}." for each in HOSTILE
    )
    it.paste(text)
    it.page.locator("#list > li").first.wait_for(timeout=30_000)
    for _ in range(12):
        it.page.keyboard.press("F8")
    it.drop(f"{HOSTILE[1]}.txt".replace("/", ""), text.encode())
    expect(it.page.locator("#file")).to_contain_text("onerror")
    assert it.page.evaluate("window.trapped") is None
    assert it.page.locator("#mirror :not(div, span, br), #list :is(script, img, iframe, svg)").count() == 0


def test_words_from_the_server_are_never_taken_as_markup(opens_page: OpensPage) -> None:
    it = opens_page()
    bad = "<img src=x onerror='window.trapped = 1'>"
    finding = {
        "rule": bad, "kind": bad, "severity": bad, "start": 0, "end": 2, "text": bad, "message": bad,
        "suggestions": [bad], "fix": "safe", "why": bad, "explanation": bad, "source": bad,
    }  # fmt: skip
    answer = {
        "path": bad, "media_type": bad, "words": 9, "sentences": 1, "other_language": 0,
        "scores": {"reading_age": None, "long_sentences": 0}, "findings": [finding],
    }  # fmt: skip
    it.page.route("**/v1/check", lambda route: route.fulfill(json=answer))
    it.paste(TEXT)
    it.wait_for(1)
    it.page.keyboard.press("F8")
    assert bad in it.page.locator(".card").inner_text()
    it.page.unroute("**/v1/check")
    it.page.route("**/v1/check", lambda route: route.fulfill(status=422, json={"detail": bad}))
    it.type("x")
    expect(it.page.locator("#trouble-words")).to_have_text(bad)
    assert it.page.evaluate("window.trapped") is None
    assert it.page.locator("img").count() == 0


def test_requests_are_few_newest_wins_and_all_go_to_the_server_itself(opens_page: OpensPage) -> None:
    it = opens_page()
    sent: list[Request] = []

    def note(request: Request) -> None:
        sent.append(request)

    it.page.on("request", note)
    it.type(TEXT)
    it.wait_for(2)
    checks = [request for request in sent if request.url.endswith("/v1/check")]
    assert len(checks) < len(TEXT) / 2
    assert checks[-1].post_data_json["text"] == TEXT
    before = len(sent)
    it.page.keyboard.press("ArrowLeft")
    it.page.keyboard.press("F8")
    it.type("x")
    it.page.keyboard.press("Backspace")
    it.page.wait_for_timeout(600)
    assert it.marked() == ["utilise", "prior to"]
    assert len(sent) - before <= 1
    assert {re.match(r"https?://[^/]+/", request.url)[0] for request in sent} == {it.page.url}


def test_a_late_answer_does_not_put_marks_on_newer_text(opens_page: OpensPage) -> None:
    it = opens_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    it.page.route("**/v1/check", hold, times=1)
    it.paste("We will utilise it. ")
    it.page.wait_for_timeout(500)
    it.paste("The bins are full prior to that.")
    it.wait_for(2)
    assert len(held) == 1
    assert it.marked() == ["utilise", "prior to"]


def test_a_key_redraws_its_own_paragraph_alone(opens_page: OpensPage) -> None:
    it = opens_page()
    it.paste("\n\n".join([TEXT * 12] * 50))
    it.page.locator("#list > li").first.wait_for(timeout=30_000)
    it.page.evaluate("""() => { window.redrawn = 0; new MutationObserver(records => {
        for (const record of records) window.redrawn += record.addedNodes.length;
    }).observe(document.getElementById("mirror"), { childList: true }); }""")
    it.page.locator("#text").evaluate("area => area.setSelectionRange(9000, 9000)")
    it.type("bins")
    assert 1 <= it.page.evaluate("window.redrawn") <= 12
    assert it.page.evaluate("document.getElementById('mirror').innerText.length") > 24_000
