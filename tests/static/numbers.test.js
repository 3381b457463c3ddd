// How numbers are written, and where round ones lie.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { isDark } from "../../static/parts/theme.js";
import { stretches } from "../../static/plot/cut.js";
import { bytes, asCount, inFull, quantity } from "../../static/plot/quantities.js";

/** @type {{ value: string, in_text: string, in_full: string }[]} */
const CASES = JSON.parse(readFileSync(new URL("../golden/numbers.json", import.meta.url), "utf-8"));

test("every case is written as the server writes it", () => {
  for (const { value, in_text: inText, in_full: full } of CASES) assert.deepEqual([quantity(Number(value)), inFull(Number(value))], [inText, full]);
});

/**
 * The number that a text says.
 * @param {string} text
 */
function read(text) {
  const [digits, power] = text.replace("−", "-").replaceAll(",", "").replace(/^(-?)10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])/, "$11\u00a0×\u00a010").split("\u00a0×\u00a010");
  return Number(power ? `${digits}e${[...power].map((raised) => (raised === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(raised))).join("")}` : digits);
}

test("whatever the number: it reads back to three digits, has no more of them, and never an e", () => {
  for (let power = -307; power < 307; power += 1) {
    for (const digits of [1, 1.00499, 2.7182818, -3.14159, 5.555, 9.994, 9.9951, -9.99999]) {
      const value = Number(`${digits}e${power}`);
      const text = quantity(value);
      assert.ok(Math.abs(read(text) - value) <= 0.005000001 * 10 ** power, `${value}: ${text}`);
      assert.equal(read(inFull(value)), value);
      assert.doesNotMatch(text, /e/);
      const significant = text.replace(/\u00a0.*|^−?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+$/, "").replace(/[−,.]/g, "").replace(/^0+/, "");
      assert.ok(significant.replace(/0+$/, "").length <= 3 || (Number.isInteger(value) && power < 5), `${value}: ${text}`);
    }
  }
});

test("as many digits as are asked for; a dash where there is no number; counts in full", () => {
  assert.deepEqual([quantity(3.14159265, 4), quantity(2e-9, 4), quantity(123456789, 5)], ["3.142", "2\u00a0×\u00a010⁻⁹", "1.2346\u00a0×\u00a010⁸"]);
  assert.deepEqual([quantity(NaN), quantity(null), inFull(undefined)], ["–", "–", "–"]);
  assert.deepEqual([asCount(1234567), asCount(-1000)], ["1,234,567", "−1,000"]);
  assert.deepEqual([0, 800, 8e4, 2.529e6, 8e18, 999_999].map(bytes), ["0 B", "800 B", "80 kB", "2.53 MB", "8 EB", "1 MB"]);
});

test("stretches of a list that are true", () => {
  assert.deepEqual(stretches([true, true, false, true, false, false, true]), [[0, 1], [3, 3], [6, 6]]);
  assert.deepEqual(stretches([false]), []);
});

test("a colour is dark or light however the theme writes it", () => {
  assert.deepEqual(["#12181e", "rgb(18, 24, 30)", "#f4f6f8", "rgba(244, 246, 248, 1)", ""].map(isDark), [true, true, false, false, false]);
});
