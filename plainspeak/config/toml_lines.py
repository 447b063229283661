"""The lines that the keys of a TOML file stand in, which Python's own reader does not tell."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*\[(?P<double>\[)?\s*(?P<name>[^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*(?P<name>[\w-]+(?:\.[\w-]+)*|\"[^\"]*\")\s*=")


def toml_lines(text: str, section: str = "") -> dict[str, int]:
    """Where each key first stands, from 1, by its dotted name as seen from `section` ("" for the whole file).

    A table in a list has its number in its name ("overrides.0.accept"); each name stands for what begins with it as
    well ("limits" for "[limits]"). For messages only: text in a string of several lines may be taken for a key.
    """
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            table = _plain(header["name"])
            if header["double"]:
                counts[table] = counts.get(table, -1) + 1
            name = table = _numbered(table, counts)
        elif key:
            name = ".".join(part for part in (table, _plain(key["name"])) if part)
        else:
            continue
        inside = name.removeprefix(f"{section}.") if section else name
        if section and inside == name:
            continue
        parts = inside.split(".")
        for end in range(1, len(parts) + 1):
            found.setdefault(".".join(parts[:end]), number)
    return found


def _plain(name: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in name.split("."))


def _numbered(table: str, counts: dict[str, int]) -> str:
    """The name of a table with the number of the list's table that it belongs to."""
    for name, count in counts.items():
        if table == name or table.startswith(f"{name}."):
            return f"{name}.{count}{table[len(name) :]}"
    return table
