// A surface as JavaScript: its table of nodes becomes functions of x and y. Nothing is written but numbers, x, y and the
// names of functions that are known here; a table that has anything else is refused.
//
// Over data the table is that of one sample, and a function sums up sample after sample, in their order, as the server does
// (landscapes/data/programs.py). What holds no column stands before the loop, and is not summed if it is asked for.

import { FUNCTIONS } from "./functions.js";

/** @typedef {import("../wire/messages.js").Program} Program */
/** @typedef {import("../wire/messages.js").Programs} Programs */
/** @typedef {import("../wire/messages.js").Node} Node */

const DEEPEST = 20; // an expression that is deeper gets a name
const [LEAF, PARAMETER] = ["data_", "param_"]; // begin what a table calls a column, and a parameter (landscapes/formula/scope.py)
const SIGNS = ["+", "-", "*", "/"];

/**
 * Whether a function is one of Math's.
 * @param {(...values: number[]) => number} f
 */
const isMaths = (f) => /** @type {any} */ (Math)[f.name] === f;

export const operations = ["neg", ...SIGNS, ...Object.keys(FUNCTIONS)];

const OWN = Object.values(FUNCTIONS).filter((f) => !isMaths(f)).map((own) => `${own}\n`).join("");

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
 * The place of the column that a node is; −1 where it is none.
 * @param {Node} node
 * @param {string[]} columns  names
 */
const columnOf = (node, columns) => (typeof node === "string" && node.startsWith(LEAF) ? columns.indexOf(node.slice(LEAF.length)) : -1);

/**
 * The names that a formula has besides x and y: of the columns that it is over, and of its parameters.
 * @typedef {{ columns: string[], parameters: string[] }} Names
 */

/** @type {(programs: Programs) => Names} */
const namesOf = ({ columns, shape }) => ({ columns: Object.keys(columns), parameters: Object.keys(shape.parameters) });

/**
 * The text of a node whose parts have these texts.
 * @param {Node} node
 * @param {string[]} parts
 * @param {Names} names
 */
function text(node, parts, { columns, parameters }) {
  if (typeof node === "number") return written(node);
  if (node === "x" || node === "y") return node;
  const column = columnOf(node, columns);
  if (column >= 0) return `c${column}`;
  const parameter = typeof node === "string" && node.startsWith(PARAMETER) ? parameters.indexOf(node.slice(PARAMETER.length)) : -1;
  if (parameter >= 0) return `p${parameter}`;
  const name = Array.isArray(node) ? node[0] : "";
  if (name === "neg") return `(-${parts[0]})`;
  if (SIGNS.includes(name)) return `(${parts[0]} ${name} ${parts[1]})`;
  const f = FUNCTIONS[name];
  if (!f) throw new Error("A table has an operation that is not known here.");
  return `${isMaths(f) ? "Math." : ""}${f.name}(${parts.join(", ")})`;
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
 * Whether each node differs from sample to sample, because it holds a column.
 * @param {Node[]} nodes
 * @param {string[]} columns
 */
function differing(nodes, columns) {
  /** @type {boolean[]} */
  const found = [];
  nodes.forEach((node, place) => { found[place] = columnOf(node, columns) >= 0 || partsOf(node).some((part) => found[part]); });
  return found;
}

/**
 * The lines of one program, and the texts of what it gives.
 * @param {Node[]} nodes
 * @param {number[]} outputs
 * @param {Names} names
 */
function lines(nodes, outputs, names) {
  const { columns } = names;
  const [used, differs] = [uses(nodes, outputs), differing(nodes, columns)];
  const looped = new Set(nodes.flatMap((node, place) => (differs[place] && used[place] ? partsOf(node) : []))); // parts of what differs
  /** @type {string[]} */
  const texts = [];
  /** @type {number[]} */
  const depths = [];
  /** @type {string[]} */
  const before = [];
  /** @type {string[]} */
  const within = [];
  nodes.forEach((node, place) => {
    if (!used[place]) return;
    const parts = partsOf(node);
    if (!parts.every((part) => Number.isInteger(part) && part >= 0 && part < place)) {
      throw new Error("A table has a node whose parts do not come before it.");
    }
    texts[place] = text(node, parts.map((part) => texts[part]), names);
    depths[place] = 1 + Math.max(-1, ...parts.map((part) => depths[part]));
    if (parts.length && (used[place] > 1 || depths[place] > DEEPEST || (looped.has(place) && !differs[place]))) {
      (differs[place] ? within : before).push(`const t${place} = ${texts[place]};`);
      texts[place] = `t${place}`;
      depths[place] = 0;
    }
  });
  const given = outputs.map((place) => texts[place]);
  if (!columns.length) return { named: before, given };
  const summed = outputs.map((place) => differs[place]);
  const read = columns.flatMap((_, i) => (nodes.some((node, place) => used[place] && columnOf(node, columns) === i) ? [i] : []));
  const loop = [
    ...read.map((i) => `const all${i} = data$[${i}];`),
    ...given.flatMap((_, i) => (summed[i] ? [`let s${i} = -0;`] : [])), // −0 and a number are that number, to the bit
    "for (let i = 0; i < count$; i += 1) {",
    ...read.map((i) => `  const c${i} = all${i}[i];`), ...within.map((line) => `  ${line}`),
    ...given.flatMap((gives, i) => (summed[i] ? [`  s${i} += ${gives};`] : [])),
    "}",
  ];
  return { named: summed.includes(true) ? [...before, ...loop] : before, given: given.map((gives, i) => (summed[i] ? `s${i} / count$` : gives)) };
}

/** What stands before the programs of a surface over data: the samples that they sum up, all of them or those of a batch. */
const SAMPLES = `let all$ = [], drawn$ = [], data$ = [], count$ = 0;
  export function samples(columns) {
  if (all$ !== columns) drawn$ = columns.map(({ length }) => new Float64Array(length));
  all$ = columns;
  surface$whole();
}
function surface$whole() {
  data$ = all$;
  count$ = all$[0].length;
}
function surface$batch({ rows, begins }, step) {
  const from = begins[step];
  count$ = begins[step + 1] - from;
  for (let j = 0; j < all$.length; j += 1) {
    const column = all$[j], drawn = drawn$[j];
    for (let i = 0; i < count$; i += 1) drawn[i] = column[rows[from + i]];
  }
  data$ = drawn$;
}
`;

/**
 * What stands before the programs of a surface.
 * @param {Programs} programs
 */
const opening = ({ columns, single }) => `const surface$single = ${single};\n${OWN}${Object.keys(columns).length ? SAMPLES : ""}`;

/**
 * One program as a function of this name, which returns what is asked. Where f has one weight, a matrix has its one
 * entry for the other coordinate too, as the server answers rules (experiments/engine/walking/floats.py).
 * @param {string} name
 * @param {Program} program
 * @param {string} asked
 * @param {Programs} programs
 */
function definition(name, program, asked, programs) {
  const { single } = programs;
  const [first, second, third] = program.outputs[asked];
  const outputs = single && third !== undefined ? [first, second, first] : program.outputs[asked];
  const { named, given } = lines(program.nodes, outputs, namesOf(programs));
  return functionOf(name, [...named, `return ${asked === "value" ? given[0] : `[${given.join(", ")}]`};`]);
}

/**
 * A function of x and y of these lines.
 * @param {string} name
 * @param {string[]} body
 */
const functionOf = (name, body) => [`function ${name}(x, y) {`, ...body.map((line) => `  ${line}`), "}", ""].join("\n");

/**
 * The programs of a surface under these names, which end in what is asked. Where a derivative is no number though f is
 * one, it may have a limit, which only the server finds.
 * @param {string} prefix
 * @param {Program} program
 * @param {string[]} asks
 * @param {Programs} programs
 */
function definitions(prefix, program, asks, programs) {
  const { smooth } = programs;
  const plain = asks.map((asked) => definition(`${smooth || asked === "value" ? prefix : `plain$${prefix}`}${asked}`, program, asked, programs));
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
 * What is seen of each point of a walk, all from one program: it puts f, its slopes and, where they are asked for, its
 * curvatures into an array, without making anything.
 * @param {string} prefix
 * @param {Program} program
 * @param {string[]} sees
 * @param {Programs} programs
 */
function here(prefix, { nodes, outputs }, sees, programs) {
  const { smooth } = programs;
  const { named, given } = lines(nodes, sees.flatMap((asked) => outputs[asked]), namesOf(programs));
  const into = `${prefix}at`;
  const derived = given.slice(1).map((_, i) => `${into}[${i + 1}]`).join(" + ");
  const limit = smooth ? [] : [`if (!Number.isFinite(${derived}) && Number.isFinite(${into}[0])) throw "server";`];
  return `const ${into} = new Float64Array(${given.length});\n${functionOf(`${prefix}here`, [...named, ...given.map((gives, i) => `${into}[${i}] = ${gives};`), ...limit])}`;
}

/**
 * The surface as it lies: surface$value(x, y), surface$gradient(x, y) and so on, of what is asked; and surface$here(x, y),
 * which puts what is seen of a point into surface$at. Over data these are of the samples taken by surface$batch(batches,
 * step) or surface$whole(); samples(columns) gives it the data.
 * @param {Programs} programs
 * @param {string[]} asks
 * @param {string[]} sees
 */
export const atRest = (programs, asks, sees) => opening(programs) + definitions("surface$", programs.rest, asks, programs) + here("surface$", programs.rest, sees, programs);

/**
 * The surface in any shape, which is set by shape(motion, numbers), the numbers of its parameters in their order: its slopes
 * and curvatures follow from those of the surface before it is turned, by the chain rule.
 * @param {Programs} programs
 * @param {string[]} asks
 * @param {string[]} sees
 */
export function inAnyShape(programs, asks, sees) {
  const base = programs.base ?? programs.rest;
  const plain = definitions("base$", base, asks, programs) + here("base$", base, sees, programs);
  const moved = asks.map((asked) => `function surface$${asked}(x, y) {
  const g = base$${asked}(a * x + b * y + u, c * x + d * y + v);
  return ${asked === "value" ? "g" : asked === "gradient" ? `[${slopes("g", 0)}]` : `[${bends("g", 0)}]`};
}
`);
  const put = [
    "base$here(a * x + b * y + u, c * x + d * y + v);",
    ...["base$at[0]", ...slopes("base$at", 1), ...(sees.includes("hessian") ? bends("base$at", 3) : [])].map((gives, i) => `surface$at[${i}] = ${gives};`),
  ];
  return [opening(programs), shaping(namesOf(programs)), plain, ...moved, "const surface$at = new Float64Array(6);\n", functionOf("surface$here", put)].join("");
}

/**
 * The slopes once the surface is turned, from those before, which begin at a place of an array.
 * @param {string} g
 * @param {number} at
 */
const slopes = (g, at) => [`a * ${g}[${at}] + c * ${g}[${at + 1}]`, `b * ${g}[${at}] + d * ${g}[${at + 1}]`];

/**
 * The same of curvatures.
 * @param {string} g
 * @param {number} at
 */
const bends = (g, at) => [["a", "a", "c", "c"], ["a", "b", "c", "d"], ["b", "b", "d", "d"]].map(([p, q, r, s]) => (
  `${p} * ${q} * ${g}[${at}] + ${p === q ? `2 * ${p} * ${r}` : `(${p} * ${s} + ${q} * ${r})`} * ${g}[${at + 1}] + ${r} * ${s} * ${g}[${at + 2}]`
));

/**
 * The function that sets the shape.
 * @param {Names} names
 */
const shaping = ({ parameters }) => `
  let a = 1, b = 0, u = 0, c = 0, d = 1, v = 0;
  ${parameters.map((_, i) => `let p${i} = 0;`).join(" ")}
  export function shape(motion, numbers) {
    a = motion[0]; b = motion[1]; u = motion[2];
    c = motion[3]; d = motion[4]; v = motion[5];
    ${parameters.map((_, i) => `p${i} = numbers[${i}];`).join(" ")}
  }
`;
