// What Python's arithmetic has and JavaScript lacks. Translated functions bring the text of what they use of it along, so
// each function here stands by itself, but for what is thrown.

/** Thrown where Python's arithmetic on floats raises. */
export const FAILED$ = "failed";

/**
 * a / b, which fails where b is 0.
 * @param {number} a
 * @param {number} b
 */
export function over$(a, b) {
  if (b === 0) throw FAILED$;
  return a / b;
}

/**
 * The square root, which fails below 0.
 * @param {number} a
 */
export function root$(a) {
  if (a < 0) throw FAILED$;
  return Math.sqrt(a);
}

/**
 * The whole part of a number, which fails where there is none.
 * @param {number} a
 */
export function whole$(a) {
  if (!Number.isFinite(a)) throw FAILED$;
  return Math.trunc(a);
}

/**
 * The size of a with the sign of b.
 * @param {number} a
 * @param {number} b
 */
export function copysign$(a, b) {
  return b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a);
}

/**
 * Python's min: b where it is less, else a, which may be NaN.
 * @param {number} a
 * @param {number} b
 */
export function least$(a, b) {
  return b < a ? b : a;
}

/**
 * Python's max.
 * @param {number} a
 * @param {number} b
 */
export function most$(a, b) {
  return b > a ? b : a;
}

/**
 * Python's a % b, with the sign of b.
 * @param {number} a
 * @param {number} b
 */
export function mod$(a, b) {
  const left = a % b;
  return left !== 0 && left < 0 !== b < 0 ? left + b : left;
}

/**
 * Python's a // b.
 * @param {number} a
 * @param {number} b
 */
export function floored$(a, b) {
  return Math.floor(a / b);
}

/**
 * A number with so many decimals.
 * @param {number} a
 * @param {number} digits
 */
export function rounded$(a, digits) {
  return Number(a.toFixed(digits));
}

/**
 * NumPy's sign, 0 of −0, NaN of NaN.
 * @param {number} a
 */
export function sign$(a) {
  return a > 0 ? 1 : a < 0 ? -1 : a + 0;
}

/**
 * NumPy's minimum: NaN where either is.
 * @param {number} a
 * @param {number} b
 */
export function lower$(a, b) {
  return a < b || Number.isNaN(a) ? a : b;
}

/**
 * NumPy's maximum.
 * @param {number} a
 * @param {number} b
 */
export function higher$(a, b) {
  return a > b || Number.isNaN(a) ? a : b;
}

/**
 * A real power, as C has it: 1 to any power is 1, and so is −1 to an infinite one.
 * @param {number} a
 * @param {number} b
 */
export function power$(a, b) {
  return a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : a ** b;
}

/**
 * 1 where a is below b, else 0; NaN where one of them is.
 * @param {number} a
 * @param {number} b
 */
export function below$(a, b) {
  return a < b ? 1 : a >= b ? 0 : NaN;
}

/**
 * The value where a condition is above 0, else 0; NaN where the condition is.
 * @param {number} condition
 * @param {number} value
 */
export function gate$(condition, value) {
  return condition > 0 ? value : condition <= 0 ? 0 : NaN;
}

/**
 * ln(1 + e^u), without e to a power above 0.
 * @param {number} u
 */
export function softplus$(u) {
  return (u > 0 ? u : 0) + Math.log1p(Math.exp(u > 0 ? -u : u));
}

/**
 * 1 / (1 + e^−u), without e to a power above 0.
 * @param {number} u
 */
export function sigmoid$(u) {
  const power = Math.exp(u > 0 ? -u : u);
  return (u > 0 ? 1 : power) / (1 + power);
}
