"""What is served besides the app itself: the browser's modules, under names that change with them, and the first page.

A name has the hash of what it stands for in it, so a browser keeps it for good and never asks again. The first page is
Streamlit's own, which names these modules, so that they come while Streamlit is still on its way, and says where the
server is, which Streamlit would otherwise find by trial and error.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from networks.curvature.matrices import KINDS
from networks.landscape.cuts import CUTS
from reproduce.in_javascript import module as rules
from ui.bundle import bundled, needed, reaching
from ui.server import shown
from ui.server.kept import TEXTS, THEIRS, answer, base, compressed, their_text
from ui.session.kinds import Number
from ui.session.networks import beforehand
from ui.session.networks.beforehand import framed
from ui.session.networks.looks import Unanswered, look
from ui.session.networks.trainings import TRAININGS
from ui.session.pages import NETWORKS, PAGES, address
from ui.session.reading import Unusable
from ui.session.setup import SIZES
from ui.styles import STYLE, first_styles, styles_address, stylesheet

STATIC = Path(__file__).resolve().parents[2] / "static"
SOON = (
    "BidiComponent/BidiComponent.tsx",
    "elements/Html/Html.tsx",
    "rehype-katex/index.js",
)  # what the page needs of it
VENDOR = "vendor/"
ALONE = "alone/"  # what only a page without a server has
DRAWING = (
    "vendor/plotly.js"  # by far the largest: what needs a library is in a bundle of its own, and the rest need not wait
)
LATER = ("vendor/qrcode.js",)  # libraries that few readers ask for; their addresses are told as of modules made
PLAIN, DRAWN = "ravine.js", "drawing.js"  # the bundles: of what needs no library, and of what does
WORKER = "engine/worker.js"  # what a worker runs, with all that it imports in one module
STREAM, UNKEPT = "application/octet-stream", {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
AT_ONCE = {"X-Accel-Buffering": "no"}  # for nginx, which would collect a stream
ALL = ("all",)  # where nothing is to be chosen
MOST_DIGITS = 6  # of the number of a moment


@cache
def sources() -> dict[str, str]:
    """Our modules: path below static/ -> text."""
    files = {file.relative_to(STATIC).as_posix(): file for file in sorted(STATIC.rglob("*.js"))}
    return {name: file.read_text(encoding="utf-8") for name, file in files.items()}


def worker() -> str:
    """What a worker runs: its own module, after all that this imports."""
    return bundled(sources(), needed(sources(), WORKER), "const modules = {};\n")


# Modules that the server makes: name -> their text. A module of ours has their addresses in `globalThis.ravineMade`.
MADE: dict[str, Callable[[], str]] = {"rules": rules, "worker": worker}


@cache
def served() -> dict[str, str]:
    """What is served: the name in an address -> text."""
    return {name: text for name, text in modules().values()}


@cache
def modules() -> dict[str, tuple[str, str]]:
    """What is served, by what it is: (its name in an address, its text)."""
    vendor = {name: text for name, text in sources().items() if name.startswith(VENDOR)}
    elsewhere = {name for name in sources() if name in vendor or name == WORKER or name.startswith(ALONE)}
    ours = {name: text for name, text in sources().items() if name not in elsewhere}
    made = {f"made/{name}.js": make() for name, make in MADE.items()}
    found = {name: (hashed(name, text), text) for name, text in (vendor | made).items()}
    drawing = set().union(*(reaching(ours, name) for name in vendor if name not in LATER))
    addresses = {Path(name).stem: f"./{found[name][0]}" for name in (*made, *LATER)}
    head = "const modules = {};\n"
    head += f"globalThis.ravineMade = Object.fromEntries({json.dumps(list(addresses.items()))}"
    head += ".map(([name, at]) => [name, new URL(at, import.meta.url).href]));\n"
    plain = bundled(ours, ours.keys() - drawing, head)
    found[PLAIN] = (hashed(PLAIN, plain), plain)
    head = f'import {{ modules }} from "./{found[PLAIN][0]}";\n' + taken_in(
        {name: found[name][0] for name in vendor if name not in LATER}
    )
    drawn = bundled(ours, drawing, head)
    found[DRAWN] = (hashed(DRAWN, drawn), drawn)
    return found


def taken_in(vendor: dict[str, str]) -> str:
    """Lines that take up bundled libraries among our modules: path -> name in an address."""
    lines = []
    for place, (name, served_as) in enumerate(vendor.items()):
        lines.append(f'import * as vendor{place} from "./{served_as}";\nmodules["{name}"] = vendor{place};\n')
    return "".join(lines)


def hashed(name: str, text: str) -> str:
    """A name that is another when the text is."""
    return f"{Path(name).stem}.{sha256(text.encode()).hexdigest()[:16]}.js"


def bundle_of(view: str) -> str:
    """The name in an address of the bundle that has a view."""
    name = f'modules["views/{view}.js"] = '
    return next(modules()[bundle][0] for bundle in (PLAIN, DRAWN) if name in modules()[bundle][1])


async def module(request: Request) -> Response:
    """A module of the browser's."""
    text = served().get(request.path_params["name"])
    return Response(status_code=404) if text is None else answer(request, text.encode(), TEXTS[".js"])


async def style(request: Request) -> Response:
    """The stylesheet for type of a size, by its address."""
    name = request.path_params["name"]
    try:
        size = Number(*SIZES).read(name.rpartition(".")[0].rpartition(".")[0])
    except Unusable:
        return Response(status_code=404)
    known = styles_address(size) == f"{STYLE}/{name}"
    return answer(request, stylesheet(size).encode(), TEXTS[".css"]) if known else Response(status_code=404)


@lru_cache(maxsize=32)
def first_page(size: float = 1) -> str:
    """Streamlit's first page, with what is to be fetched with it, where the server is, and where its parts will stand
    with type that is `size` times as large.

    The bundles are run while Streamlit waits for the server's first answer. Meanwhile the training comes that the page
    on networks begins with.
    """
    index = (THEIRS / "index.html").read_text(encoding="utf-8")
    hosts = list(st.get_option("client.allowedOrigins"))
    here = {"allowedOrigins": hosts, "useExternalAuthToken": False, "enableCustomParentMessages": False}
    begun = "delete globalThis.WebAssembly;"  # the policy forbids it: Streamlit, which would try it, does without
    begun += f'window.__streamlit={{BACKEND_BASE_URL:new URL(".",location.href).href,HOST_CONFIG:{json.dumps(here)}}};'
    stream = f"training/{beforehand.name()}?from=0"  # wanted by whoever opens the page on networks without a set-up
    begun += f'if(!location.search&&location.pathname.endsWith("/{address(NETWORKS)}"))'
    begun += f'globalThis.ravineSoon={{"{stream}":fetch("./{stream}")}};'
    begun += f'requestIdleCallback?.(()=>import("./module/{modules()[DRAWN][0]}"));'
    ours = (f"module/{name}" for what, (name, _) in modules().items() if what not in ("made/worker.js", *LATER))
    hints = "".join(f'<link rel="modulepreload" href="./{file}">' for file in (*ours, *soon()) if file not in index)
    styles = f'<link rel="stylesheet" href="./{styles_address(size)}" data-styles>'
    index = index.replace("<body>", f"<body>{styles}", 1)  # in the body: after all that Streamlit puts into the head
    return index.replace("<script>", f"{first_styles(size)}<script>{begun}</script>{hints}<script>", 1)


def soon() -> list[str]:
    """The files of Streamlit's that every page of ours needs, which its first page does not name."""
    manifest = json.loads((THEIRS / "manifest.json").read_text(encoding="utf-8"))
    wanted, files = [name for name in manifest if name.endswith(SOON)], dict[str, None]()
    while wanted:
        entry = manifest[wanted.pop()]
        if entry["file"] not in files and not entry.get("isEntry"):
            files[entry["file"]] = None
            wanted += entry.get("imports", [])
    return list(files)


def at_once() -> list[str]:
    """The files of Streamlit's that every page of ours fetches at once."""
    named = re.findall(r'="\./static/([^"]+)"', first_page())
    return [path for path in dict.fromkeys(named) if Path(path).suffix in TEXTS]


async def page(request: Request) -> Response:
    try:
        size = Number(*SIZES).read(request.query_params.get("size", "1"))
    except Unusable:
        size = 1
    return answer(request, first_page(size).encode(), "text/html", {"Cache-Control": "no-cache"})


async def training(request: Request) -> Response:
    """What is told of a training, from one of its messages on, each with its length in four bytes before it.

    `from` is how many messages the browser has. It goes on until the training rests, or the browser goes.
    """
    course = TRAININGS.find(request.path_params["name"])
    if course is None:
        return Response(status_code=404)
    first = request.query_params.get("from", "0")
    if not first.isdecimal() or len(first) > MOST_DIGITS:
        return Response(status_code=400)

    if course.packed and not int(first) and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(course.packed, media_type=STREAM, headers=UNKEPT | {"Content-Encoding": "gzip"})

    async def told() -> AsyncIterator[bytes]:
        async for message in course.messages(int(first)):
            yield framed(message)

    return StreamingResponse(told(), media_type=STREAM, headers=UNKEPT | AT_ONCE)


async def looked_at(request: Request) -> Response:
    """What is looked at of a training besides: a plane or a matrix, as messages like those of its stream."""
    course = TRAININGS.find(request.path_params["name"])
    what, which, method = (request.path_params[part] for part in ("what", "which", "method"))
    known = {"plane": CUTS, "compared": ALL, "matrices": KINDS}
    if course is None or method not in course.setup.methods or which not in known.get(what, ()):
        return Response(status_code=404)
    if not course.known and course.status != "done":
        return Response(status_code=409)
    found = look(course, what, which, course.setup.methods.index(method))
    if found is None:
        return Response(status_code=503)
    try:
        packed = await asyncio.wrap_future(found)
    except Unanswered:
        return Response(status_code=500)
    return Response(packed, media_type=STREAM, headers=UNKEPT | {"Content-Encoding": "gzip"})


def routes() -> list[Route]:
    """Everything that is served besides what Streamlit serves."""
    below = base()
    texts = [text.encode() for text in (*served().values(), stylesheet())]
    for text in (*texts, *map(their_text, at_once())):
        compressed(text)  # now, so that the first visitor need not wait for it
    return [
        Route(f"{below}/module/{{name}}", module),
        Route(f"{below}/{STYLE}/{{name}}", style),
        Route(f"{below}/{shown.SHOWN}/{{name}}", shown.page),
        Route(f"{below}/training/{{name}}", training),
        Route(f"{below}/training/{{name}}/{{what}}/{{which}}/{{method}}", looked_at),
        *(Route(f"{below}/{address(each)}", page) for each in PAGES),
    ]
