"""`plainspeak explain`: what the glossaries say of a word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainspeak.cli import output
from plainspeak.cli.options import glossary_option
from plainspeak.cli.status import FOUND, OK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plainspeak.curation.lookup import Lookup
    from plainspeak.glossary.schema import Acronym, Condition, Entry, Sense

_KINDS = {
    "jargon": "jargon",
    "wordy": "a shorter word would do",
    "legal": "legal language",
    "term": "a term to explain at first use",
    "hidden-verb": "a verb hidden in a noun",
    "false-friend": "means something else to charities and partners",
}


@click.command()
@glossary_option
@click.argument("words", nargs=-1, required=True, metavar="WORD…")
def explain(words: tuple[str, ...], glossaries: tuple[str, ...]) -> int:
    """Tell what the glossaries say of a word, and why.

    Any form or spelling of it will do, and so will a rule, such as jargon/deliver.
    The exit status is 1 where they do not know it.
    """
    from plainspeak.curation.lookup import Lookup

    word = " ".join(words)
    lookup = Lookup([Path(path) for path in glossaries])
    found = lookup.find(word)
    if not (found.entries or found.acronyms):
        return unknown(word, lookup)
    parts = ["\n".join(_entry_lines(entry)) for entry in found.entries]
    parts += ["\n".join(_acronym_lines(acronym)) for acronym in found.acronyms]
    output.print_text("\n\n".join(parts) + "\n")
    return OK


def unknown(word: str, lookup: Lookup) -> int:
    """Tell that a word is in no glossary, and which one may have been meant."""
    near = lookup.near(word)
    quoted = [f"'{each}'" for each in near]
    meant = quoted[0] if len(near) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}" if near else ""
    advice = f"did you mean {meant}?" if meant else "it may be plain already."
    click.echo(f"plainspeak: '{word}' is in no glossary; {advice}", err=True)
    return FOUND


def _entry_lines(entry: Entry) -> Iterator[str]:
    yield f"{entry.term}  {entry.rule}"
    yield f"  {_sentence(_KINDS.get(entry.kind, entry.kind))}"
    if entry.also:
        yield f"  Also: {', '.join(entry.also)}"
    several = len(entry.senses) > 1
    for number, sense in enumerate(entry.senses, 1):
        if several:
            yield f"  Sense {number}"
        yield from _sense_lines(sense, "    " if several else "  ")
    if entry.explain:
        yield f"  In plain words: {entry.explain}"
    if entry.exceptions:
        yield f"  Left alone in: {', '.join(entry.exceptions)}"
    yield from _examples("Flagged:", entry.flag)
    yield from _examples("Left alone:", entry.leave)
    yield from _background(entry)


def _sense_lines(sense: Sense, indent: str) -> Iterator[str]:
    if sense.use:
        yield f"{indent}Write instead: {', '.join(sense.use)}"
    if sense.advice:
        yield f"{indent}What to do: {sense.advice}"
    if sense.why and sense.why != sense.advice:
        yield f"{indent}Why: {sense.why}"
    yield from _conditions(f"{indent}Only where", sense.when)
    yield from _conditions(f"{indent}Not where", sense.unless)


def _conditions(start: str, conditions: Sequence[Condition]) -> Iterator[str]:
    from plainspeak.curation.conditions import written

    for number, condition in enumerate(dict.fromkeys(conditions)):
        yield f"{start if not number else ' ' * (len(start) - 2) + 'or'} {written(condition)}"


def _examples(title: str, sentences: Iterable[str]) -> Iterator[str]:
    for number, sentence in enumerate(sentences):
        if not number:
            yield f"  {title}"
        yield f"    {sentence}"


def _background(item: Entry | Acronym) -> Iterator[str]:
    """Where an entry comes from, and whom it concerns."""
    if item.fine_for:
        yield f"  Fine for: {', '.join(item.fine_for)}"
    if item.nations:
        yield f"  Used in: {', '.join(item.nations)}"
    if item.source:
        yield f"  Source: {item.source}"
    owner, review_by = getattr(item, "owner", ""), getattr(item, "review_by", None)
    if owner:
        yield f"  Owner: {owner}"
    if review_by:
        yield f"  To be reviewed by: {review_by}"
    yield f"  In: {place(item)}"


def place(item: Entry | Acronym) -> str:
    """The file of an entry and its line, or its row in a table."""
    from plainspeak.glossary.reading import shown_place

    return shown_place(item.file, item.line)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _acronym_lines(acronym: Acronym) -> Iterator[str]:
    yield f"{acronym.short}  acronym"
    if acronym.known is not None:
        yield f"  Needs no explaining: {acronym.known}"
    for number, means in enumerate(acronym.means):
        yield f"  {'Stands for:' if not number else 'or:'.rjust(11)} {means}"
    if acronym.service:
        yield f"  Used in: {acronym.service}"
    yield from _background(acronym)
