"""What a page leaves behind: an init script after which `listening()` names all that our modules have not taken back.

Counted are what listens outside the elements that show it (on the window, the document, media queries and buses of our
own) until it is removed or its signal aborted, observers until they are disconnected, and animations that ask for one
frame after the other; each is named "file: what", the file being that which the line of the bundle comes from.
`refused` holds what the page has tried against its content security policy, as "directive what".
"""

import json
import re

from ui.server.serving import modules

BEGINS = re.compile(r'^modules\["(.+)"\] = \(\(\) => \{$')


def begun() -> dict[str, list[tuple[int, str]]]:
    """What is served, by its name in an address: the lines at which our modules begin in it, and their names."""
    found = {}
    for kind, (name, text) in modules().items():
        lines = enumerate(text.splitlines(), start=1)
        begins = [(number, begin[1]) for number, line in lines if (begin := BEGINS.match(line))]
        found[name] = begins or [(1, kind)]
    return found


LISTENING = r"""(() => {
  const begun = BEGUN;
  const live = new Set();
  const add = EventTarget.prototype.addEventListener, drop = EventTarget.prototype.removeEventListener;
  const file = () => {
    const lines = new Error().stack.split("\n");
    const at = lines.map((line) => line.match(/module\/([^?:]+):(\d+)/)).find(Boolean);
    return at && begun[at[1]].findLast(([line]) => line <= Number(at[2]))[1];
  };
  const told = (target, type, act, options) =>
    ({ target, type, act, capture: options === true || Boolean(options?.capture) });
  const same = (a, b) => ["target", "type", "act", "capture"].every((name) => a[name] === b[name]);
  EventTarget.prototype.addEventListener = function (type, act, options) {
    const target = this ?? window;
    const by = target instanceof Element || target instanceof AbortSignal ? null : file();
    const one = { ...told(target, type, act, options), name: `${by}: ${type}` };
    if (by && act && ![...live].some((other) => same(one, other))) {
      live.add(one);
      if (options?.signal) add.call(options.signal, "abort", () => live.delete(one));
      if (options?.once) add.call(target, type, () => live.delete(one), options);
    }
    return add.call(target, type, act, options);
  };
  EventTarget.prototype.removeEventListener = function (type, act, options) {
    const one = told(this ?? window, type, act, options);
    for (const other of live) if (same(one, other)) live.delete(other);
    return drop.call(this ?? window, type, act, options);
  };
  for (const kind of ["ResizeObserver", "MutationObserver"]) {
    window[kind] = class extends window[kind] {
      constructor(act) {
        super(act);
        const by = file();
        this.name = `${by}: ${kind}`;
        if (by) live.add(this);
      }

      disconnect() {
        super.disconnect();
        live.delete(this);
      }
    };
  }
  const frame = window.requestAnimationFrame, cancel = window.cancelAnimationFrame;
  window.requestAnimationFrame = (act) => {
    const one = { name: `${file()}: frame` };
    if (file()) live.add(one);
    one.id = frame((now) => { live.delete(one); act(now); });
    return one.id;
  };
  window.cancelAnimationFrame = (id) => {
    cancel(id);
    for (const one of live) if (one.id === id) live.delete(one);
  };
  window.refused = [];
  add.call(window, "securitypolicyviolation", (event) => {
    window.refused.push(`${event.effectiveDirective} ${event.blockedURI}`);
  });
  const frames = (count) => new Promise((done) => { frame(() => done(count > 1 && frames(count - 1))); });
  window.listening = () => frames(3).then(() => [...live].map(({ name }) => name).sort());
})()""".replace("BEGUN", json.dumps(begun()))
