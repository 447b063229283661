"""The names of rules as people write them: a kind ("jargon"), a rule ("jargon/deliver") or the beginning of one."""

from __future__ import annotations

from typing import get_args

from plainspeak.glossary.errors import did_you_mean
from plainspeak.model import Kind

KINDS: tuple[Kind, ...] = get_args(Kind)


def rule_is_named(pattern: str, rule: str) -> bool:
    """Whether `pattern` names a rule: its kind ("jargon"), the rule itself or its beginning ("jargon/del")."""
    return (
        rule == pattern
        or rule.startswith(pattern.rstrip("/") + "/")
        or ("/" in pattern and rule.startswith(pattern))
    )


def rule_fault(pattern: str) -> str:
    """What is wrong with a name that can name no rule, as the end of a sentence; "" where it can."""
    kind = pattern.partition("/")[0]
    if kind in KINDS:
        return ""
    return f"there is no kind of rule '{kind}'{did_you_mean(kind, KINDS)}"
