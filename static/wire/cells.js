// Which cell of a figure is meant: the figure says so, the preview shows it, and a button of the preview loads it.

const bus = new EventTarget();

/** "look": the reader points at a cell { row, column }; "load": that cell is to be raced. */
export const tell = (wish, cell) => bus.dispatchEvent(new CustomEvent(wish, { detail: cell }));
export const hear = (wish, act, signal) => bus.addEventListener(wish, ({ detail }) => act(detail), { signal });
