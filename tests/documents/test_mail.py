from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.documents import UnreadableDocument, kinds, read
from tests.documents.shapes import assert_sound, cut, places, texts

HEAD = b"From: a@b.uk\r\nTo: c@d.uk\r\nMIME-Version: 1.0\r\n"


def message(text: str, html: str = "", subject: str = "Your bins") -> bytes:
    written = EmailMessage()
    written["Subject"] = subject
    written["Message-ID"] = "<1@b.uk>"
    written.set_content(text)
    if html:
        written.add_alternative(html, subtype="html")
    return written.as_bytes()


def blocks(content: bytes) -> list[tuple[str, str]]:
    document = read(content, name="a.eml")
    assert_sound(document)
    return cut(document)


def test_subject_and_text_are_read() -> None:
    content = message("Dear all,\n\nWe will utilise the caf\u00e9.\n")
    for name in ("a.eml", "a.txt", "a", "a.docx"):
        document = read(content, name=name)
        assert document.media_type == kinds.MAIL
        assert cut(document) == [
            ("heading", "Your bins"), ("paragraph", "Dear all,"), ("paragraph", "We will utilise the caf\u00e9.")
        ]  # fmt: skip
    assert places(document) == ["subject", "paragraph 1", "paragraph 2"]
    assert document.source is None


def test_of_two_ways_of_saying_it_the_web_page_is_read_once() -> None:
    html = "<p>We <b>will</b> use it.</p><ul><li>one</ul><blockquote>They said.</blockquote><a href='x'>the form</a>"
    document = read(message("We will use it.", html))
    assert cut(document)[1:] == [
        ("paragraph", "We will use it."), ("list-item", "one"), ("quote", "They said."), ("paragraph", "the form")
    ]  # fmt: skip
    assert [document.text[span.start : span.end] for span in document.protected] == ["They said."]
    assert [document.text[span.start : span.end] for span in document.links] == ["the form"]


@pytest.mark.parametrize(
    "rest",
    [
        "On Mon, 4 May 2026 at 10:00, A Person <a@b.uk> wrote:\n> We will leverage it.\n>\n> More.",
        "On Mon, 4 May 2026 at 10:00, A Person\n<a@b.uk> wrote:\n> We will leverage it.",
        "-----Original Message-----\nFrom: A\nWe will leverage it.",
        "________________________________\nFrom: A\nSent: Monday\nTo: B\nSubject: C\n\nWe will leverage it.",
        "From: A Person <a@b.uk>\nSent: 4 May 2026\nTo: B\nSubject: C\n\nWe will leverage it.",
        "-- \nA Person\nLeverage Manager",
        "Kind regards\n\nA Person\nLeverage Manager\n\nThis message is confidential.",
        "Yours sincerely,\nA Person",
        "Begin forwarded message:\n\nWe will leverage it.",
    ],
)
def test_what_is_quoted_and_signed_is_left_out_of_text(rest: str) -> None:
    assert blocks(message(f"We help.\n\n{rest}\n"))[1:] == [("paragraph", "We help.")]


@pytest.mark.parametrize(
    "rest",
    [
        "<div class='gmail_quote'><div>On Monday A wrote:</div><blockquote>We leverage.</blockquote></div>",
        "<blockquote type='cite'><p>We leverage.</p></blockquote>",
        "<div style='border:none;border-top:solid #E1E1E1 1.0pt'><b>From:</b> A</div><p>We leverage.</p>",
        "<div id='appendonsend'></div><hr><div id='divRplyFwdMsg'>From: A</div><div>We leverage.</div>",
        "<div id='Signature'><p>A Person, Leverage Manager</p></div>",
        "<p>Kind regards</p><p>A Person</p><p>Leverage Manager</p>",
        "<p>Many thanks,<br>A Person<br>Leverage Manager</p>",
    ],
)
def test_what_is_quoted_and_signed_is_left_out_of_pages(rest: str) -> None:
    assert blocks(message("x", f"<div><p>We help.</p>{rest}</div>"))[1:] == [("paragraph", "We help.")]


def test_own_words_between_quoted_lines_and_after_thanks_stay() -> None:
    rest = "We will write to you again about the date and the place of it."
    content = message(f"> Will you come?\n\nYes, we will.\n\n> And bring it?\n\nNo.\n\nThanks\n\n{rest}\n")
    assert [text for _, text in blocks(content)][1:] == [
        "Yes, we will.", "No.", "Thanks", rest
    ]  # fmt: skip
    page = "<div class='gmail_quote'><p>Old.</p></div><p>Own words.</p>"
    assert blocks(message("x", page))[1:] == [("paragraph", "Own words.")]


def test_attachments_and_attached_messages_are_left_alone() -> None:
    written = EmailMessage()
    written["Subject"] = "=?utf-8?q?RE=3A_Caf=C3=A9?="
    written.set_content("We help.")
    written.add_attachment("We leverage.", filename="a.txt")
    inner = EmailMessage()
    inner.set_content("We leverage.")
    written.add_attachment(inner)
    assert blocks(written.as_bytes()) == [("heading", "Caf\u00e9"), ("paragraph", "We help.")]


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "no-such-charset", "utf-8"])
def test_a_wrong_or_unknown_encoding_is_got_over(charset: str) -> None:
    content = HEAD + f"Content-Type: text/plain; charset={charset}\r\n\r\nThe café fee.".encode("latin-1")
    assert texts(read(content)) == ["The café fee."]


def test_an_encrypted_message_is_refused() -> None:
    content = HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nMIIB"
    with pytest.raises(UnreadableDocument, match=r"a\.eml is an encrypted message; .*\.$"):
        read(content, name="a.eml")


def test_parts_in_parts_without_end_are_read_as_far_as_sense_goes() -> None:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number)
        for number in range(3_000)
    )
    content = HEAD + nested + b"Content-Type: text/plain\r\n\r\nText."
    try:
        assert_sound(read(content, name="a.eml"))
    except UnreadableDocument as error:
        assert str(error).startswith("a.eml ")  # noqa: PT017 - either outcome is right, a crash is not


PIECES = st.sampled_from(
    [
        "Subject: x\n",
        "Subject: =?utf-8?b?////?=\n",
        "Content-Type: multipart/mixed; boundary=b\n",
        "\n",
        "--b\n",
        "--b--\n",
        "Content-Type: text/html\n",
        "Content-Type: text/plain; charset=\x00\n",
        "Content-Transfer-Encoding: base64\n",
        "Content-Disposition: attachment; filename*=x''%ff\n",
        "<div class=gmail_quote>",
        "</div>",
        "<p>x",
        "> x\n",
        "-- \n",
        "Content-Type: message/rfc822\n",
        "Kind regards\n",
        "On x wrote:\n",
        "From: x\nTo: y\nSubject: z\n",
        "é",
        "=",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_no_message_crashes_the_reader(pieces: list[str]) -> None:
    try:
        assert_sound(read("".join(pieces).encode("latin-1"), name="a.eml"))
    except UnreadableDocument as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right, a crash is not
