"""Finding the file with the settings, and reading it."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING, Any, cast

from plainspeak.config.settings import Config, Override, longest_first
from plainspeak.config.toml_lines import toml_lines
from plainspeak.glossary.errors import did_you_mean
from plainspeak.model import AUDIENCES, NATIONS, SEVERITIES, PlainspeakError, Target
from plainspeak.pipeline.limits import FAR_OVER, LIMIT
from plainspeak.rules import rule_fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from plainspeak.model import Audience, Nation, Severity

OWN_FILE = "plainspeak.toml"
PROJECT_FILE = "pyproject.toml"
FAIL_ON = ("error", "warning", "info", "never")
# Those that may hold for some paths only.
_LAYER_KEYS = (
    "audience",
    "nation",
    "glossaries",
    "accept",
    "select",
    "ignore",
    "fail_on",
    "severity",
    "acronyms",
    "limits",
    "targets",
)
KEYS = (*_LAYER_KEYS, "exclude", "overrides")
TARGET_KEYS = tuple(field.name for field in fields(Target))
_LIMITS = ("long_sentence", "very_long_sentence")


def read_config(path: Path) -> Config:
    """The settings in a file. Raises PlainspeakError with one sentence on what is wrong in it."""
    text = _text(path)
    table = _table(path, text)
    if table is None:
        raise PlainspeakError(f"{path} has no [tool.plainspeak]; add it or name another file")
    lines = toml_lines(text, "tool.plainspeak" if path.name == PROJECT_FILE else "")
    return _Reader(path, table, lines).config()


def find_config(start: Path) -> Path | None:
    """The nearest configuration file: in the folder `start` or in one above it; None if there is none.

    A `plainspeak.toml` goes before a `pyproject.toml` beside it, and that counts only with [tool.plainspeak].
    """
    for folder in (start, *start.parents):
        own = folder / OWN_FILE
        if own.is_file():
            return own
        project = folder / PROJECT_FILE
        if project.is_file() and _has_section(project):
            return project
    return None


def _has_section(path: Path) -> bool:
    """Whether a project file speaks of plainspeak; one that cannot be read is somebody else's affair."""
    try:
        return _table(path, _text(path)) is not None
    except PlainspeakError:
        return False


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise PlainspeakError(f"{path} cannot be read ({reason}); check its path") from error
    except UnicodeDecodeError as error:
        raise PlainspeakError(f"{path} is not in UTF-8; save it as text in UTF-8") from error


def _no_toml(path: Path, error: Exception) -> PlainspeakError:
    return PlainspeakError(f"{path} is not valid TOML ({error}); mend it as the documentation shows")


def _table(path: Path, text: str) -> Mapping[str, Any] | None:
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(path, error) from error
    if path.name != PROJECT_FILE:
        return whole
    tool: Any = whole.get("tool", {})
    section: Any = cast("dict[str, Any]", tool).get("plainspeak") if isinstance(tool, dict) else None
    return cast("dict[str, Any]", section) if isinstance(section, dict) else None


class _Reader:
    """Reads the fields of one file, or of one of its overrides; `lines` are those of its keys, from 1."""

    def __init__(
        self, path: Path, table: Mapping[str, Any], lines: Mapping[str, int], inner: str = ""
    ) -> None:
        self.path, self.table, self.lines, self.inner = path, table, lines, inner

    def config(self) -> Config:
        known = ("paths", *_LAYER_KEYS) if self.inner else KEYS
        for key in self.table:
            if key not in known:
                raise self._wrong(f"there is no setting '{key}'{did_you_mean(key, known)}", key)
        folder = self.path.parent
        long_sentence, very_long = self._limits()
        return Config(
            audience=cast("Audience | None", self._choice("audience", AUDIENCES)),
            nation=cast("Nation | None", self._choice("nation", NATIONS)),
            glossaries=tuple(folder / name for name in self._texts("glossaries")),
            accept=self._texts("accept"),
            select=self._rules("select"),
            ignore=self._rules("ignore"),
            fail_on=self._choice("fail_on", FAIL_ON),
            severity=self._severity(),
            acronyms=self._acronyms(),
            targets=self._targets(),
            long_sentence=long_sentence,
            very_long_sentence=very_long,
            exclude=self._texts("exclude"),
            overrides=self._overrides(),
            path=self.path,
            lines=tuple((key, self.lines.get(self.inner + key, 0)) for key in self.table),
        )

    def _wrong(self, message: str, key: str = "") -> PlainspeakError:
        line = self.lines.get(self.inner + key)
        return PlainspeakError(f"{self.path}{f':{line}' if line else ''}: {message}")

    def _choice(self, key: str, known: Sequence[str]) -> str | None:
        if key not in self.table:
            return None
        value = self.table[key]
        if not isinstance(value, str) or value not in known:
            raise self._wrong(f"'{key}' cannot be {value!r}{did_you_mean(str(value), known)}", key)
        return value

    def _texts(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        if not _are_texts(value):
            raise self._wrong(f"""'{key}' should be a list of texts, such as {key} = ["…", "…"]""", key)
        return tuple(value)

    def _rules(self, key: str) -> tuple[str, ...]:
        rules = self._texts(key)
        for rule in rules:
            self._check_rule(rule, key)
        return rules

    def _check_rule(self, rule: str, key: str) -> None:
        fault = rule_fault(rule)
        if fault:
            raise self._wrong(f"'{key}' names '{rule}', but {fault}", key)

    def _overrides(self) -> tuple[Override, ...]:
        value = self.table.get("overrides", [])
        tables = cast("list[object]", value) if isinstance(value, list) else [None]
        if not all(isinstance(each, dict) for each in tables):
            raise self._wrong("write each override as [[overrides]] and its lines below", "overrides")
        return tuple(
            self._override(number, cast("dict[str, Any]", each)) for number, each in enumerate(tables)
        )

    def _override(self, number: int, table: dict[str, Any]) -> Override:
        inner = f"overrides.{number}."
        settings = {key: each for key, each in table.items() if key != "paths"}
        config = _Reader(self.path, settings, self.lines, inner).config()
        paths = table.get("paths")
        if not paths or not _are_texts(paths):
            line = self.lines.get(f"overrides.{number}")
            place = f"{self.path}{f':{line}' if line else ''}"
            raise PlainspeakError(f"""{place}: say which paths it is for, such as paths = ["letters/**"]""")
        return Override(tuple(paths), config)

    def _section(self, key: str) -> dict[str, Any]:
        value = self.table.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong(f"'{key}' should be a section: write [{key}] and its lines below", key)
        return cast("dict[str, Any]", value)

    def _severity(self) -> tuple[tuple[str, Severity], ...]:
        found: dict[str, Severity] = {}
        for rule, value in self._section("severity").items():
            self._check_rule(rule, "severity")
            if value not in SEVERITIES:
                raise self._wrong(
                    f"the severity of '{rule}' cannot be {value!r}{did_you_mean(str(value), SEVERITIES)}"
                )
            found[rule] = value
        return longest_first(found)

    def _limits(self) -> tuple[int, int]:
        section = self._section("limits")
        for key, value in section.items():
            if key not in _LIMITS:
                raise self._wrong(f"there is no limit '{key}'{did_you_mean(key, _LIMITS)}")
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise self._wrong(f"the limit '{key}' should be a number of words, such as {LIMIT}")
        long_sentence: int = section.get("long_sentence", LIMIT)
        very_long: int = section.get("very_long_sentence", max(FAR_OVER, long_sentence))
        if very_long < long_sentence:
            raise self._wrong("'very_long_sentence' is under 'long_sentence'; make it the larger of the two")
        return long_sentence, very_long

    def _targets(self) -> tuple[tuple[str, float], ...]:
        section = self._section("targets")
        for key, value in section.items():
            if key not in TARGET_KEYS:
                raise self._wrong(f"there is no target '{key}'{did_you_mean(key, TARGET_KEYS)}")
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise self._wrong(f"the target '{key}' should be a number")
            if key.endswith("share") and not 0 <= value <= 1:
                raise self._wrong(f"the target '{key}' should be a share from 0 to 1, such as 0.05")
        return tuple(section.items())

    def _acronyms(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        found: list[tuple[str, tuple[str, ...]]] = []
        for short, value in self._section("acronyms").items():
            means: Any = [value] if isinstance(value, str) else value
            if not means or not _are_texts(means):
                raise self._wrong(f"say what '{short}' stands for, such as {short} = 'the long form'")
            found.append((short, tuple(cast("list[str]", means))))
        return tuple(found)


def _are_texts(value: object) -> bool:
    if not isinstance(value, list):
        return False
    return all(isinstance(item, str) and item.strip() for item in cast("list[object]", value))
