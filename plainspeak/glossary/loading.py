"""Reading glossary files. Every mistake is reported with its file, its line and what to write instead."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, cast

from plainspeak.glossary.conditions import read_conditions
from plainspeak.glossary.errors import GlossaryError
from plainspeak.glossary.fields import parse
from plainspeak.glossary.schema import (
    ENTRY_KINDS,
    PARTS_OF_SPEECH,
    Acronym,
    Entry,
    Glossary,
    PartOfSpeech,
    Sense,
)
from plainspeak.model import AUDIENCES, NATIONS, Audience, Kind, Nation
from plainspeak.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Collection

    from plainspeak.glossary.fields import Value

_FILE_FIELDS = ("glossary", "about", "kind", "source", "entries", "acronyms")
_SENSE_FIELDS = ("when", "unless", "use", "advice", "why")
_ENTRY_FIELDS = (
    "term",
    "slug",
    "also",
    "kind",
    "pos",
    "head",
    "adverbs",
    "use",
    "advice",
    "why",
    "explain",
    "when",
    "unless",
    "except",
    "senses",
    "safe",
    "source",
    "fine for",
    "nations",
    "owner",
    "review_by",
    "flag",
    "pass",
)
_ACRONYM_FIELDS = ("short", "means", "service", "known", "source", "fine for", "nations")


def read_glossary(text: str, path: str, set_names: Collection[str], *, curated: bool = True) -> Glossary:
    """The glossary in `text`; `path` names it in errors and `set_names` are the word sets that there are.

    In a curated glossary every entry must carry a reason and sentences to flag. Raises GlossaryError.
    """
    root = parse(text, path)
    fields = root.fields("a glossary", _FILE_FIELDS)
    for name in ("glossary", "about"):
        if name not in fields:
            raise root.fail(f"the file has no '{name}:' at its top; add it")
    reader = _Reader(fields, set_names, curated)
    return Glossary(
        fields["glossary"].text("the name of the glossary"),
        fields["about"].text("'about'"),
        tuple(reader.entry(v) for v in fields["entries"].items("entries")) if "entries" in fields else (),
        tuple(reader.acronym(v) for v in fields["acronyms"].items("acronyms"))
        if "acronyms" in fields
        else (),
        path,
    )


def read_item(text: str, path: str, line: int, set_names: Collection[str]) -> Entry | Acronym:
    """The one entry or acronym of a glossary that begins on `line`; the others are not looked at.

    Raises GlossaryError for a mistake, and where nothing begins there.
    """
    fields = parse(text, path).fields("a glossary", _FILE_FIELDS)
    reader = _Reader(fields, set_names, curated=False)
    for name, read in (("entries", reader.entry), ("acronyms", reader.acronym)):
        for value in fields[name].items(name) if name in fields else ():
            if value.line == line:
                return read(value)
    raise GlossaryError(path, line, "no entry begins on this line; the file has changed, so try again")


def item_text(text: str, line: int) -> str:
    """The lines of the entry or acronym that begins on `line`, as they stand in the file."""
    first, *rest = text.splitlines()[line - 1 :]
    lines = [first]
    for following in rest:
        bare = following.lstrip()
        if (
            bare
            and not bare.startswith("#")
            and len(following) - len(bare) <= len(first) - len(first.lstrip())
        ):
            break
        lines.append(following)
    while not lines[-1].strip() or lines[-1].lstrip().startswith("#"):
        lines.pop()
    return "\n".join(lines)


def slug(term: str) -> str:
    """The part of a rule that names a term: lower case, words joined by hyphens, accents taken off."""
    plain = unicodedata.normalize("NFKD", term.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _date(value: Value) -> date:
    text = value.text("'review_by'")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise value.fail(f"'{text}' is no date; write year, month and day, such as 2027-03-31") from None


def _reading(value: Value) -> tuple[str, tuple[str, ...]]:
    """A long form, and the words after its colon if it has any: they tell when it is the one that is meant."""
    pair = value.pair()
    if pair is None:
        return value.text("a long form"), ()
    long_form, cues = pair
    return long_form.text("a long form"), cues.texts(f"the words for '{long_form.text('a long form')}'")


class _Reader:
    """Reads entries with what their file says for all of them."""

    def __init__(self, file: dict[str, Value], set_names: Collection[str], curated: bool) -> None:
        """`file` are the fields at the top of the file."""
        kind = file["kind"].choice("the kind", ENTRY_KINDS) if "kind" in file else None
        self.kind: Kind | None = cast("Kind | None", kind)
        self.source = file["source"].text("the source") if "source" in file else None
        self.set_names, self.curated = set_names, curated

    def entry(self, value: Value) -> Entry:
        fields = value.fields("an entry", _ENTRY_FIELDS)
        if "term" not in fields:
            raise value.fail("this entry has no 'term:'; write the word it is about")
        term = fields["term"].text("the term")
        kind = self._kind(fields)
        if kind is None:
            raise value.fail(
                f"'{term}' has no 'kind:', and neither has its file; write {', '.join(ENTRY_KINDS)}"
            )
        pos = fields["pos"].choice("the part of speech", PARTS_OF_SPEECH) if "pos" in fields else "phrase"
        entry = Entry(
            term=term,
            kind=kind,
            rule=f"{kind}/{slug(fields['slug'].text('the slug') if 'slug' in fields else term)}",
            pos=cast("PartOfSpeech", pos),
            head=fields["head"].text("'head'") if "head" in fields else None,
            also=self._texts(fields, "also"),
            adverbs=self._yes(fields, "adverbs"),
            exceptions=self._texts(fields, "except"),
            senses=self._senses(fields, term),
            explain=fields["explain"].text("the explanation") if "explain" in fields else None,
            safe=self._yes(fields, "safe"),
            source=self._source(value, fields, term),
            fine_for=cast("tuple[Audience, ...]", self._choices(fields, "fine for", AUDIENCES)),
            nations=cast("tuple[Nation, ...]", self._choices(fields, "nations", NATIONS)),
            flag=self._texts(fields, "flag"),
            leave=self._texts(fields, "pass"),
            owner=fields["owner"].text("the owner") if "owner" in fields else "",
            review_by=_date(fields["review_by"]) if "review_by" in fields else None,
            file=value.path,
            line=value.line,
        )
        self._check(value, entry)
        return entry

    def acronym(self, value: Value) -> Acronym:
        fields = value.fields("an acronym", _ACRONYM_FIELDS)
        if "short" not in fields:
            raise value.fail("this acronym has no 'short:'; write the letters it is about")
        short = fields["short"].text("the short form")
        readings = [_reading(item) for item in fields["means"].items("'means'")] if "means" in fields else []
        means = tuple(long_form for long_form, _ in readings)
        known = fields["known"].text("'known'") if "known" in fields else None
        if not means and known is None:
            raise value.fail(f"'{short}' has no 'means:'; write what it stands for")
        return Acronym(
            short,
            means,
            fields["service"].text("the service") if "service" in fields else "",
            known,
            cast("tuple[Audience, ...]", self._choices(fields, "fine for", AUDIENCES)),
            cast("tuple[Nation, ...]", self._choices(fields, "nations", NATIONS)),
            tuple(cues for _, cues in readings),
            self._source(value, fields, short),
            value.path,
            value.line,
        )

    def _senses(self, fields: dict[str, Value], term: str) -> tuple[Sense, ...]:
        own = {name: fields[name] for name in _SENSE_FIELDS if name in fields}
        if "senses" not in fields:
            return (self._sense(own, own),)
        clash = [name for name in ("when", "unless") if name in own]
        if clash:
            raise fields[clash[0]].fail(f"'{term}' has senses, so put '{clash[0]}' inside one of them")
        return tuple(
            self._sense(item.fields(f"a sense of '{term}'", _SENSE_FIELDS), own)
            for item in fields["senses"].items("senses")
        )

    def _sense(self, fields: dict[str, Value], common: dict[str, Value]) -> Sense:
        merged = {**common, **fields}
        return Sense(
            read_conditions(merged["when"], "when", self.set_names) if "when" in merged else (),
            read_conditions(merged["unless"], "unless", self.set_names) if "unless" in merged else (),
            self._texts(merged, "use"),
            merged["advice"].text("the advice") if "advice" in merged else "",
            merged["why"].text("the reason") if "why" in merged else "",
        )

    def _kind(self, fields: dict[str, Value]) -> Kind | None:
        """The kind that the entry names, else its file's."""
        if "kind" not in fields:
            return self.kind
        return cast("Kind", fields["kind"].choice("the kind", ENTRY_KINDS))

    def _check(self, value: Value, entry: Entry) -> None:
        """Raise for an entry that cannot be matched or that says too little for a reader of its findings."""
        if not all(scan(term).keys for term in (entry.term, *entry.also, *entry.exceptions)):
            raise value.fail(f"'{entry.term}' has a term without any letter; write words")
        if entry.head is not None and entry.head not in entry.term.replace("-", " ").split():
            raise value.fail(f"'{entry.head}' is no word of '{entry.term}'; name the word that changes")
        if entry.kind in ("term", "false-friend"):
            if not entry.explain:
                raise value.fail(f"'{entry.term}' is a {entry.kind}, so it needs 'explain:' in plain words")
        elif not all(sense.use or sense.advice for sense in entry.senses):
            raise value.fail(f"'{entry.term}' needs 'use:' (what to write instead) or 'advice:' (what to do)")
        if not self.curated:
            return
        if entry.kind not in ("term", "false-friend") and not all(sense.why for sense in entry.senses):
            raise value.fail(f"'{entry.term}' needs 'why:', a plain sentence that says what is wrong with it")
        if not entry.flag:
            raise value.fail(f"'{entry.term}' needs 'flag:', at least one sentence in which it must be found")
        if entry.conditioned and not entry.leave:
            raise value.fail(f"'{entry.term}' has conditions, so it needs 'pass:', sentences to leave alone")

    def _source(self, value: Value, fields: dict[str, Value], term: str) -> str:
        if "source" in fields:
            return fields["source"].text("the source")
        if self.source is None:
            if self.curated:
                raise value.fail(
                    f"'{term}' has no 'source:', and neither has its file; name where it comes from"
                )
            return ""
        return self.source

    @staticmethod
    def _texts(fields: dict[str, Value], name: str) -> tuple[str, ...]:
        return fields[name].texts(f"'{name}'") if name in fields else ()

    @staticmethod
    def _yes(fields: dict[str, Value], name: str) -> bool:
        return name in fields and fields[name].choice(f"'{name}'", ("yes", "no")) == "yes"

    @staticmethod
    def _choices(fields: dict[str, Value], name: str, known: tuple[str, ...]) -> tuple[str, ...]:
        if name not in fields:
            return ()
        return tuple(item.choice(f"'{name}'", known) for item in fields[name].items(f"'{name}'"))
