"""A real server, driven by a client library as an editor drives it."""

from __future__ import annotations

import contextlib
import itertools
import re
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from plainspeak import Checker
from plainspeak.documents import from_text
from plainspeak.lsp.texts import Text
from tests.lsp.editor import UTF8, UTF16, UTF32, Editor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LETTER = "# Your 🏡 home\n\nWe 😀 will utilise the café 🏊 pool.\r\nWe will commence **work** soon.\n"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with Editor(tmp_path_factory.mktemp("texts")).running() as running:
        yield running


def words(
    text: str, found: list[types.Diagnostic], encoding: types.PositionEncodingKind = UTF16
) -> list[str]:
    """The words that diagnostics mark, each with its rule."""
    whole = Text(text, encoding)
    return [
        f"{text[whole.offset(each.range.start) : whole.offset(each.range.end)]} {each.code}" for each in found
    ]


def edited(text: str, edit: types.WorkspaceEdit) -> str:
    """The text with an edit made in it."""
    whole = Text(text, UTF16)
    [change] = edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    [each] = change.edits
    assert isinstance(each, types.TextEdit)
    return text[: whole.offset(each.range.start)] + each.new_text + text[whole.offset(each.range.end) :]


@pytest.mark.parametrize("encoding", [UTF8, UTF16, UTF32])
def test_words_are_marked_where_they_stand_in_every_encoding(
    tmp_path: Path, encoding: types.PositionEncodingKind
) -> None:
    with Editor(tmp_path).running([encoding]) as editor:
        assert editor.initialized
        assert editor.initialized.capabilities.position_encoding == encoding
        found = editor.open("letter.md", LETTER)
        assert words(LETTER, found, encoding) == ["utilise wordy/utilise", "commence wordy/commence"]
        assert {each.source for each in found} == {"plainspeak"}


def test_an_editor_that_names_no_encoding_counts_in_utf16(editor: Editor) -> None:
    assert editor.initialized
    assert editor.initialized.capabilities.position_encoding == UTF16
    assert words(LETTER, editor.open("emoji.md", LETTER))[0] == "utilise wordy/utilise"


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("plaintext", "a.txt", "We will utilise it."),
        ("html", "a.html", "<p>We will <b>utilise</b> it.</p>"),
        ("asciidoc", "a.adoc", "= Title\n\nWe will utilise it."),
        ("restructuredtext", "a.rst", "Title\n=====\n\nWe will utilise it."),
        ("what the editor calls it", "b.md", "We will utilise it."),
    ],
)
def test_formats(editor: Editor, language: str, name: str, text: str) -> None:
    assert words(text, editor.open(name, text, language)) == ["utilise wordy/utilise"]


def test_markup_is_no_text_and_code_is_left_alone(editor: Editor) -> None:
    assert editor.open("utilise.py", "utilise = 'We will utilise it.'", "python") == []
    assert editor.open("code.md", "Run `utilise` now.") == []


def test_edits_give_what_the_whole_text_gives(editor: Editor) -> None:
    editor.open("edits.md", "We 😀 will use it.\fThen\u2028we go.\rYes.\n")
    place = Text("We 😀 will use it.\fThen\u2028we go.\rYes.\n", UTF16)
    editor.change(
        "edits.md",
        types.TextDocumentContentChangePartial(place.range(10, 13), "utilise 🏊"),
        types.TextDocumentContentChangePartial(_range(1, 0, 3), "We commence"),
    )
    now = "We 😀 will utilise 🏊 it.\fThen\u2028we go.\rWe commence.\n"
    found = words(now, editor.found("edits.md"))
    report = Checker().check(from_text(now, "text/markdown"))
    assert found == [f"{each.text} {each.rule}" for each in report.findings]
    assert "utilise wordy/utilise" in found


PIECES = st.text(alphabet="a ", max_size=3) | st.sampled_from(
    ["utilise ", "We commence it. ", "😀", "\n\n", "\r\n", "# Key deliverables\n\n", "*robust* ", "`", "- "]
)
NUMBERS = itertools.count()


@settings(max_examples=25)
@given(
    st.lists(PIECES, max_size=8).map("".join),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12), PIECES), min_size=1, max_size=6),
)
def test_any_edits_give_what_the_whole_text_gives(
    editor: Editor, text: str, edits: list[tuple[int, int, str]]
) -> None:
    name = f"edited-{next(NUMBERS)}.md"
    editor.open(name, text)
    for start, length, new in edits:
        before = Text(text, UTF16)
        # As an editor sends it: neither end of a range stands inside a line's end.
        where = types.Range(
            before.position(before.offset(before.position(start))),
            before.position(before.offset(before.position(start + length))),
        )
        text = text[: before.offset(where.start)] + new + text[before.offset(where.end) :]
        editor.change(name, types.TextDocumentContentChangePartial(where, new))
    report = Checker().check(from_text(text, "text/markdown"))
    assert words(text, editor.found(name)) == [f"{each.text} {each.rule}" for each in report.findings]


def test_of_many_changes_the_newest_is_told(editor: Editor) -> None:
    editor.open("typing.md", "We will u")
    for letter in "tilise it and commence.":
        editor.change("typing.md", types.TextDocumentContentChangePartial(_end(), letter))
    assert words("We will utilise it and commence.", editor.found("typing.md")) == [
        "utilise wordy/utilise",
        "commence wordy/commence",
    ]


def _end() -> types.Range:
    return _range(0, 999, 999)


def _range(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


def test_a_replacement_applied_gives_the_text(editor: Editor) -> None:
    text = "We 😀 will be utilising & sharing **robust** data.\n"
    editor.open("fix.md", text)
    offered = editor.actions("fix.md", _range(0, 0, 99), [types.CodeActionKind.QuickFix])
    replacements = {each.title: each for each in offered if each.edit and "Replace" in each.title}
    utilise = replacements["Replace “utilising” with “using”"]
    assert utilise.is_preferred
    assert edited(text, utilise.edit) == "We 😀 will be using & sharing **robust** data.\n"
    strong = replacements["Replace “robust” with “strong”"]
    assert not strong.is_preferred
    assert edited(text, strong.edit) == "We 😀 will be utilising & sharing **strong** data.\n"
    assert [each.code for each in strong.diagnostics or ()] == ["jargon/robust"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("markdown", "# Our 🏡 pool\n\n- Swim.\n- We will utilise it.\n\nWe commence it.\n"),
        ("html", "<p>We will <b>utilise</b> it.</p>\n<p>We commence it.</p>\n"),
    ],
)
def test_a_finding_ignored_here_goes_and_the_others_stay(editor: Editor, language: str, text: str) -> None:
    name = f"ignored.{language}"
    assert [each.code for each in editor.open(name, text, language)] == ["wordy/utilise", "wordy/commence"]
    whole = Text(text, UTF16)
    place = whole.range(text.index("utilise"), text.index("utilise") + 7)
    [ignore] = [each for each in editor.actions(name, place) if each.title == "Ignore wordy/utilise here"]
    assert ignore.edit
    after = edited(text, ignore.edit)
    assert after.replace("<!-- plainspeak: ignore wordy/utilise -->", "").split() == text.split()
    editor.change(name, types.TextDocumentContentChangeWholeDocument(after))
    assert [each.code for each in editor.found(name)] == ["wordy/commence"]


def test_plain_text_has_no_place_for_a_comment(editor: Editor) -> None:
    editor.open("plain.txt", "We will utilise it.", "plaintext")
    titles = [each.title for each in editor.actions("plain.txt", _range(0, 0, 19))]
    assert not [title for title in titles if title.startswith("Ignore")]


def test_over_tcp_and_nothing_of_the_text_in_the_log(tmp_path: Path) -> None:
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "plainspeak", "lsp", "--port", str(_free_port())],
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        assert server.stderr
        told = server.stderr.readline()
        assert "stop with Ctrl+C" in told
        [port] = re.findall(r"127\.0\.0\.1:(\d+)", told)
        stack.callback(server.kill)
        with Editor(tmp_path).running(port=int(port)) as editor:
            text = "We will utilise Zorbleflux."
            assert words(text, editor.open("secret.md", text)) == ["utilise wordy/utilise"]
            editor.change("secret.md", types.TextDocumentContentChangeWholeDocument("Zorbleflux commences."))
            assert [each.code for each in editor.found("secret.md")] == ["wordy/commence"]
            editor.actions("secret.md", _range(0, 0, 30))
        server.kill()
        assert "Zorbleflux" not in told + server.stderr.read()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def test_no_replacement_that_would_lose_markup(editor: Editor) -> None:
    editor.open(
        "bold.md",
        "We agreed it in *the* near future.\n\nWe act with **regard** to it, with *regard* to you.\n",
    )
    for line in (0, 2):
        titles = [each.title for each in editor.actions("bold.md", _range(line, 0, 99))]
        assert not [title for title in titles if "Replace" in title]


def test_where_nothing_is_found_only_the_scores_are_offered(editor: Editor) -> None:
    editor.open("quiet.md", "We went home.\n\nWe will utilise it.\n")
    assert [each.title for each in editor.actions("quiet.md", _range(0, 0, 5))] == [
        "Show the scores of this text"
    ]
    assert editor.actions("quiet.md", _range(0, 0, 5), [types.CodeActionKind.QuickFix]) == []
    assert editor.actions("quiet.md", _range(2, 8, 15), [types.CodeActionKind.Refactor]) == []


def test_hover_says_why_and_by_whom(editor: Editor) -> None:
    editor.open("hover.md", "😀 The MTFS is robust_ly *utilised* by the section 151 officer.\n")
    hover = editor.hover("hover.md", types.Position(0, 28))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert hover.contents.kind == types.MarkupKind.Markdown
    card = hover.contents.value
    assert "“utilised”" in card
    assert "Instead: used" in card
    assert "Source: plainlanguage.gov" in card
    assert "wordy/utilise" in card
    assert editor.hover("hover.md", types.Position(0, 4)) is None


def test_the_scores_are_those_of_the_report(editor: Editor) -> None:
    text = "We will utilise it. The roof was repaired by us. " * 30
    editor.open("scores.md", text)
    told = editor.execute("plainspeak.scores", editor.uri("scores.md"))
    report = Checker().check(from_text(text, "text/markdown"))
    assert told["words"] == report.words == 300
    assert told["scores"]["reading_age"] == report.scores.reading_age
    assert told["scores"]["passive_sentences"] == 30
    assert any(message.startswith("300 words; 60 sentences; reading age") for message in editor.messages)


def test_a_word_is_accepted_in_the_settings(tmp_path: Path) -> None:
    (tmp_path / "plainspeak.toml").write_text(
        '# ours\naudience = "residents"\n\n[limits]\nlong_sentence = 20\n'
    )
    with Editor(tmp_path).running() as editor:
        editor.open("a.md", "We commence utilising it.")
        [action] = [
            each
            for each in editor.actions("a.md", _range(0, 12, 21))
            if each.title.startswith("Accept “utilise”")
        ]
        assert action.command
        told = len(editor.published)
        editor.execute(action.command.command, *(action.command.arguments or ()))
        assert [each.code for each in editor.found_anew("a.md", told)] == ["wordy/commence"]
    assert (tmp_path / "plainspeak.toml").read_text() == (
        '# ours\naudience = "residents"\n\n[limits]\nlong_sentence = 20\n'
    ).replace("# ours", 'accept = ["utilise"]\n# ours')


def test_settings_of_the_editor_when_it_starts(tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text("term,use,why\nwidget,thing,\n")
    options = {"ignore": ["wordy"], "glossaries": ["ours.csv"]}
    with Editor(tmp_path).running(options=options) as editor:
        assert [each.code for each in editor.open("a.md", "We utilise a widget.")] == ["jargon/widget"]


def test_settings_that_the_editor_is_asked_for_and_changes(tmp_path: Path) -> None:
    with Editor(tmp_path, {"select": ["jargon"]}).running(may_ask=True) as editor:
        text = "We utilise robust data."
        editor.open("a.md", text)
        editor.found_anew("a.md", len(editor.published))
        editor.save("a.md")
        assert [each.code for each in editor.found_anew("a.md", len(editor.published))] == ["jargon/robust"]
        told = len(editor.published)
        editor.configure({"plainspeak": {"select": ["wordy"]}})
        assert [each.code for each in editor.found_anew("a.md", told)] == ["wordy/utilise"]


def test_wrong_settings_of_the_editor_get_one_sentence(tmp_path: Path) -> None:
    with Editor(tmp_path).running(options={"audiense": "staff"}) as editor:
        assert [each.code for each in editor.open("a.md", "We utilise it.")] == ["wordy/utilise"]
        assert editor.messages == [
            "plainspeak: the editor's settings for plainspeak: there is no setting 'audiense'; did you mean 'audience'?"
        ]


def test_a_mistake_in_the_file_is_told_once_and_mended_settings_hold(tmp_path: Path) -> None:
    (tmp_path / "plainspeak.toml").write_text("audience = 3\n")
    with Editor(tmp_path).running() as editor:
        assert editor.open("a.md", "We utilise it.") == []
        editor.change("a.md", types.TextDocumentContentChangePartial(_end(), " Yes."))
        assert editor.found("a.md") == []
        assert ["'audience' cannot be 3" in message for message in editor.messages] == [True]
        (tmp_path / "plainspeak.toml").write_text('ignore = ["jargon"]\n')
        editor.change("a.md", types.TextDocumentContentChangePartial(_end(), " Now."))
        assert [each.code for each in editor.found("a.md")] == ["wordy/utilise"]


def test_a_closed_text_loses_its_marks(editor: Editor) -> None:
    editor.open("closed.md", "We utilise it.")
    told = len(editor.published)
    editor.close("closed.md")
    assert editor.found_anew("closed.md", told) == []


def test_a_sidecar_and_overrides_hold_for_the_files_that_they_name(tmp_path: Path) -> None:
    (tmp_path / "plainspeak.toml").write_text('[[overrides]]\npaths = ["b.md"]\naccept = ["robust"]\n')
    (tmp_path / ".plainspeak-ignore").write_text("a.md: wordy\n")
    text = "We utilise robust data."
    with Editor(tmp_path).running() as editor:
        assert [each.code for each in editor.open("a.md", text)] == ["jargon/robust"]
        assert [each.code for each in editor.open("b.md", text)] == ["wordy/utilise"]
        (tmp_path / ".plainspeak-ignore").unlink()
        told = len(editor.published)
        editor.save("a.md")
        assert [each.code for each in editor.found_anew("a.md", told)] == ["wordy/utilise", "jargon/robust"]
