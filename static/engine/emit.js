// A surface as JavaScript: its table of nodes becomes functions of x and y. Nothing is written but numbers, x, y and the
// names of functions that are known here; a table that has anything else is refused.

import { higher$, lower$, power$, sign$ } from "./arithmetic.js";

/** @typedef {import("../wire/messages.js").Program} Program */
/** @typedef {import("../wire/messages.js").Programs} Programs */
/** @typedef {import("../wire/messages.js").Node} Node */

const DEEPEST = 20; // an expression that is deeper gets a name
const SIGNS = ["+", "-", "*", "/"];

// By the names of the server's function table, as its NumPy has them: NaN in min and max, sign of −0, real powers.
const FUNCTIONS = Object.assign(Object.create(null), {
  abs: "Math.abs", sqrt: "Math.sqrt", exp: "Math.exp",
  ln: "Math.log", log2: "Math.log2", log10: "Math.log10",
  sin: "Math.sin", cos: "Math.cos", tan: "Math.tan",
  asin: "Math.asin", acos: "Math.acos", atan: "Math.atan", atan2: "Math.atan2",
  sinh: "Math.sinh", cosh: "Math.cosh", tanh: "Math.tanh", asinh: "Math.asinh", acosh: "Math.acosh", atanh: "Math.atanh",
  sign: "sign$", min: "lower$", max: "higher$", "^": "power$",
});

export const operations = ["neg", ...SIGNS, ...Object.keys(FUNCTIONS)];

const OWN = [sign$, lower$, higher$, power$].map((own) => `${own}\n`).join("");

/**
 * The parts of a node: places in the table.
 * @param {Node} node
 */
const partsOf = (node) => (Array.isArray(node) ? /** @type {number[]} */ (node.slice(1)) : []);

/**
 * A number, to the bit.
 * @param {number} value
 */
const written = (value) => (value < 0 || Object.is(value, -0) ? `(-${-value})` : String(value));

/**
 * The text of a node whose parts have these texts.
 * @param {Node} node
 * @param {string[]} parts
 */
function text(node, parts) {
  if (typeof node === "number") return written(node);
  if (node === "x" || node === "y") return node;
  const name = Array.isArray(node) ? node[0] : "";
  if (name === "neg") return `(-${parts[0]})`;
  if (SIGNS.includes(name)) return `(${parts[0]} ${name} ${parts[1]})`;
  if (!FUNCTIONS[name]) throw new Error("A table has an operation that is not known here.");
  return `${FUNCTIONS[name]}(${parts.join(", ")})`;
}

/**
 * How often each node that some outputs need is used, by its place.
 * @param {Node[]} nodes
 * @param {number[]} outputs
 */
function uses(nodes, outputs) {
  const found = new Uint32Array(nodes.length);
  for (const place of outputs) found[place] += 1;
  for (let place = nodes.length - 1; place >= 0; place -= 1) {
    if (found[place]) for (const part of partsOf(nodes[place])) found[part] += 1;
  }
  return found;
}

/**
 * The lines of one program, and the texts of what it gives.
 * @param {Node[]} nodes
 * @param {number[]} outputs
 */
function lines(nodes, outputs) {
  const used = uses(nodes, outputs);
  /** @type {string[]} */
  const texts = [];
  /** @type {number[]} */
  const depths = [];
  /** @type {string[]} */
  const named = [];
  nodes.forEach((node, place) => {
    if (!used[place]) return;
    const parts = partsOf(node);
    if (!parts.every((part) => Number.isInteger(part) && part >= 0 && part < place)) {
      throw new Error("A table has a node whose parts do not come before it.");
    }
    texts[place] = text(node, parts.map((part) => texts[part]));
    depths[place] = 1 + Math.max(-1, ...parts.map((part) => depths[part]));
    if (parts.length && (used[place] > 1 || depths[place] > DEEPEST)) {
      named.push(`  const t${place} = ${texts[place]};`);
      texts[place] = `t${place}`;
      depths[place] = 0;
    }
  });
  return { named, given: outputs.map((place) => texts[place]) };
}

/**
 * One program as a function of this name.
 * @param {string} name
 * @param {Program} program
 * @param {string} asked
 */
function definition(name, program, asked) {
  const { named, given } = lines(program.nodes, program.outputs[asked]);
  return [`function ${name}(x, y) {`, ...named, `  return ${asked === "value" ? given[0] : `[${given.join(", ")}]`};`, "}", ""].join("\n");
}

/**
 * The programs of a surface under these names, which end in what is asked. Where a derivative is no number though f is
 * one, it may have a limit, which only the server finds.
 * @param {string} prefix
 * @param {Program} program
 * @param {string[]} asks
 * @param {boolean} smooth
 */
function definitions(prefix, program, asks, smooth) {
  const plain = asks.map((asked) => definition(`${smooth || asked === "value" ? prefix : `plain$${prefix}`}${asked}`, program, asked));
  if (smooth) return plain.join("");
  const checked = asks.filter((asked) => asked !== "value").map((asked) => `function ${prefix}${asked}(x, y) {
  const g = plain$${prefix}${asked}(x, y);
  if (!Number.isFinite(g[0] + g[1]${asked === "gradient" ? "" : " + g[2]"}) && Number.isFinite(${prefix}value(x, y))) throw "server";
  return g;
}
`);
  return plain.concat(checked).join("");
}

/**
 * The surface as it lies: surface$value(x, y), surface$gradient(x, y) and so on, of what is asked.
 * @param {Programs} programs
 * @param {string[]} asks
 */
export const atRest = ({ rest, smooth }, asks) => OWN + definitions("surface$", rest, asks, smooth);

/**
 * The surface as it lies for a loop over many runs: besides what is asked, surface$here(x, y), which puts f and its slope
 * into here$ without making anything, both from one program.
 * @param {Programs} programs
 * @param {string[]} asks
 */
export function atRestForMaps(programs, asks) {
  const { nodes, outputs } = programs.rest;
  const { named, given } = lines(nodes, [...outputs.value, ...outputs.gradient]);
  const limit = programs.smooth ? [] : ["  if (!Number.isFinite(here$[1] + here$[2]) && Number.isFinite(here$[0])) throw \"server\";"];
  const here = ["const here$ = new Float64Array(3);", "function surface$here(x, y) {", ...named, ...given.map((gives, i) => `  here$[${i}] = ${gives};`), ...limit, "}", ""];
  return atRest(programs, asks) + here.join("\n");
}

/**
 * The same in any shape.
 * @param {Programs} programs
 * @param {string[]} asks
 */
export const inAnyShapeForMaps = (programs, asks) => `${inAnyShape(programs, asks)}
const here$ = new Float64Array(3);
function surface$here(x, y) {
  const g = surface$gradient(x, y);
  here$[0] = surface$value(x, y);
  here$[1] = g[0];
  here$[2] = g[1];
}
`;

/**
 * The surface in any shape, which is set by shape(motion, kappa): its slopes and curvatures follow from those of the
 * surface before it is turned, by the chain rule.
 * @param {Programs} programs
 * @param {string[]} asks
 */
export function inAnyShape({ bases, rest, smooth }, asks) {
  const [first = rest, second] = bases;
  const plain = [definitions("first$", first, asks, smooth), second ? definitions("second$", second, asks, smooth) : ""];
  const mixed = asks.map((asked) => {
    if (!second) return `const base$${asked} = first$${asked};\n`;
    if (asked === "value") return "const base$value = (x, y) => first$value(x, y) + kappa * (second$value(x, y) - first$value(x, y));\n";
    return `const base$${asked} = (x, y) => { const g = first$${asked}(x, y), h = second$${asked}(x, y); return g.map((entry, i) => entry + kappa * (h[i] - entry)); };\n`;
  });
  const moved = asks.map((asked) => `function surface$${asked}(x, y) {
  const g = base$${asked}(a * x + b * y + u, c * x + d * y + v);
  return ${asked === "value" ? "g" : asked === "gradient" ? FIRST : SECOND};
}
`);
  return [OWN, SHAPE, ...plain, ...mixed, ...moved].join("");
}

const FIRST = "[a * g[0] + c * g[1], b * g[0] + d * g[1]]";
const SECOND = `[
    a * a * g[0] + 2 * a * c * g[1] + c * c * g[2],
    a * b * g[0] + (a * d + b * c) * g[1] + c * d * g[2],
    b * b * g[0] + 2 * b * d * g[1] + d * d * g[2],
  ]`;
const SHAPE = `
  let a = 1, b = 0, u = 0, c = 0, d = 1, v = 0, kappa = 0;
  export function shape(motion, number) {
    a = motion[0]; b = motion[1]; u = motion[2];
    c = motion[3]; d = motion[4]; v = motion[5];
    kappa = number;
  }
`;
