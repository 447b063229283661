"""Feed the readers with files that were sound once: `python scripts/fuzz_readers.py FOLDER --inputs 200000`.

Run by hand. Every input is a file of FOLDER with something done to it: bytes changed, cut, moved or put in twice,
and, inside zip packages, the same done to the XML of one part and to its tags. An input is made from the seed and
its number alone, so a run can be repeated from any number on.

A reader may give a document or say in one sentence why not. What fails is written to the folder of `--out`: another
exception, a document whose blocks or pieces do not fit its text, more than `--seconds`, more than a gigabyte.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import sys
import time
import traceback
import zipfile
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MEMORY = 1_500_000_000
_TAG = re.compile(rb"<[^<>]{1,300}>")
_TOKENS = (
    b"\0", b"\xff", b"\xff\xfe", b"\r", b"\n\n", b"<", b">", b"&", b"&#0;", b"&#x110000;", b"<!--", b"]]>", b"<p>",
    b"</div>", b"<table>", b"<td>", b"<li>", b"```", b"> ", b"| a |", b"|-|", b"[^1]: ", b"](", b"---\n", b"\\", b"{",
    b"}", b"\\par ", b"\\u-1?", b"\\bin9 ", b"\\'e9", b"-1", b"0", b"99999999999999999999", b"obj", b"endstream",
    b"<<", b"/Kids [2 0 R]", b"stream\n", b"xref", b"%PDF-", b"--b\n", b"Content-Type: ", b"\n> ", b"\xe2\x80\xa8",
    b"\xf0\x9f\x98\x80", b"\xcc\x81", b"\xed\xa0\x80",
)  # fmt: skip


def made(seeds: list[tuple[str, bytes]], seed: int, number: int) -> tuple[str, bytes]:
    """The input of this number: the name of a file and its bytes."""
    dice = random.Random(f"{seed}/{number}")
    name, content = seeds[number % len(seeds)]
    if content.startswith(b"PK") and dice.random() < 0.8:
        return name, _repacked(content, dice)
    return name, _changed(content, dice)


def _repacked(content: bytes, dice: random.Random) -> bytes:
    """A package with something done to one or two of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        names = old.namelist()
        texts = [name for name in names if name.endswith((".xml", ".rels"))]
        chosen = set(dice.sample(texts, min(len(texts), dice.choice((1, 1, 2)))))
        # What holds the text of the document is the more worth changing.
        chosen |= {
            name for name in texts if dice.random() < 0.3 and re.search(r"document|content|slide\d", name)
        }
        for name in names:
            if name in chosen and dice.random() < 0.03:
                continue
            part = old.read(name)
            if name in chosen:
                part = _changed_tags(part, dice) if dice.random() < 0.8 else _changed(part, dice)
            new.writestr(name, part)
    return stream.getvalue()


def _changed_tags(part: bytes, dice: random.Random) -> bytes:
    """XML with tags left out, put in twice or changed places, and with values of attributes changed."""
    for _ in range(dice.randint(1, 5)):
        tags = list(_TAG.finditer(part))
        if not tags:
            break
        one, other = dice.choice(tags), dice.choice(tags)
        way = dice.randrange(5)
        if way == 0:
            part = part[: one.start()] + part[one.end() :]
        elif way == 1:
            part = part[: one.start()] + other.group() + part[one.end() :]
        elif way == 2:
            part = part[: one.end()] + other.group() + part[one.end() :]
        elif way == 3:
            first, last = sorted((one.start(), other.start()))
            stretch = part[first : min(last, first + 3_000)]
            part = part[:first] + stretch * dice.choice((0, 2, 30)) + part[first + len(stretch) :]
        else:
            value = dice.choice((b'""', b'"-1"', b'"999999999999"', b'"x"', b'"none"', b'"0"'))
            part = part[: one.start()] + re.sub(rb'"[^"]*"', value, one.group(), count=1) + part[one.end() :]
    return part


def _changed(content: bytes, dice: random.Random) -> bytes:
    """Bytes with something done to them."""
    changed = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 4, 16))):
        if not changed:
            break
        at, length = dice.randrange(len(changed)), dice.choice((1, 4, 64, 1_000))
        way = dice.randrange(6)
        if way == 0:
            changed[at] ^= 1 << dice.randrange(8)
        elif way == 1:
            del changed[at : at + length]
        elif way == 2:
            changed[at:at] = dice.choice(_TOKENS) * dice.choice((1, 1, 3, 200))
        elif way == 3:
            stretch = changed[at : at + length]
            other = dice.randrange(len(changed))
            changed[other:other] = stretch
        elif way == 4:
            changed[at : at + length] = bytes(dice.randrange(256) for _ in range(min(length, 64)))
        elif dice.random() < 0.2:
            del changed[at:]
    return bytes(changed)


def problem_with(name: str, content: bytes) -> str:
    """What is wrong with how a file is read; "" where nothing is."""
    from plainspeak.documents import UnreadableDocument, read

    try:
        document = read(content, name=name)
    except UnreadableDocument as error:
        message = str(error)
        return "" if message.endswith(".") and "\n" not in message else f"not one sentence: {message!r}"
    except Exception:
        return traceback.format_exc()
    return _unsound(document)


def _unsound(document: Any) -> str:
    end = 0
    for block in document.blocks:
        words = document.text[block.start : block.end]
        if (
            not end <= block.start < block.end <= len(document.text)
            or words != words.strip()
            or not block.where
        ):
            return f"unsound block: {block}"
        end = block.end
        if document.source is not None:
            span = document.source_span(block.start, block.end)
            if not 0 <= span.start <= span.end <= len(document.source):
                return f"unsound range: {span}"
    spans = [*document.protected, *document.links]
    if any(not 0 <= span.start <= span.end <= len(document.text) for span in spans):
        return "unsound span"
    return ""


def _work(pipe: Connection, seeds: list[tuple[str, bytes]], seed: int, first: int, last: int) -> None:
    try:
        resource = import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        pass
    problem_with("a.docx", b"")  # what is loaded first is no part of any input's time
    pipe.send((first, None))
    for number in range(first, last):
        pipe.send((number, None))
        pipe.send((number, problem_with(*made(seeds, seed, number))))
    pipe.close()


def run(seeds: list[tuple[str, bytes]], options: argparse.Namespace) -> int:
    """Read all inputs; how many failed."""
    number, failed, begun = options.first, 0, time.monotonic()
    last = options.first + options.inputs
    again = -1
    while number < last:
        here, there = get_context("spawn").Pipe(duplex=False)
        process = get_context("spawn").Process(target=_work, args=(there, seeds, options.seed, number, last))
        process.start()
        there.close()
        while True:
            problem = "hang: took too long"
            try:
                # Starting takes its time, and a busy machine may stand still: what hangs is tried twice.
                if here.poll(60 if number == again else options.seconds + 5):
                    number, said = here.recv()
                    if not said:
                        if said == "":
                            number += 1
                            if number % 1_000 == 0:
                                _tell(number - options.first, failed, begun)
                        continue
                    problem = said
            except EOFError:
                if number >= last:
                    break
                problem = "crash: the process ended"
            if problem.startswith("hang") and number != again:
                again = number
                process.kill()
                break
            failed += 1
            _keep(Path(options.out), *made(seeds, options.seed, number), number, problem)
            number += 1
            if problem.startswith(("hang", "crash")):
                process.kill()
                break
        process.join()
    _tell(options.inputs, failed, begun)
    return failed


def _keep(folder: Path, name: str, content: bytes, number: int, problem: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{number}-{name}").write_bytes(content)
    (folder / f"{number}.json").write_text(json.dumps({"name": name, "problem": problem}), encoding="utf-8")


def _tell(done: int, failed: int, begun: float) -> None:
    print(f"{done:,} inputs, {failed} failed, {time.monotonic() - begun:,.0f} s", flush=True)


def main() -> None:
    """Run from the command line; the status is 1 where any input failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--out", default="build/fuzz")
    options = parser.parse_args()
    paths = sorted(path for path in Path(options.folder).rglob("*") if path.is_file())
    sys.exit(1 if run([(path.name, path.read_bytes()) for path in paths], options) else 0)


if __name__ == "__main__":
    main()
