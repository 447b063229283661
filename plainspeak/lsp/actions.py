"""What the editor offers to do about the findings at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from plainspeak.lsp.answers import diagnostic, range_of, touched
from plainspeak.lsp.ignoring import ignore_here
from plainspeak.rewriting.applying import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plainspeak.lsp.checking import Checked
    from plainspeak.model import Finding

ACCEPT = "plainspeak.accept"
SCORES = "plainspeak.scores"
_WORDS_SHOWN = 40
# What `accept` in the settings takes: words. A finding on a sentence is no word.
_ACCEPTABLE = frozenset({"jargon", "wordy", "legal", "term", "acronym", "false-friend", "hidden-verb"})


class Edits:
    """Writes edits of one text in the shape that the editor knows."""

    def __init__(self, uri: str, version: int, *, versioned: bool) -> None:
        self._uri, self._version, self._versioned = uri, version, versioned

    def of(self, place: types.Range, words: str) -> types.WorkspaceEdit:
        """The edit that puts words in a place."""
        edit = types.TextEdit(place, words)
        if not self._versioned:
            return types.WorkspaceEdit(changes={self._uri: [edit]})
        identifier = types.OptionalVersionedTextDocumentIdentifier(self._uri, self._version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, [edit])])


def actions(params: types.CodeActionParams, checked: Checked, edits: Edits) -> list[types.CodeAction]:
    """The actions for the findings that the range touches, and the command for the scores."""
    uri, only = params.text_document.uri, params.context.only
    offered: list[types.CodeAction] = []
    if _wanted(only, types.CodeActionKind.QuickFix):
        start, end = checked.text.offset(params.range.start), checked.text.offset(params.range.end)
        for finding in touched(checked.report, start, end):
            offered += _replacements(finding, checked, edits)
            offered += _dismissals(uri, finding, checked, edits)
    if _wanted(only, types.CodeActionKind.Source):
        offered.append(_command("Show the scores of this text", SCORES, [uri], types.CodeActionKind.Source))
    return offered


def _wanted(only: Sequence[types.CodeActionKind | str] | None, kind: types.CodeActionKind) -> bool:
    """Whether the editor asks for actions of a kind; "quickfix" asks for "quickfix.x" as well, not the reverse."""
    return only is None or any(kind.value == each or kind.value.startswith(f"{each}.") for each in only)


def _replacements(finding: Finding, checked: Checked, edits: Edits) -> Iterator[types.CodeAction]:
    for number, suggestion in enumerate(finding.suggestions):
        words = written(checked.report.document, finding, suggestion)
        if words is None:
            return
        yield types.CodeAction(
            f"Replace “{_shortened(finding.text)}” with “{suggestion}”",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(finding, checked.text)],
            is_preferred=True if number == 0 and finding.fix == "safe" else None,
            edit=edits.of(range_of(finding, checked.text), words),
        )


def _dismissals(uri: str, finding: Finding, checked: Checked, edits: Edits) -> Iterator[types.CodeAction]:
    """Ways to say that a finding is fine: here, or everywhere."""
    insertion = ignore_here(checked.report, finding, checked.checker)
    if insertion is not None:
        yield types.CodeAction(
            f"Ignore {finding.rule} here",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(finding, checked.text)],
            edit=edits.of(checked.text.range(insertion.offset, insertion.offset), insertion.text),
        )
    if finding.kind in _ACCEPTABLE:
        word = checked.checker.rules().get(finding.rule, finding.text)
        title = f"Accept “{_shortened(word)}” in the settings (plainspeak.toml)"
        yield _command(
            title, ACCEPT, [uri, word], types.CodeActionKind.QuickFix, [diagnostic(finding, checked.text)]
        )


def _command(
    title: str,
    command: str,
    arguments: list[Any],
    kind: types.CodeActionKind,
    mended: list[types.Diagnostic] | None = None,
) -> types.CodeAction:
    return types.CodeAction(
        title, kind=kind, diagnostics=mended, command=types.Command(title, command, arguments=arguments)
    )


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _WORDS_SHOWN else f"{line[: _WORDS_SHOWN - 1]}…"
