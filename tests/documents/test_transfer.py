"""Documents on their way between processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plainspeak import read
from plainspeak.documents import from_text
from plainspeak.documents.transfer import from_plain, to_plain

EXAMPLES = sorted(
    path for path in (Path(__file__).resolve().parents[2] / "examples").iterdir() if path.suffix != ".toml"
)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_document_comes_back_as_it_was(path: Path) -> None:
    document = read(path)
    assert from_plain(json.loads(json.dumps(to_plain(document)))) == document


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/html"])
def test_hard_texts_come_back(media_type: str) -> None:
    document = from_text("# A\n\n> “B” &amp; `c` \ud800 🎉\n\n- [d](https://e.example)\n", media_type)
    assert from_plain(json.loads(json.dumps(to_plain(document)))) == document


def test_what_is_no_document_is_refused() -> None:
    plain = to_plain(from_text("a"))
    with pytest.raises(TypeError):
        from_plain(plain | {"extra": 1})
    with pytest.raises((TypeError, KeyError)):
        from_plain({})
