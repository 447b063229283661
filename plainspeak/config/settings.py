"""What the settings say, and how those for some paths are laid over those for all."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from plainspeak.pipeline.limits import FAR_OVER, LIMIT

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from plainspeak.model import Audience, Nation, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a configuration file says; None and empty where it says nothing.

    `glossaries` are paths of files of the council's own words, `accept` words that are fine in all their forms,
    `severity` pairs of a kind, a rule or the beginning of one with what it counts as, `acronyms` pairs of the
    council's own short forms with what they stand for, `targets` pairs of a figure of `model.Target` with what it
    should be, and `path` the file itself. A sentence is long with more
    words than `long_sentence`, and very long with more than `very_long_sentence`. `exclude` are patterns of paths
    that are passed over in folders, as in `.gitignore`. `overrides` hold for some paths only. `lines` are the
    settings that the file has, each with its line (from 1).
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
    targets: tuple[tuple[str, float], ...] = ()
    long_sentence: int = LIMIT
    very_long_sentence: int = FAR_OVER
    exclude: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    path: Path | None = None
    lines: tuple[tuple[str, int], ...] = field(default=(), compare=False, repr=False)

    def layers(self, path: str) -> tuple[Config, ...]:
        """These settings, and those of the overrides that hold for a document after them, in their order."""
        if not self.overrides:
            return (self,)
        name = self._seen(path)
        return (self, *(each.settings for each in self.overrides if _spec(each.paths).match_file(name)))

    def for_path(self, path: str) -> Config:
        """The settings for one document: those of its overrides are laid over those for all."""
        if not self.overrides:
            return self
        merged, *over = self.layers(path)
        for layer in over:
            merged = _laid_over(merged, layer)
        return replace(merged, overrides=())

    def excludes(self, path: str) -> bool:
        """Whether a document that is met in a folder is passed over."""
        return bool(self.exclude) and _spec(self.exclude).match_file(self._seen(path))

    def _seen(self, path: str) -> str:
        """A path as seen from the folder of the file; on another drive, the whole path."""
        folder = self.path.parent if self.path else Path()
        try:
            return Path(os.path.relpath(path, folder)).as_posix()
        except ValueError:
            return Path(path).as_posix()


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for the documents whose paths match one of the patterns `paths`, as in `.gitignore`."""

    paths: tuple[str, ...]
    settings: Config


def _laid_over(below: Config, above: Config) -> Config:
    """Lists add up, and names in the upper settings go first; single values replace those below."""
    own_limits = any(name == "limits" for name, _ in above.lines)
    limits = above if own_limits else below
    severity, acronyms, targets = (
        dict(below.severity) | dict(above.severity),
        dict(below.acronyms) | dict(above.acronyms),
        dict(below.targets) | dict(above.targets),
    )
    return replace(
        below,
        audience=above.audience or below.audience,
        nation=above.nation or below.nation,
        glossaries=below.glossaries + above.glossaries,
        accept=below.accept + above.accept,
        select=above.select or below.select,
        ignore=below.ignore + above.ignore,
        fail_on=above.fail_on or below.fail_on,
        severity=longest_first(severity),
        acronyms=tuple(acronyms.items()),
        targets=tuple(targets.items()),
        long_sentence=limits.long_sentence,
        very_long_sentence=limits.very_long_sentence,
    )


def longest_first(severity: dict[str, Severity]) -> tuple[tuple[str, Severity], ...]:
    """The severities of rules with the longest name first, as it says most."""
    return tuple(sorted(severity.items(), key=lambda item: -len(item[0])))


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
