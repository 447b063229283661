"""Safe suggestions are applied to the source and all else stays, character for character."""

from __future__ import annotations

from plainspeak import Checker
from plainspeak.documents import from_text, read
from plainspeak.rewriting.applying import apply_safe

CHECKER = Checker()


def fixed(text: str, media_type: str = "text/plain") -> str:
    document = from_text(text, media_type)
    return apply_safe(document, CHECKER.check(document).findings)[0]


def test_only_safe_words_change() -> None:
    assert fixed("We utilise it.\r\n\r\nPrior to May 🎉 we Utilised it.  \n") == (
        "We use it.\r\n\r\nBefore May 🎉 we Used it.  \n"
    )


def test_markdown_keeps_its_markup() -> None:
    source = "# Utilising **utilise** [utilise](utilise.html)\n\n`utilise` &amp; *prior* to\n"
    assert (
        fixed(source, "text/markdown")
        == "# Using **use** [use](utilise.html)\n\n`utilise` &amp; *prior* to\n"
    )


def test_applying_twice_changes_nothing_more() -> None:
    once = fixed("We utilise it in order to help, prior to commencement of works at the present time.")
    assert fixed(once) == once


def test_word_file_has_no_source_to_change() -> None:
    import pytest

    document = read("examples/cabinet-report.docx")
    with pytest.raises(ValueError, match="without a source"):
        apply_safe(document, CHECKER.check(document).findings)
