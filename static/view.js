// What every view stands on: it is built once for its place on the page, told of every message, and leaves nothing behind.
// It belongs to no room: those in views/ are mounted by their names, and this one is not.

import { timer } from "./parts/timer.js";
import { held } from "./wire/held.js";
import { decode } from "./wire/message.js";
import { leave, send, stand } from "./wire/post.js";

const RESTED = 80; // milliseconds without another change of size, after which a view is drawn in its new one
const DARK = "(prefers-color-scheme: dark)";

const OURS = /^.*ravine_/; // what stands before a view's name in what Streamlit calls it

/**
 * What Streamlit hands over with every message.
 * @typedef {object} Component
 * @property {string} name  what Streamlit calls the component
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

  /** Its name, as that of its file. */
  get called() {
    return this.component?.name.replace(OURS, "") ?? "";
  }

  /**
   * Tells the server what the reader wishes, and which arrays it need not send again: by the post, where the page has one.
   * @template {keyof Wishes & string} Wish
   * @param {Wish} wish
   * @param {Wishes[Wish]} value
   */
  tell(wish, value) {
    if (!send(`${this.called}.${wish}`, withHeld(value))) this.tellAnew(wish, value);
  }

  /**
   * Tells it past the post: the server lays the page out anew, as one must that was started anew and has not laid it out yet.
   * @template {keyof Wishes & string} Wish
   * @param {Wish} wish
   * @param {Wishes[Wish]} value
   */
  tellAnew(wish, value) {
    this.component?.setTriggerValue(wish, withHeld(value));
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

/** @param {unknown} value */
const withHeld = (value) => (typeof value === "object" ? { ...value, held: held() } : value);

/**
 * What Streamlit calls after every message: it builds the view at the first one.
 * @template Message
 * @param {new (parent: HTMLElement, data: Message) => View<Message, any>} Kind
 * @returns {(component: Component) => () => void}
 */
export function mounted(Kind) {
  /** @type {WeakMap<HTMLElement, { view: View<Message, any>, sent: unknown, laid: Message, message: Message }>} a place -> the view there, what was sent to it, the message in that, and the one it has now */
  const places = new WeakMap();
  return (component) => {
    const { parentElement: parent, data: sent } = component;
    const place = places.get(parent) ?? built(component);
    if (place.sent !== sent) Object.assign(place, laid(sent));
    place.view.component = component;
    place.view.receive(place.message);
    return () => {
      leave(place.view.called, place);
      place.view.leave();
      places.delete(parent);
    };
  };

  /** @param {unknown} sent */
  function laid(sent) {
    const message = decode(sent);
    return { sent, laid: message, message };
  }

  /** @param {Component} component */
  function built({ name, parentElement: parent, data: sent }) {
    const message = laid(sent);
    const place = { view: new Kind(parent, message.laid), ...message };
    place.message = stand(name.replace(OURS, ""), place);
    places.set(parent, place);
    return place;
  }
}
