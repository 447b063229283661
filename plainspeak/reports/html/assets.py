"""The style and the script of a page, put into it, and the policy that lets these run and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_BLOCK_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_LINE_COMMENT = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_INLINE_COMMENT = re.compile(r"/\*\*[^\n*]*\*/ ?")
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)
_STRING = r"(\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)"
_STYLE_SPACE = re.compile(rf"{_STRING}|\s*([{{}};])\s*|([:,])\s+")
# Without + and -, as two of them with a space between are not the same without it.
_SCRIPT_SPACE = re.compile(rf"{_STRING}| *([=<>?:{{}}();,&|!]+) *")
# A line that ends with one of these goes on.
_SCRIPT_LINE = re.compile(rf"{_STRING}|(?<=[{{(,;])\n")


@dataclass(frozen=True, slots=True)
class Assets:
    """What a page holds besides its words; `policy` is its content security policy."""

    style: str
    script: str
    policy: str


@cache
def assets(name: str) -> Assets:
    """The assets of a page: the base style and the style and the script of its `name`."""
    folder = files(__package__ or "plainspeak.reports.html")
    style = "".join(
        compact_style(folder.joinpath(f"style/{part}.css").read_text("utf-8")) for part in ("base", name)
    )
    script = compact_script(folder.joinpath(f"script/{name}.js").read_text("utf-8"))
    policy = (
        f"default-src 'none'; style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return Assets(style, script, policy)


def compact_style(source: str) -> str:
    """A style sheet without its comments and the space it does not need; what stands in quotes stays."""
    return _STYLE_SPACE.sub(r"\1\2\3", _bare(source)).replace(";}", "}")


def compact_script(source: str) -> str:
    """A script without its comments and the space it does not need; what stands in quotes stays.

    Comments must stand on lines of their own, or be the casts of types within a line.
    """
    return _SCRIPT_LINE.sub(r"\1", _SCRIPT_SPACE.sub(r"\1\2", _bare(source)))


def _bare(source: str) -> str:
    """A source without its comments and its indents."""
    for left_out in (_BLOCK_COMMENT, _LINE_COMMENT, _INLINE_COMMENT, _INDENT):
        source = left_out.sub("", source)
    return source


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
