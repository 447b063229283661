from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.documents import UnreadableDocument, read

LETTER = "The “blue badge” costs £10 – that’s about €12 – at the Town Hall café.\n"


@pytest.mark.parametrize(
    ("encoded", "encoding"),
    [
        (LETTER.encode(), None),
        (LETTER.encode("utf-8-sig"), None),
        (LETTER.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + LETTER.encode("utf-16-be"), "utf-16"),
        (LETTER.encode("utf-32"), "utf-32"),
        (LETTER.encode("utf-16-le"), "utf-16-le"),
        (LETTER.encode("utf-16-be"), "utf-16-be"),
        (LETTER.encode("windows-1252"), "windows-1252"),
    ],
)
def test_every_way_a_council_saves_text_comes_out_right(encoded: bytes, encoding: str | None) -> None:
    document = read(encoded)
    assert document.text == document.source == LETTER
    assert document.encoding == encoding


@pytest.mark.parametrize("mark", ["’", "£", "€", "“", "–", "é", "ŵ"])
def test_one_character_is_enough_to_tell(mark: str) -> None:
    text = f"We will write to you within a week{mark} and no later.\r\n"
    assert read(text.encode()).text == text
    if mark != "ŵ":
        document = read(text.encode("windows-1252"))
        assert (document.text, document.encoding) == (text, "windows-1252")


def test_a_few_pasted_windows_bytes_do_not_spoil_a_utf8_file() -> None:
    document = read("The fee is £5. Café – open.".encode() + b" Don\x92t pay twice.")
    assert document.text == "The fee is £5. Café – open. Don’t pay twice."
    assert document.encoding == "utf-8 with windows-1252"


def test_a_translated_leaflet_is_guessed_and_named() -> None:
    text = "Если вам нужна помощь, позвоните нам. Мы ответим на ваши вопросы в течение недели. " * 8
    document = read(text.encode("windows-1251"))
    assert document.text == text
    assert document.encoding == "cp1251"


@pytest.mark.parametrize(
    "content",
    [b"The fee\0 is due.", b"\0\0\0\0", bytes(range(32)) * 10, b"text \x01\x02\x03\x04 text"],
)
def test_binary_content_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"^notes\.txt is not a text file: .*\.$") as caught:
        read(content, name="notes.txt")
    assert "\n" not in str(caught.value)


@settings(deadline=None)
@given(st.text(st.characters(codec="windows-1252", min_codepoint=0xA0), min_size=1, max_size=8))
def test_windows_text_with_some_accents_is_never_guessed_at(accents: str) -> None:
    text = f"The council {accents} will reply to every letter within ten working days."
    content = text.encode("windows-1252")
    try:
        content.decode()
    except UnicodeDecodeError:
        assert accents in read(content).text or read(content).encoding == "utf-8 with windows-1252"


@settings(deadline=None)
@given(st.text())
def test_utf8_comes_back_as_it_was(text: str) -> None:
    document = read(text.replace("\0", "").encode("utf-8-sig"), media_type="text/plain; charset=utf-8")
    assert document.text == text.replace("\0", "").removeprefix("\ufeff") or text.startswith("\ufeff")
