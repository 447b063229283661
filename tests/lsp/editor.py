"""An editor without a screen: pygls' client and a language server in a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator
    from pathlib import Path

    from cattrs import Converter

T = TypeVar("T")
PATIENCE = 120
UTF8, UTF16, UTF32 = (
    types.PositionEncodingKind.Utf8,
    types.PositionEncodingKind.Utf16,
    types.PositionEncodingKind.Utf32,
)


def _converter() -> Converter:
    """The protocol's types; lsprotocol takes every action that holds a command for that command itself."""
    converter = default_converter()

    def action(told: dict[str, Any], _type: object) -> types.Command | types.CodeAction:
        is_command = isinstance(told.get("command"), str)
        return converter.structure(told, types.Command if is_command else types.CodeAction)

    converter.register_structure_hook(types.Command | types.CodeAction, action)
    return converter


class Editor:
    """What a test does in an editor. The client lives in a thread with an event loop."""

    def __init__(self, root: Path, settings: object = None) -> None:
        self.root = root
        self.settings = settings
        self.messages: list[str] = []
        self.published: list[types.PublishDiagnosticsParams] = []
        self.initialized: types.InitializeResult | None = None
        self._versions: dict[str, int] = {}
        self._loop = asyncio.new_event_loop()
        self._news = asyncio.Condition()
        self._client = LanguageClient("test", "1", converter_factory=_converter)
        self._listen()

    def _listen(self) -> None:
        client = self._client

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def published(params: types.PublishDiagnosticsParams) -> None:
            async with self._news:
                self.published.append(params)
                self._news.notify_all()

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        async def told(params: types.ShowMessageParams) -> None:
            async with self._news:
                self.messages.append(params.message)
                self._news.notify_all()

        @client.feature(types.WORKSPACE_CONFIGURATION)
        def configuration(params: types.ConfigurationParams) -> list[object]:
            return [self.settings for _ in params.items]

    @contextlib.contextmanager
    def running(
        self,
        encodings: list[types.PositionEncodingKind] | None = None,
        options: object = None,
        *,
        may_ask: bool = False,
        port: int | None = None,
    ) -> Iterator[Editor]:
        """The server started and told about the editor, and stopped at the end."""
        thread = threading.Thread(target=self._loop.run_forever)
        thread.start()
        try:
            if port is None:
                self._do(self._client.start_io(sys.executable, "-m", "plainspeak", "lsp", cwd=self.root))
            else:
                self._do(self._client.start_tcp("127.0.0.1", port))
            self.initialized = self._do(
                self._client.initialize_async(self._introduction(encodings, options, may_ask))
            )
            self._client.initialized(types.InitializedParams())
            yield self
            self._do(self._client.shutdown_async(None))
            self._client.exit(None)
            self._do(self._client.stop())
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            thread.join()
            self._loop.close()

    def _introduction(
        self, encodings: list[types.PositionEncodingKind] | None, options: object, may_ask: bool
    ) -> types.InitializeParams:
        markdown = types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown])
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=encodings),
            text_document=types.TextDocumentClientCapabilities(hover=markdown),
            workspace=types.WorkspaceClientCapabilities(
                configuration=may_ask,
                workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
            ),
        )
        folder = types.WorkspaceFolder(self.root.as_uri(), "root")
        return types.InitializeParams(
            capabilities, workspace_folders=[folder], initialization_options=options, process_id=None
        )

    def uri(self, name: str) -> str:
        """The address of a file in the folder that is open."""
        return (self.root / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> list[types.Diagnostic]:
        """Open a text, and give what is found in it."""
        uri = self.uri(name)
        self._versions[uri] = 1
        self._client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text))
        )
        return self.found(name)

    def change(self, name: str, *changes: types.TextDocumentContentChangeEvent) -> None:
        """Change a text."""
        uri = self.uri(name)
        self._versions[uri] += 1
        identifier = types.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        self._client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, changes))

    def save(self, name: str) -> None:
        """Say that a text was saved."""
        self._client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(self.uri(name)))
        )

    def close(self, name: str) -> None:
        """Close a text."""
        self._client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(self.uri(name)))
        )

    def configure(self, settings: object) -> None:
        """Change the settings and say so, with the settings or without."""
        self.settings = settings
        self._client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))

    def found(self, name: str) -> list[types.Diagnostic]:
        """What is found in the newest version of a text, once the server has told."""
        uri = self.uri(name)
        news = self._wait(
            lambda: next(
                (
                    each
                    for each in reversed(self.published)
                    if each.uri == uri and each.version == self._versions[uri]
                ),
                None,
            )
        )
        return list(news.diagnostics)

    def found_anew(self, name: str, since: int) -> list[types.Diagnostic]:
        """What the server told of a text after its first `since` messages of all texts."""
        uri = self.uri(name)
        news = self._wait(lambda: next((each for each in self.published[since:] if each.uri == uri), None))
        return list(news.diagnostics)

    def told(self) -> str:
        """The first message that the server shows, once there is one."""
        return self._wait(lambda: next(iter(self.messages), None))

    def actions(
        self, name: str, where: types.Range, only: list[types.CodeActionKind] | None = None
    ) -> list[types.CodeAction]:
        """What the server offers to do at a place."""
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri(name)), where, types.CodeActionContext([], only=only)
        )
        found = self._do(self._client.text_document_code_action_async(params))
        return [each for each in found or () if isinstance(each, types.CodeAction)]

    def hover(self, name: str, position: types.Position) -> types.Hover | None:
        """What the server shows of the words at a place."""
        params = types.HoverParams(types.TextDocumentIdentifier(self.uri(name)), position)
        return self._do(self._client.text_document_hover_async(params))

    def execute(self, command: str, *arguments: Any) -> Any:
        """Have the server do something."""
        params = types.ExecuteCommandParams(command, arguments)
        return self._do(self._client.workspace_execute_command_async(params))

    def _wait(self, news: Any) -> Any:
        async def until() -> Any:
            async with self._news:
                return await self._news.wait_for(news) or news()

        self._do(until())
        return news()

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)
