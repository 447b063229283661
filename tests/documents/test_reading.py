from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plainspeak.documents import (
    MAX_TEXT,
    UnreadableDocument,
    building,
    from_text,
    known_suffixes,
    plain,
    read,
)
from tests.documents.shapes import assert_sound, cut, texts

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_file(text: str = "We will help.") -> bytes:
    stream = io.BytesIO()
    written = docx.Document()
    written.add_paragraph(text)
    written.save(stream)
    return stream.getvalue()


def zipped(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/"), text)
    return stream.getvalue()


def refusal(source: Path | bytes | str, media_type: str | None = None, name: str = "") -> str:
    """The one sentence that a source is refused with."""
    with pytest.raises(UnreadableDocument) as caught:
        read(source, media_type, name)
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 400
    return message


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("A.MD", "text/markdown"),
        ("a.markdown", "text/markdown"),
        ("README", "text/plain"),
    ],
)
def test_the_suffix_tells_the_type_of_a_text(tmp_path: Path, name: str, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"We *will* help.")
    for document in (read(path), read(str(path)), read(b"We *will* help.", name=name)):
        assert document.media_type == media_type
        assert document.source == "We *will* help."
        assert document.text == ("We will help." if media_type == "text/markdown" else "We *will* help.")
    assert read(path).path == str(path)


def test_a_media_type_goes_before_the_suffix() -> None:
    assert read(b"*a*", "text/markdown; charset=utf-8", name="a.txt").text == "a"
    assert read(b"*a*").text == "*a*"


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.md", "a.pdf", "a", ""])
def test_word_is_known_by_its_content(name: str) -> None:
    document = read(word_file(), name=name)
    assert (document.media_type, document.text) == (WORD, "We will help.")


def test_the_known_suffixes_are_those_that_can_be_read() -> None:
    assert known_suffixes() == {
        *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".odt", ".ott", ".pdf"),
        *(".pptx", ".ppsx", ".rtf", ".eml"),
    }


def test_a_missing_file(tmp_path: Path) -> None:
    assert "gone.txt was not found" in refusal(tmp_path / "gone.txt")
    assert "gone.txt was not found" in refusal(tmp_path / "no folder" / "gone.txt")


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "secret.txt may not be read by you" in refusal(path)


@pytest.mark.parametrize("path", ["a\0b.txt", "x" * 5_000, "\ud800.txt"])
def test_what_cannot_be_a_path(path: str) -> None:
    refusal(path)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a PNG picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "a JPEG picture"),
        (b"GIF89a" + b"\0" * 50, "a GIF picture"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (zipped(xl__workbook="x"), "an Excel workbook"),
        (zipped(visio__document="x"), "a Visio drawing"),
    ],
)
@pytest.mark.parametrize(
    ("name", "wanted"), [("photo.docx", "not a Word file"), ("photo.txt", "not a text file")]
)
def test_a_file_that_is_not_what_its_name_says(
    tmp_path: Path, content: bytes, kind: str, name: str, wanted: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    message = refusal(path)
    assert f"{name} is {kind}" in message
    assert wanted in message
    assert refusal(content, name=name).startswith(name)


def test_old_and_locked_word_files() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert "before 2007" in refusal(ole, name="letter.doc")
    locked = ole + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refusal(locked, name="letter.docx")


def test_text_named_as_word_and_an_unknown_suffix() -> None:
    assert "a.docx is not a Word file" in refusal(b"Dear Mrs Jones", name="a.docx")
    assert "it reads .txt, .md, .html, .docx, .odt, .pdf, .pptx, .rtf and .eml" in refusal(
        b"Dear Mrs Jones", name="a.xyz"
    )
    assert "it reads " in refusal(b"x", "application/json")


def test_an_empty_file(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md"):
        path = tmp_path / name
        path.write_bytes(b"")
        document = read(path)
        assert (document.text, document.blocks) == ("", ())
    path = tmp_path / "a.docx"
    path.write_bytes(b"")
    assert "a.docx is empty" in refusal(path)


def test_a_fifty_megabyte_file(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"The fee is due.\n" * (50_000_000 // 16))
    assert "big.txt is 50 MB, more than the limit of 20 MB" in refusal(path)
    huge = tmp_path / "huge.docx"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    assert "huge.docx is 200 MB, more than the limit of 100 MB" in refusal(huge)
    with pytest.raises(UnreadableDocument, match="20 MB"):
        from_text("a" * (MAX_TEXT + 1))


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_megabyte_without_a_space(name: str) -> None:
    assert texts(read(b"x" * 1_000_000, name=name)) == ["x" * 1_000_000]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_nul_byte(name: str) -> None:
    assert f"{name} is not a text file: it has NUL bytes" in refusal(b"The fee\0 is due.", name=name)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_only_emoji(name: str) -> None:
    assert cut(read("🎉🎈".encode(), name=name)) == [("paragraph", "🎉🎈")]


def test_only_a_heading() -> None:
    assert cut(read(b"# Fees\n", name="a.md")) == [("heading", "Fees")]
    assert cut(read(b"Fees\n====\n", name="a.txt")) == [("heading", "Fees")]
    written = docx.Document()
    written.add_heading("Fees", 1)
    stream = io.BytesIO()
    written.save(stream)
    assert cut(read(stream.getvalue())) == [("heading", "Fees")]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_windows_line_ends_and_a_byte_order_mark(name: str) -> None:
    document = read(b"\xef\xbb\xbfThe fee\r\nis due.\r\n\r\nPay it.\r\n", name=name)
    assert document.source == "The fee\r\nis due.\r\n\r\nPay it.\r\n"
    start = document.text.index("Pay")
    span = document.source_span(start, start + 3)
    assert span is not None
    position = document.position(span)
    assert (position.line, position.column, position.end_line, position.end_column) == (4, 1, 4, 4)


def test_a_name_is_shown_in_one_line_and_never_at_length() -> None:
    message = refusal("Dear Mrs Jones,\nwe will leverage " * 500)
    assert "\n" not in message
    assert len(message) < 300


def test_text_for_a_checker_may_be_anything() -> None:
    for text in ("\ud800", "\0", "", "\ufeff", "a\r\nb"):
        assert from_text(text).text == text
        from_text(text, "text/markdown")
    with pytest.raises(UnreadableDocument, match="give its bytes"):
        from_text("x", WORD)
    with pytest.raises(UnreadableDocument, match="text/unknown"):
        from_text("x", "text/unknown")


def assert_sound_or_refused(content: bytes, name: str) -> None:
    """Whatever the bytes are, they give a sound document or the readers' own error in one line."""
    message = "refused"
    try:
        document = read(content, name=name)
    except UnreadableDocument as error:
        message = str(error)
    else:
        assert_sound(document)
    assert message
    assert "\n" not in message


STARTS = st.sampled_from(
    [b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"# ", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)


@settings(deadline=None)
@given(STARTS, st.binary(max_size=200), st.sampled_from(["", "a.txt", "a.md", "a.docx", "a.xyz"]))
def test_no_bytes_crash_a_reader(start: bytes, rest: bytes, name: str) -> None:
    assert_sound_or_refused(start + rest, name)


BASE = word_file("The council will help you with your claim.")


@settings(deadline=None)
@example([(BASE.index(b"word/styles.xml") + 11, 2)])
@example([(BASE.rindex(b"word/document.xml") + 14, 1)])
@given(st.lists(st.tuples(st.integers(0, len(BASE) - 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_no_damage_to_a_word_file_crashes_its_reader(changes: list[tuple[int, int]]) -> None:
    content = bytearray(BASE)
    for position, value in changes:
        content[position] = value
    assert_sound_or_refused(bytes(content), "a.docx")


def _document_xml() -> bytes:
    with zipfile.ZipFile(io.BytesIO(BASE)) as package:
        return package.read("word/document.xml")


@settings(deadline=None)
@given(st.data())
def test_no_damage_to_the_xml_of_a_word_file_crashes_its_reader(data: st.DataObject) -> None:
    xml = bytearray(_document_xml())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(xml) - 1))
        piece = data.draw(
            st.sampled_from([b"<w:p>", b"</w:p>", b"<w:tbl>", b"", b"w:val", b"<w:r/>", b"\xff", b"&a;"])
        )
        xml[start : start + data.draw(st.integers(0, 20))] = piece
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BASE)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, bytes(xml) if name == "word/document.xml" else old.read(name))
    assert_sound_or_refused(stream.getvalue(), "a.docx")


TABLES = [
    ("text/markdown", "| a | b | c |\n|---|---|---|\n| d |  | f |\n"),
    ("text/html", "<table><tr><th>a<th>b<th>c<tr><td>d<td><td>f</table>"),
]


@pytest.mark.parametrize(("media_type", "source"), TABLES)
def test_cells_of_a_table_know_their_column(media_type: str, source: str) -> None:
    document = from_text(source, media_type)
    cells = [(document.text[b.start : b.end], b.where, b.level) for b in document.blocks]
    first, second = "table 1, row 1", "table 1, row 2"
    assert cells == [("a", first, 1), ("b", first, 2), ("c", first, 3), ("d", second, 1), ("f", second, 3)]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_document_of_too_many_paragraphs_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "MAX_BLOCKS", 1_000)
    monkeypatch.setattr(plain, "MAX_BLOCKS", 1_000)
    content = (b"<p>a" if name == "a.html" else b"a\n\n") * 1_100
    assert "more paragraphs than the limit" in refusal(content, name=name)
    with pytest.raises(UnreadableDocument, match="more paragraphs"):
        from_text("a\n\n" * 1_100)
