"""Texts without a document's words, and the texts again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.documents import from_text
from plainspeak.result_cache.recipes import NoRecipeError, Writer, follow

PARTS = [
    "Utilise ",
    "the **hall** ",
    "caf&eacute; ",
    "uti<b>lise</b> ",
    "&amp; ",
    "\n\n",
    "🎉 ",
    "# Head\n",
    "- a b\n",
    "ß ",
]


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", text)}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=12), st.text(max_size=8), st.booleans(), st.data())
def test_text_comes_back_and_no_word_is_in_the_template(
    parts: list[str], more: str, from_source: bool, data: st.DataObject
) -> None:
    document = from_text("".join(parts), "text/markdown")
    base = document.source or "" if from_source else document.text
    writer = Writer(document, base)
    said = data.draw(st.permutations([*parts, more, "UTILISE", "Hall,", "Use"]).map("".join))
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))
    for text, write in (
        (said, lambda: writer.words(said)),
        (document.text[start:end], lambda: writer.stretch(start, end)),
    ):
        try:
            template, references = write()
        except NoRecipeError:
            continue
        assert follow(template, references, base) == text
        assert not words(template) & words(document.text)


def test_case_is_kept() -> None:
    document = from_text("we UTILISE The Hall")
    writer = Writer(document, document.text)
    template, references = writer.words("Utilise the HALL, We say")
    assert words(template) == {"say"}
    assert follow(template, references, document.text) == "Utilise the HALL, We say"


def test_word_that_the_source_has_in_pieces_is_refused() -> None:
    document = from_text("<p>We uti<b>lise</b> it.</p>", "text/html")
    writer = Writer(document, document.source or "")
    with pytest.raises(NoRecipeError):
        writer.words("Instead of “utilise”, try “use”.")
    start = document.text.index("utilise")
    recipe = writer.stretch(start, start + 7)
    assert follow(*recipe, document.source or "") == "utilise"
