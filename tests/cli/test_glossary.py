"""`plainspeak explain` and `plainspeak glossary` as a user meets them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_explain_finds_any_form(run: Run) -> None:
    done = run("explain", "utilizing")
    text = done.stdout.decode()
    assert done.returncode == 0
    assert text.startswith("utilise  wordy/utilise\n")
    assert "  Write instead: use\n" in text
    assert "officialese-words.yaml:" in text


def test_explain_tells_senses_and_readings(run: Run) -> None:
    deliver = run("explain", "delivered").stdout.decode()
    assert "Sense 2" in deliver
    assert "Only where object: <" in deliver
    assert "A parcel was delivered to the wrong house." in deliver
    acronym = run("explain", "AA").stdout.decode()
    assert "  Stands for: Attendance Allowance\n          or: appropriate adult\n" in acronym


def test_explain_of_an_unknown_word(run: Run) -> None:
    done = run("explain", "utilze")
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"'utilze' is in no glossary; did you mean 'utilise'" in done.stderr
    assert run("glossary", "show", "xyzzyx").returncode == 1


def test_explain_does_without_spacy() -> None:
    code = "import sys; from plainspeak.cli import main; main(['explain', 'deliver']); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("False\n")


def test_own_words_are_explained_with_their_row(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text("term,use,owner\nutilise,turn to,Comms\n", encoding="utf-8")
    text = run("explain", "utilise", "--glossary", "ours.csv").stdout.decode()
    assert "turn to" in text
    assert "  Owner: Comms\n  In: ours.csv, row 2\n" in text


def test_show_gives_the_entry_as_it_stands(run: Run, tmp_path: Path) -> None:
    entry = "  - term: flump # ours\n    use: sit\n"
    text = (
        f"glossary: O\nabout: O.\nkind: jargon\nentries:\n\n{entry}\n  # B\n\n  - term: flimp\n    use: go\n"
    )
    (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
    done = run("glossary", "show", "flump", "--glossary", "ours.yaml")
    assert done.stdout.decode().splitlines() == ["ours.yaml:6", *entry.splitlines()]


def test_list_and_summary(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text("term,use\nflump,sit\n", encoding="utf-8")
    lines = run("glossary", "list", "--glossary", "ours.csv").stdout.decode().splitlines()
    assert "flump\tjargon/flump\tsit" in lines
    assert any(line.startswith("utilise\twordy/utilise\tuse") for line in lines)
    summary = run("glossary", "list", "--summary").stdout.decode()
    counts = dict(line.rsplit(maxsplit=1) for line in summary.splitlines() if "acronyms" in line)
    assert int(counts["acronyms"].replace(",", "")) >= 350
    (total,) = [line.split() for line in summary.splitlines() if line.startswith("all ")]
    whole, conditioned, without = (int(number.replace(",", "")) for number in total[1:])
    assert whole == conditioned + without
    assert len(lines) >= whole


def test_new_writes_once(run: Run, tmp_path: Path) -> None:
    assert b"term: synergise" in run("glossary", "new", "synergise").stdout
    assert run("glossary", "new", "synergise", "-o", "ours.yaml").returncode == 0
    before = (tmp_path / "ours.yaml").read_bytes()
    done = run("glossary", "new", "leverage", "-o", "ours.yaml")
    assert done.returncode == 2
    assert b"ours.yaml is there already" in done.stderr
    assert (tmp_path / "ours.yaml").read_bytes() == before
    unfinished = run("glossary", "check", "ours.yaml")
    assert unfinished.returncode == 2
    assert b"is empty; write something or take the line out" in unfinished.stderr


def test_import_tells_every_row_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text("term,use\n,office\nhub,\n", encoding="utf-8")
    done = run("glossary", "import", "ours.csv", "-o", "ours.yaml")
    assert done.returncode == 2
    first, second = done.stderr.decode().splitlines()
    assert first.startswith("plainspeak: ours.csv, row 2: ")
    assert second.startswith("plainspeak: ours.csv, row 3: ")
    assert not (tmp_path / "ours.yaml").exists()


def test_imported_words_are_found(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_bytes("Term;Use\r\nflumping;sitting – still\r\n".encode("windows-1252"))
    done = run("glossary", "import", "ours.csv", "-o", "ours.yaml")
    assert done.returncode == 0
    assert b"imported 1 word." in done.stderr
    (tmp_path / "a.txt").write_text("We are flumping.\n", encoding="utf-8")
    for glossary in ("ours.csv", "ours.yaml"):
        found = run("check", "a.txt", "--glossary", glossary)
        assert "sitting – still".encode() in found.stdout
        assert found.returncode == 1


def test_export(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text("term,use,pos\nflump,sit,verb\n", encoding="utf-8")
    done = run("glossary", "export", "--format", "csv", "ours.csv", "-o", "again.csv")
    assert done.returncode == 0
    assert (tmp_path / "again.csv").read_bytes().startswith(b"\xef\xbb\xbfterm,use,why")
    assert b"term: flump" in run("glossary", "export", "--format", "yaml", "ours.csv").stdout
    assert run("glossary", "export", "--format", "vale", "ours.csv", "-o", "styles").returncode == 0
    style = (tmp_path / "styles" / "plainspeak" / "Jargon.yml").read_text(encoding="utf-8")
    assert "  'flumping': 'sitting'\n" in style
    assert run("glossary", "export", "--format", "vale", "ours.csv").returncode == 2


def test_check_of_a_faulty_and_of_an_unreadable_glossary(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text("term,use\nflump,utilise\n", encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("glossary: x\n", encoding="utf-8")
    assert run("glossary", "check", "ours.csv").returncode == 0
    (tmp_path / "ours.csv").write_text("term,use,why\nflump,sit,We utilise less.\n", encoding="utf-8")
    done = run("glossary", "check", "ours.csv")
    assert done.returncode == 1
    assert done.stdout.decode() == (
        "ours.csv, row 2: jargon/flump: the reason is itself flagged: 'utilise' (wordy/utilise)\n"
    )
    assert done.stderr.decode() == "plainspeak: 1 fault in the glossaries.\n"
    both = run("glossary", "check", "ours.csv", "bad.yaml", "none.csv")
    assert both.returncode == 2
    assert len(both.stderr.decode().splitlines()) == 2
