"""language_tool_python, the client library, asks our server as it would ask LanguageTool's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import language_tool_python
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.service.conftest import Client

pytestmark = pytest.mark.clients


@pytest.fixture
def tool(ask: Client) -> Iterator[language_tool_python.LanguageTool]:
    with language_tool_python.LanguageTool("en-GB", remote_server=f"http://127.0.0.1:{ask.port}") as opened:
        yield opened


def test_matches_are_on_the_words(tool: language_tool_python.LanguageTool) -> None:
    text = "🎉 We will utilise the hall.\nOfficers will utilise it too."
    matches = tool.check(text)
    assert [match.rule_id for match in matches] == ["wordy/utilise", "wordy/utilise"]
    assert [text[match.offset : match.offset + match.error_length] for match in matches] == ["utilise"] * 2
    assert [match.category for match in matches] == ["STYLE"] * 2
    assert matches[0].replacements[0] == "use"
    assert matches[0].message


def test_a_text_is_corrected(tool: language_tool_python.LanguageTool) -> None:
    assert tool.correct("We will utilise the hall.") == "We will use the hall."


def test_rules_are_switched_off(tool: language_tool_python.LanguageTool) -> None:
    tool.disabled_rules = {"wordy/utilise"}
    assert tool.check("We will utilise the hall.") == []
