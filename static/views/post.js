// The post, which shows nothing: parcels come by it, and letters go.

import { element } from "../parts/theme.js";
import { View, mounted } from "../view.js";
import { close, deliver } from "../wire/post.js";

/** @import * as messages from "../wire/messages.js" */

/** @extends {View<messages.Parcel>} */
class Post extends View {
  /** @param {HTMLElement} parent */
  constructor(parent) {
    super(parent, element("div", { hidden: true }));
  }

  /** @param {messages.Parcel} parcel */
  receive(parcel) {
    deliver(parcel, (event, letter) => this.component?.setTriggerValue(event, letter));
  }

  leave() {
    close();
    super.leave();
  }
}

export default mounted(Post);
