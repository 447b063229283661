"""Reading the fields of a YAML file, so that a mistake names its file and line.

YAML's own types are not used: every scalar is the text that stands there, so `no`, `1.10` and dates
stay what the editor wrote.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import yaml

from plainspeak.glossary.errors import GlossaryError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Value:
    """A node of the file with the place where it stands."""

    path: str
    node: yaml.Node

    @property
    def line(self) -> int:
        """The line of the node, from 1."""
        return self.node.start_mark.line + 1

    def fail(self, message: str) -> GlossaryError:
        """The error that says `message` about this place."""
        return GlossaryError(self.path, self.line, message)

    def text(self, what: str) -> str:
        """The node as one text; `what` names it in the error."""
        if isinstance(self.node, yaml.MappingNode):
            raise self.fail(f"{what} should be text; if it holds a colon, put the whole of it in quotes")
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.fail(f"{what} should be one text, not a list")
        text = " ".join(str(self.node.value).split())
        if not text:
            raise self.fail(f"{what} is empty; write something or take the line out")
        return text

    def texts(self, what: str) -> tuple[str, ...]:
        """The node as several texts; one text counts as a list of one."""
        if isinstance(self.node, yaml.SequenceNode):
            return tuple(Value(self.path, item).text(f"an item of {what}") for item in self.node.value)
        return (self.text(what),)

    def items(self, what: str) -> tuple[Value, ...]:
        """The items of a list; anything else counts as a list of one."""
        if isinstance(self.node, yaml.SequenceNode):
            return tuple(Value(self.path, item) for item in self.node.value)
        if isinstance(self.node, yaml.ScalarNode) and not self.node.value:
            raise self.fail(f"{what} is empty; write something or take the line out")
        return (self,)

    def pair(self) -> tuple[Value, Value] | None:
        """The node as one name and what stands after its colon; None if it is anything else."""
        if not isinstance(self.node, yaml.MappingNode) or len(self.node.value) != 1:
            return None
        key, value = self.node.value[0]
        return Value(self.path, key), Value(self.path, value)

    def fields(self, what: str, known: Sequence[str]) -> dict[str, Value]:
        """The node as named fields, each of which must be one of `known` and stand there once."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.fail(f"{what} should be fields such as '{known[0]}: …', one to a line")
        found: dict[str, Value] = {}
        for key_node, value_node in self.node.value:
            key = Value(self.path, key_node)
            name = key.text("the name of a field")
            if name not in known:
                raise key.fail(f"{what} has no field '{name}'{did_you_mean(name, known)}")
            if name in found:
                raise key.fail(f"the field '{name}' stands here twice; keep one")
            found[name] = Value(self.path, value_node)
        return found

    def choice(self, what: str, known: Iterable[str]) -> str:
        """The node as one of the words allowed here."""
        options = tuple(known)
        text = self.text(what)
        if text not in options:
            raise self.fail(f"{what} '{text}' is not known{did_you_mean(text, options)}")
        return text


def parse(text: str, path: str) -> Value:
    """The root of a YAML file; `path` names it in errors."""
    try:
        node = cast("yaml.Node | None", yaml.compose(text, Loader=_LOADER))  # pyright: ignore[reportUnknownMemberType] - untyped in PyYAML's stubs
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        advice = "check the indentation, and put a text that holds a colon followed by a space in quotes"
        raise GlossaryError(path, line, f"this line cannot be read ({error.problem}); {advice}") from error
    except yaml.YAMLError as error:
        raise GlossaryError(path, 1, "the file holds a character that is not allowed in text") from error
    if node is None:
        raise GlossaryError(path, 1, "the file is empty; give it a 'glossary:' name and 'entries:'")
    return Value(path, node)
