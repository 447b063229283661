"""Glossaries as a style for Vale, a prose linter that matches words alone (https://vale.sh).

Vale's rules are regular expressions. It knows neither parts of speech nor what a verb acts on, so an entry with
conditions is exported as a suggestion, and an entry without them as a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from plainspeak.glossary.compiling import entry_patterns
from plainspeak.inflection import inflect_phrase
from plainspeak.rewriting.fitting import LEAVE_OUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plainspeak.glossary.lexicon import Pattern
    from plainspeak.glossary.schema import Entry, Glossary

README = """\
# plainspeak's words, as a style for Vale

Put the folder `plainspeak` into the folder that `StylesPath` names in your `.vale.ini`, and switch it on:

    StylesPath = styles
    MinAlertLevel = suggestion

    [*.md]
    BasedOnStyles = plainspeak

Warnings are words that are hard wherever they stand. Suggestions are words that may well be right: look twice.

## What Vale cannot tell apart

Vale looks for words. plainspeak looks at what they do in their sentence. So this style, unlike plainspeak:

- flags "we deliver parcels" like "we deliver outcomes". All words with such conditions are in the rules whose
  names end in `Sometimes`. Switch one off with `plainspeak.JargonSometimes = NO`.
- flags the names of teams, funds and Acts, and words in quotation marks.
- flags a term or an acronym even where the text explains it.
- offers all replacements of a word, whatever the sentence, and does not mend "a" and "an" before them.
- does not say why a word is hard.

Made by `plainspeak glossary export --format vale`. Changes made here are lost when it is made again.
"""

_NAMES = {
    "jargon": "Jargon",
    "wordy": "Wordy",
    "legal": "Legal",
    "term": "Terms",
    "hidden-verb": "HiddenVerbs",
    "false-friend": "FalseFriends",
}
_SIGNS = frozenset("&/%")
_GAP = r"(?:\S+ ){1,6}"
_REPLACE = "Try '%s' instead of '%s'."
_LEAVE_OUT = "Take out '%s'."
_ADVICE = "'%s' is hard for many readers; say it another way."
_EXPLAIN = "Say what '%s' means when you first use it."
_ACRONYM = "Say what it stands for ('%s') when you first use '%s'."


@dataclass(slots=True)
class _Rule:
    """A file of the style: with replacements `swap` (by what they replace), without them `tokens`."""

    message: str
    level: str
    ignorecase: bool = True
    swap: dict[str, str] = field(default_factory=dict[str, str])
    tokens: dict[str, None] = field(default_factory=dict[str, None])


def as_vale(glossaries: Iterable[Glossary]) -> dict[str, str]:
    """The files of the style "plainspeak": their names and their contents."""
    rules: dict[str, _Rule] = {}
    glossaries = tuple(glossaries)
    for glossary in glossaries:
        for entry in glossary.entries:
            _add_entry(rules, entry)
    for glossary in glossaries:
        for acronym in glossary.acronyms:
            if acronym.known is None:
                rule = rules.setdefault("Acronyms", _Rule(_ACRONYM, "suggestion", ignorecase=False))
                rule.swap[_regex((acronym.short,))] = "|".join(acronym.means)
    files = {f"{name}.yml": _file(rule) for name, rule in sorted(rules.items())}
    return files | {"README.md": README}


def _add_entry(rules: dict[str, _Rule], entry: Entry) -> None:
    uses = tuple(dict.fromkeys(use for sense in entry.senses for use in sense.use))
    sure = not entry.conditioned and entry.kind not in ("term", "false-friend")
    name = _NAMES[entry.kind] + ("Sometimes" if entry.conditioned else "")
    level = "warning" if sure else "suggestion"
    for pattern in entry_patterns(entry, 0):
        if pattern.exception:
            continue
        key = _pattern_regex(pattern)
        if entry.kind in ("term", "false-friend"):
            rules.setdefault(name, _Rule(_EXPLAIN, level)).tokens[key] = None
        elif LEAVE_OUT in uses:
            rules.setdefault(f"{name}LeaveOut", _Rule(_LEAVE_OUT, level)).tokens[key] = None
        elif not uses or pattern.open_gap:
            rules.setdefault(f"{name}Advice", _Rule(_ADVICE, level)).tokens[key] = None
        else:
            rule = rules.setdefault(name, _Rule(_REPLACE, level))
            rule.swap.setdefault(key, "|".join(_inflected(uses, pattern)))


def _inflected(uses: Sequence[str], pattern: Pattern) -> list[str]:
    """The replacements in every form that the match may be in; each once, in order."""
    forms = sorted(pattern.forms)
    made = [inflect_phrase(use, form) for use in uses for form in forms] if forms else list(uses)
    return list(dict.fromkeys(made))


def _pattern_regex(pattern: Pattern) -> str:
    if not pattern.open_gap:
        return _regex(pattern.words)
    return f"{_regex(pattern.words[: pattern.gap])} {_GAP}{_regex(pattern.words[pattern.gap :])}"


def _regex(words: Sequence[str]) -> str:
    """Words as a regular expression without groups that capture, which Vale would take for something else."""
    joined = _escaped(words[0])
    for before, word in pairwise(words):
        if before in _SIGNS or word in _SIGNS:
            joined += " ?"
        elif word != "'s":
            joined += "[ -]"
        joined += _escaped(word)
    return joined


def _escaped(word: str) -> str:
    return re.escape(word).replace("'", "['’]")


def _file(rule: _Rule) -> str:
    """A rule as the YAML that Vale reads; the longest terms first."""
    lines = [
        f"extends: {'substitution' if rule.swap else 'existence'}",
        f"message: {_quoted(rule.message)}",
        f"level: {rule.level}",
        f"ignorecase: {'true' if rule.ignorecase else 'false'}",
    ]
    if rule.swap:
        lines += ["action:", "  name: replace", "swap:"]
        pairs = sorted(rule.swap.items(), key=lambda pair: (-len(pair[0]), pair[0]))
        lines += [f"  {_quoted(term)}: {_quoted(use)}" for term, use in pairs]
    else:
        lines.append("tokens:")
        lines += [f"  - {_quoted(term)}" for term in sorted(rule.tokens, key=lambda t: (-len(t), t))]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
