from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation
from pptx.util import Emu

from plainspeak.documents import UnreadableDocument, kinds, read
from tests.documents.shapes import assert_sound, cut, places, texts

if TYPE_CHECKING:
    from plainspeak.model import Document


def saved(presentation: Any) -> bytes:
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def box(slide: Any, text: str) -> Any:
    shape = slide.shapes.add_textbox(Emu(0), Emu(0), Emu(9_000), Emu(9_000))
    shape.text_frame.text = text
    return shape


def opened(presentation: Any) -> Document:
    document = read(saved(presentation), name="deck.pptx")
    assert_sound(document)
    return document


def deck() -> Any:
    presentation = Presentation()
    first = presentation.slides.add_slide(presentation.slide_layouts[0])
    first.shapes.title.text, first.placeholders[1].text = "Annual plan", "For the cabinet"
    second = presentation.slides.add_slide(presentation.slide_layouts[1])
    second.shapes.title.text = "Fees"
    frame = second.placeholders[1].text_frame
    frame.text = "We will"
    frame.paragraphs[0].add_run().text = " utilise cards"
    point = frame.add_paragraph()
    point.text, point.level = "inner point", 1
    second.notes_slide.notes_text_frame.text = "Say this slowly.\nThen stop."
    third = presentation.slides.add_slide(presentation.slide_layouts[6])
    table = third.shapes.add_table(2, 2, Emu(0), Emu(0), Emu(9_000), Emu(9_000)).table
    for row, column, words in ((0, 0, "Item"), (0, 1, "Fee"), (1, 1, "£5")):
        table.cell(row, column).text = words
    return presentation


def test_slides_tables_and_notes_in_order() -> None:
    document = opened(deck())
    assert cut(document) == [
        ("heading", "Annual plan"),
        ("paragraph", "For the cabinet"),
        ("heading", "Fees"),
        ("list-item", "We will utilise cards"),
        ("list-item", "inner point"),
        ("paragraph", "Say this slowly."),
        ("paragraph", "Then stop."),
        ("table-cell", "Item"),
        ("table-cell", "Fee"),
        ("table-cell", "£5"),
    ]
    assert places(document) == [
        "slide 1, title", "slide 1", "slide 2, title", "slide 2", "slide 2", "slide 2, notes", "slide 2, notes",
        "slide 3, table 1, row 1", "slide 3, table 1, row 1", "slide 3, table 1, row 2",
    ]  # fmt: skip
    assert [block.level for block in document.blocks] == [1, 0, 1, 1, 2, 0, 0, 1, 2, 2]
    assert (document.media_type, document.source, document.path) == (kinds.POWERPOINT, None, "deck.pptx")


def test_groups_links_breaks_and_pictures() -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    group = slide.shapes.add_group_shape()
    inner = group.shapes.add_textbox(Emu(0), Emu(0), Emu(9), Emu(9)).text_frame
    inner.text = "In the group"
    run = box(slide, "See ").text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "the form", "https://a.uk"
    box(slide, "We will do the\x0bwork.")
    png = (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q"
        b"\0\0\0\0IEND\xaeB`\x82"
    )
    picture = slide.shapes.add_picture(io.BytesIO(png), Emu(0), Emu(0))
    picture._element.xpath("./*/p:cNvPr")[0].set("descr", "Bins in a street")
    document = opened(presentation)
    assert cut(document) == [
        ("paragraph", "In the group"),
        ("paragraph", "See the form"),
        ("paragraph", "We will do the\nwork."),
        ("alt-text", "Bins in a street"),
    ]
    assert [document.text[span.start : span.end] for span in document.links] == ["the form"]
    assert places(document)[-1] == "slide 1, picture"


def test_hidden_slides_and_shapes_and_repeated_parts_are_left_out() -> None:
    presentation = deck()
    presentation.slides[0]._element.set("show", "0")
    hidden = box(presentation.slides[1], "hidden")
    hidden._element.xpath("./*/p:cNvPr")[0].set("hidden", "1")
    number = box(presentation.slides[1], "slide 2")
    properties = number._element.xpath("./*/p:nvPr")[0]
    properties.append(
        properties.makeelement(properties.tag.replace("nvPr", "ph"), {"type": "sldNum", "idx": "12"})
    )
    found = texts(opened(presentation))
    assert found[0] == "Fees"
    assert not {"hidden", "slide 2"} & set(found)


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(content, name="deck.pptx")
    message = str(caught.value)
    assert message.startswith("deck.pptx ")
    assert message.endswith(".")
    assert "\n" not in message
    return message


def repacked(content: bytes, changes: dict[str, bytes | None]) -> bytes:
    """The same package with some parts changed, or left out where that is None."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = changes.get(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return stream.getvalue()


def test_damaged_and_strange_packages() -> None:
    whole = saved(deck())
    assert "damaged" in refusal(whole[: len(whole) // 2])
    assert "damaged" in refusal(repacked(whole, {"ppt/slides/slide1.xml": b"<p:sld"}))
    assert "PowerPoint" in refusal(repacked(whole, {"ppt/slides/slide1.xml": None}))
    assert "PowerPoint" in refusal(repacked(whole, {"ppt/slides/slide1.xml": b"<x/>"}))
    assert "declares XML entities" in refusal(
        repacked(whole, {"ppt/slides/slide1.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'})
    )
