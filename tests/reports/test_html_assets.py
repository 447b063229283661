"""The style and the script that a page holds: small, and the same as their sources."""

from __future__ import annotations

import pytest

from plainspeak.reports.html.assets import assets, compact_script, compact_style


@pytest.mark.parametrize(
    ("source", "compact"),
    [
        ("/* Why. */\na { color: red; }\n", "a{color:red}"),
        ("a, b {\n  margin: 0 1px;\n  top: 0;\n}\n", "a,b{margin:0 1px;top:0}"),
        ('a::before { content: " ; } : "; }', 'a::before{content:" ; } : "}'),
        (
            "@media (min-width: 1px) and (color) { a b { top: 0; } }",
            "@media (min-width:1px) and (color){a b{top:0}}",
        ),
    ],
)
def test_style_loses_what_it_does_not_need(source: str, compact: str) -> None:
    assert compact_style(source) == compact


@pytest.mark.parametrize(
    ("source", "compact"),
    [
        ("// Why.\nconst a = 1;\n", "const a=1;"),
        (
            "/**\n * @param {string} a\n */\nfunction f(a) {\n  return a;\n}\nf(1);\n",
            "function f(a){return a;}\nf(1);",
        ),
        ("const b = /** @type {Element} */ (a.b);", "const b=(a.b);"),
        ('told = " = (a, b) ; ";', 'told=" = (a, b) ; ";'),
        ("told = `a = ${b} ; c`;", "told=`a = ${b} ; c`;"),
        ("told = 'it' + \"'s ( \" + a;", "told='it' + \"'s ( \" + a;"),
        ("a = b + +c - -d;", "a=b + +c - -d;"),
        ("a = b\n(c)", "a=b\n(c)"),
        ('words.replace(/ ×.*/, "")', 'words.replace(/ ×.*/,"")'),
    ],
)
def test_script_loses_what_it_does_not_need(source: str, compact: str) -> None:
    assert compact_script(source) == compact


@pytest.mark.parametrize("name", ["document", "index", "trend"])
def test_pages_hold_no_comments(name: str) -> None:
    held = assets(name)
    assert "/*" not in held.style + held.script
    assert "//" not in held.script
