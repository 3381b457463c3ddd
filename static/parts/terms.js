// Which words of a text are terms of the glossary: the longest that fits at each place, as a whole word, in any case.

/** @import * as messages from "../wire/messages.js" */
/** @typedef {{ from: number, to: number, term: messages.GlossaryTerm }} Found  characters of a text, and the term that they mean */

const special = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

export class Terms {
  /** @param {readonly messages.GlossaryTerm[]} terms */
  constructor(terms) {
    /** @type {Map<string, messages.GlossaryTerm>} */
    this.known = new Map(terms.flatMap((term) => term.words.map((word) => [word.toLowerCase(), term])));
    const longestFirst = [...this.known.keys()].sort((a, b) => b.length - a.length);
    this.pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${longestFirst.map(special).join("|")})(?![\\p{L}\\p{N}_])`, "giu");
  }

  /**
   * The terms in a text, in their order.
   * @param {string} text
   * @returns {Found[]}
   */
  find(text) {
    return Array.from(text.matchAll(this.pattern), ({ 0: word, index }) => {
      const term = /** @type {messages.GlossaryTerm} */ (this.known.get(word.toLowerCase()));
      return { from: index, to: index + word.length, term };
    });
  }

  /**
   * The term that stands at a place of a text.
   * @param {string} text
   * @param {number} place  between two characters
   */
  at(text, place) {
    return this.find(text).find(({ from, to }) => from <= place && place <= to);
  }

  /**
   * The terms in some texts of one block that are the first of their kind in it, text by text.
   * @param {readonly string[]} texts
   * @returns {Found[][]}
   */
  first(texts) {
    const met = new Set();
    return texts.map((text) => this.find(text).filter(({ term }) => !met.has(term) && met.add(term)));
  }
}
