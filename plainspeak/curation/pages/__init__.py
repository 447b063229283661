"""Glossaries as pages to read in a browser: an index and one page for each, with no script and no other file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import chain, count
from pathlib import PurePath
from typing import TYPE_CHECKING

from plainspeak.glossary.loading import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jinja2 import Environment

    from plainspeak.glossary.schema import Acronym, Entry, Glossary

_KINDS = {
    "jargon": "jargon",
    "wordy": "a plainer word will do",
    "legal": "legal language",
    "term": "explain it",
    "hidden-verb": "hidden verb",
    "false-friend": "means different things",
}


@dataclass(frozen=True, slots=True)
class _Word:
    """What a page says of an entry or an acronym."""

    anchor: str
    term: str
    kind: str
    also: str
    use: tuple[str, ...]
    notes: tuple[str, ...]
    explain: str
    source: str
    known_to: str
    nations: str
    flag: tuple[str, ...]
    leave: tuple[str, ...]


def as_pages(glossaries: Iterable[Glossary]) -> dict[str, str]:
    """The pages by file name, `index.html` among them; encode them as UTF-8."""
    chosen = list(glossaries)
    names = _names(chosen)
    style = files(__name__).joinpath("style.css").read_text(encoding="utf-8")
    templates = _environment()
    index = templates.get_template("index.html")
    page = templates.get_template("glossary.html")
    listed = [
        (name, read.name[:1].upper() + read.name[1:], read.about, len(read.entries) + len(read.acronyms))
        for name, read in zip(names, chosen, strict=True)
    ]
    pages = {"index.html": index.render(style=style, glossaries=listed)}
    for name, title, read in zip(names, (row[1] for row in listed), chosen, strict=True):
        words = [*map(_word, read.entries), *map(_short_form, read.acronyms)]
        words.sort(key=lambda word: (word.term.lower(), word.anchor))
        words = _apart(words)
        pages[name] = page.render(style=style, title=title, about=read.about, words=words)
    return pages


def _names(glossaries: Sequence[Glossary]) -> list[str]:
    """A file name for each: that of the glossary's own file, with a number where two have one name."""
    found: list[str] = []
    for read in glossaries:
        stem = slug(PurePath(read.file).stem or read.name) or "glossary"
        stem = "index-of-words" if stem == "index" else stem
        names = chain([f"{stem}.html"], (f"{stem}-{number}.html" for number in count(2)))
        found.append(next(name for name in names if name not in found))
    return found


def _apart(words: Sequence[_Word]) -> list[_Word]:
    """The words with an anchor of its own for each: "MoU" and "MOU" would have one."""
    met: Counter[str] = Counter()
    found: list[_Word] = []
    for word in words:
        met[word.anchor] += 1
        number = met[word.anchor]
        found.append(word if number == 1 else replace(word, anchor=f"{word.anchor}.{number}"))
    return found


def _word(entry: Entry) -> _Word:
    notes = [note for sense in entry.senses for note in (sense.advice, sense.why) if note]
    return _Word(
        anchor=entry.rule.replace("/", "-"),
        term=entry.term,
        kind=_KINDS[entry.kind],
        also=", ".join(entry.also),
        use=tuple(dict.fromkeys(use for sense in entry.senses for use in sense.use)),
        notes=tuple(dict.fromkeys(notes)),
        explain=entry.explain or "",
        source=entry.source,
        known_to=", ".join(entry.fine_for),
        nations=", ".join(_place(nation) for nation in entry.nations),
        flag=entry.flag,
        leave=entry.leave,
    )


def _short_form(acronym: Acronym) -> _Word:
    return _Word(
        anchor=f"acronym-{slug(acronym.short)}",
        term=acronym.short,
        kind="short form" if acronym.known is None else "short form that everyone knows",
        also="",
        use=acronym.means,
        notes=(f"It is known: {acronym.known}.",) if acronym.known else (),
        explain="",
        source=acronym.source,
        known_to=", ".join(acronym.fine_for),
        nations=", ".join(_place(nation) for nation in acronym.nations),
        flag=(),
        leave=(),
    )


def _place(nation: str) -> str:
    return nation.replace("-", " ").title()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(__name__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
