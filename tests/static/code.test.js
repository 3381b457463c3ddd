// A link as a QR code: the same modules as another encoder draws, and a bound that a phone can read to.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { MOST, QUIET, loopback, matrix, outline } from "../../static/parts/code.js";
import * as library from "../../static/vendor/qrcode.js";

/** @type {{ link: string, correction: string, side: number, masks: string[] }[]} */
const CODES = JSON.parse(readFileSync(new URL("../golden/codes.json", import.meta.url), "utf8"));
const FINEST = 117; // modules on a side

/**
 * What a path fills, read back from its text: rows of 1 and 0.
 * @param {string} path
 * @param {number} side  of the code, without its quiet zone
 */
function filled(path, side) {
  const rows = Array.from({ length: side }, () => Array(side).fill("0"));
  for (const [, x, y, wide] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) rows[Number(y) - QUIET].fill("1", Number(x) - QUIET, Number(x) - QUIET + Number(wide));
  return rows.map((row) => row.join("")).join("\n");
}

for (const { link, side, masks } of CODES) {
  test(`what is drawn of ${link.length} characters is the code that another encoder draws`, () => {
    const dark = matrix(library, link);
    assert.equal(dark?.length, side);
    const drawn = filled(outline(dark ?? []), side);
    assert.ok(masks.includes(createHash("sha256").update(drawn).digest("hex")));
  });
}

test("a link may have as many characters as the finest code has room for, and no more", () => {
  assert.equal(matrix(library, "x".repeat(MOST))?.length, FINEST);
  assert.equal(matrix(library, "x".repeat(MOST + 1)), null);
  const code = library.encoder(25, "L");
  code.addData("x".repeat(MOST + 1), "Byte");
  assert.throws(() => code.make());
});

test("an address that leads back to the machine itself is known", () => {
  for (const host of ["localhost:8501", "127.0.0.1", "127.1.2.3:80", "[::1]:8501", "app.localhost"]) assert.ok(loopback(`http://${host}/?surface=beale`), host);
  for (const host of ["ravine.example", "192.168.1.7:8501", "localhost.example", "10.0.0.127"]) assert.ok(!loopback(`http://${host}/`), host);
});
