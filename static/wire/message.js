// What the server sends to the stage: four bytes of header length, a JSON header, then float64 series, one block a method
// and one for the pinned run,
// and of a noisy race the fans as float32: each method's x, then its y, run by run.

/** The header, and a buffer of all that follows it. */
export function unpacked(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerBytes)));
  // A copy puts the numbers where a Float64Array may stand: on a multiple of eight.
  return { header, buffer: bytes.slice(4 + headerBytes).buffer };
}

/** All that has a path: the methods of a race, and the pinned run if there is one. */
export const walked = ({ methods, pinned }) => (pinned ? [...methods, pinned] : methods);

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

/** Gives every method its fan: a list of runs, each { x, y } at the fan's steps. */
function readFans({ methods, noise: { shown, steps } }, numbers) {
  const points = steps.length;
  methods.forEach((method, place) => {
    const block = (axis, run) => numbers.subarray(...[0, 1].map((end) => ((2 * place + axis) * shown + run + end) * points));
    method.fan = points ? Array.from({ length: shown }, (_, run) => ({ x: block(0, run), y: block(1, run) })) : [];
  });
}
