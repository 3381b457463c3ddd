// How a part of the page comes to be: built once for the place where it stands, told of every message, and taken away again.

/** What Streamlit calls after every message, for a class with receive(component) and remove(). */
export function mounted(Part) {
  const parts = new WeakMap();
  return (component) => {
    const parent = component.parentElement;
    if (!parts.has(parent)) parts.set(parent, new Part(parent, component.data));
    parts.get(parent).receive(component);
    return () => {
      parts.get(parent)?.remove();
      parts.delete(parent);
    };
  };
}
