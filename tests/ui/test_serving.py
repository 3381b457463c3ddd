"""What is served besides the app: bundles that hold every module once, under names that change with them."""

import gzip
import re
import subprocess
import sys
from graphlib import CycleError
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.requests import Request
from streamlit.testing.v1 import AppTest
from streamlit.web.server.app_discovery import discover_asgi_app

from ui.bundle import Unbundled, bundled, imported, ordered, reaching, scoped, uncommented
from ui.server import serving
from ui.server.kept import compressed
from ui.server.serving import (
    ALONE,
    DRAWING,
    DRAWN,
    LATER,
    MADE,
    PLAIN,
    SOON,
    STATIC,
    THEIRS,
    VENDOR,
    WORKER,
    bundle_of,
    first_page,
    module,
    modules,
    page,
    routes,
    served,
    soon,
    sources,
)
from ui.session.networks import beforehand
from ui.session.networks.trainings import Trainings
from ui.session.pages import PAGES, address

NODE = Path(sys.executable).parent / "node"
HEAD = "const modules = {};\n"


def answer(endpoint, encoding="", **path):
    """What a browser is answered that accepts this encoding."""
    headers = [(b"accept-encoding", encoding.encode())]
    try:  # it waits for nothing, so it needs no loop; and one may be running here
        endpoint(Request({"type": "http", "headers": headers, "path_params": path, "query_string": b""})).send(None)
    except StopIteration as done:
        return done.value
    raise AssertionError("it waits for something")


def test_every_module_of_ours_is_in_one_bundle():
    text = modules()[PLAIN][1] + modules()[DRAWN][1]
    ours = [name for name in sources() if not name.startswith((VENDOR, ALONE)) and name != WORKER]
    assert len(ours) > 70
    assert all(text.count(f'modules["{name}"] = (') == (name != WORKER) for name in ours)
    assert modules()["made/worker.js"][1].count(f'modules["{WORKER}"] = (') == 1


def test_a_worker_has_all_that_it_needs_and_no_page_runs_it():
    _, text = modules()["made/worker.js"]
    parts = re.findall(r'^modules\["(.+)"\] = ', text, re.MULTILINE)
    assert parts[-1] == WORKER and len(parts) == len(set(parts)) < 10
    assert all(set(imported(name, sources()[name])) <= set(parts) for name in parts)
    assert f'modules["{WORKER}"]' not in modules()[PLAIN][1] + modules()[DRAWN][1]
    assert modules()["made/worker.js"][0] not in first_page()


def test_what_needs_no_drawing_library_need_not_wait_for_it():
    assert bundle_of("stage") == modules()[DRAWN][0]
    assert {bundle_of(view) for view in ("tabs", "deck", "numbers", "post")} == {modules()[PLAIN][0]}
    assert modules()[DRAWING][0] not in modules()[PLAIN][1]


@pytest.mark.parametrize("name", LATER)
def test_a_library_that_few_ask_for_comes_when_it_is_asked_for(name):
    served_as, text = modules()[name]
    assert text == sources()[name] == served()[served_as]
    assert f'["{Path(name).stem}", "./{served_as}"]' in modules()[PLAIN][1]
    assert served_as not in first_page() and f'modules["{name}"]' not in modules()[DRAWN][1]


def test_a_bundle_runs(tmp_path):
    sources = {
        "a/one.js": 'import { two, three as drei } from "../b/two.js";\nimport Four from "./four.js";\n'
        "export const one = [two(), drei, Four.four];\n",
        "a/four.js": "export default { four: 4 };\n",
        "b/two.js": "const hidden = 2;\nexport function two() { return hidden; }\n"
        "export class Two {}\nexport const three = 3;\n",
    }
    (tmp_path / "bundle.mjs").write_text(bundled(sources, sources, HEAD))
    ask = 'const { modules } = await import("./bundle.mjs"); console.log(JSON.stringify(modules["a/one.js"].one));'
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", ask], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[2,3,4]"


def test_comments_with_lines_of_their_own_are_left_out():
    source = """// one
/** two */
/**
 * three `
 */
/** @type {Four} */ (four).five(); /** six */
const seven = "// `eight`"; // nine
    // ten `
const text = `
// eleven
/* twelve */`;
// thirteen
"""
    told = [(number, line) for number, line in enumerate(source.splitlines(), start=1) if number in (6, 7, 9, 10, 11)]
    assert list(uncommented("a.js", source)) == told


def test_code_after_the_end_of_a_comment_of_several_lines_is_told():
    with pytest.raises(Unbundled, match=r"a\.js:2: begin a new line"):
        scoped("a.js", "/* one\ntwo */ const three = 3;\n")


def test_no_code_is_left_out_of_a_bundle():
    """What is left out of any module of ours begins as a comment does, and no literal is begun in it."""
    for name, text in sources().items():
        if name.startswith(VENDOR):
            continue
        kept = dict(uncommented(name, text))
        out = [line.strip() for number, line in enumerate(text.splitlines(), start=1) if number not in kept]
        assert all(line.startswith(("//", "/*", "*")) for line in out), name
        assert all(f"{line}\n" in text for line in kept.values())


@pytest.mark.parametrize(
    "line", ['import "./b.js";', "export { a };", "export let a = 1;", "export const { a, b } = c;"]
)
def test_a_line_that_cannot_be_bundled_is_told(line):
    with pytest.raises(Unbundled, match=r"a\.js:2: write import"):
        scoped("a.js", f"const a = 1;\n{line}\n")


def test_modules_come_after_those_that_they_need():
    sources = {"a.js": 'import { b } from "./b.js";', "b.js": 'import { c } from "./c.js";', "c.js": ""}
    assert ordered(sources, sources) == ["c.js", "b.js", "a.js"]
    assert reaching(sources, "c.js") == {"a.js", "b.js"}
    with pytest.raises(CycleError):
        ordered(sources | {"c.js": 'import { a } from "./a.js";'}, sources)


def test_a_module_is_kept_for_good_and_comes_compressed():
    name, text = modules()[PLAIN]
    packed, plain = (answer(module, encoding, name=name) for encoding in ("gzip, br", ""))
    assert gzip.decompress(packed.body).decode() == plain.body.decode() == text
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert len(packed.body) < 0.4 * len(plain.body)
    assert all("immutable" in each.headers["cache-control"] for each in (packed, plain))
    assert answer(module, name="ravine.0000.js").status_code == 404


def test_the_first_page_names_the_modules_and_the_server_at_every_address():
    text = answer(page).body.decode()
    assert text.index("BACKEND_BASE_URL") < text.index("<script type=")
    assert all(f"./module/{modules()[name][0]}" in text for name in (PLAIN, DRAWN, DRAWING))
    assert f'fetch("./training/{beforehand.name()}?from=0")' in text and Trainings().find(beforehand.name())
    assert ".st-key-race" in text and text.index("first paint") < text.index("<script>")
    served_at = {route.path for route in routes() if route.endpoint is page}
    assert served_at == {f"/{address(each)}" for each in PAGES}


def test_what_the_page_needs_of_streamlit_is_found_in_its_manifest():
    """A part of it that has another name now is only fetched later: then SOON is to be looked through."""
    files = soon()
    assert len(files) > 2 * len(SOON) and all((THEIRS / file).is_file() for file in files)
    for name in ("BidiComponent", "Html", "rehype-katex"):
        assert any(f"/{name}." in file for file in files)


def test_a_stream_is_not_collected_on_its_way(monkeypatch):
    monkeypatch.setattr(serving.TRAININGS, "find", lambda name: SimpleNamespace(packed=b""))
    assert answer(serving.training, name="any").headers["X-Accel-Buffering"] == "no"


def test_a_module_that_is_made_is_served_as_the_others(monkeypatch):
    monkeypatch.setitem(MADE, "rules", lambda: "export const rules = 1;\n")
    for cached in (modules, served):
        cached.cache_clear()
    name, text = modules()["made/rules.js"]
    assert (
        served()[name] == text == "export const rules = 1;\n"
        and gzip.decompress(compressed(text.encode())).decode() == text
    )
    assert f'["rules", "./{name}"]' in modules()[PLAIN][1]
    for cached in (modules, served):
        cached.cache_clear()


def test_the_app_run_as_a_script_is_its_page():
    """As tests of the app from outside run it; `streamlit run` finds the server in the same file."""
    shown = AppTest.from_file(str(STATIC.parent / "app.py"), default_timeout=60).run()
    assert not shown.exception and shown.session_state["ravine"].setup.surface == "ravine"
    assert discover_asgi_app(STATIC.parent / "app.py").is_asgi_app
