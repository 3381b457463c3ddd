// The training of networks: what each method has learned, while it learns.

import { element } from "../parts/theme.js";
import { View, mounted } from "../view.js";
import { Sender } from "../wire/sender.js";

/** @import * as messages from "../wire/messages.js" */

/** @extends {View<messages.Networks, { set: messages.NetworksSet, run: messages.NetworksRun }>} */
class Networks extends View {
  /** @param {HTMLElement} parent */
  constructor(parent) {
    super(parent, element("section", { class: "rv-networks", "data-testid": "networks", "aria-label": "Training of networks" }));
    this.sender = new Sender(this.signal);
  }

  /** @param {messages.Networks} data */
  receive(data) {
    this.sender.answered(data.serial);
    this.root.textContent = `${data.data}. ${data.network}.`;
  }
}

export default mounted(Networks);
