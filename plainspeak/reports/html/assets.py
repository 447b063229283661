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
# No string in the styles has these marks with spaces in it.
_STYLE_SPACE = re.compile(r"\s*([{};])\s*|([:,])\s")
_INLINE_COMMENT = re.compile(r"/\*\*[^\n*]*\*/ ?")
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


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
    sheets = (_compact(folder.joinpath(f"style/{part}.css").read_text("utf-8")) for part in ("base", name))
    style = "".join(_STYLE_SPACE.sub(r"\1\2", sheet) for sheet in sheets)
    script = _compact(folder.joinpath(f"script/{name}.js").read_text("utf-8"))
    policy = (
        f"default-src 'none'; style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return Assets(style, script, policy)


def _compact(source: str) -> str:
    """A source without its comments and its indents."""
    for left_out in (_BLOCK_COMMENT, _LINE_COMMENT, _INLINE_COMMENT, _INDENT):
        source = left_out.sub("", source)
    return source


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
