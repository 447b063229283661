"""Glossaries in other forms: a table for Excel, or one YAML file. The third form, Vale's, has a module of its own."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import yaml

from plainspeak.curation.writing import table_as_yaml
from plainspeak.glossary.fields import parse
from plainspeak.glossary.loading import slug
from plainspeak.glossary.tables import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plainspeak.glossary.schema import Entry, Glossary

_DUMPER: type = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_TEXT, _LIST, _FIELDS = "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"


def as_csv(glossaries: Iterable[Glossary]) -> str:
    """The entries as a table that can be imported again, a row for each headword; entries that share one are joined.

    A table has no room for conditions, other spellings, kinds and acronyms.
    """
    rows: dict[str, list[Entry]] = {}
    for glossary in glossaries:
        for entry in glossary.entries:
            rows.setdefault(slug(entry.term), []).append(entry)
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    writer.writerows(_row(entries) for entries in rows.values())
    return written.getvalue()


def _row(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The cells of a row, in the order of the columns; the last is for acronyms, which are left out."""
    senses = [sense for entry in entries for sense in entry.senses]
    uses = dict.fromkeys(
        use for entry in entries if entry.kind != "term" for s in entry.senses for use in s.use
    )
    reasons = [sense.why if uses else sense.advice or sense.why for sense in senses]
    kinds = {entry.pos for entry in entries}
    dates = [entry.review_by for entry in entries if entry.review_by]
    return (
        entries[0].term,
        "; ".join(uses),
        next(filter(None, reasons), ""),
        kinds.pop() if len(kinds) == 1 else "",
        next((entry.explain for entry in entries if entry.explain), ""),
        "\n".join(dict.fromkeys(text for entry in entries for text in entry.flag)),
        next((entry.owner for entry in entries if entry.owner), ""),
        min(dates).isoformat() if dates else "",
        "",
    )


def as_yaml(glossaries: Sequence[tuple[Glossary, str | None]]) -> str:
    """One YAML file of several glossaries, each given with the text of its own YAML file, None for a table.

    Every entry says its own kind and source, as the files do not agree on them. Comments are left behind.
    """
    entries: list[yaml.Node] = []
    acronyms: list[yaml.Node] = []
    for glossary, text in glossaries:
        fields = parse(text or table_as_yaml(glossary), glossary.file).fields("a glossary", _KNOWN)
        common = {name: fields[name].text(name) for name in ("kind", "source") if name in fields}
        for name, found in (("entries", entries), ("acronyms", acronyms)):
            for value in fields[name].items(name) if name in fields else ():
                wanted = common if name == "entries" else {k: v for k, v in common.items() if k == "source"}
                found.append(_with(value.node, wanted))
    names = ", ".join(glossary.name for glossary, _ in glossaries)
    parts: list[tuple[yaml.Node, yaml.Node]] = [
        (_scalar("glossary"), _scalar("Exported words")),
        (_scalar("about"), _scalar(f"From {names}.")),
    ]
    for name, found in (("entries", entries), ("acronyms", acronyms)):
        if found:
            parts.append((_scalar(name), yaml.SequenceNode(_LIST, found)))
    root = yaml.MappingNode(_FIELDS, parts)
    return str(yaml.serialize(root, Dumper=_DUMPER, allow_unicode=True, width=110))  # pyright: ignore[reportUnknownMemberType] - untyped in PyYAML's stubs


_KNOWN = ("glossary", "about", "kind", "source", "entries", "acronyms")


def _scalar(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode(_TEXT, text)


def _with(node: yaml.Node, common: dict[str, str]) -> yaml.Node:
    """The entry with those fields of its file that it does not have itself."""
    if not isinstance(node, yaml.MappingNode):
        return node
    own = {str(key.value) for key, _ in node.value}
    added = [(_scalar(name), _scalar(text)) for name, text in common.items() if name not in own]
    return yaml.MappingNode(_FIELDS, [*node.value, *added])
