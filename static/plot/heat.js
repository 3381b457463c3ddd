// A matrix as a picture: every entry by its sign and size, by one scale for all matrices that stand beside each other.

import { shade } from "./tinted.js";

/** @typedef {ArrayLike<number>[]} Matrix  its rows */
/** @typedef {import("./tinted.js").Rgb} Rgb */

/**
 * The largest size of any entry of some matrices; 1 where all are 0.
 * @param {Matrix[]} matrices
 */
export function largest(matrices) {
  let most = 0;
  for (const row of matrices.flat()) for (let j = 0; j < row.length; j += 1) if (Math.abs(row[j]) > most) most = Math.abs(row[j]);
  return most || 1;
}

/**
 * Where an entry lies on the colours, from 0 for −most over ½ for 0 to 1 for most: by its cube root, so that small entries
 * are seen beside large ones.
 * @param {number} entry
 * @param {number} most
 */
export const placeOf = (entry, most) => 0.5 + Math.cbrt(entry / most) / 2;

/** @type {readonly number[]} shares of the largest size beside the colours */
export const TICKS = [-1, -0.125, 0, 0.125, 1];

/**
 * A matrix in the pixels of a square: an entry covers as many as there are, or a pixel shows the largest of the entries that fall on it.
 * @param {Matrix} matrix
 * @param {number} side  pixels
 */
export function pixelsOf(matrix, side) {
  const count = matrix.length;
  const from = (/** @type {number} */ pixel) => Math.floor((pixel * count) / side);
  const spans = Array.from({ length: side }, (_, pixel) => [from(pixel), Math.max(from(pixel + 1), from(pixel) + 1)]);
  const values = new Float32Array(side * side);
  for (let row = 0, at = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1, at += 1) {
      let entry = matrix[spans[row][0]][spans[column][0]];
      for (let i = spans[row][0]; i < spans[row][1]; i += 1) {
        for (let j = spans[column][0]; j < spans[column][1]; j += 1) if (Math.abs(matrix[i][j]) > Math.abs(entry)) entry = matrix[i][j];
      }
      values[at] = entry;
    }
  }
  return values;
}

/**
 * Values as colours, in RGBA; transparent where one is not a number.
 * @param {Float32Array} values
 * @param {number} most
 * @param {Rgb[]} shades
 */
export function tones(values, most, shades) {
  const found = new Uint8ClampedArray(4 * values.length);
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    found.set([...shade(shades, placeOf(value, most)), 255], 4 * i);
  });
  return found;
}
