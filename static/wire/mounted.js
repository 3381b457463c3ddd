// How a part of the page comes to be: built once for the place where it stands, told of every message, and taken away again.

import { decode } from "./message.js";

/** What Streamlit calls after every message, for a class with receive(component) and remove(). */
export function mounted(Part) {
  const parts = new WeakMap(); // a place -> the part there, what was sent to it, and the message in that
  return (component) => {
    const { parentElement: parent, data: sent } = component;
    const before = parts.get(parent);
    const data = before?.sent === sent ? before.data : decode(sent);
    const part = before?.part ?? new Part(parent, data);
    parts.set(parent, { part, sent, data });
    part.receive({ ...component, data });
    return () => {
      parts.get(parent)?.part.remove();
      parts.delete(parent);
    };
  };
}
