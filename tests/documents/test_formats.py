"""Every cell of docs/formats.md, and that the page says what the table does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from plainspeak.documents import read
from tests.documents.features import FEATURES, FORMATS, Example
from tests.documents.shapes import assert_sound, cut, places, texts

ROOT = Path(__file__).resolve().parent.parent.parent
CELLS = [
    pytest.param(example, form, id=f"{feature.name} - {form}")
    for feature in FEATURES
    for form, example in feature.examples.items()
]


@pytest.mark.parametrize(("example", "form"), CELLS)
def test_a_feature_is_read(example: Example, form: str) -> None:
    document = read(example.content, name=f"a.{form}")
    assert_sound(document)
    found = cut(document)
    assert set(example.gives) <= set(found)
    for words in example.lacks:
        assert not any(words in text for text in texts(document))
    assert [document.text[span.start : span.end] for span in document.links] == list(example.links)
    assert document.other_language == example.left_out
    if example.numbers:
        assert [block.number for block in document.blocks if block.kind == "list-item"] == [*example.numbers]
    if example.where:
        assert places(document)[found.index(example.gives[0])] == example.where


def test_the_page_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    sys.modules.pop("build_formats", None)
    import build_formats

    assert build_formats.PAGE.read_text(encoding="utf-8") == build_formats.page()


def test_every_format_and_no_other_has_a_column() -> None:
    for feature in FEATURES:
        assert set(feature.examples) | feature.never <= set(FORMATS)
        assert not set(feature.examples) & feature.never
