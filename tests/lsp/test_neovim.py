"""Neovim, without a screen, marks our words and puts a replacement in place."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.clients

SCRIPT = """
local out = {}
vim.cmd("edit letter.md")
local client = vim.lsp.start_client({ name = "plainspeak", cmd = { PYTHON, "-m", "plainspeak", "lsp" },
  root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, client)
local function marks()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, each.lnum, each.lnum + 1, true)[1]
    table.insert(found, line:sub(each.col + 1, each.end_col))
  end
  return found
end
vim.wait(120000, function() return #marks() == 2 end, 50)
out.marked = marks()
vim.api.nvim_buf_set_text(0, 0, 0, 0, 2, { "Officers" })
vim.api.nvim_buf_set_lines(0, -1, -1, true, { "", "They endeavour." })
vim.wait(60000, function() return #marks() == 3 end, 50)
out.after = marks()
local place = { start = { line = 0, character = 0 }, ["end"] = { line = 0, character = 99 } }
local asked = { textDocument = vim.lsp.util.make_text_document_params(), range = place,
  context = { diagnostics = {}, only = { "quickfix" } } }
local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", asked, 60000)
for _, answer in pairs(answers) do
  for _, action in ipairs(answer.result) do
    if action.isPreferred then vim.lsp.util.apply_workspace_edit(action.edit, "utf-16") break end
  end
end
out.text = vim.api.nvim_buf_get_lines(0, 0, -1, true)
vim.fn.writefile({ vim.fn.json_encode(out) }, "out.json")
vim.lsp.stop_client(client)
vim.cmd("qall!")
"""


def test_neovim_marks_and_mends(tmp_path: Path) -> None:
    (tmp_path / "letter.md").write_text("We 😀 will utilise the 🏊 pool and commence.\n", encoding="utf-8")
    (tmp_path / "drive.lua").write_text(
        SCRIPT.replace("PYTHON", json.dumps(sys.executable)), encoding="utf-8"
    )
    command = ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile drive.lua"]
    environment = os.environ | {"XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=300, capture_output=True)
    out = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert out["marked"] == ["utilise", "commence"]
    assert out["after"] == ["utilise", "commence", "endeavour"]
    assert out["text"] == ["Officers 😀 will use the 🏊 pool and commence.", "", "They endeavour."]
