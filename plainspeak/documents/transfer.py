"""Documents and findings as plain data that can be sent from one process to another as JSON, and back.

JSON and not pickle: what comes from a process that has read a hostile file must not be able to run anything.
"""

from __future__ import annotations

from dataclasses import asdict, astuple, fields
from typing import TYPE_CHECKING, Any

from plainspeak.model import Block, Document, Finding, Ignore, Piece, Position, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS: dict[str, type[Block | Piece | Span]] = {
    "blocks": Block,
    "pieces": Piece,
    "protected": Span,
    "links": Span,
    "foreign": Block,
}


def to_plain(document: Document) -> dict[str, Any]:
    """The fields of a document, their parts as lists."""
    plain: dict[str, Any] = {each.name: getattr(document, each.name) for each in fields(document)}
    parts = {name: [astuple(part) for part in plain[name]] for name in _PARTS}
    return plain | parts | {"ignores": [asdict(ignore) for ignore in document.ignores]}


def from_plain(plain: Mapping[str, Any]) -> Document:
    """The document that `to_plain` was given. Raises TypeError for anything else."""
    parts: dict[str, Any] = {
        name: tuple(kind(*part) for part in plain[name]) for name, kind in _PARTS.items()
    }
    parts["ignores"] = tuple(_ignore(ignore) for ignore in plain["ignores"])
    return Document(**{**plain, **parts})


def _ignore(plain: Mapping[str, Any]) -> Ignore:
    written: Any = plain["written"] and Span(**plain["written"])
    fields_of: dict[str, Any] = {**plain, "rules": tuple(plain["rules"]), "written": written}
    return Ignore(**fields_of)


def finding_to_plain(finding: Finding) -> dict[str, Any]:
    """The fields of a finding."""
    return asdict(finding)


def finding_from_plain(plain: Mapping[str, Any]) -> Finding:
    """The finding that `finding_to_plain` was given. Raises TypeError for anything else."""
    parts: dict[str, Any] = {
        "suggestions": tuple(plain["suggestions"]),
        "source": plain["source"] and Span(**plain["source"]),
        "position": plain["position"] and Position(**plain["position"]),
        "sentence": Span(**plain["sentence"]),
    }
    return Finding(**{**plain, **parts})
