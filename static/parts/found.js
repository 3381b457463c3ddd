// What a search finds: a text that has every word that is looked for, whatever the case and the accents.

const MARKS = /\p{M}/gu; // what NFKD makes of accents

/**
 * A text without case and accents.
 * @param {string} text
 */
export const folded = (text) => text.normalize("NFKD").replace(MARKS, "").toLowerCase();

/**
 * Whether a text has every word of what is looked for.
 * @param {string} text  folded
 * @param {string} asked  as it was typed
 */
export const found = (text, asked) => folded(asked).split(/\s+/).every((word) => text.includes(word));
