"""Settings from `plainspeak.toml`, or from `[tool.plainspeak]` in `pyproject.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from plainspeak.glossary.errors import did_you_mean
from plainspeak.glossary.schema import NATIONS, Nation
from plainspeak.model import AUDIENCES, SEVERITIES, Audience, PlainspeakError, Severity
from plainspeak.pipeline.sentence_checks.long_sentences import FAR_OVER, LIMIT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

OWN_FILE = "plainspeak.toml"
PROJECT_FILE = "pyproject.toml"
FAIL_ON = ("error", "warning", "info", "never")
_KEYS = (
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
)
_LIMITS = ("long_sentence", "very_long_sentence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a configuration file says; None and empty where it says nothing.

    `glossaries` are paths of files of the council's own words, `accept` words that are fine in all their forms,
    `severity` pairs of a kind, a rule or the beginning of one with what it counts as, `acronyms` pairs of the
    council's own short forms with what they stand for, and `path` the file itself. A sentence is long with more
    words than `long_sentence`, and very long with more than `very_long_sentence`.
    """

    audience: Audience | None = None
    nation: Nation | None = None
    glossaries: tuple[Path, ...] = ()
    accept: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    severity: tuple[tuple[str, Severity], ...] = ()
    acronyms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    long_sentence: int = LIMIT
    very_long_sentence: int = FAR_OVER
    path: Path | None = None


def read_config(path: Path) -> Config:
    """The settings in a file. Raises PlainspeakError with one sentence on what is wrong in it."""
    table = _table(path)
    if table is None:
        raise PlainspeakError(f"{path} has no [tool.plainspeak]; add it or name another file")
    return _Reader(path, table).config()


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
        return _table(path) is not None
    except PlainspeakError:
        return False


def _table(path: Path) -> Mapping[str, Any] | None:
    try:
        whole = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise PlainspeakError(f"{path} cannot be read ({reason}); check its path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PlainspeakError(
            f"{path} is not valid TOML ({error}); mend it as the documentation shows"
        ) from error
    if path.name != PROJECT_FILE:
        return whole
    tool: Any = whole.get("tool", {})
    section: Any = cast("dict[str, Any]", tool).get("plainspeak") if isinstance(tool, dict) else None
    return cast("dict[str, Any]", section) if isinstance(section, dict) else None


class _Reader:
    """Reads the fields of one file."""

    def __init__(self, path: Path, table: Mapping[str, Any]) -> None:
        self.path, self.table = path, table

    def config(self) -> Config:
        for key in self.table:
            if key not in _KEYS:
                raise self._wrong(f"there is no setting '{key}'{did_you_mean(key, _KEYS)}")
        folder = self.path.parent
        long_sentence, very_long = self._limits()
        return Config(
            audience=cast("Audience | None", self._choice("audience", AUDIENCES)),
            nation=cast("Nation | None", self._choice("nation", NATIONS)),
            glossaries=tuple(folder / name for name in self._texts("glossaries")),
            accept=self._texts("accept"),
            select=self._texts("select"),
            ignore=self._texts("ignore"),
            fail_on=self._choice("fail_on", FAIL_ON),
            severity=self._severity(),
            acronyms=self._acronyms(),
            long_sentence=long_sentence,
            very_long_sentence=very_long,
            path=self.path,
        )

    def _wrong(self, message: str) -> PlainspeakError:
        return PlainspeakError(f"{self.path}: {message}")

    def _choice(self, key: str, known: Sequence[str]) -> str | None:
        if key not in self.table:
            return None
        value = self.table[key]
        if not isinstance(value, str) or value not in known:
            raise self._wrong(f"'{key}' cannot be {value!r}{did_you_mean(str(value), known)}")
        return value

    def _texts(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        if not _are_texts(value):
            raise self._wrong(f"""'{key}' should be a list of texts, such as {key} = ["…", "…"]""")
        return tuple(value)

    def _section(self, key: str) -> dict[str, Any]:
        value = self.table.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong(f"'{key}' should be a section: write [{key}] and its lines below")
        return cast("dict[str, Any]", value)

    def _severity(self) -> tuple[tuple[str, Severity], ...]:
        found: list[tuple[str, Severity]] = []
        for rule, value in self._section("severity").items():
            if value not in SEVERITIES:
                raise self._wrong(
                    f"the severity of '{rule}' cannot be {value!r}{did_you_mean(str(value), SEVERITIES)}"
                )
            found.append((rule, value))
        # The longest name says most, so it goes first.
        return tuple(sorted(found, key=lambda item: -len(item[0])))

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
