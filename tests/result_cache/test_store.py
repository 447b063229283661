"""The store of records: it keeps, it is bounded, and nothing that befalls it stops a run."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from plainspeak.result_cache import store
from plainspeak.result_cache.keys import key_of
from plainspeak.result_cache.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def filled(folder: Path, state: str = "a", **records: object) -> None:
    made = Store(folder, state)
    for name, value in records.items():
        made.put(key_of(name), {"value": value})
    made.close()


def value_of(folder: Path, name: str, state: str = "a") -> object:
    made = Store(folder, state)
    record = made.get(key_of(name))
    made.close()
    return record and record["value"]


def test_record_is_there_in_the_next_run_for_the_same_state_alone(tmp_path: Path) -> None:
    filled(tmp_path / "cache", one="é\udc80", two=2)
    assert value_of(tmp_path / "cache", "one") == "é\udc80"
    assert value_of(tmp_path / "cache", "two") == 2
    assert value_of(tmp_path / "cache", "three") is None
    assert value_of(tmp_path / "cache", "one", state="b") is None


def test_two_runs_share_it(tmp_path: Path) -> None:
    def fill(run: int) -> None:
        filled(tmp_path, **{f"k{run}-{number}": number for number in range(120)})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(fill, range(4)))
    for run in range(4):
        assert value_of(tmp_path, f"k{run}-119") == 119


def test_damaged_file_is_made_anew(tmp_path: Path) -> None:
    filled(tmp_path, one=1)
    (file,) = tmp_path.glob("results-*.db")
    file.write_bytes(b"This is no database. " * 400)
    assert value_of(tmp_path, "one") is None
    filled(tmp_path, one=2)
    assert value_of(tmp_path, "one") == 2


def test_damaged_record_is_no_record(tmp_path: Path) -> None:
    filled(tmp_path, one=1)
    made = Store(tmp_path, "a")
    assert made._database is not None
    made._database.execute("UPDATE records SET record = ?", (b"x",))
    assert made.get(key_of("one")) is None
    made.close()


def test_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    filled(tmp_path / "file", one=1)
    assert value_of(tmp_path / "file", "one") is None


def test_stays_within_its_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MAX_BYTES", 40_000)
    sizes: list[int] = []
    for number in range(30):
        filled(
            tmp_path,
            **{f"k{number}": number.to_bytes(2, "big").hex() + str(list(range(number, number + 900)))},
        )
        sizes.append(sum(file.stat().st_size for file in tmp_path.iterdir()))
    assert value_of(tmp_path, "k29") is not None
    assert value_of(tmp_path, "k0") is None
    assert max(sizes) < 100_000


def test_stores_of_old_states_go(tmp_path: Path) -> None:
    for state in "abcdef":
        filled(tmp_path, state, one=1)
    assert len(list(tmp_path.glob("results-*.db"))) <= 4


@pytest.mark.parametrize("parts", [("ab", "c"), ("a", "bc"), ("abc",), ("abc", "")])
def test_key_tells_its_parts_apart(parts: tuple[str, ...]) -> None:
    others = [("ab", "c"), ("a", "bc"), ("abc",), ("abc", "")]
    assert [key_of(*other) == key_of(*parts) for other in others].count(True) == 1
