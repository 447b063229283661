"""Web pages: what a visitor reads, where it stands in the source, and pages that are broken or hostile."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import Checker
from plainspeak.documents import from_text, read
from plainspeak.documents.html import read_html
from tests.documents.shapes import assert_sound, cut, places, texts

if TYPE_CHECKING:
    from plainspeak.model import Document

PAGE = """\
<!DOCTYPE html><html lang="en-GB"><head><title>Utilise</title><style>p{}</style></head><body>
<nav><ul><li>Leverage<li>Home</ul></nav>
<h1>Fees &amp; charges</h1><p>We <em>uti</em>lise   our
   staff &ndash; R&D &foo; &#8217;s.<p>Second<br>line two here.
<ul><li>One<li>Two<ul><li>inner</ul></ul>
<table><caption>Prices</caption><tr><th>Item<td>Cost<tr><td>Skip<td>&pound;5</table>
<p lang="cy">Croeso i Gymru</p><p hidden>hidden</p><blockquote><p>They said.</p></blockquote>
<p>Run <code>utilise()</code>. 1 < 2 & 3.</p><script>var utilise = "<p>x</p>";</script></body></html>
"""


def page(source: str) -> Document:
    return from_text(source, "text/html")


def source_of(document: Document, words: str) -> str:
    """The stretch of the source that `words` were read from."""
    start = document.text.index(words)
    span = document.source_span(start, start + len(words))
    assert span is not None
    assert document.source is not None
    return document.source[span.start : span.end]


def test_blocks_are_what_a_visitor_reads() -> None:
    document = page(PAGE)
    assert_sound(document)
    assert cut(document) == [
        ("heading", "Fees & charges"),
        ("paragraph", "We utilise our staff – R&D &foo; ’s."),
        ("paragraph", "Second\nline two here."),
        ("list-item", "One"),
        ("list-item", "Two"),
        ("list-item", "inner"),
        ("caption", "Prices"),
        ("table-cell", "Item"),
        ("table-cell", "Cost"),
        ("table-cell", "Skip"),
        ("table-cell", "£5"),
        ("quote", "They said."),
        ("paragraph", "Run utilise(). 1 < 2 & 3."),
    ]
    assert places(document)[1] == "under 'Fees & charges', paragraph 1"
    assert places(document)[-4:-2] == ["table 1, row 2", "table 1, row 2"]


def test_findings_point_into_the_source() -> None:
    document = page(PAGE)
    assert source_of(document, "utilise") == "uti</em>lise"
    assert source_of(document, "–") == "&ndash;"
    (finding,) = Checker(select=["wordy"]).check(document).findings
    assert finding.text == "utilise"
    assert finding.position is not None
    assert (finding.position.line, finding.position.column) == (3, 38)


@pytest.mark.parametrize(
    "source",
    [
        "<p>We <b>roll</b> <i>out</i> it.",
        "<p>We roll\r\n\tout it.",
        "<p>We roll&nbsp;out it.",
        "<p>😀 We roll<!-- x --> out it.",
        "We roll <span>out</span> it.",
    ],
)
def test_phrase_is_found_however_it_is_written(source: str) -> None:
    document = page(source)
    (finding,) = Checker(select=["jargon/roll-out"]).check(document).findings
    assert finding.source is not None
    assert source[finding.source.start : finding.source.end].startswith("roll")
    assert source[: finding.source.end].endswith(("out", "out</i"[:3]))


def test_link_whose_words_are_a_term_explains_it() -> None:
    checker = Checker(select=["term"])
    assert checker.check(page("<p>You may pay <a href='/x'>a precept</a>.</p>")).findings == ()
    assert len(checker.check(page("<p>You may pay a precept.</p>")).findings) == 1


def test_a_page_is_known_by_its_content() -> None:
    assert read(PAGE.encode()).media_type == "text/html"
    assert read(b"<p>We say < and >.</p>").media_type == "text/plain"


def test_safe_fix_keeps_the_markup() -> None:
    from plainspeak.rewriting.applying import apply_safe

    source = "<p>Please <b>utilise</b> the gate &amp; utilise it well.</p>"
    document = page(source)
    fixed, count = apply_safe(document, Checker(select=["wordy/utilise"]).check(document).findings)
    assert (fixed, count) == ("<p>Please <b>use</b> the gate &amp; use it well.</p>", 2)


def test_alternative_text_follows_the_block_of_its_picture() -> None:
    document = page(
        "<p>We <img src='a>b.png' alt = 'Bins &amp;\n  carts' alt=Twice>help <b>you</b>.</p><img ALT=Bin><img alt=''>"
        '<table><tr><td><img title="alt=\'no\'" alt="A&nbsp;tip?a=1&copy=2 &copy;">Cell</table>'
        "<nav><img alt='Menu'></nav><img alt='Line' aria-hidden='true'><img alt='Rule' role='presentation'><img alt>"
        "<p lang='cy'><img alt='Croeso i bawb'><img alt='Map' lang='en'></p>"
    )
    assert_sound(document)
    assert cut(document) == [
        ("paragraph", "We help you."),
        ("alt-text", "Bins & carts"),
        ("alt-text", "Bin"),
        ("table-cell", "Cell"),
        ("alt-text", "A\xa0tip?a=1&copy=2 ©"),
        ("alt-text", "Map"),
    ]
    assert places(document)[1:3] == ["picture 1", "picture 2"]
    assert places(document)[4] == "table 1, row 1"
    assert source_of(document, "Bins & carts") == "Bins &amp;\n  carts"
    assert source_of(document, "\xa0tip") == "&nbsp;tip"
    assert document.other_language == 1


@given(
    text=st.text(st.sampled_from("ab&;#1x=<>é😀\u0301 \t\n"), max_size=30),
    quote=st.sampled_from("\"'"),
    encode=st.booleans(),
)
def test_alternative_text_is_what_browsers_read(text: str, quote: str, *, encode: bool) -> None:
    value = html.escape(text) if encode else text.replace(quote, "")
    source = f"<p>Before<img class=x alt={quote}{value}{quote} src=y>after"
    document = page(source)
    assert_sound(document)
    if encode:
        said = [words for kind, words in cut(document) if kind == "alt-text"]
        assert " ".join(said).split() == text.split()


def test_safe_fix_leaves_alternative_text_alone() -> None:
    from plainspeak.rewriting.applying import apply_safe

    document = page("<p><img alt='We utilise it.'>We utilise it. We utilise it.</p>")
    findings = Checker(select=["wordy/utilise"]).check(document).findings
    assert len(findings) == 3
    assert apply_safe(document, findings) == ("<p><img alt='We utilise it.'>We use it. We use it.</p>", 2)


WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="<>&"), min_size=1)


@given(st.lists(st.tuples(st.sampled_from(["p", "li", "h2", "td", "div", "b", "i"]), WORDS), max_size=8))
def test_every_piece_reads_as_it_was_written(parts: list[tuple[str, str]]) -> None:
    source = "".join(f"<{tag}>{html.escape(words)}</{tag}>" for tag, words in parts)
    document = page(source)
    assert_sound(document)
    for piece in document.pieces:
        written = source[piece.source_start : piece.source_end]
        assert html.unescape(written).split() == document.text[piece.start : piece.end].split()


@given(st.text(st.sampled_from("<>/!-&;#'\"= abpliu\n\x00é😀"), max_size=80))
def test_no_page_is_too_broken(source: str) -> None:
    assert_sound(page(source))


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 50_000 + "text",
        "<p>" * 50_000 + "text",
        "<ul><li>" * 20_000 + "text",
        "&lt;" * 50_000,
        "<b" * 100_000,
    ],
    ids=["deep", "paragraphs", "lists", "entities", "open tags"],
)
def test_hostile_pages_are_read(source: str) -> None:
    assert_sound(page(source))
    assert "text" in " ".join(texts(page(source))) or not source.endswith("text")


# Source and text of phrases: words, entities, emphasis inside a phrase, soft breaks, tabs, emoji, combining marks.
ATOMS = st.sampled_from(
    [
        "café",
        "joined",
        "up",
        "ok 😀 ok",
        "ét",
        "naïve ŵy",
        "a&amp;b",
        "a&lt;b",
        "a&pound;b",
        "a&#x1F600;b",
        "a&nbsp;b",
        "a&NotEqualTilde;b",
        "a&#8217;b",
        "a&ampb",
        "R&D",
        "a & b",
        "1 < 2",
        "a&foo;b",
        "a&#0;b",
    ]
)
SPACES = st.sampled_from([" ", "\n", "\r\n", "\t", "  \r\n\t ", "<!-- x --> ", " <!-- > -->"])


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tagged = st.tuples(
        st.sampled_from(["b", "em", "span class='x > y'", "a href=x&amp;y", 'abbr\n title="a"']), inner
    )
    return tagged.map(lambda both: f"<{both[0]}>{both[1]}</{both[0].split()[0]}>") | st.tuples(
        inner, SPACES, inner
    ).map("".join)


PHRASES = st.recursive(ATOMS, _around, max_leaves=8)
_MARKUP = re.compile(r"<!--.*?-->|</?[a-z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>", re.DOTALL)


def seen(source: str) -> str:
    """What a browser shows of a stretch of a page, by other means than the reader's."""
    return " ".join(html.unescape(_MARKUP.sub("", source)).replace("\xa0", "\ue000").split()).replace(
        "\ue000", "\xa0"
    )


@settings(deadline=None)
@given(PHRASES, st.sampled_from(["p", "li", "h2", "td", "blockquote"]), st.data())
def test_the_source_without_its_markup_is_the_text(phrase: str, tag: str, data: st.DataObject) -> None:
    source = f"<ul><{tag}>{phrase}</{tag}></ul>"
    document = read_html(source)
    assert_sound(document)
    (text,) = texts(document)
    shown = " ".join(text.replace("\xa0", "\ue000").split()).replace("\ue000", "\xa0")
    assert shown == seen(phrase)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    block = document.blocks[0]
    span = document.source_span(block.start + start, block.start + end)
    assert span is not None
    found = seen(source[span.start : span.end])
    wanted = " ".join(text[start:end].replace("\xa0", "\ue000").split()).replace("\ue000", "\xa0")
    # An entity of two characters is one unit of the source, and so is one that a cut would leave half of.
    assert found == wanted or "NotEqualTilde" in source[span.start : span.end] or "&ampb" in phrase


def test_items_have_the_numbers_that_browsers_show() -> None:
    document = page(
        "<ol start=3><li>a<ul><li>b</ul><p>c</p><li>d<ol type=i><li><p>e</p><p>f</p></ol><li value='9'>g<li>h</ol>"
        "<ol type=A start=27><li>i</ol><ol reversed start=2><li>j<li>k<li>l</ol><ol reversed><li>m</ol>"
        "<ol start=x type=square><li value=4>n</ol><li>o<table><tr><td><ol><li>p</ol></table>"
    )
    assert [(text, block.number) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        *[("a", "3"), ("b", ""), ("c", ""), ("d", "4"), ("e", "i"), ("f", ""), ("g", "9"), ("h", "10")],
        *[("i", "AA"), ("j", "2"), ("k", "1"), ("l", "0"), ("m", ""), ("n", ""), ("o", ""), ("p", "")],
    ]
