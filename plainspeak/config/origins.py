"""Where each setting comes from: the command line, a line of a file, or the program's own default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from plainspeak.config.settings import Config

_COMMAND_LINE = "command line"
_DEFAULT = "default"
_DEFAULTS = {"audience": "residents", "nation": "all", "fail_on": "warning", "select": "everything"}
# Of these the uppermost holds; the others add up.
_REPLACING = frozenset({"audience", "nation", "select", "fail_on"})
_SETTINGS = ("audience", "nation", "glossaries", "accept", "select", "ignore", "fail_on", "exclude")


@dataclass(frozen=True, slots=True)
class Held:
    """A setting, its value as it is shown, and where it comes from."""

    setting: str
    shown: str
    origin: str


def held(
    layers: Sequence[Config], options: Mapping[str, Sequence[str]], shown_path: Callable[[Path], str]
) -> Iterator[Held]:
    """All that holds, setting by setting; what adds up has a line for each place that it comes from.

    `layers` are those of `Config.layers`, `options` the values from the command line, by setting.
    """
    for setting in _SETTINGS:
        found = [
            Held(setting, ", ".join(_texts(layer, setting, shown_path)), _origin(layer, setting, shown_path))
            for layer in layers
            if _is_given(layer, setting) and _texts(layer, setting, shown_path)
        ]
        if options.get(setting):
            found.append(Held(setting, ", ".join(options[setting]), _COMMAND_LINE))
        if not found:
            found.append(Held(setting, _DEFAULTS.get(setting, "none"), _DEFAULT))
        yield from found[-1:] if setting in _REPLACING else found
    yield from _named(layers, "severity", shown_path)
    yield from _named(layers, "acronyms", shown_path)
    yield from _named(layers, "targets", shown_path)
    limits = next((layer for layer in reversed(layers) if _is_given(layer, "limits")), layers[0])
    origin = _origin(limits, "limits", shown_path)
    yield Held("limits.long_sentence", str(limits.long_sentence), origin)
    yield Held("limits.very_long_sentence", str(limits.very_long_sentence), origin)


def _named(layers: Sequence[Config], setting: str, shown_path: Callable[[Path], str]) -> Iterator[Held]:
    """The names in a section, each with the value of the uppermost layer that has it."""
    found: dict[str, Held] = {}
    for layer in layers:
        pairs: tuple[tuple[str, str | float | tuple[str, ...]], ...] = getattr(layer, setting)
        for name, value in pairs:
            shown = ", ".join(value) if isinstance(value, tuple) else str(value)
            found[name] = Held(f"{setting}.{name}", shown, _origin(layer, setting, shown_path))
    yield from found.values()


def _texts(layer: Config, setting: str, shown_path: Callable[[Path], str]) -> list[str]:
    if setting == "glossaries":
        return [shown_path(path) for path in layer.glossaries]
    value: str | tuple[str, ...] | None = getattr(layer, setting)
    return [value] if isinstance(value, str) else list(value or ())


def _is_given(layer: Config, setting: str) -> bool:
    return any(name == setting for name, _ in layer.lines)


def _origin(layer: Config, setting: str, shown_path: Callable[[Path], str]) -> str:
    line = dict(layer.lines).get(setting)
    if layer.path is None or line is None:
        return _DEFAULT
    return f"{shown_path(layer.path)}{f':{line}' if line else ''}"
