// Explains the terms of the glossary where they stand: under the pointer, or at a tap. The first of its kind in a block is
// underlined, as a highlight of the browser's own: nothing of the page is changed, whoever has made it.

import { plainly } from "../parts/way.js";
import { Terms } from "../parts/terms.js";
import { element } from "../parts/theme.js";
import { timer } from "../parts/timer.js";
import { View, mounted } from "../view.js";
import { go } from "../wire/address.js";
import { settled } from "../wire/post.js";

/** @import * as messages from "../wire/messages.js" */
/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box  pixels of the window */

const NAME = "rv-term"; // of the highlight
const FORCED = "(forced-colors: active)"; // then a highlight is a solid block, as if the word were selected
const QUIET = 400; // milliseconds without a change of the page, after which terms are looked for anew
const BUSY = 3000; // milliseconds after which it is done even if the browser finds no idle moment
const RESTED = 160; // milliseconds that the pointer rests on a word before it is explained
const GONE = 260; // milliseconds that it is away before the explanation closes
const MARGIN = 8; // pixels between the explanation and the edge of the window
const GAP = 6; // pixels between it and the word
const MOST_TEXTS = 6000; // that are looked through, and
const MOST_MARKS = 500; // underlined
const NOT_READ = "script, style, noscript, input, textarea, select, code, pre, kbd, svg, canvas, .katex, [contenteditable], [aria-hidden=true], [hidden], .rv-term, .rv-terms dt";
const PRESSED = "a, button, summary, [role=button], [role=switch], [role=tab], [role=option], [role=menuitem]"; // a tap is theirs
const COVERS = "dialog, [popover], [role=dialog], [role=menu], [role=listbox]"; // what lies above the page, with terms of its own
const BLOCK = "p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, label, legend, figcaption, caption, header, div, section, article, main";
const PLAYING = '[data-playing="true"]';

/** @type {(box: Box, x: number, y: number, by?: number) => boolean} */
const inside = ({ left, right, top, bottom }, x, y, by = 0) => x >= left - by && x <= right + by && y >= top - by && y <= bottom + by;

/**
 * The box of a word at a place; a word may go on in the next line.
 * @param {Range} range
 * @param {number} x
 * @param {number} y
 */
const boxAt = (range, x, y) => Array.from(range.getClientRects()).find((each) => inside(each, x, y, 1)) ?? null;

/**
 * The text at a place of the window, and which character; null where there is none.
 * @param {number} x
 * @param {number} y
 * @returns {{ text: Text, place: number } | null}
 */
function textAt(x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  const range = caret ? null : document.caretRangeFromPoint?.(x, y);
  const [node, place] = caret ? [caret.offsetNode, caret.offset] : [range?.startContainer, range?.startOffset ?? 0];
  return node instanceof Text ? { text: node, place } : null;
}

/** @extends {View<messages.Glossary>} */
class Glossary extends View {
  /** @type {Box | null} of the word that is explained */
  word = null;

  /**
   * @param {HTMLElement} parent
   * @param {messages.Glossary} data
   */
  constructor(parent, data) {
    super(parent, element("div", { class: "rv-glossary" }));
    this.terms = new Terms(data.terms);
    this.data = data;
    this.name = element("b", {});
    this.meaning = element("span", {});
    this.link = element("a", {});
    this.link.addEventListener("click", (event) => this.pressed(event));
    this.tip = element("div", { class: "rv-term", popover: "manual", "data-testid": "term" }, this.name, this.meaning, this.link);
    this.status = element("span", { class: "rv-unseen", role: "status" });
    this.root.append(this.tip, this.status);
    this.marks = "highlights" in CSS ? new Highlight() : null;
    if (this.marks && !window.matchMedia(FORCED).matches) CSS.highlights.set(NAME, this.marks);
    this.scanning = timer(this.signal);
    this.resting = timer(this.signal);
    this.closing = timer(this.signal);
    this.listen();
    this.later();
  }

  listen() {
    const { signal } = this;
    const changes = new MutationObserver((records) => { if (records.some(({ target }) => !this.moves(target))) this.later(); });
    if (this.marks) changes.observe(document.body, { childList: true, characterData: true, subtree: true });
    signal.addEventListener("abort", () => {
      changes.disconnect();
      CSS.highlights?.delete(NAME);
    });
    window.addEventListener("pointermove", (event) => this.pointed(event), { passive: true, signal });
    window.addEventListener("pointerdown", ({ target }) => { if (!(target instanceof Node && this.tip.contains(target))) this.close(); }, { capture: true, signal });
    window.addEventListener("click", (event) => { if (/** @type {PointerEvent} */ (event).pointerType !== "mouse") this.tapped(event); }, { signal });
    window.addEventListener("scroll", () => this.close(), { capture: true, passive: true, signal });
    window.addEventListener("keydown", ({ key }) => { if (key === "Escape") this.close(); }, { capture: true, signal });
  }

  /**
   * Whether a change is that of a race that plays, frame by frame, or of the explanation itself.
   * @param {Node} target
   */
  moves(target) {
    const around = target instanceof Element ? target : target.parentElement;
    return around === null || this.root.contains(around) || around.closest(PLAYING) !== null;
  }

  /** @param {messages.Glossary} data */
  receive(data) {
    if (data === this.data) return;
    this.data = data;
    this.terms = new Terms(data.terms);
    this.later();
  }

  // --- underlines ------------------------------------------------------------------------------------------------------

  /** Looks for terms once the page rests and the browser has nothing else to do. */
  later() {
    const mark = () => { if (!this.signal.aborted) this.mark(); };
    const idly = window.requestIdleCallback ?? ((/** @type {() => void} */ act) => setTimeout(act)); // Safari has none
    this.scanning.start(() => idly(mark, { timeout: BUSY }), QUIET);
  }

  mark() {
    const { marks } = this;
    if (!marks) return;
    marks.clear();
    for (const texts of this.blocks()) {
      this.terms.first(texts.map(({ data }) => data)).forEach((found, i) => {
        for (const { from, to } of found) {
          if (marks.size >= MOST_MARKS) return;
          const range = new Range(); // a living one: it collapses where its text is changed, so nothing else is underlined
          range.setStart(texts[i], from);
          range.setEnd(texts[i], to);
          marks.add(range);
        }
      });
    }
  }

  /** The texts that a reader sees, block by block. */
  blocks() {
    /** @type {Map<Element, Text[]>} */
    const blocks = new Map();
    const skipped = `${NOT_READ}, ${PRESSED}, ${PLAYING}`;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node instanceof Element) return node.matches(skipped) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
      return NodeFilter.FILTER_ACCEPT;
    });
    for (let count = 0; count < MOST_TEXTS && walker.nextNode(); count += 1) {
      const text = /** @type {Text} */ (walker.currentNode);
      const block = text.parentElement?.closest(BLOCK);
      if (block && text.data.trim()) blocks.set(block, [...(blocks.get(block) ?? []), text]);
    }
    return blocks.values();
  }

  // --- explanations ----------------------------------------------------------------------------------------------------

  /** @param {PointerEvent} event */
  pointed({ clientX: x, clientY: y, pointerType, buttons, target }) {
    if (pointerType !== "mouse") return;
    const here = this.word && (inside(this.word, x, y) || (target instanceof Node && this.tip.contains(target)));
    if (here) {
      this.closing.stop();
      this.resting.stop();
      return;
    }
    if (this.word) this.closing.start(() => this.close(), GONE);
    if (buttons) this.resting.stop();
    else this.resting.start(() => this.look(x, y), RESTED);
  }

  /** @param {MouseEvent} event */
  tapped({ clientX: x, clientY: y, target }) {
    if (!(target instanceof Element) || this.tip.contains(target) || target.closest(PRESSED)) return;
    this.look(x, y);
  }

  /**
   * Explains the term at a place of the window, if there is one.
   * @param {number} x
   * @param {number} y
   */
  look(x, y) {
    const found = this.readAt(x, y) ?? this.underlinedAt(x, y);
    if (found) this.explain(found.term, found.box);
  }

  /**
   * The term in the text that is on top at a place.
   * @param {number} x
   * @param {number} y
   */
  readAt(x, y) {
    const there = textAt(x, y);
    if (!there || there.text.parentElement?.closest(NOT_READ)) return null;
    const found = this.terms.at(there.text.data, there.place);
    if (!found) return null;
    const range = new Range();
    range.setStart(there.text, found.from);
    range.setEnd(there.text, found.to);
    const box = boxAt(range, x, y);
    return box && { term: found.term, box };
  }

  /**
   * The underlined term at a place, even where the reach of a slider lies upon it; not where a menu or a dialog covers it.
   * @param {number} x
   * @param {number} y
   */
  underlinedAt(x, y) {
    const above = document.elementFromPoint(x, y)?.closest(COVERS) ?? null;
    for (const each of this.marks ?? []) {
      const range = /** @type {Range} */ (each);
      const box = !above || above.contains(range.startContainer) ? boxAt(range, x, y) : null;
      const found = box && this.terms.find(range.toString())[0];
      if (found) return { term: found.term, box };
    }
    return null;
  }

  /**
   * @param {messages.GlossaryTerm} term
   * @param {Box} word
   */
  explain({ name, meaning, page, path }, word) {
    this.closing.stop();
    this.word = word;
    this.name.textContent = name;
    this.meaning.textContent = meaning;
    this.link.hidden = path === null;
    this.link.setAttribute("href", path ?? "");
    this.link.textContent = `See it: ${page}`;
    this.status.textContent = `${name}: ${meaning}`;
    this.tip.hidePopover();
    this.tip.showPopover();
    const { width, height } = this.tip.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const below = word.bottom + GAP + height <= clientHeight - MARGIN;
    const left = Math.max(MARGIN, Math.min(word.left, clientWidth - MARGIN - width));
    const top = below ? word.bottom + GAP : Math.max(MARGIN, word.top - GAP - height);
    Object.assign(this.tip.style, { left: `${left}px`, top: `${top}px` });
  }

  close() {
    this.resting.stop();
    this.closing.stop();
    if (!this.word) return;
    this.word = null;
    this.tip.hidePopover();
    this.status.textContent = "";
  }

  /** @param {MouseEvent} event */
  pressed(event) {
    if (!plainly(event)) return;
    event.preventDefault();
    this.close();
    settled(() => go(this.link.href));
  }
}

export default mounted(Glossary);
