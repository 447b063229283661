"""E-mail (.eml): what its writer wrote, without the messages it answers and without the signature.

The standard library takes the message apart. The text part is read as plain text, the HTML part as a web page;
of a message that says the same in both, the HTML part is read, since it knows paragraphs from wrapped lines.
Attachments are left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from html.parser import HTMLParser
from typing import TYPE_CHECKING, cast

from plainspeak.documents.decoding import decode
from plainspeak.documents.errors import UnreadableDocument
from plainspeak.documents.html import read_html
from plainspeak.documents.kinds import MAIL
from plainspeak.documents.packages import damaged
from plainspeak.documents.plain import read_plain
from plainspeak.model import Block, Document, Span

if TYPE_CHECKING:
    from email.message import Message

_BETWEEN = "\n\n"
_ANSWER_MARKS = re.compile(r"(?:re|fwd?|aw|wg)\s*:\s*", re.IGNORECASE)
# Lines above the message that is answered; all after them is somebody else's.
_ANSWERED = re.compile(
    r"-{2,}\s?(?:Original|Forwarded) Message\s?-{2,}|Begin forwarded message:|_{20,}", re.IGNORECASE
)
_WROTE = re.compile(r"On .{5,200}\bwrote:", re.IGNORECASE | re.DOTALL)
_FROM, _HEADER = (
    re.compile(r"\*?From:\*? \S"),
    re.compile(r"\*?(?:Sent|Date|To|Subject|Cc):\*? \S", re.IGNORECASE),
)
_SIGNATURE_MARKS = frozenset({"--", "-- "})
_SIGN_OFF = re.compile(
    r"(?:(?:with )?(?:kind|best|warm|warmest|kindest|many)(?: regards| wishes| thanks)|regards|yours (?:sincerely"
    r"|faithfully|truly)|yours|all the best|sincerely|cofion(?: cynnes| gorau)?|cheers|thanks|thank you)[,.!]*",
    re.IGNORECASE,
)
# The name under a sign-off has no more words than this; more is text, and the sign-off was none.
_LONGEST_NAME = 8
# What mail programs call the elements in which they put what they quote and what they sign with.
_QUOTING = re.compile(
    r"\b(?:gmail_quote|gmail_attr|gmail_signature|moz-cite-prefix|moz-signature|yahoo_quoted|OutlookMessageHeader"
    r"|divRplyFwdMsg|appendonsend|Signature|ms-outlook-mobile-signature|protonmail_quote)\b"
)
# Outlook marks the message that is answered with a line above its headers alone.
_OUTLOOK_LINE = re.compile(r"border:\s*none;\s*border-top:\s*solid\s+#(?:E1E1E1|B5C4DF)", re.IGNORECASE)
_REST = re.compile(r"\b(?:divRplyFwdMsg|appendonsend)\b")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# A message in a message in a message is forwarded mail; one that goes further is made to do harm.
_DEEPEST = 50


def read_mail(content: bytes, path: str, name: str) -> Document:
    """A document of the subject and the text of an e-mail; `name` is what messages call it.

    Raises UnreadableDocument for a message that is encrypted or so broken that it cannot be taken apart.
    """
    try:
        message = message_from_bytes(content)
        subject = _ANSWER_MARKS.sub("", _subject(message)).strip()
        bodies = [_body(part, name) for part in _text_parts(message, name, 0)]
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(name) from error
    text = subject
    blocks = [Block("heading", 0, len(subject), "subject", 1)] if subject else []
    protected: list[Span] = []
    links: list[Span] = []
    for body in bodies:
        text += _BETWEEN if text else ""
        offset = len(text)
        text += body.text
        blocks += [
            replace(block, start=block.start + offset, end=block.end + offset) for block in _unsigned(body)
        ]
        protected += [Span(span.start + offset, span.end + offset) for span in body.protected]
        links += [Span(span.start + offset, span.end + offset) for span in body.links]
    return Document(
        text, tuple(blocks), path=path, media_type=MAIL, protected=tuple(protected), links=tuple(links)
    )


def _subject(message: Message) -> str:
    written = str(message.get("Subject", ""))
    try:
        written = str(make_header(decode_header(written)))
    except (MessageError, LookupError, ValueError):
        return " ".join(written.split())
    return " ".join(written.replace("\ufffd", "?").split())


def _text_parts(message: Message, name: str, depth: int) -> list[Message]:
    """The parts that a reader of the message sees, in order."""
    kind = message.get_content_type()
    if kind in {"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"}:
        raise UnreadableDocument(
            f"{name} is an encrypted message; open it in your mail program, copy its text and check that."
        )
    if depth > _DEEPEST or message.get_content_disposition() == "attachment":
        return []
    if not message.is_multipart():
        return [message] if kind in {"text/plain", "text/html"} else []
    if message.get_content_maintype() != "multipart":
        return []  # a whole message that is attached
    parts = list(cast("list[Message]", message.get_payload()))
    if kind == "multipart/related":
        parts = parts[:1]
    found = [_text_parts(part, name, depth + 1) for part in parts]
    if kind != "multipart/alternative":
        return [text for each in found for text in each]
    html = [each for each in found if any(part.get_content_type() == "text/html" for part in each)]
    return (html or [each for each in found if each] or [[]])[0]


def _body(part: Message, name: str) -> Document:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    try:
        text = content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, ValueError):
        text = decode(content, name).text
    if part.get_content_type() == "text/html":
        return read_html(_own_html(text))
    return read_plain(_own_lines(text))


def _own_lines(text: str) -> str:
    """The lines that the writer of a message wrote: nothing quoted, no signature."""
    wrote = _WROTE.sub(lambda match: "\n" if match.group().count("\n") < 3 else match.group(), text)
    lines = wrote.splitlines()
    own: list[str] = []
    for number, line in enumerate(lines):
        bare = line.strip()
        following = lines[number + 1 : number + 5]
        if bare in _SIGNATURE_MARKS or _ANSWERED.fullmatch(bare):
            break
        if _FROM.match(bare) and sum(_HEADER.match(each.strip()) is not None for each in following) > 1:
            break
        if _SIGN_OFF.fullmatch(bare):
            name = next((each for each in lines[number + 1 :] if each.strip()), "")
            if len(name.split()) <= _LONGEST_NAME:
                break
        own.append("" if bare.startswith(">") else line)
    return "\n".join(own)


def _unsigned(body: Document) -> list[Block]:
    """The blocks up to a sign-off that has a name under it, or nothing."""
    for number, block in enumerate(body.blocks):
        first, _, rest = body.text[block.start : block.end].partition("\n")
        if not _SIGN_OFF.fullmatch(first.strip()):
            continue
        after = body.blocks[number + 1 : number + 2]
        name = rest or "".join(body.text[each.start : each.end] for each in after)
        if len(name.split("\n", 1)[0].split()) <= _LONGEST_NAME:
            return list(body.blocks[:number])
    return list(body.blocks)


def _own_html(page: str) -> str:
    """The page without the elements that hold what is quoted or signed."""
    finder = _QuoteFinder(page)
    finder.feed(page)
    finder.close()
    kept: list[str] = []
    position = 0
    for start, end in finder.found():
        kept.append(page[position:start])
        position = end
    return "".join([*kept, page[position:]])


class _QuoteFinder(HTMLParser):
    """Finds the ranges of a page that are quoted or signed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0, *(match.end() for match in re.finditer("\n", page))]
        self._length = len(page)
        self._open: list[str] = []
        self._start: int | None = None
        self._depth = 0
        self._ranges: list[tuple[int, int]] = []

    def found(self) -> list[tuple[int, int]]:
        """The ranges, in order; one that is not ended goes to the end of the page."""
        open_one = [] if self._start is None else [(self._start, self._length)]
        return [*self._ranges, *open_one]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a start tag."""
        attributes = dict(attrs)
        named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        rest = _REST.search(named) or _OUTLOOK_LINE.search(attributes.get("style") or "")
        quoted = _QUOTING.search(named) or (tag == "blockquote" and attributes.get("type") == "cite")
        if self._start is None and (rest or (quoted and tag not in _VOID)):
            self._start = self._offset()
            # What stands after Outlook's line is the other message, wherever the element ends.
            self._depth = -1 if rest else len(self._open)
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take in an end tag; one that ends nothing is overlooked."""
        if tag not in self._open[-200:]:
            return
        while self._open.pop() != tag:
            pass
        if self._start is not None and len(self._open) <= self._depth:
            # The rest of the end tag itself is overlooked by the reader of the page.
            self._ranges.append((self._start, self._offset()))
            self._start = None

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
