// What every view stands on: it is built once for its place on the page, told of every message, and leaves nothing behind.
// It belongs to no room: those in views/ are mounted by their names, and this one is not.

import { timer } from "./parts/timer.js";
import { held } from "./wire/held.js";
import { decode } from "./wire/message.js";

const RESTED = 80; // milliseconds without another change of size, after which a view is drawn in its new one
const DARK = "(prefers-color-scheme: dark)";

/**
 * What Streamlit hands over with every message.
 * @typedef {object} Component
 * @property {HTMLElement} parentElement  the place on the page, the same for every message
 * @property {any} data  the message as it was sent
 * @property {(name: string, value: unknown) => void} setTriggerValue  tells the server something
 */

/**
 * @template [Message=unknown]  what the server tells the view, of static/wire/messages.d.ts
 * @template {object} [Wishes={}]  what the view tells the server: each wish by its name, with what goes with it
 */
export class View {
  /** @type {Promise<unknown>} */
  #queue = Promise.resolve();

  #leaving = new AbortController();

  /**
   * @param {HTMLElement} parent
   * @param {HTMLElement} root  all that the view shows, to be filled by the view
   */
  constructor(parent, root) {
    /** @type {Component | undefined} of the latest message */
    this.component = undefined;
    this.root = root;
    parent.append(root);
  }

  /** Aborted when the view leaves the page: what listens, observes or waits must end with it. */
  get signal() {
    return this.#leaving.signal;
  }

  /**
   * Does one work at a time, in order, and none once the view has left the page: Plotly's calls are asynchronous, and a
   * newer message waits for the older one to be drawn.
   * @param {() => unknown} work
   * @returns {Promise<unknown>} done when the work is
   */
  enqueue(work) {
    this.#queue = this.#queue.then(() => (this.root.isConnected ? work() : undefined)).catch((error) => {
      if (this.root.isConnected) console.error(error);
    });
    return this.#queue;
  }

  /**
   * Enqueues a work each time the system turns dark or light, once Streamlit has changed the page's colours.
   * @param {() => unknown} work
   */
  onTheme(work) {
    const { signal } = this;
    let frame = 0;
    const turned = () => { frame = requestAnimationFrame(() => this.enqueue(work)); };
    window.matchMedia(DARK).addEventListener("change", turned, { signal });
    signal.addEventListener("abort", () => cancelAnimationFrame(frame));
  }

  /**
   * Enqueues a work when the size of one of these elements has changed and rests.
   * @param {Element[]} elements
   * @param {() => unknown} work
   */
  onResize(elements, work) {
    const later = timer(this.signal);
    const sizes = new ResizeObserver(() => later.start(() => this.enqueue(work), RESTED));
    for (const element of elements) sizes.observe(element);
    this.signal.addEventListener("abort", () => sizes.disconnect());
  }

  /**
   * Tells the server what the reader wishes, and which arrays it need not send again.
   * @template {keyof Wishes & string} Wish
   * @param {Wish} wish
   * @param {Wishes[Wish]} value
   */
  tell(wish, value) {
    this.component?.setTriggerValue(wish, typeof value === "object" ? { ...value, held: held() } : value);
  }

  /**
   * A message has come; it is the same object when Streamlit calls again with nothing new.
   * @param {Message} _data
   */
  receive(_data) {}

  /** The reader goes to another page. */
  leave() {
    this.#leaving.abort();
    this.root.remove();
  }
}

/**
 * What Streamlit calls after every message: it builds the view at the first one.
 * @template Message
 * @param {new (parent: HTMLElement, data: Message) => View<Message, any>} Kind
 * @returns {(component: Component) => () => void}
 */
export function mounted(Kind) {
  /** @type {WeakMap<HTMLElement, { view: View<Message, any>, sent: unknown, message: Message }>} a place -> the view there, what was sent to it, and the message in that */
  const views = new WeakMap();
  return (component) => {
    const { parentElement: parent, data: sent } = component;
    const before = views.get(parent);
    const message = before && before.sent === sent ? before.message : decode(sent);
    const view = before?.view ?? new Kind(parent, message);
    views.set(parent, { view, sent, message });
    view.component = component;
    view.receive(message);
    return () => {
      views.get(parent)?.view.leave();
      views.delete(parent);
    };
  };
}
