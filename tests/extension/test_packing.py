"""The packages for both kinds of browser."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from plainspeak import __version__
from plainspeak.model import AUDIENCES
from plainspeak.reports.html.marks import look_of
from plainspeak.reports.wording import KIND_NAMES
from scripts.pack_extension import SOURCE, chromium_manifest, firefox_manifest, write_folder, write_zip

if TYPE_CHECKING:
    from plainspeak.model import Kind

HERE = Path(__file__).parent
DANGERS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|setHTML|javascript:"
)


@pytest.mark.parametrize("manifest", [chromium_manifest(), firefox_manifest()], ids=["chromium", "firefox"])
def test_package_holds_all_that_its_manifest_and_pages_name(manifest: dict[str, Any], tmp_path: Path) -> None:
    write_zip(tmp_path / "package.zip", manifest)
    write_zip(tmp_path / "again.zip", manifest)
    assert (tmp_path / "package.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "package.zip") as archive:
        names = set(archive.namelist())
        assert json.loads(archive.read("manifest.json")) == manifest
        pages = [name for name in names if name.endswith(".html")]
        linked = {
            (Path(page).parent / link).as_posix()
            for page in pages
            for link in re.findall(r'(?:src|href)="([^"]+)"', archive.read(page).decode())
        }
    named = re.findall(r'"([\w/-]+\.(?:js|html|png|json))"', json.dumps(manifest))
    assert {re.sub(r"\w+/\.\./", "", link) for link in linked} | set(named) <= names


def test_version_is_that_of_the_program() -> None:
    assert chromium_manifest()["version"] == __version__


def test_permissions_are_as_few_as_can_be() -> None:
    manifest = chromium_manifest()
    assert manifest["permissions"] == ["activeTab", "scripting", "storage", "sidePanel"]
    assert firefox_manifest()["permissions"] == ["activeTab", "scripting", "storage"]
    for key in ("host_permissions", "content_scripts", "web_accessible_resources", "externally_connectable"):
        assert key not in manifest


def test_policy_lets_no_code_in_from_elsewhere() -> None:
    policy = chromium_manifest()["content_security_policy"]["extension_pages"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_no_script_makes_markup_or_code_out_of_text() -> None:
    for path in SOURCE.rglob("*.js"):
        assert DANGERS.findall(path.read_text(encoding="utf-8")) == [], path.name


def test_it_can_preset_what_the_options_have() -> None:
    schema = json.loads(SOURCE.joinpath("managed-schema.json").read_text(encoding="utf-8"))
    assert list(schema["properties"]) == ["address", "token", "audience"]
    assert schema["properties"]["audience"]["enum"] == list(AUDIENCES)
    options = SOURCE.joinpath("options", "options.html").read_text(encoding="utf-8")
    assert re.findall(r'<option value="(\w+)">', options) == list(AUDIENCES)


def test_kinds_are_named_and_look_as_in_the_reports() -> None:
    script = SOURCE.joinpath("worker", "findings.js").read_text(encoding="utf-8")
    block = script[script.index("const NAMES = {") :]
    names = dict(re.findall(r'"?([\w-]+)"?: "([^"]+)"', block[: block.index("};")]))
    assert names == {kind: name for kind, name in KIND_NAMES.items() if kind != "unused-ignore"}
    explain, recast = (
        set(
            re.findall(
                r'"([\w-]+)"', script[(start := script.index(f"const {name} =")) : script.index(");", start)]
            )
        )
        for name in ("EXPLAIN", "RECAST")
    )
    for kind in names:
        look = "explain" if kind in explain else "recast" if kind in recast else "change"
        assert look == look_of(cast("Kind", kind))


@pytest.mark.browser
def test_web_ext_has_no_complaint(tmp_path: Path) -> None:
    write_folder(tmp_path / "firefox", firefox_manifest())
    tool = HERE / "node_modules" / "web-ext" / "bin" / "web-ext.js"
    found = subprocess.run(
        [
            "node",
            str(tool),
            "lint",
            "--source-dir",
            str(tmp_path / "firefox"),
            "--output",
            "json",
            "--no-config-discovery",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    said = json.loads(found.stdout[found.stdout.index("{") :])
    assert [*said["errors"], *said["warnings"], *said["notices"]] == []


@pytest.mark.browser
def test_types_in_the_comments_hold() -> None:
    tool = HERE / "node_modules" / "typescript" / "bin" / "tsc"
    found = subprocess.run(["node", str(tool), "-p", str(HERE)], capture_output=True, text=True, check=False)
    assert found.stdout == ""
    assert found.returncode == 0
