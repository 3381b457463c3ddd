// The race on the stage: the message with its formula as a function and its paths in the colours of the theme.

import { drawable } from "../plot/field.js";
import { coloured } from "../plot/ink.js";

/** @import * as messages from "../wire/messages.js" */
/** @import { Coloured } from "../plot/ink.js" */
/** @typedef {messages.StageMethod & Coloured & { walk?: import("../engine/engine.js").Walk }} Method  with its walk where the browser has walked it */
/** @typedef {messages.PinnedRun & Coloured} Pinned */
/**
 * @typedef {Omit<messages.Stage, "surface" | "methods" | "pinned">
 *   & { surface: import("../plot/field.js").Surface, methods: Method[], pinned: Pinned | null } & import("../plot/layers/starts.js").Further} Race
 */

/**
 * The race that a message tells of.
 * @param {messages.Stage} message
 * @param {{ name: "light" | "dark" }} theme
 * @returns {Race}
 */
export const raceOf = (message, theme) => ({
  ...message,
  surface: drawable(message.surface),
  methods: message.methods.map((method) => coloured(method, theme)),
  pinned: message.pinned && coloured(message.pinned, theme),
});
