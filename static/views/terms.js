// The glossary as a page: every term, what it means, and a link to where it can be seen.

import { element } from "../parts/theme.js";
import { View, mounted } from "../view.js";

/** @import * as messages from "../wire/messages.js" */

/** @extends {View<messages.Glossary>} */
class Terms extends View {
  /**
   * @param {HTMLElement} parent
   * @param {messages.Glossary} data
   */
  constructor(parent, { terms }) {
    super(parent, element("div"));
    const byName = [...terms].sort((a, b) => a.name.localeCompare(b.name, "en"));
    const entry = (/** @type {messages.GlossaryTerm} */ { name, meaning, page, path }) => element("div", {},
      element("dt", {}, name), element("dd", {}, `${meaning} `, ...(path === null ? [] : [element("a", { href: path }, `See it: ${page}`)])));
    this.root.append(
      element("p", { class: "rv-terms-first" }, "Find a term, then press “See it”: its page opens with a case that shows it. On every page, terms with a dotted underline are explained where they stand."),
      element("dl", { class: "rv-terms", "data-testid": "terms" }, ...byName.map(entry)));
  }
}

export default mounted(Terms);
