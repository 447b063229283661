"""The server itself: what the editor asks and tells, and when the texts are checked."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any, cast

from lsprotocol import types
from pygls.capabilities import ServerCapabilitiesBuilder
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter
from pygls.uris import to_fs_path

import plainspeak
from plainspeak.faults import fault_sentence
from plainspeak.lsp import answers
from plainspeak.lsp.accepting import accept
from plainspeak.lsp.actions import ACCEPT, SCORES, Edits, actions
from plainspeak.lsp.checking import Checked, Desk, folder_of
from plainspeak.lsp.settings import SECTION, editor_settings
from plainspeak.lsp.texts import OpenText, OpenTexts
from plainspeak.model import PlainspeakError

# After the last key, in seconds. Long enough to take a burst of edits at once, too short to be noticed.
DELAY = 0.01


class Protocol(LanguageServerProtocol):
    """pygls' protocol, with texts kept by `OpenTexts`."""

    def __init__(self, server: LanguageServer, converter: Any) -> None:
        self.texts = OpenTexts()
        super().__init__(server, converter)

    @property
    def workspace(self) -> OpenTexts:
        """The open texts."""
        return self.texts


class Server(LanguageServer):
    """Checks texts shortly after they change, and answers from what it found."""

    def __init__(self) -> None:
        super().__init__(  # pyright: ignore[reportUnknownMemberType] - pygls leaves its *args without a type
            "plainspeak", plainspeak.__version__, protocol_cls=Protocol, converter_factory=default_converter
        )
        self.desk = Desk()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._told = ""

    @property
    def texts(self) -> OpenTexts:
        """The open texts."""
        return cast("OpenTexts", self.workspace)

    def start(self, params: types.InitializeParams) -> None:
        """Take what the editor says of itself: how it counts, what is open, its settings."""
        self.texts.encoding = ServerCapabilitiesBuilder.choose_position_encoding(params.capabilities)
        uri = params.workspace_folders[0].uri if params.workspace_folders else params.root_uri
        path = to_fs_path(uri) if uri else None
        self.desk.checkers.root = Path(path) if path else None
        self.configure(params.initialization_options)

    def configure(self, value: object) -> None:
        """Take the editor's settings. Wrong ones are told, and those before them stay."""
        try:
            self.desk.checkers.settings = editor_settings(value)
        except PlainspeakError as error:
            self._tell(str(error))

    async def ask_settings(self) -> None:
        """Ask the editor for its settings, if it lets itself be asked; one that has none keeps those it began with."""
        workspace = self.client_capabilities.workspace
        if workspace is None or not workspace.configuration:
            return
        wanted = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])
        found = await self.workspace_configuration_async(wanted)
        if found and found[0]:
            self.configure(found[0])

    def check_soon(self, uri: str, delay: float = DELAY) -> None:
        """Check a text in a moment, unless it changes before."""
        timer = self._timers.pop(uri, None)
        if timer is not None:
            timer.cancel()
        self._timers[uri] = asyncio.get_running_loop().call_later(delay, self._begin, uri)

    def check_all(self) -> None:
        """Check every open text, as the settings may have changed."""
        for opened in self.texts:
            self.check_soon(opened.uri, 0)

    def _begin(self, uri: str) -> None:
        self._timers.pop(uri, None)
        task = asyncio.get_running_loop().create_task(self._publish(uri))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _publish(self, uri: str) -> None:
        """Tell what is found in a text; nothing of a version that is not the newest any more."""
        opened = self.texts.get(uri)
        if opened is None:
            return
        text, version = opened.text, opened.version
        checked = await self.checked(opened)
        if opened.text is not text or self.texts.get(uri) is not opened:
            return
        found = answers.diagnostics(checked.report, text) if checked else []
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    async def checked(self, opened: OpenText) -> Checked | None:
        """The text, checked; None where that cannot be, which is told in a sentence."""
        try:
            checked = await self.desk.checked(opened)
        except PlainspeakError as error:
            self._tell(str(error))
            return None
        except Exception as error:
            self._tell(fault_sentence(error))
            return None
        self._told = ""
        return checked

    def close_text(self, uri: str) -> None:
        """Forget a text that was closed, and take its marks away."""
        timer = self._timers.pop(uri, None)
        if timer is not None:
            timer.cancel()
        self.desk.forget(uri)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def say(self, message: str, kind: types.MessageType = types.MessageType.Info) -> None:
        """Show a sentence to whoever writes."""
        self.window_show_message(types.ShowMessageParams(kind, message))

    def _tell(self, message: str) -> None:
        """Say what is wrong, once: not with every key."""
        if message != self._told:
            self._told = message
            self.say(f"plainspeak: {message}", types.MessageType.Error)

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002 - pygls gives both
        """Tell of a fault without the error's own words, which may quote the text."""
        self._tell(fault_sentence(error))


def make_server() -> Server:
    """A server with all that it answers. It neither reads nor listens yet."""
    silence_logs()
    server = Server()
    _register_texts(server)
    _register_settings(server)
    _register_questions(server)
    return server


def silence_logs() -> None:
    """Keep pygls from logging: its log quotes messages, and they hold what people write."""
    logger = logging.getLogger("pygls")
    logger.handlers = [logging.NullHandler()]
    logger.propagate = False


def _register_texts(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_params: types.DidSaveTextDocumentParams) -> None:
        server.check_all()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close_text(params.text_document.uri)


def _register_settings(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.start(params)

    @server.feature(types.INITIALIZED)
    async def initialized(_params: types.InitializedParams) -> None:
        await server.ask_settings()
        await server.desk.warm_up()
        server.check_all()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(params: types.DidChangeConfigurationParams) -> None:
        if params.settings:
            server.configure(params.settings)
        else:
            await server.ask_settings()
        server.check_all()

    @server.feature(types.SHUTDOWN)
    def shutdown(_params: None) -> None:
        server.desk.close()


def _register_questions(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        opened = server.texts.get(params.text_document.uri)
        checked = await server.checked(opened) if opened else None
        if checked is None:
            return None
        asked = server.client_capabilities.text_document
        formats = asked.hover.content_format if asked and asked.hover else None
        markdown = types.MarkupKind.Markdown in (formats or ())
        return answers.hover(checked.report, checked.text, params.position, markdown=markdown)

    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.Source]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    async def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        opened = server.texts.get(params.text_document.uri)
        version = opened.version if opened else 0
        checked = await server.checked(opened) if opened else None
        if opened is None or checked is None:
            return []
        workspace = server.client_capabilities.workspace
        edit = workspace.workspace_edit if workspace else None
        edits = Edits(opened.uri, version, versioned=bool(edit and edit.document_changes))
        return await server.desk.run(lambda: actions(params, checked, edits))

    @server.command(SCORES)
    async def scores(uri: str) -> dict[str, Any] | None:
        opened = server.texts.get(uri)
        checked = await server.checked(opened) if opened else None
        if checked is None:
            return None
        server.say(answers.scores_sentence(checked.report))
        return answers.scores(checked.report)

    @server.command(ACCEPT)
    async def accept_word(uri: str, word: str) -> None:
        try:
            path = accept(word, folder_of(uri) or server.desk.checkers.root or Path.cwd())
        except PlainspeakError as error:
            server.say(f"plainspeak: {error}", types.MessageType.Error)
            return
        server.say(f"“{word}” is accepted now; {path} says so.")
        server.check_all()
