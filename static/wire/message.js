// What the server sends to the stage: four bytes of header length, a JSON header, then float64 series, one block a method
// and one for the pinned run,
// and of a noisy race the fans as float32: each method's x, then its y, run by run.

/**
 * The header, and a buffer of all that follows it.
 * @param {Uint8Array} bytes
 * @returns {{ header: any, buffer: ArrayBuffer }}
 */
export function unpacked(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerBytes)));
  // A copy puts the numbers where a Float64Array may stand: on a multiple of eight.
  return { header, buffer: bytes.slice(4 + headerBytes).buffer };
}

/**
 * All that has a path: the methods of a race, and the pinned run if there is one.
 * @template Run
 * @param {{ methods: Run[], pinned?: Run | null }} race
 */
export const walked = ({ methods, pinned }) => (pinned ? [...methods, pinned] : methods);

/**
 * A race as the stage draws it: the header, with the series in their methods and the fans of a noisy one.
 * @param {Uint8Array} bytes
 */
export function decode(bytes) {
  const { header, buffer } = unpacked(bytes);
  const length = header.steps + 1;
  const runs = walked(header);
  const count = runs.length * header.series.length * length;
  const numbers = new Float64Array(buffer, 0, count);
  let offset = 0;
  for (const method of runs) {
    for (const name of header.series) {
      method[name] = numbers.subarray(offset, offset + length);
      offset += length;
    }
  }
  if (header.noise) readFans(header, new Float32Array(buffer, 8 * count));
  return header;
}

/**
 * Gives every method its fan: a list of runs, each { x, y } at the fan's steps.
 * @param {{ methods: { fan?: { x: Float32Array, y: Float32Array }[] }[], noise: { shown: number, steps: number[] } }} race
 * @param {Float32Array} numbers
 */
function readFans({ methods, noise: { shown, steps } }, numbers) {
  const points = steps.length;
  methods.forEach((method, place) => {
    /** @type {(axis: 0 | 1, run: number) => Float32Array} */
    const block = (axis, run) => {
      const first = ((2 * place + axis) * shown + run) * points;
      return numbers.subarray(first, first + points);
    };
    method.fan = points ? Array.from({ length: shown }, (_, run) => ({ x: block(0, run), y: block(1, run) })) : [];
  });
}
