// A worker of a map: it is given the text of a module and some cells, and answers with what came of their runs.

import { cells } from "./cells.js";
import { loaded } from "./load.js";

/** @typedef {{ generation: number, place: number, text: string, question: import("./cells.js").Question, rows: number[], columns: number[] }} Task */

/** @type {{ text: string, module: import("./cells.js").Written } | null} the latest */
let known = null;

globalThis.onmessage = async ({ data }) => {
  /** @type {Task} */
  const { generation, place, text, question, rows, columns } = data;
  try {
    if (known?.text !== text) known = { text, module: await loaded(text) };
    const found = cells(known.module, question, rows, columns);
    globalThis.postMessage({ generation, place, found }, { transfer: Object.values(found).map(({ buffer }) => buffer) });
  } catch (error) {
    globalThis.postMessage({ generation, place, error: String(error) });
  }
};
