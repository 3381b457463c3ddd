// A figure of Plotly with larger type and lines: as a link asks for, so that the last row of a hall can read it.

const SIDES = new Set(["l", "r", "t", "b"]);

/**
 * Whether a number of a figure is a size on the screen, by its name and the name of what has it.
 * @param {string} name
 * @param {string} owner
 */
const grows = (name, owner) => (name === "size" && /font$|^marker$/.test(owner)) || (name === "width" && owner === "line") || (SIDES.has(name) && owner === "margin") || name === "standoff" || name === "thickness";

/**
 * The same, with all sizes of type, lines, markers and margins so many times as large; what has no sizes is the very same.
 * @template T
 * @param {T} part  of a figure
 * @param {number} by
 * @param {string} [owner]  the name that it has in what has it
 * @returns {T}
 */
export function enlarged(part, by, owner = "") {
  if (by === 1 || !part || typeof part !== "object" || ArrayBuffer.isView(part)) return part;
  if (Array.isArray(part)) return typeof part[0] === "object" ? /** @type {T} */ (part.map((each) => enlarged(each, by, owner))) : part;
  return /** @type {T} */ (Object.fromEntries(Object.entries(part).map(([name, value]) => [name, typeof value === "number" ? value * (grows(name, owner) ? by : 1) : enlarged(value, by, name)])));
}
