"""Pack the browser extension: build/plainspeak-chromium.zip and build/plainspeak-firefox.zip, from one source.

Both hold the files of extension/ as they are. Only the manifest differs, as the two kinds of browser name a few
things in their own way. The same files give the same bytes.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "extension"
_TIME = (1980, 1, 1, 0, 0, 0)
_FIREFOX_ID = "plainspeak@council-plainspeak.example"


def chromium_manifest() -> dict[str, Any]:
    """The manifest as it is in the source."""
    manifest: dict[str, Any] = json.loads(SOURCE.joinpath("manifest.json").read_text(encoding="utf-8"))
    return manifest


def firefox_manifest() -> dict[str, Any]:
    """The manifest in Firefox's words: a background page, a sidebar, and what the extension sends."""
    manifest = chromium_manifest()
    background, panel = manifest["background"], manifest.pop("side_panel")
    manifest["background"] = {"scripts": [background["service_worker"]], "type": background["type"]}
    manifest["sidebar_action"] = {
        "default_panel": panel["default_path"],
        "default_title": manifest["name"],
        "default_icon": manifest["icons"],
        "open_at_install": False,
    }
    manifest["permissions"].remove("sidePanel")
    # Firefox takes the values that IT presets without a schema.
    del manifest["minimum_chrome_version"], manifest["storage"]
    manifest["browser_specific_settings"] = {
        "gecko": {
            "id": _FIREFOX_ID,
            "strict_min_version": "142.0",
            "data_collection_permissions": {"required": ["websiteContent"]},
        }
    }
    return manifest


def write_folder(folder: Path, manifest: dict[str, Any]) -> None:
    """Put the extension with a manifest into a folder, as a browser loads it unpacked."""
    for name, content in _files(manifest).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_zip(path: Path, manifest: dict[str, Any]) -> None:
    """Put the extension with a manifest into a zip file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _files(manifest).items():
            archive.writestr(zipfile.ZipInfo(name, _TIME), content, zipfile.ZIP_DEFLATED)


def _files(manifest: dict[str, Any]) -> dict[str, bytes]:
    """What goes into a package, by its path. The drawing that the icons are made from stays here."""
    paths = sorted(path for path in SOURCE.rglob("*") if path.is_file() and path.suffix != ".svg")
    files = {path.relative_to(SOURCE).as_posix(): path.read_bytes() for path in paths}
    if "storage" not in manifest:
        del files["managed-schema.json"]
    return files | {"manifest.json": (json.dumps(manifest, indent=2) + "\n").encode()}


def main() -> None:
    """Pack both."""
    for name, manifest in (("chromium", chromium_manifest()), ("firefox", firefox_manifest())):
        path = ROOT / "build" / f"plainspeak-{name}.zip"
        write_zip(path, manifest)
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
