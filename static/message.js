// What the server sends to the stage: four bytes of header length, a JSON header, then float64 series, one block a method.

export function decode(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerBytes)));
  // A copy puts the numbers where a Float64Array may stand: on a multiple of eight.
  const numbers = new Float64Array(bytes.slice(4 + headerBytes).buffer);
  const length = header.steps + 1;
  let offset = 0;
  for (const method of header.methods) {
    for (const name of header.series) {
      method[name] = numbers.subarray(offset, offset + length);
      offset += length;
    }
  }
  return header;
}
