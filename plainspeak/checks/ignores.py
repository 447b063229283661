"""Leaving out what a document asks to leave out, and saying which of its requests do nothing any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.model import Finding, Span
from plainspeak.rules import rule_is_named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from plainspeak.checks.view import View
    from plainspeak.model import Ignore

NOTHING = "unused-ignore/does-nothing"
NOT_UNDERSTOOD = "unused-ignore/not-understood"
# A sentence that only reaches into a stretch is not what the stretch is about, unless its rule is named.
_WHOLE_SENTENCES = "long-sentence"


def without_ignored(
    view: View, findings: Iterable[Finding], not_looked_for: Collection[str] = ()
) -> Iterator[Finding]:
    """The findings that nothing asks to leave out, and one for each request that leaves out nothing.

    `findings` should be all that there are, so that a request is not called idle for what is not to be shown.
    `not_looked_for` are the rules that nobody looked for: of requests that name one of them, nothing is said.
    What is left out has taken its place already, so nothing inside it surfaces.
    """
    ignores = view.document.ignores
    if not ignores:
        yield from findings
        return
    acted: set[tuple[int, str]] = set()
    for finding in findings:
        told = [
            (number, rule)
            for number, ignore in enumerate(ignores)
            for rule in ignore.rules or ("",)
            if not ignore.fault and _holds(ignore, rule, finding)
        ]
        acted.update(told)
        if not told:
            yield finding
    for number, ignore in enumerate(ignores):
        idle = [rule for rule in ignore.rules or ("",) if (number, rule) not in acted]
        if ignore.fault:
            stop = "" if ignore.fault.endswith("?") else "."
            message = f"{ignore.name} cannot be followed: {ignore.fault}{stop}"
            yield _finding(view, ignore, NOT_UNDERSTOOD, message)
        elif ignore.must_act and idle and not any(_undecided(view, rule, not_looked_for) for rule in idle):
            yield _finding(view, ignore, NOTHING, _idle_message(ignore, idle))


def _holds(ignore: Ignore, rule: str, finding: Finding) -> bool:
    """Whether a request for a rule ("" for all) leaves out a finding."""
    if not (finding.start < ignore.end and ignore.start < finding.end):
        return False
    if rule:
        return rule_is_named(rule, finding.rule)
    inside = ignore.start <= finding.start and finding.end <= ignore.end
    return inside or finding.kind != _WHOLE_SENTENCES


def _undecided(view: View, rule: str, not_looked_for: Collection[str]) -> bool:
    """Whether a request that did nothing here may do something in another run, for other readers or more rules."""
    if not rule:
        return bool(not_looked_for)
    for_others = rule in view.silent or (view.audience != "partners" and rule.startswith("false-friend"))
    return for_others or any(rule_is_named(rule, other) for other in not_looked_for)


def _idle_message(ignore: Ignore, idle: Sequence[str]) -> str:
    if not ignore.rules:
        return f"{ignore.name} leaves out nothing. Take it away."
    named = ", ".join(f"“{rule}”" for rule in idle)
    if len(idle) == len(ignore.rules):
        return f"{ignore.name} asks to leave out {named}, which is not found here. Take it away."
    return f"{ignore.name} asks to leave out {named} as well, which is not found here. Take that away."


def _finding(view: View, ignore: Ignore, rule: str, message: str) -> Finding:
    """A finding without length, where the request begins to hold; in the source, the comment itself."""
    document, at = view.document, ignore.start
    written = ignore.written or (Span(0, 0) if document.source is not None else None)
    return Finding(
        start=at,
        end=at,
        text="",
        kind="unused-ignore",
        rule=rule,
        severity="info",
        message=message,
        why="What is left out for no reason may hide something later.",
        authority="plainspeak",
        where=view.block_at(at).where if document.blocks else "",
        source=written,
        position=document.position(written) if written else None,
        sentence=view.sentence_at(at) if document.blocks else Span(at, at),
    )
