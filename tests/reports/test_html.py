"""The web pages of a report: nothing breaks out of them, and they say everything without their script.

After a change of the pages that is meant, run with UPDATE_SNAPSHOTS=1 and read the difference before committing it.
"""

from __future__ import annotations

import base64
import hashlib
import html.parser
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from plainspeak import Checker
from plainspeak.documents import from_text
from plainspeak.model import Block, Document, Meaning, Report
from plainspeak.reports.html import render_document, render_html, render_pages
from plainspeak.reports.results import Results
from tests.reports.council_plan import council_plan
from tests.reports.sample import cabinet_report, clean_note, letter, sample

SNAPSHOTS = Path(__file__).parent / "snapshots"
CHECKER = Checker()
_VOID = frozenset("meta input br path rect".split())
# What ends where one of these begins, without an end tag.
_ENDED = {
    "p": {"p"},
    "li": {"li"},
    "th": {"td", "th"},
    "td": {"td", "th"},
    "tr": {"tr", "td", "th"},
}


class Page(html.parser.HTMLParser):
    """The elements, the attributes and the words of a page; what stands under an id can be asked for."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.words = ""
        self.by_id: dict[str, str] = {}
        self._open: list[tuple[str, str | None, bool]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag in _VOID:
            return
        self._end(_ENDED.get(tag, set()))
        given = dict(attrs)
        number = tag == "a" and re.fullmatch(r"m\d+", given.get("id") or "")
        self._open.append((tag, given.get("id"), bool(number) or tag in {"style", "script"}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._end(set(_ENDED) - {tag})
            assert self._open.pop()[0] == tag

    def _end(self, tags: set[str]) -> None:
        while self._open and self._open[-1][0] in tags:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if any(left_out for _, _, left_out in self._open):
            return  # the number of a finding is no part of the text
        self.words += data
        for _, identity, _ in self._open:
            if identity:
                self.by_id[identity] = self.by_id.get(identity, "") + data

    def values(self, name: str, tag: str | None = None) -> list[str]:
        return [
            value or "" for held, given, value in self.attributes if given == name and tag in (None, held)
        ]


def real(text: str, media_type: str = "text/plain", path: str = "a.md") -> Report:
    return CHECKER.check(from_text(text, media_type, path))


def without_assets(page: str) -> str:
    """A page without its style, its script and what the policy calls them by."""
    page = re.sub(
        r"(<style>|<script type=\"module\">).*?(</style>|</script>)", r"\1\2", page, flags=re.DOTALL
    )
    return re.sub(r"sha256-[\w+/=]+", "sha256-", page)


RENDERED = {
    "report.html": lambda: render_document(letter(), "0.1.0"),
    "index.html": lambda: dict(render_pages(sample(), "pages", "index.html"))[""],
}


@pytest.mark.parametrize("name", RENDERED)
def test_snapshot(name: str) -> None:
    made = without_assets(RENDERED[name]())
    path = SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")


HOSTILE = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "\u202eesrever\u202c",
    "x" * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("where", ["text", "path", "finding"])
def test_document_cannot_break_out_of_the_page(text: str, where: str) -> None:
    report = letter()
    if where == "text":
        report = real(f"We utilise {text} it. It is {text} HMO.")
    elif where == "path":
        report = real("We utilise it.", path=text)
    else:
        finding = report.findings[1]
        spoilt = type(finding)(
            finding.start, finding.end, text, "wordy", f"wordy/{text}", "warning", text, (text,), "safe", text, text,
            text, text, finding.source, finding.position, finding.sentence,
        )  # fmt: skip
        meanings = (Meaning(text, text, 0, 1),)
        report = replace(report, findings=(spoilt,), interpreter=lambda: meanings)
    results = Results("0.1.0", "residents", (report, clean_note()))
    for made in (
        render_document(report, "0.1.0"),
        *(page for _, page in render_pages(results, "p", "i.html")),
    ):
        page = Page(made)
        assert page.tags.count("script") == page.tags.count("style") == 1
        assert "img" not in page.tags
        assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "autofocus"]
        links = [*page.values("href"), *page.values("src")]
        assert all(link.startswith("#") or re.fullmatch(r"(p|\.\.)/[\w.-]+\.html", link) for link in links)
    shown = text.rpartition("/")[2] if where == "path" else text
    assert shown in Page(render_document(report, "0.1.0")).words


@pytest.mark.parametrize(
    "made", [render_document(letter(), "1"), render_html(sample())], ids=["document", "index"]
)
def test_policy_allows_the_pages_own_style_and_script_and_nothing_else(made: str) -> None:
    page = Page(made)
    (policy,) = [value for value in page.values("content", "meta") if "default-src" in value]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (inside,) = re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", made, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy
    assert page.values("style") == []
    assert '<html lang="en-GB">' in made


def test_links_within_a_page_lead_somewhere_and_ids_are_used_once() -> None:
    for made in (
        render_document(letter(), "1"),
        render_document(cabinet_report(), "1"),
        render_html(sample()),
    ):
        page = Page(made)
        ids = page.values("id")
        assert len(ids) == len(set(ids))
        links = [link for link in page.values("href") if link.startswith("#")]
        assert {link[1:] for link in links} <= set(ids)
        for name in ("aria-labelledby", "aria-describedby", "for"):
            assert set(page.values(name)) <= set(ids)


def test_every_word_of_the_document_and_every_finding_is_there_without_script() -> None:
    for report in sample().reports:
        page = Page(render_document(report, "1"))
        text = page.by_id["text"]
        for block in report.document.blocks:
            assert all(word in text for word in report.document.text[block.start : block.end].split())
        notes = " ".join(page.by_id["notes"].split())
        for number, finding in enumerate(report.findings, start=1):
            assert f"m{number}" in page.values("id")
            assert f"#m{number}" in page.values("href")
            assert re.search(rf"\b[A-Z]{number}\b", notes)
            for said in (finding.why, finding.explanation or "", *finding.suggestions, finding.rule):
                assert said in notes


def test_headings_lists_and_tables_stay_what_they_were() -> None:
    source = (
        "# Bins\n\nIntroduction here.\n\n### Dates\n\n3. First\n   - inner\n4. Second\n\n"
        "| Day | Bin |\n|---|---|\n| Monday | |\n| | Green |\n\n> We utilise it.\n"
    )
    made = render_document(real(source, "text/markdown"), "1")
    article = made[made.index("<article") : made.index("</article>")]
    flat = re.sub(r"\s*\n\s*", "", article)
    flat = re.sub(r" id=p\d+", "", flat)
    assert "<h3>Bins</h3>" in flat
    assert "<h4>Dates</h4>" in flat  # a level is never left out
    assert "<ol><li value=3>First<ul><li>inner</ul><li value=4>Second</ol>" in flat
    assert "<th scope=col>Day<th scope=col>Bin" in flat
    assert "<tr><td>Monday<td><tr><td><td>Green" in flat
    assert "<blockquote>" in flat


def test_lists_keep_the_numbers_of_their_document() -> None:
    items = [("A", 1, "3"), ("B", 2, "b)"), ("C", 2, "(iv)"), ("D", 2, ""), ("E", 1, "4.2"), ("F", 1, "IV")]
    text = "\n\n".join(f"Item {name}." for name, _, _ in items)
    blocks = [
        Block("list-item", number * 9, number * 9 + 7, f"list item {number}", level, number=label)
        for number, (_, level, label) in enumerate(items)
    ]
    report = replace(CHECKER.check("x"), document=Document(text, tuple(blocks)), findings=())
    made = render_document(report, "1")
    flat = re.sub(r"\s*\n\s*", "", made[made.index("<article") : made.index("</article>")])
    # Browsers count letters as a, b, … z, aa, ab, so that the 256th is iv.
    assert (
        "<ol><li value=3>Item A.<ol type=a><li value=2>Item B.<li value=256>Item C.</ol>"
        "<ul><li>Item D.</ul></ol><ul><li>4.2 Item E.</ul><ol type=A><li value=256>Item F.</ol>"
    ) in flat


def test_marks_have_a_label_and_the_look_of_their_kind() -> None:
    made = render_document(real("We utilise it. The XQZ is here."), "1")
    assert re.search(r"<mark>utilise<a href=#f1 id=m1>W1</a></mark>", made)
    assert re.search(r"<mark class=explain>XQZ<a href=#f2 id=m2>A2</a></mark>", made)


def test_head_says_the_reading_age_the_target_and_what_to_do_first() -> None:
    page = Page(render_document(letter(), "1"))
    assert "Reading age 16: 5 years above the target of 11 for residents." in page.words
    assert "Reading age 16.2 on a scale from 6 to 22; the target is 11." in page.words
    assert "7.8" in page.words  # 10 findings in 129 words
    first = " ".join(page.by_id["first-steps"].split())
    assert first == (
        "Split 1 long sentence 1 finding fewer, reading age down by about 2.5 "
        "Make the 5 safe replacements 5 findings fewer "
        "Say who does it in 1 sentence 1 finding fewer"
    )


def test_short_document_says_why_it_has_no_reading_age() -> None:
    page = Page(render_document(clean_note(), "1"))
    assert "the formulas need 100 words" in page.words
    assert "svg" not in page.tags
    assert "Nothing found." in page.words


LONG = (
    "The council will facilitate the provision of additional accommodation in the vicinity of the hall. " * 30
)


def test_strip_leads_to_each_paragraph_and_the_hardest_are_named() -> None:
    easy = "We mend the road. You can walk on it. The bin is red. It is for you. " * 8
    made = render_document(real(f"# One\n\n{easy}\n\n# Two\n\n{LONG}\n\nSee below.\n", "text/markdown"), "1")
    page = Page(made)
    strip = made[made.index('<svg class="strip"') : made.index("</svg>", made.index('<svg class="strip"'))]
    # The node, its words, the words of its longest sentence, its findings per 100 words.
    assert re.search(r'data-bars="2:136:5:0 4:450:15:\d', strip)
    assert re.findall(r"<path class=([\w-]+)", strip) == ["within", "far-above"]
    hardest = made[
        made.index('<ol class="hardest">') : made.index("</ol>", made.index('<ol class="hardest">'))
    ]
    assert "#p4" in hardest
    assert "#p2" not in hardest
    assert "See below" not in hardest
    assert re.search(r"longest sentence 15 words, [\d.]+ findings per 100 words", hardest)
    paragraphs, sections = re.findall(r'<details class="chapters">.*?</details>', made, re.DOTALL)
    figures = re.findall(r"href=#p(\d+).*?<td>(\d+)<td>(\d+)<td>", paragraphs)
    assert figures == [("2", "136", "5"), ("4", "450", "15"), ("5", "2", "2")]
    assert re.findall(r"href=#(p\d+)", sections) == ["p1", "p3"]
    assert "far above the target" in sections
    assert page.values("id").count("p4") == 1


WELSH = "Mae'r cyngor yn gofyn i chi ddod i'r neuadd, ac mae croeso i bawb sydd am siarad â ni am y gwaith."


def test_what_is_in_other_languages_is_counted_and_stays_in_its_place() -> None:
    roads = f"# Roads\n\n- We utilise it.\n- {WELSH}\n- We mend the road."
    source = f"# Croeso i bawb\n\n{WELSH}\n\n{roads}\n\n# Bins\n\n{LONG}\n\nThis is for you.\n"
    made = render_document(real(source, "text/markdown"), "1")
    assert "3 parts were not checked, as not in English." in " ".join(Page(made).words.split())
    article = html.unescape(made[made.index("<article") : made.index("</article>")])
    flat = re.sub(r"\s*\n\s*| id=p\d+|<a.*?</a>", "", article)
    assert f'<h3><i lang="">Croeso i bawb</i></h3><p><i lang="">{WELSH}</i><h3>Roads</h3>' in flat
    assert f'<li>We <mark>utilise</mark> it.<li><i lang="">{WELSH}</i>' in flat
    assert re.findall(r"<th scope=row class=d1><a href=#(p\d+)>(\w+)", made) == [
        ("p3", "Roads"),
        ("p5", "Bins"),
    ]


@pytest.mark.parametrize(("text", "shown"), [("", ""), (WELSH, WELSH)], ids=["empty", "foreign"])
def test_document_without_words_says_so_and_praises_nothing(text: str, shown: str) -> None:
    page = Page(render_document(real(text), "1"))
    assert "There are no words to check." in page.words
    assert shown in page.words
    assert "Well done" not in page.words
    assert "0.0" not in page.words
    assert {"notes", "changes"}.isdisjoint(page.by_id)


def test_preview_shows_the_safe_replacements_and_their_scores() -> None:
    text = (
        "We utilise the hall. Prior to the day, we will utilise it. "
        + "The cat sat on the mat by the door. " * 20
    )
    report = real(text)
    safe = [finding for finding in report.findings if finding.fix == "safe"]
    assert len(safe) == 3
    made = render_document(report, "1")
    changes = made[made.index('id="changes"') :]
    assert "We <del>utilise</del> <ins>use</ins> the hall." in changes
    assert (
        "<del>Prior to</del> <ins>Before</ins> the day, we will <del>utilise</del> <ins>use</ins> it."
        in changes
    )
    after = CHECKER.check(text.replace("utilise", "use").replace("Prior to", "Before")).scores
    assert f"<b>{after.reading_age:.1f}</b>" in changes
    assert f"<b>{after.flesch_reading_ease:.1f}</b>" in changes


def test_glossary_of_the_document_is_ready_to_paste() -> None:
    page = Page(render_document(real("The precept goes up. The XQZ and our Big Red Bus (BRB) help."), "1"))
    words = " ".join(page.by_id["meanings"].split())
    assert "BRB Big Red Bus" in words
    assert "XQZ not in our glossaries" in words
    assert re.search(r"precept \w+", words)


def test_index_lists_every_document_the_failures_and_the_commonest_terms() -> None:
    pages = dict(render_pages(sample(), "my pages", "index.html"))
    assert sorted(pages) == ["", "1-bins-boxes-txt.html", "2-cabinet-docx.html", "3-zebra-md.html"]
    index = Page(pages[""])
    assert set(index.values("href", "a")) >= {f"my%20pages/{name}" for name in pages if name}
    assert "13 findings in 3 documents of 142 words".replace("13", "12") in index.words
    assert "scan.pdf" in index.words
    assert "reading age 16: 1 document" in index.words
    assert "utilise" in index.by_id["table"] or "utilise" in index.words
    for name, page in pages.items():
        if name:
            assert "../index.html" in Page(page).values("href", "a")


def test_index_counts_sentences_once_whatever_the_rule_and_draws_the_target() -> None:
    long = "We walk to the hall and back " + "and then we walk to the shop and back " * 3
    longer = long + "and we sit " * 12
    texts = [f"{long}. {longer}. {LONG}", f"{longer}. The bins are full.", "The bins are full. " * 30]
    reports = tuple(real(text, path=f"{number}.txt") for number, text in enumerate(texts))
    rules = [f.rule for report in reports for f in report.findings if f.kind == "long-sentence"]
    assert len(set(rules)) > 1
    made = render_html(Results("1", "residents", reports))
    rows = re.findall(
        r">(Long sentences)</th>.*?<td class=\"number\">(\d+)</td><td class=\"number\">(\d+)<", made
    )
    assert rows == [("Long sentences", str(len(rules)), "2")]
    ages = [report.scores.reading_age for report in reports if report.scores.reading_age is not None]
    assert min(ages) < 11 < max(ages)
    assert "dashed line: target 11 for residents" in Page(made).words
    assert re.search(rf'<path class=aim d="M{24 * (11 - max(5, int(min(ages)))) - 2} ', made)


def test_page_of_thirty_pages_adds_at_most_150_kilobytes() -> None:
    report = real(council_plan(), "text/markdown")
    assert report.words > 9_500
    assert len(report.findings) > 400
    made = render_document(report, "1")
    assert len(made.encode()) - len(report.document.text.encode()) <= 150_000
