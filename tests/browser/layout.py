"""What is wrong with how a page is laid out: what leaves it sideways, lies on something else, or is cut off."""

from playwright.sync_api import Page

from tests.browser.waiting import wait_until

SIZES = ((1024, 768), (1440, 900), (1920, 1080), (820, 1180), (390, 844), (720, 450))  # the last is 1440 × 900, doubled
RESTS = 8  # how often a page may come to rest, and be laid out anew
FINGER = 860  # pixels: what is narrower has a finger, and wide tables may be pushed there
MEANT_TO_SCROLL = "pre, .katex-display"  # code and long formulas, which nobody wants broken
PUSHED = ".rv-scores, .rv-networks > .rv-topline .rv-tools"
BAR = ".rv-tabs, .rv-share, [data-testid=stHeaderLogo], [data-testid=stMainMenuButton], h1"
DRAWN = "svg *, canvas, .katex *, .js-plotly-plot *, #js-plotly-tester"  # which lies as it has to
HIDDEN = ".rv-unseen, [popover]:not(:popover-open), dialog:not([open])"

# The layout has not changed for twelve frames: what is drawn waits until the size rests.
AT_REST = """() => new Promise((done) => {
  let [before, still] = ["", 0];
  const look = () => {
    const all = [...document.querySelectorAll("[class*='rv-'], .main-svg, canvas")];
    const now = all.map((node) => [node.clientWidth, node.clientHeight]).join();
    still = now === before ? still + 1 : 0;
    before = now;
    if (still < 12) requestAnimationFrame(look); else done(true);
  };
  look();
})"""

FAULTS = r"""({ scrolls, bar, not }) => {
  const found = [], wide = document.documentElement.clientWidth;
  const box = (node) => node.getBoundingClientRect();
  const named = (node) => {
    const classes = [...node.classList].filter((name) => /^(rv-|st-key)/.test(name)).map((name) => `.${name}`);
    const text = (node.ariaLabel || node.innerText || "").slice(0, 30).replaceAll("\n", " ");
    return `${node.tagName.toLowerCase()}${classes.join("")}[${node.dataset.testid ?? ""}] “${text}”`;
  };
  const shown = { opacityProperty: true, visibilityProperty: true };
  const seen = (node) => node.checkVisibility(shown) && box(node).width > 1 && box(node).height > 1;
  const all = [...document.body.querySelectorAll("*")].filter((node) => seen(node) && !node.closest(not));
  const style = new Map([document.documentElement, ...all].map((node) => [node, getComputedStyle(node)]));
  const cuts = (node) => style.get(node) && style.get(node).overflowX !== "visible";
  const roll = (node) => ["auto", "scroll"].includes(style.get(node).overflowX);
  const has = (node) => [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());

  for (const node of [document.documentElement, ...all]) {
    const within = `${node.scrollWidth} in ${node.clientWidth}: ${named(node)}`;
    const wider = node.scrollWidth > node.clientWidth + 1, root = node === document.documentElement;
    if (wider && (roll(node) || root) && !node.closest(scrolls)) found.push(`scrolls, ${within}`);
    if (wider && cuts(node) && !roll(node) && has(node)) found.push(`is cut off, ${within}`);
    const { left, right } = box(node);
    let frame = node.parentElement;
    while (frame && !cuts(frame)) frame = frame.parentElement;
    const free = !frame || frame.matches("body, [data-testid=stApp], [data-testid=stMain]");
    if ((left < -1 || right > wide + 1) && (free || style.get(node).position === "fixed")) {
      found.push(`leaves the page, ${Math.round(left)} to ${Math.round(right)} of ${wide}: ${named(node)}`);
    }
  }

  const apart = (nodes) => nodes.forEach((one, i) => nodes.slice(i + 1).forEach((other) => {
    const [a, b] = [box(one), box(other)];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across <= 1 || down <= 1) return;
    found.push(`lie on each other, ${Math.round(across)} × ${Math.round(down)}: ${named(one)} and ${named(other)}`);
  }));
  const flows = (node) => {
    const { position, display, float, pointerEvents } = style.get(node);
    const within = ["static", "relative"].includes(position) && float === "none";
    return within && display !== "inline" && pointerEvents !== "none";
  };
  const kin = Map.groupBy(all.filter(flows), (node) => node.parentElement);
  for (const nodes of kin.values()) apart(nodes);
  apart([...document.querySelectorAll(bar)].filter(seen));

  const headings = [...document.querySelectorAll("h1")].filter(seen).map(named);
  if (headings.length !== 1) found.push(`${headings.length} headings of the first level: ${headings}`);
  return found;
}"""


def faults(page: Page) -> list[str]:
    """A line for each fault in the page as it is laid out now."""
    narrow = page.evaluate("innerWidth") <= FINGER
    scrolls = f"{MEANT_TO_SCROLL}, {PUSHED}" if narrow else MEANT_TO_SCROLL
    return page.evaluate(FAULTS, {"scrolls": scrolls, "bar": BAR, "not": f"{DRAWN}, {HIDDEN}"})


def lasting(page: Page) -> list[str]:
    """The faults that stay: a figure is drawn in its new size a moment after the page has it."""
    for _ in range(RESTS):
        wait_until(page, AT_REST)
        found = faults(page)
        if not found:
            break
    return found


def faults_at(page: Page) -> dict[str, list[str]]:
    """The faults of a page at every size that has some; the page keeps the last size."""
    found = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        found[f"{width} × {height}"] = lasting(page)
    return {size: lines for size, lines in found.items() if lines}
