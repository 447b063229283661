from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from plainspeak.documents import read
from plainspeak.documents.markdown import read_markdown
from tests.documents.shapes import assert_sound, cut, places, texts

if TYPE_CHECKING:
    from plainspeak.model import Document


def markdown(source: str) -> Document:
    # Without the look at languages: the words of these tests are of none.
    return read_markdown(source)


def source_of(document: Document, words: str) -> str:
    """The stretch of the source that `words` were read from."""
    start = document.text.index(words)
    span = document.source_span(start, start + len(words))
    assert span is not None
    assert document.source is not None
    return document.source[span.start : span.end]


PAGE = """\
---
title: Leverage our assets
---
# Fees &amp; charges {#fees}

We will *utilise* it.

1. First
   - inner

2. Second

   still second

| Item | Fee |
|------|-----|
| Skip | £5  |

> They said it.

> [!NOTE]
> We say this.

A note.[^1]

[^1]: In the foot.

```
code leverage
```

<div>html leverage</div>

<!-- comment leverage -->
"""


def test_the_blocks_of_a_page() -> None:
    document = markdown(PAGE)
    assert cut(document) == [
        ("heading", "Fees & charges"),
        ("paragraph", "We will utilise it."),
        ("list-item", "First"),
        ("list-item", "inner"),
        ("list-item", "Second"),
        ("list-item", "still second"),
        ("table-cell", "Item"),
        ("table-cell", "Fee"),
        ("table-cell", "Skip"),
        ("table-cell", "£5"),
        ("quote", "They said it."),
        ("paragraph", "We say this."),
        ("paragraph", "A note."),
        ("paragraph", "In the foot."),
    ]
    under = "under 'Fees & charges', "
    assert places(document) == [
        "heading 'Fees & charges'",
        under + "paragraph 1",
        under + "list item 1",
        under + "list item 2",
        under + "list item 3",
        under + "list item 3",
        "table 1, row 1",
        "table 1, row 1",
        "table 1, row 2",
        "table 1, row 2",
        under + "quotation 1",
        under + "paragraph 2",
        under + "paragraph 3",
        "footnote 1",
    ]
    assert [block.level for block in document.blocks[:4]] == [1, 0, 1, 2]
    assert_sound(document)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(end: str) -> None:
    assert cut(markdown(PAGE.replace("\n", end))) == cut(markdown(PAGE))


@pytest.mark.parametrize("mark", ["---", "+++"])
def test_front_matter_is_left_out_and_rules_are_not_front_matter(mark: str) -> None:
    assert texts(markdown(f"{mark}\ntitle: Synergy\n{mark}\n\nProse.")) == ["Prose."]
    assert texts(markdown("\ufeff---\na: b\n...\nProse.")) == ["Prose."]
    assert texts(markdown("Prose.\n\n---\n\nMore prose.\n\n---\n\nAnd more.")) == [
        "Prose.",
        "More prose.",
        "And more.",
    ]
    assert texts(markdown("---\n\nProse after a rule.\n\n---\n\nMore.")) == ["Prose after a rule.", "More."]


@pytest.mark.parametrize(
    ("source", "words", "found"),
    [
        ("We are **joined** up now.", "joined up", "joined** up"),
        ("We are **joined\\\nup** now.", "joined\nup", "joined\\\nup"),
        ("R&amp;D &pound;5", "R&D £5", "R&amp;D &pound;5"),
        ("going\r\n> forward", "going", "going"),
        ("> going\r\n> forward", "going\nforward", "going\r\n> forward"),
        ("😀 caf\u00e9 e\u0301 &#x1F600;*utilise*", "utilise", "utilise"),
        ("a &#x1F600; b", "😀", "&#x1F600;"),
        ("\\*going\tforward\\*", "going\tforward", "going\tforward"),
        ("[going](http://a.b) forward", "going forward", "going](http://a.b) forward"),
        ("going <b>for</b>ward", "forward", "for</b>ward"),
        ("~~going~~ forward", "going forward", "going~~ forward"),
        ("A | B\n--|--\na \\| b | going *forward*", "going forward", "going *forward"),
    ],
)
def test_words_are_found_again_however_they_are_written(source: str, words: str, found: str) -> None:
    assert source_of(markdown(source), words) == found


def test_what_is_no_prose_is_left_out() -> None:
    document = markdown(
        "See [the form](http://leverage.example 'leverage')"
        " <!-- leverage --> now.\n\n    indented leverage\n\n[ref]: http://leverage.example"
    )
    assert "leverage" not in document.text
    assert texts(document) == ["See the form  now."]


def test_code_and_addresses_and_quotations_are_protected() -> None:
    document = markdown("Run `leverage it` at <https://leverage.example>.\n\n> We *will* leverage.\n")
    assert texts(document) == ["Run leverage it at https://leverage.example.", "We will leverage."]
    assert [document.text[span.start : span.end] for span in document.protected] == [
        "leverage it",
        "https://leverage.example",
        "We will leverage.",
    ]
    assert source_of(document, "leverage it") == "leverage it"


def test_code_over_two_lines_of_a_quotation_is_mapped_as_one() -> None:
    document = markdown("> [!TIP]\n> a `b\n> c` d")
    assert texts(document) == ["a b c d"]
    assert source_of(document, "b c") == "`b\n> c`"


def test_forced_breaks_part_lines_unless_the_sentence_goes_on() -> None:
    assert texts(markdown("Town Hall  \nHigh Street\\\nBristol")) == ["Town Hall", "High Street", "Bristol"]
    assert texts(markdown("We will do the\\\nWork and go\\\non.")) == ["We will do the\nWork and go\non."]
    assert texts(markdown("A | B\n--|--\nMonday<br>Tuesday | x<br />y"))[2:] == ["Monday", "Tuesday", "x\ny"]


def test_a_byte_order_mark_shifts_nothing() -> None:
    document = read(b"\xef\xbb\xbf# Fees\r\n\r\nWe *utilise* it.", name="a.md")
    assert document.source == "# Fees\r\n\r\nWe *utilise* it."
    assert cut(document) == [("heading", "Fees"), ("paragraph", "We utilise it.")]
    assert cut(markdown("\ufeff# Fees")) == [("heading", "Fees")]


@pytest.mark.parametrize("source", ["", "   \n", "<!-- x -->", "---\na: b\n---\n", "```\nx\n```", "![](y)"])
def test_a_page_without_prose_has_no_blocks(source: str) -> None:
    document = markdown(source)
    assert (document.text, document.blocks) == ("", ())


# Source and text of phrases, for the property that one maps to the other. A phrase begins and ends with a
# letter, so that markup around it is always markup.
WORDS = st.sampled_from(["café", "joined", "up", "ok 😀 ok", "e\u0301t", "tab\tbed", "naïve ŵy"]).map(
    lambda word: (word, word)
)
ENTITIES = st.sampled_from(
    ["a&amp;b", "a&lt;b", "a&pound;b", "a&#x1F600;b", "a&nbsp;b", "a&NotEqualTilde;b", "a&#8217;b"]
).map(lambda source: (source, html.unescape(source)))
ESCAPES = st.sampled_from(["a\\*b", "a\\&amp;b", "a\\[b"]).map(
    lambda source: (source, source.replace("\\", ""))
)
ATOMS = WORDS | ENTITIES | ESCAPES


def _wrap(inner: st.SearchStrategy[tuple[str, str]]) -> st.SearchStrategy[tuple[str, str]]:
    emphasis = st.tuples(st.sampled_from(["*", "**", "~~"]), inner).map(
        lambda both: (both[0] + both[1][0] + both[0], both[1][1])
    )
    link = inner.map(lambda pair: (f"[{pair[0]}](http://x.y/z)", pair[1]))
    tagged = inner.map(lambda pair: (f"<b>{pair[0]}</b>", pair[1]))
    joined = st.tuples(inner, st.sampled_from([" ", "\n", "\r\n"]), inner).map(
        lambda all_three: (
            all_three[0][0] + all_three[1] + all_three[2][0],
            all_three[0][1] + (" " if all_three[1] == " " else "\n") + all_three[2][1],
        )
    )
    return emphasis | tagged | link | joined


PHRASES = st.recursive(ATOMS, _wrap, max_leaves=8)
_MARKUP = re.compile(r"\\(?=[*&\[])|\]\(http://x\.y/z\)|</?b>|\*+|~~|(?<!\\)\[|(?<=\n)(?:> |  )")


def stripped(source: str) -> str:
    """The source without markup and with entities decoded, by other means than the reader's."""
    kept = source.replace("\\*", "\ue000").replace("\\&", "\ue001").replace("\\[", "\ue002")
    kept = html.unescape(_MARKUP.sub("", kept.replace("\r\n", "\n")))
    return kept.replace("\ue000", "*").replace("\ue001", "&").replace("\ue002", "[")


@settings(deadline=None)
@given(PHRASES, st.sampled_from(["", "# ", "- ", "> ", "> [!TIP]\n> "]), st.data())
@example(("**a&amp;b**\r\nup", "a&b\nup"), "- ", None)
def test_the_source_without_its_markup_is_the_text(
    phrase: tuple[str, str], lead: str, data: st.DataObject | None
) -> None:
    source, text = phrase
    assume("~~~" not in source)
    if lead == "# ":
        source, text = re.sub(r"\r?\n", " ", source), text.replace("\n", " ")
    following = {"- ": "  ", "> ": "> ", "> [!TIP]\n> ": "> "}.get(lead, "")
    written = lead + re.sub(r"(\r?\n)", rf"\1{following}", source)
    document = markdown(written)
    assert_sound(document)
    # A link in a link and marks of emphasis that meet are text by the specification: another case.
    assume("](" not in document.text and "*" not in document.text.replace("a*b", ""))
    assert texts(document) == [text]
    start = data.draw(st.integers(0, len(text) - 1)) if data else 0
    end = data.draw(st.integers(start + 1, len(text))) if data else len(text)
    span = document.source_span(start, end)
    assert span is not None
    piece = written[span.start : span.end]
    if written[span.start - 1 : span.start] == "\\":
        piece = "\\" + piece
    # An entity of two characters is one unit of the source; a range cannot end inside it.
    assert stripped(piece) == text[start:end] or "&NotEqualTilde;" in piece


def test_alternative_text_follows_the_block_of_its_picture() -> None:
    document = markdown(
        "# Bins\n\nWe ![Bins *in* a `street`,\nfull](a.png 'title') help ![](b.png) you.\n\n"
        "![Out ![in](c) [er](d)](e)\n\n"
        "| A |\n|---|\n| ![Cell &amp; co](f) |\n\n[![Linked][g]](h)\n\n[g]: i\n"
    )
    assert_sound(document)
    assert cut(document)[2:] == [
        ("alt-text", "Bins in a street,\nfull"),
        ("alt-text", "Out in er"),
        ("table-cell", "A"),
        ("alt-text", "Cell & co"),
        ("alt-text", "Linked"),
    ]
    assert places(document)[2:4] == ["under 'Bins', picture 1", "under 'Bins', picture 2"]
    assert places(document)[5:] == ["table 1, row 2", "under 'Bins', picture 3"]
    assert source_of(document, "in a street") == "in* a `street"
    assert source_of(document, "l & c") == "l &amp; c"


@settings(deadline=None)
@given(PHRASES)
def test_alternative_text_is_read_as_any_text(phrase: tuple[str, str]) -> None:
    source, text = phrase
    assume("~~~" not in source)
    document = markdown(f"Before ![{source}](x) after.")
    assert_sound(document)
    assume("](" not in document.text and "*" not in document.text.replace("a*b", ""))
    assert texts(document)[1:] == [text]
    span = document.source_span(*((block := document.blocks[1]).start, block.end))
    assert span is not None
    assert document.source is not None
    assert stripped(document.source[span.start : span.end]) == text


@settings(deadline=None)
@given(st.text(st.characters() | st.sampled_from("\n\r\t *_`#>-[]()!|&;<\\~:1.+"), max_size=200))
@example("> `\x00\n`")
@example("\ud800*\udc00*")
@example("|a|\n|-|\n|`\\|`|")
def test_any_text_is_read_soundly(source: str) -> None:
    document = markdown(source)
    assert document.source == source
    assert_sound(document)
    for block in document.blocks:
        assert document.source_span(block.start, block.end) is not None


@pytest.mark.parametrize(
    "source",
    [
        "> " * 5_000 + "text",
        "".join("  " * depth + "- a\n" for depth in range(1_000)) + "text",
        "*" * 50_000 + "text",
        "[" * 50_000 + "text",
        "a " + "`" * 50_000 + "text",
        "<div>" * 50_000 + "\n\ntext",
        "[^1]: " * 20_000 + "text",
        "|" * 50_000 + "\n" + "|-" * 25_000 + "\n\ntext",
        "- [ ] > # " * 5_000 + "text",
    ],
    ids=["quotes", "lists", "stars", "brackets", "ticks", "tags", "notes", "cells", "mixed"],
)
def test_hostile_pages_are_read(source: str) -> None:
    document = markdown(source)
    assert_sound(document)
    assert "text" in document.text


@pytest.mark.parametrize("kind", ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"])
def test_admonitions_are_the_writers_own_words(kind: str) -> None:
    document = markdown(f"> [!{kind}]\n> We *say* this.\n>\n> - and this\n\n> They say that.")
    assert cut(document) == [
        ("paragraph", "We say this."),
        ("list-item", "and this"),
        ("quote", "They say that."),
    ]
    assert [document.text[span.start : span.end] for span in document.protected] == ["They say that."]


ADMONITIONS = """Before.

!!! note inline "We *say* this"
    First of it
    goes on.

    - a point

    Second of it.

??? tip
    Under a tip.

- An item

    !!! warning ""

        In the item.

::: danger Not so
In the *box*.
:::

:::note[Boxed]
More.
:::

::: {.callout}
Last.
::::::
Text
!!! note is text
    as this is
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_admonitions_of_other_programs_are_prose(ending: str) -> None:
    source = ADMONITIONS.replace("\n", ending)
    document = markdown(source)
    assert [(kind, text.replace(ending, "\n")) for kind, text in cut(document)] == [
        ("paragraph", "Before."),
        ("paragraph", "We say this"),
        ("paragraph", "First of it\ngoes on."),
        ("list-item", "a point"),
        ("paragraph", "Second of it."),
        ("paragraph", "Under a tip."),
        ("list-item", "An item"),
        ("list-item", "In the item."),
        ("paragraph", "Not so"),
        ("paragraph", "In the box."),
        ("paragraph", "Boxed"),
        ("paragraph", "More."),
        ("paragraph", "Last."),
        ("paragraph", "Text\n!!! note is text\nas this is"),
    ]
    assert [block.level for block in document.blocks if block.kind == "list-item"] == [1, 1, 1]
    assert source_of(document, "Second of it") == "Second of it"
    assert source_of(document, "box") == "box"


@pytest.mark.parametrize("source", [":" * 50_000 + "!", "!!! " + "a " * 50_000 + "!", '!!! a "' * 20_000])
def test_endless_marks_of_admonitions_are_text(source: str) -> None:
    assert_sound(markdown(source))


def test_footnotes_stand_where_they_are_written_and_their_marks_are_no_words() -> None:
    document = markdown(
        "One[^a] two[^b].\n\n[^a]: First *note*.\n\n    More of it.\n\n[^b]: Second.\n\nLast."
    )
    assert texts(document) == ["One two.", "First note.", "More of it.", "Second.", "Last."]
    assert places(document)[1:4] == ["footnote a", "footnote a", "footnote b"]
    assert source_of(document, "note") == "note"
