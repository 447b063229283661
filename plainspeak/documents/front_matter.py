"""What the front matter of a Markdown file asks to leave out; no site generator shows it to readers.

    ---                                       ---
    plainspeak:                               plainspeak: off
      ignore: [jargon/deliver, wordy]         ---
    ---

The same in TOML between lines of "+++".
"""

from __future__ import annotations

import re
import tomllib
from typing import Any, cast

from plainspeak.documents.ignores import rules_fault, rules_in
from plainspeak.glossary.errors import did_you_mean
from plainspeak.model import Ignore, Span

_OURS = re.compile(r"^(?:\[?[\"']?plainspeak\b)[^\r\n]*", re.MULTILINE)
_NAME = "The front matter"


def front_matter_ignore(front: str, length: int) -> Ignore | None:
    """What front matter asks of a document whose text has `length` characters; None where it asks nothing.

    `front` begins where the source begins and holds both lines of marks.
    """
    ours = _OURS.search(front)
    if ours is None:
        return None
    written = Span(*ours.span())
    try:
        rules = _rules(_value(front))
    except _Wrong as wrong:
        return Ignore(0, 0, (), written, _NAME, str(wrong))
    if rules is None:
        return None
    fault = rules_fault(rules)
    return Ignore(0, 0 if fault else length, rules, written, _NAME, fault)


class _Wrong(Exception):
    """What is wrong with the front matter, as the end of a sentence."""


def _value(front: str) -> object:
    """What stands under the key "plainspeak", None where that is not at the top."""
    import yaml

    mark, *lines = front.removeprefix("\ufeff").splitlines()
    inner = "\n".join(lines[:-1])
    try:
        whole: object = tomllib.loads(inner) if mark.startswith("+") else yaml.safe_load(inner)
    except (tomllib.TOMLDecodeError, yaml.YAMLError, ValueError) as error:
        raise _Wrong("it cannot be read; check its quotation marks and indents") from error
    return cast("dict[object, object]", whole).get("plainspeak") if isinstance(whole, dict) else None


def _rules(value: object) -> tuple[str, ...] | None:
    """The rules to leave out, none for everything; None where nothing is asked."""
    if value is None:
        return None
    if value is False or value == "off":  # YAML reads a bare off as false
        return ()
    if not isinstance(value, dict):
        raise _Wrong("write 'plainspeak: off', or a list of rules after 'ignore:' below 'plainspeak:'")
    table = cast("dict[Any, object]", value)
    for key in table:
        if key != "ignore":
            raise _Wrong(
                f"there is no setting '{key}' below 'plainspeak'{did_you_mean(str(key), ['ignore'])}"
            )
    asked: object = table.get("ignore")
    if isinstance(asked, str):
        return rules_in(asked) or None
    items = cast("list[object]", asked) if isinstance(asked, list) else None
    if items is None or not all(isinstance(item, str) for item in items):
        raise _Wrong("'ignore' should be a list of rules, such as ignore: [jargon/deliver, wordy]")
    return tuple(str(item) for item in items) or None
