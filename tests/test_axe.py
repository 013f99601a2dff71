"""The page has no violation that axe-core finds, light and dark, wide and narrow. Needs Chromium and axe-core; neither is part of the project."""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from newsaudit.report.build import build_report
from reports import make_run

ROOT = Path(__file__).resolve().parents[1]
AXE = Path(os.environ.get("AXE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)

pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="there is no Chromium"),
    pytest.mark.skipif(not AXE.is_file(), reason="there is no axe-core: `npm install --no-save axe-core`, or its axe.min.js as AXE"),
]
# The page runs in a frame, which may be narrower than a window; it tells its parent, whose text can be read.
_INSIDE = """<script>{axe}</script><script>
addEventListener("load", () => axe.run(document, {{resultTypes: ["violations"]}}).then(found => parent.postMessage(
{{width: innerWidth, dark: matchMedia("(prefers-color-scheme: dark)").matches,
overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
violations: found.violations.map(one => one.id + ": " + one.nodes.map(node => node.html.slice(0, 200)).join(" | "))}}, "*")))</script>"""
_AROUND = """<script>addEventListener("message", event => {{ const told = document.createElement("pre");
told.textContent = JSON.stringify(event.data); document.body.append(told) }})</script>
<body><iframe src="{name}" width="{width}" height="900"></iframe>"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("axe")
    build_report(make_run(folder / "run").folder, folder / "out", formats=("html",))
    return (folder / "out" / "report.html").read_text(encoding="utf-8")


def ask_axe(folder: Path, page: str, width: int, scheme: str) -> dict:
    """What axe-core finds in a page at a width and in a colour scheme, every fold of it open."""
    # The policy of the page forbids scripts other than its own, axe among them.
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page).replace("<details", "<details open")
    inside = _INSIDE.format(axe=AXE.read_text(encoding="utf-8"))
    (folder / "page.html").write_text(page.replace("</body>", inside + "</body>"), encoding="utf-8")
    (folder / "around.html").write_text(_AROUND.format(name="page.html", width=width), encoding="utf-8")
    dark = {"dark": 0, "light": 1}[scheme]
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000", "--virtual-time-budget=60000", "--dump-dom"]
    command = [BROWSER, *options, f"--user-data-dir={folder / 'profile'}", f"--blink-settings=preferredColorScheme={dark}"]
    dom = subprocess.run([*command, (folder / "around.html").as_uri()], capture_output=True, text=True, timeout=120).stdout
    told = re.search(r"<pre>(\{.*?\})</pre>", dom, re.S)
    assert told, "axe-core told nothing"
    return json.loads(html.unescape(told[1]))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_page_has_no_violation(page, tmp_path, width, scheme):
    found = ask_axe(tmp_path, page, width, scheme)
    assert found == {"width": width, "dark": scheme == "dark", "overflow": 0, "violations": []}


def test_violation_is_found(tmp_path):
    found = ask_axe(tmp_path, '<!doctype html><html lang="en"><title>x</title><body><main><img src="x.png"></main></body></html>', 1280, "light")
    assert any(one.startswith("image-alt") for one in found["violations"])
