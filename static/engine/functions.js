// The functions of formulas, by the names of the server's function table, as its NumPy has them: NaN in min and max, sign of
// −0, real powers. Each takes one value or two. This is the only list in JavaScript; scripts are written from it too
// (reproduce/in_javascript/library.py reads it line by line), and tests compare every function with NumPy's.

import { below$, gate$, higher$, lower$, power$, sigmoid$, sign$, softplus$ } from "./arithmetic.js";

/** @type {Record<string, (...values: number[]) => number>} */
export const FUNCTIONS = Object.assign(Object.create(null), {
  abs: Math.abs,
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  hypot: Math.hypot,
  exp: Math.exp,
  expm1: Math.expm1,
  ln: Math.log,
  log1p: Math.log1p,
  log2: Math.log2,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  atan2: Math.atan2,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  floor: Math.floor,
  sign: sign$,
  min: lower$,
  max: higher$,
  below: below$,
  gate: gate$,
  softplus: softplus$,
  sigmoid: sigmoid$,
  "^": power$,
});
