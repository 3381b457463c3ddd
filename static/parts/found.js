// What a search finds: a text that has every word that is looked for, whatever the case and the accents, and whether a
// number stands after a point, a space or neither: N. 2, N.2, N2.

const MARKS = /\p{M}/gu; // what NFKD makes of accents

/**
 * A text without case and accents.
 * @param {string} text
 */
export const folded = (text) => text.normalize("NFKD").replace(MARKS, "").toLowerCase();

const BEFORE_NUMBERS = /[\s.]+(?=\d)/g;

/** @param {string} text */
const joined = (text) => text.replace(BEFORE_NUMBERS, "");

/**
 * @param {string} text
 * @param {string} asked
 */
const hasWords = (text, asked) => asked.split(/\s+/).every((word) => text.includes(word));

/**
 * Whether a text has every word of what is looked for.
 * @param {string} text  folded
 * @param {string} asked  as it was typed
 */
export const found = (text, asked) => hasWords(text, folded(asked)) || hasWords(joined(text), joined(folded(asked)));
