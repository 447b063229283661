"""Which files of a folder Git is told to leave alone, as its own documentation (gitignore) has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pathspec import GitIgnoreSpec

_NAME = ".gitignore"


@dataclass
class GitIgnored:
    """Answers for what lies below `top`, a folder that the user named: an absolute path.

    The `.gitignore` files from the top of the repository down to each file count, and the repository's
    `info/exclude`. Outside a repository, those from `top` down do. Where `top` itself is ignored, what lies above
    it says nothing: the user named it.
    """

    top: Path
    _specs: dict[Path, GitIgnoreSpec | None] = field(default_factory=dict["Path", "GitIgnoreSpec | None"])
    _speaking: dict[tuple[Path, Path], list[tuple[GitIgnoreSpec, str]]] = field(
        default_factory=dict["tuple[Path, Path]", "list[tuple[GitIgnoreSpec, str]]"]
    )

    @cached_property
    def _root(self) -> Path:
        """The highest folder that counts."""
        for folder in (self.top, *self.top.parents):
            if (folder / ".git").exists():
                told = self._told(self.top.parent, self.top.name, folder, is_folder=True)
                return self.top if told else folder
        return self.top

    def holds(self, folder: Path, name: str, *, is_folder: bool) -> bool:
        """Whether a file or folder in `folder`, which is `top` or below it, is ignored.

        Ask for its folders first: what is in one goes with it.
        """
        return self._told(folder, name, self._root, is_folder=is_folder)

    def holds_on_the_way(self, path: Path) -> bool:
        """Whether a file below `top` is ignored, or any folder between the two."""
        between = [
            folder for folder in path.parents if folder.is_relative_to(self.top) and folder != self.top
        ]
        return any(
            self.holds(each.parent, each.name, is_folder=True) for each in reversed(between)
        ) or self.holds(path.parent, path.name, is_folder=False)

    def _told(self, folder: Path, name: str, root: Path, *, is_folder: bool) -> bool:
        """What the nearest file that speaks of `name` in `folder` says; the last line that matches it counts."""
        for spec, way in self._specs_for(folder, root):
            include = spec.check_file(way + name + ("/" if is_folder else "")).include
            if include is not None:
                return include
        return False

    def _specs_for(self, folder: Path, root: Path) -> list[tuple[GitIgnoreSpec, str]]:
        """What may speak of the files in a folder, the nearest first, each with the way from it to the folder."""
        if (folder, root) not in self._speaking:
            found: list[tuple[GitIgnoreSpec, str]] = []
            for each in (folder, *folder.parents):
                spec = self._spec(each)
                if spec is not None:
                    found.append((spec, "".join(f"{part}/" for part in folder.relative_to(each).parts)))
                if each == root:
                    break
            self._speaking[folder, root] = found
        return self._speaking[folder, root]

    def _spec(self, folder: Path) -> GitIgnoreSpec | None:
        if folder not in self._specs:
            # What .gitignore says goes before what the repository's own list says.
            lines = _lines(folder / ".git" / "info" / "exclude") + _lines(folder / _NAME)
            self._specs[folder] = _compiled(lines)
        return self._specs[folder]


def _compiled(lines: list[str]) -> GitIgnoreSpec | None:
    if not lines:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def _lines(path: Path) -> list[str]:
    """The patterns of a file; none where there is no such file, or none that can be read."""
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return []
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
