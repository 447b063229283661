from __future__ import annotations

import io
import zipfile

import docx
import pytest

from plainspeak.documents import UnreadableDocument, kinds, read

CONTENT_TYPES = '<Types><Override PartName="/main.xml" ContentType="application/{}+xml"/></Types>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()


def office(main: str, extra: str = "") -> bytes:
    return zipped({"[Content_Types].xml": CONTENT_TYPES.format(main) + extra, "main.xml": "<x/>"})


MAIN = "vnd.openxmlformats-officedocument."


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (office(MAIN + "wordprocessingml.document.main"), kinds.WORD),
        (office("vnd.ms-word.document.macroEnabled.main"), kinds.WORD),
        (office(MAIN + "presentationml.presentation.main"), kinds.POWERPOINT),
        (office(MAIN + "presentationml.slideshow.main"), kinds.POWERPOINT),
        # A presentation with a workbook and a Word file inside is still a presentation.
        (
            office(
                MAIN + "presentationml.presentation.main", "spreadsheetml.sheet wordprocessingml.document"
            ),
            kinds.POWERPOINT,
        ),
        (zipped({"word/document.xml": "x"}), kinds.WORD),
        (zipped({"mimetype": kinds.OPEN_TEXT}), kinds.OPEN_TEXT),
        (zipped({"mimetype": kinds.OPEN_TEXT + "-template"}), kinds.OPEN_TEXT),
        (zipped({"META-INF/manifest.xml": f'media-type="{kinds.OPEN_TEXT}"'}), kinds.OPEN_TEXT),
        (zipped({"word/letter.docx": "x", "a.txt": "x"}), kinds.ZIP),
        (zipped({}), kinds.ZIP),
        (b"%PDF-1.4\n", kinds.PDF),
        (b"\x1b%-12345X@PJL\n%PDF-1.4\n", kinds.PDF),
        (b"{\\rtf1\\ansi}", kinds.RTF),
        (b"\r\n{\\rtf1\\ansi}", kinds.RTF),
        (b"Dear Mrs Jones", None),
        (b"", None),
    ],
)
def test_a_file_is_known_by_its_bytes(content: bytes, found: str | None) -> None:
    assert kinds.media_type_of(content, "a", "text file") == found


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (office(MAIN + "spreadsheetml.sheet.main"), "an Excel workbook, not a text file"),
        (office("vnd.ms-visio.drawing.main"), "a Visio drawing"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "an OpenDocument spreadsheet",
        ),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.presentation"}),
            "OpenDocument presentation",
        ),
        (zipped({"mimetype": "application/epub+zip"}), "an electronic book"),
        (zipped({"META-INF/manifest.xml": f"{kinds.OPEN_TEXT} <manifest:encryption-data>"}), "password"),
        (b"Rar!\x1a\x07\x00", "a RAR archive"),
        (b"PK\x03\x04 cut short", "damaged"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_its_name(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocument, match=says):
        kinds.media_type_of(content, "a.txt", "text file")


@pytest.mark.parametrize(
    ("stream", "says"),
    [
        ("WordDocument", r"a\.x is a Word file of before 2007 \(\.doc\); .* \(\.docx\)"),
        ("PowerPoint Document", r"before 2007 \(\.ppt\); save it as \.pptx"),
        ("Workbook", r"an Excel file of before 2007"),
        ("__substg1.0_1000001F", r"an Outlook message \(\.msg\); .* \.eml"),
        ("EncryptedPackage", "protected with a password"),
        ("Other", "before 2007"),
    ],
)
def test_an_old_office_file_is_named(stream: str, says: str) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le")
    with pytest.raises(UnreadableDocument, match=says):
        read(content, name="a.x")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<!DOCTYPE html><p>x", kinds.HTML),
        ("\n<!-- x --><HTML lang='en'>", kinds.HTML),
        ('<?xml version="1.0"?>\n<html xmlns="x">', kinds.HTML),
        ("Received: from a\n by b\nFrom: a@b.uk\n\nDear all", kinds.MAIL),
        ("MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nDear all", kinds.MAIL),
        ("To: All staff\nFrom: The chief\nSubject: Bins\n\nDear all", None),
        ("MIME-Version: what it is\nand how it works.", None),
        ("---\ntitle: Bins\n---\n\n# Bins\n\nText.", kinds.MARKDOWN),
        ("# Bins\n\nSee [the page](https://a.uk/b).", kinds.MARKDOWN),
        ("# Bins\n\nText.", None),
        ("We *will* help.\n\n- one\n- two", None),
        ("<p>We say < and >.</p>", None),
        ("", None),
    ],
)
def test_a_text_is_known_by_its_shape(text: str, found: str | None) -> None:
    assert kinds.media_type_of_text(text) == found


def test_what_the_content_plainly_is_goes_before_the_name() -> None:
    page = b"<!doctype html><p>We help.<p>You pay."
    for name in ("a.txt", "a.aspx", "a.docx", "a"):
        assert read(page, name=name).media_type == "text/html"
    assert read(page, "text/plain").media_type == "text/plain"
    assert read(b"# A\n\n**b** and *c*", name="a.txt").media_type == "text/markdown"
    assert read(b"# A\n\n**b** and *c*", name="a.html").media_type == "text/html"
    stream = io.BytesIO()
    docx.Document().save(stream)
    assert read(stream.getvalue(), "text/markdown", "a.pdf").media_type == kinds.WORD
