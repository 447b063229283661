"""LanguageTool's requests: the form they come in, and which findings they ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from plainspeak.rules import rule_is_named
from plainspeak.service.annotated import Annotated, parse_data, plain
from plainspeak.service.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from plainspeak.model import Finding

CATEGORY = "STYLE"
# What cannot be judged by one paragraph: whether a word is explained where the text first has it, for one.
_TEXT_LEVEL = frozenset({"acronym", "term", "false-friend", "readability"})
_OLD_NAMES = {
    "enabled": "enabledRules",
    "disabled": "disabledRules",
    "preferredvariants": "preferredVariants",
    "autodetect": "language=auto",
}
_LEVELS = ("default", "picky")
_MODES = ("all", "textLevelOnly", "allButTextLevelOnly")
_CODE = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_LINE_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client wants checked. `wanted` says of a finding whether the client wants to see it."""

    annotated: Annotated
    language: str
    variants: tuple[str, ...]
    wanted: Callable[[Finding], bool]


def parse_form(body: bytes, query: bytes) -> dict[str, str]:
    """The fields of a body and of a query, which wins. What is not valid UTF-8 is replaced, as in LanguageTool."""
    fields: dict[str, str] = {}
    for part in (body, query):
        own: dict[str, str] = {}
        for pair in part.decode("utf-8", "replace").split("&"):
            name, equals, value = pair.partition("=")
            if equals:
                own.setdefault(unquote_plus(name), unquote_plus(value))
        fields |= own
    return fields


def parse_request(fields: Mapping[str, str]) -> Asked:
    """What the fields of a request ask for. Raises Problem 400 in LanguageTool's words."""
    for old, new in _OLD_NAMES.items():
        if old in fields:
            raise Problem(400, f"You specified '{old}' but the parameter is now called '{new}'")
    annotated = _text(fields)
    language = fields.get("language", "").strip()
    if not language:
        raise Problem(
            400,
            "Missing 'language' parameter, e.g. 'language=en-US' for American English or "
            "'language=fr' for French",
        )
    require_code(language)
    return Asked(annotated, language, _listed(fields, "preferredVariants"), _filter(fields, annotated.text))


def require_code(language: str) -> None:
    """Raise Problem 400 for what cannot be the code of a language."""
    if not _CODE.fullmatch(language):
        raise Problem(400, "'language' should be a language code, such as en-GB, or auto")


def _text(fields: Mapping[str, str]) -> Annotated:
    text, data = fields.get("text"), fields.get("data")
    if text is not None and data is not None:
        raise Problem(400, "Set only 'text' or 'data' parameter, not both")
    if text is not None:
        return plain(text)
    if data is not None:
        return parse_data(data)
    raise Problem(400, "Missing 'text' or 'data' parameter")


def _listed(fields: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in fields.get(name, "").split(",") if item.strip())


def _filter(fields: Mapping[str, str], text: str) -> Callable[[Finding], bool]:
    """Which findings a client wants. Raises Problem 400."""
    enabled, disabled = _listed(fields, "enabledRules"), _listed(fields, "disabledRules")
    categories, without = _listed(fields, "enabledCategories"), _listed(fields, "disabledCategories")
    only = fields.get("enabledOnly", "").lower() in ("true", "yes")
    if only and (disabled or without):
        raise Problem(400, "You cannot specify disabled rules or categories using enabledOnly=true")
    if only and not (enabled or categories):
        raise Problem(400, "You must specify enabled rules or categories when using enabledOnly=true")
    if fields.get("level", "default") not in _LEVELS:
        raise Problem(400, "If 'level' is set, it must be set to 'default' or 'picky'")
    mode = fields.get("mode", "all")
    if mode not in _MODES:
        raise Problem(400, f"If 'mode' is set, it must be set to one of {', '.join(_MODES)}")
    one_paragraph = not any(mark in text.strip() for mark in _LINE_BREAKS)

    def wanted(finding: Finding) -> bool:
        by_name = any(rule_is_named(pattern, finding.rule) for pattern in enabled)
        if any(rule_is_named(pattern, finding.rule) for pattern in disabled):
            return False
        if not by_name and (CATEGORY in without or (only and CATEGORY not in categories)):
            return False
        if finding.kind in _TEXT_LEVEL:
            return mode == "textLevelOnly" or (mode == "all" and (by_name or not one_paragraph))
        return mode != "textLevelOnly"

    return wanted
