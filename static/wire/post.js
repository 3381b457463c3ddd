// The post: what has changed of the views of a page comes in parcels, and what the reader tells goes back by the same way.
// ui/post.py makes the parcels up, and says why.

/** @import { Parcel } from "./messages.js" */
/**
 * A view where it stands: the message that it was mounted with, and the one that it has now.
 * @typedef {object} Place
 * @property {{ receive: (message: any) => void }} view
 * @property {any} laid
 * @property {any} message
 */
/** @typedef {{ fields?: Record<string, unknown>, items?: Record<string, Record<number, unknown>> }} Change */
/** @typedef {(event: string, letter: { seen: number, told: unknown }) => void} Carrier */

/** @type {Map<string, Place>} by the view's name */
const places = new Map();
/** @type {Map<string, any>} by the view's name, its message where parcels have changed it since the page was laid out */
const latest = new Map();
/** @type {Map<string, Change[]>} by the view's name, what has changed of one that is not mounted yet */
const pending = new Map();
/** @type {Carrier | null} tells the server, while a page has a post */
let carrier = null;
let layout = 0; // the parcel with which the page was laid out
let seen = 0; // the last parcel
let asked = 0; // when the server was told what it has not answered yet; 0 for nothing

/** @type {Set<() => void>} what waits for the answer */
const waiting = new Set();

const PATIENCE = 400; // milliseconds, after which the server is busy: what the post brings would have to wait for that

/**
 * A view is mounted, or is gone.
 * @param {string} name
 * @param {Place} place
 * @returns {any} the message that it has now: what came before it stood there is in it
 */
export function stand(name, place) {
  places.set(name, place);
  const message = latest.get(name) ?? (pending.get(name) ?? []).reduce(merged, place.laid);
  if (pending.delete(name)) latest.set(name, message);
  return message;
}

/**
 * @param {string} name
 * @param {Place} place
 */
export function leave(name, place) {
  if (places.get(name) === place) places.delete(name);
}

/**
 * A parcel has come.
 * @param {Parcel} parcel
 * @param {Carrier} carry  by which letters go back
 */
export function deliver(parcel, carry) {
  carrier = carry;
  asked = 0;
  seen = parcel.number;
  if (parcel.layout !== layout) laidOut(parcel.layout);
  for (const name of new Set([...Object.keys(parcel.views), ...Object.keys(parcel.items)])) {
    const change = { fields: parcel.views[name], items: parcel.items[name] };
    const place = places.get(name), before = place?.message ?? latest.get(name);
    if (before) latest.set(name, merged(before, change));
    else pending.set(name, [...pending.get(name) ?? [], change]);
    if (place) tell(place, latest.get(name));
  }
  for (const act of waiting) act();
}

/**
 * Calls `act` once the server has answered what it was told, so that what leads away from here has that in it; at once where
 * nothing was told, and where the server is busy after a while.
 * @param {() => void} act
 */
export function settled(act) {
  if (!asked || !carrier) { act(); return; }
  const once = () => { if (waiting.delete(once)) act(); };
  waiting.add(once);
  setTimeout(once, PATIENCE);
}

/**
 * @param {any} message
 * @param {Change} change
 */
function merged(message, { fields, items = {} }) {
  const rows = Object.entries(items).map(([field, changed]) => [field, message[field].map((/** @type {unknown} */ item, /** @type {number} */ i) => changed[i] ?? item)]);
  return { ...message, ...fields, ...Object.fromEntries(rows) };
}

/**
 * The page is laid out anew: every view has the message that it was mounted with, also one that was sent the same as before.
 * @param {number} number
 */
function laidOut(number) {
  layout = number;
  latest.clear();
  pending.clear();
  for (const place of places.values()) if (place.message !== place.laid) tell(place, place.laid);
}

/** @type {(place: Place, message: any) => void} */
function tell(place, message) {
  place.message = message;
  place.view.receive(message);
}

/** The page has no post any more. */
export function close() {
  carrier = null;
  asked = 0;
  latest.clear();
  pending.clear();
}

/**
 * Tells the server something by the post, unless there is none or the server is busy: then a view tells it by itself, for
 * which the server drops its work and lays the page out anew.
 * @param {string} event  "view.event"
 * @param {unknown} told
 * @returns {boolean} whether it went by the post
 */
export function send(event, told) {
  const now = performance.now(), busy = asked && now - asked > PATIENCE;
  asked ||= now;
  if (!carrier || busy) return false;
  carrier(event, { seen, told });
  return true;
}
