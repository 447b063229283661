"""Writing entries as YAML that the loader reads back, and that an editor can go on with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plainspeak.glossary.tables import likely_part_of_speech

if TYPE_CHECKING:
    from plainspeak.glossary.schema import Entry, Glossary

# What YAML would take for something else than text at the start of one, or anywhere in it.
_NOT_PLAIN = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`<=~]|: |:$| #|\s$|^$|[\x00-\x1f\x7f-\x9f\ufeff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ufeff]")

SKELETON = """\
# A glossary of our own. Fill in the empty lines, take out the ones you do not need, and check it with
#     plainspeak glossary check FILE
glossary: Our words
about: Words of our own, and what to write instead.
kind: jargon # or wordy, legal, term (to be explained), hidden-verb, false-friend
source: Our house style

entries:

  - term: {term}
    # verb, noun, adjective or adverb; phrase for words that never change
    pos: {pos}
    # Other words for the same thing, such as [one, another]. Other spellings and forms are known by themselves.
    # also: []
    # What to write instead, the best first, such as [one, another]; or "advice:" with what to do.
    # A term that has no plain word for it takes "kind: term" and "explain:" in place of "use:".
    use:
    # One plain sentence: what is wrong with the word.
    why:
    # Only where the word has an ordinary use too; docs/glossary-guide.md has all the conditions.
    # when:
    #   - object: [<abstract things>]
    # Sentences in which the word must be flagged.
    flag:
      -
    # Sentences in which it must be left alone.
    # pass:
    #   -
    # Who looks after the entry, and when it should be looked at again.
    # owner:
    # review_by: 2027-03-31
"""


def skeleton(term: str) -> str:
    """A glossary with one entry for `term`, to be filled in; until then the loader says which line is empty."""
    return SKELETON.format(term=scalar(" ".join(term.split())), pos=likely_part_of_speech(term))


def scalar(text: str) -> str:
    """A text as YAML that is read back as it is."""
    if _NOT_PLAIN.search(text):
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'
    return text


def table_as_yaml(glossary: Glossary) -> str:
    """The glossary that a table was read as, with entries of plain fields alone, as a YAML file."""
    lines = [
        f"glossary: {scalar(glossary.name)}",
        f"about: {scalar(glossary.about)}",
        "kind: jargon",
        "entries:",
    ]
    for entry in glossary.entries:
        lines += ["", *_entry_lines(entry)]
    return "\n".join(lines) + "\n"


def _entry_lines(entry: Entry) -> list[str]:
    (sense,) = entry.senses
    kind = "" if entry.kind == "jargon" else entry.kind
    pos = "" if entry.pos == "phrase" else entry.pos
    head = (("term", entry.term), ("kind", kind), ("pos", pos))
    lines = [f"{name}: {scalar(text)}" for name, text in head if text]
    lines += _list("use", sense.use)
    review_by = entry.review_by.isoformat() if entry.review_by else ""
    rest = (
        ("advice", sense.advice),
        ("why", sense.why),
        ("explain", entry.explain or ""),
        ("owner", entry.owner),
        ("review_by", review_by),
    )
    lines += [f"{name}: {scalar(text)}" for name, text in rest if text]
    lines += _list("flag", entry.flag)
    return [f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]


def _list(name: str, items: tuple[str, ...]) -> list[str]:
    if len(items) == 1:
        return [f"{name}: {scalar(items[0])}"]
    return [f"{name}:", *(f"  - {scalar(item)}" for item in items)] if items else []
