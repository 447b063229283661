"""Emacs with eglot, without a screen, marks our words and puts a replacement in place."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.clients

# Emacs tells a server of changes when nobody types, which never happens without a screen; so the script asks for it.
SCRIPT = """
(package-initialize)
(require 'eglot)
(require 'json)
(setq eglot-sync-connect 60)
(add-to-list 'eglot-server-programs '(text-mode . (PYTHON "-m" "plainspeak" "lsp")))
(defun marks ()
  (mapcar (lambda (each)
            (buffer-substring-no-properties (flymake-diagnostic-beg each) (flymake-diagnostic-end each)))
          (sort (flymake-diagnostics)
                (lambda (one other) (< (flymake-diagnostic-beg one) (flymake-diagnostic-beg other))))))
(defun marks-when (count)
  (let ((until (+ (float-time) 120)))
    (while (and (/= (length (marks)) count) (< (float-time) until))
      (accept-process-output nil 0.05)
      (flymake-start)))
  (vconcat (marks)))
(find-file "letter.txt")
(call-interactively 'eglot)
(let ((marked (marks-when 2)) after)
  (goto-char (point-min))
  (delete-char 2)
  (insert "Officers")
  (goto-char (point-max))
  (insert "\\nThey endeavour.\\n")
  (eglot--signal-textDocument/didChange)
  (setq after (marks-when 3))
  (let ((actions (append (eglot-code-actions (point-min) (line-end-position 0) "quickfix") nil)))
    (eglot--apply-workspace-edit
     (plist-get (seq-find (lambda (action) (eq (plist-get action :isPreferred) t)) actions) :edit)))
  (let ((text (buffer-string)))
    (with-temp-file "out.json"
      (insert (json-encode `((marked . ,marked) (after . ,after) (text . ,text)))))))
(eglot-shutdown (eglot-current-server))
"""


def test_emacs_marks_and_mends(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("We 😀 will utilise the 🏊 pool and commence.\n", encoding="utf-8")
    (tmp_path / "drive.el").write_text(SCRIPT.replace("PYTHON", json.dumps(sys.executable)), encoding="utf-8")
    # "-q" leaves out the user's own settings, but not Debian's, which say where eglot is.
    command = ["emacs", "-q", "--batch", "-l", "drive.el"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=300, capture_output=True)
    out = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert out["marked"] == ["utilise", "commence"]
    assert out["after"] == ["utilise", "commence", "endeavour"]
    assert out["text"] == "Officers 😀 will use the 🏊 pool and commence.\n\nThey endeavour.\n"
