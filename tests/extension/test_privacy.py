"""What is sent, and what never is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.extension.conftest import wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extension.conftest import Server, Tab

pytestmark = pytest.mark.browser

SECRET = "We will utilise zebra{number} in order to pay."
PRIVATE = [
    '<input type="password" value="{text}">',
    '<input type="text" autocomplete="cc-number" value="{text}">',
    '<input type="text" autocomplete="section-pay billing cc-name" value="{text}">',
    '<input type="text" autocomplete="one-time-code" value="{text}">',
    '<textarea autocomplete="current-password">{text}</textarea>',
    '<input type="email" value="{text}">',
    '<input type="search" value="{text}">',
    '<input type="text" name="card_number" value="{text}">',
    '<input type="text" name="nino" value="{text}">',
    '<label>Sort code <input type="text" value="{text}"></label>',
    '<label>Your password <input type="text" value="{text}"></label>',
    '<input type="text" inputmode="numeric" value="{text}">',
    '<input type="text" style="-webkit-text-security: disc" value="{text}">',
    '<input type="text" readonly value="{text}">',
    "<textarea disabled>{text}</textarea>",
    '<textarea spellcheck="false">{text}</textarea>',
    '<div contenteditable spellcheck="false">{text}</div>',
    '<input type="hidden" value="{text}">',
    '<textarea style="display: none">{text}</textarea>',
]


def test_private_fields_are_never_sent(
    opens: Callable[..., Tab], sent: Callable[[], list[dict[str, Any]]]
) -> None:
    fields = "".join(
        f"<p>{field.format(text=SECRET.format(number=n))}</p>" for n, field in enumerate(PRIVATE)
    )
    tab = opens(
        "<!doctype html><title>Pay</title><input type=text id=open aria-label=Reason value='We utilise it'>"
        + fields
    )
    wait(lambda: tab.found() == ["utilise"])
    for box in tab.page.locator("input:visible, textarea:visible:enabled, [contenteditable]").all():
        box.focus()
    tab.page.locator("[type=password]").press_sequentially("x")
    tab.page.wait_for_timeout(1_000)
    assert tab.found() == ["utilise"]
    assert "zebra" not in str(sent())


def test_field_that_becomes_a_password_is_let_go(opens: Callable[..., Tab]) -> None:
    tab = opens("<!doctype html><title>Box</title><input type=text id=box value='We utilise it in the hall'>")
    wait(lambda: tab.found() == ["utilise"])
    tab.page.evaluate("box.type = 'password'")
    wait(lambda: tab.found() == [])
    assert tab.glass() == []


def test_spellcheck_false_is_sent_where_the_user_asks_for_it(
    opens: Callable[..., Tab], sent: Callable[[], list[dict[str, Any]]]
) -> None:
    tab = opens(
        "<!doctype html><title>Box</title><textarea id=box spellcheck=false>We utilise it</textarea>",
        press=False,
    )
    tab.page.locator("#box").focus()
    tab.press()
    wait(lambda: tab.found() == ["utilise"])
    assert sent()


def test_only_paragraphs_that_have_changed_are_sent_while_one_types(
    opens: Callable[..., Tab], sent: Callable[[], list[dict[str, Any]]]
) -> None:
    text = "\n\n".join(f"This is paragraph number {n}, and we utilise it." for n in range(20))
    tab = opens(f"<!doctype html><title>Box</title><textarea id=box rows=30 cols=90>{text}</textarea>")
    wait(lambda: len(tab.found()) == 20 and any(text["scores"] for text in tab.texts()))
    before = len(sent())
    tab.page.locator("#box").evaluate("box => { box.focus(); box.setSelectionRange(20, 20); }")
    tab.page.keyboard.type("to commence, ")
    wait(lambda: "commence" in tab.found())
    near = [body for body in sent()[before:] if "ignore" in body]
    assert near
    assert all("paragraph number" in body["text"] or "commence" in body["text"] for body in near)
    assert all("number 1," not in body["text"] for body in near)
    tab.page.wait_for_timeout(2_500)
    # Once the writer pauses, the whole is sent for what hangs on it: terms, acronyms and scores.
    whole = [body for body in sent()[before:] if "select" in body]
    assert len(whole) == 1
    assert "number 19" in whole[0]["text"]


def test_fast_typing_asks_seldom(opens: Callable[..., Tab], sent: Callable[[], list[dict[str, Any]]]) -> None:
    tab = opens("<!doctype html><title>Box</title><textarea id=box rows=9 cols=90>We utilise it.</textarea>")
    wait(lambda: tab.found() == ["utilise"])
    before = len(sent())
    tab.page.locator("#box").click()
    tab.page.keyboard.press("End")
    tab.page.keyboard.type(" We will commence the work prior to lunch and again after it.", delay=20)
    wait(lambda: "prior to" in tab.found())
    assert len(sent()) - before <= 12  # and not one for each of sixty keys, however slow the machine


def test_nothing_is_sent_to_anyone_but_the_server(
    opens: Callable[..., Tab], sent: Callable[[], list[dict[str, Any]]], server: Server
) -> None:
    tab = opens("<!doctype html><title>Box</title><textarea id=box>We utilise it.</textarea>", press=False)
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url))
    tab.press()
    wait(lambda: tab.found() == ["utilise"])
    assert {body["address"] for body in sent()} == {f"{server.address}/v1/check"}
    assert asked == []
