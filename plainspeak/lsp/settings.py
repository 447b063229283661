"""What holds for a text: the settings of the editor, and the file of settings nearest to the text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from plainspeak.config import Config, find_config, read_config
from plainspeak.glossary.errors import did_you_mean
from plainspeak.model import AUDIENCES, PlainspeakError
from plainspeak.pipeline.caching import BlockCache

if TYPE_CHECKING:
    from plainspeak.checker import Checker
    from plainspeak.model import Audience

SECTION = "plainspeak"
_LISTS = ("glossaries", "select", "ignore")
_MOST = 8  # checkers that are kept
_NAMES = ("audience", "config", *_LISTS)


@dataclass(frozen=True, slots=True)
class EditorSettings:
    """What the editor's own settings say, as the options of `plainspeak check` do.

    Paths are relative to the folder that is open.
    """

    audience: Audience | None = None
    config: str | None = None
    glossaries: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def editor_settings(value: object) -> EditorSettings:
    """Settings as an editor sends them; none where it sends nothing. Raises PlainspeakError for a mistake."""
    if value is None:
        return EditorSettings()
    if not isinstance(value, dict):
        raise _wrong("they should be an object with names and values")
    table = cast("dict[str, Any]", value)
    if isinstance(table.get(SECTION), dict):
        table = cast("dict[str, Any]", table[SECTION])
    for name in table:
        if name not in _NAMES:
            raise _wrong(f"there is no setting '{name}'{did_you_mean(name, _NAMES)}")
    audience, config = table.get("audience"), table.get("config")
    if audience is not None and audience not in AUDIENCES:
        raise _wrong(f"'audience' cannot be {audience!r}{did_you_mean(str(audience), AUDIENCES)}")
    if config is not None and not isinstance(config, str):
        raise _wrong("'config' should be the path of a file")
    lists = [_texts(table, name) for name in _LISTS]
    return EditorSettings(audience, config or None, *lists)


def _texts(table: dict[str, Any], name: str) -> tuple[str, ...]:
    value: object = table.get(name)
    if value is None:
        return ()
    items = cast("list[object]", value) if isinstance(value, list) else [None]
    if not all(isinstance(item, str) and item.strip() for item in items):
        raise _wrong(f"""'{name}' should be a list of texts, such as ["…", "…"]""")
    return tuple(cast("list[str]", items))


def _wrong(message: str) -> PlainspeakError:
    return PlainspeakError(f"the editor's settings for plainspeak: {message}")


class Checkers:
    """The checker for each text. One is made anew when a file that it was made from has changed."""

    def __init__(self) -> None:
        self.settings = EditorSettings()
        self.root: Path | None = None
        self._made: dict[Config, tuple[object, Checker]] = {}

    def for_file(self, file: Path | None) -> Checker:
        """The checker for the text in a file; None is for a text that is in no file yet.

        Raises PlainspeakError for a mistake in the settings.
        """
        from plainspeak.checker import Checker

        chosen = self.settings
        found = self._config(file.parent if file else None)
        config = read_config(found) if found else Config()
        if file:
            config = config.for_path(str(file))
        own = [str(self._path(name)) for name in chosen.glossaries]
        state = (chosen, [_stamp(Path(each)) for each in (*own, *config.glossaries)])
        kept = self._made.get(config)
        if kept is not None and kept[0] == state:
            return kept[1]
        others = [each for _, each in self._made.values()]
        checker = Checker(
            chosen.audience,
            own,
            chosen.select,
            chosen.ignore,
            config,
            cache=BlockCache(),
            beside=others[0] if others else None,
        )
        self._made.pop(config, None)
        self._made[config] = (state, checker)
        if len(self._made) > _MOST:  # settings that have changed since, or those of folders left long ago
            del self._made[next(iter(self._made))]
        return checker

    def _config(self, folder: Path | None) -> Path | None:
        if self.settings.config is not None:
            return self._path(self.settings.config)
        start = folder or self.root
        return find_config(start) if start else None

    def _path(self, name: str) -> Path:
        return (self.root or Path.cwd()) / name


def _stamp(path: Path) -> tuple[int, int] | None:
    """What changes when a file does; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
