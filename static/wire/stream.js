// A stream of messages: bytes that come in pieces, cut anywhere; each message has its length before it.

const HEAD = 4; // bytes that say how long a message is, the lowest first

/**
 * Takes pieces of a stream, and hands over each message of it once that is whole.
 * @param {(message: Uint8Array) => void} take
 * @returns {(piece: Uint8Array) => void}
 */
export function cutter(take) {
  let held = new Uint8Array();
  return (piece) => {
    const bytes = new Uint8Array(held.length + piece.length);
    bytes.set(held);
    bytes.set(piece, held.length);
    let at = 0;
    while (bytes.length - at >= HEAD) {
      const end = at + HEAD + new DataView(bytes.buffer, at).getUint32(0, true);
      if (end > bytes.length) break;
      take(bytes.subarray(at + HEAD, end));
      at = end;
    }
    held = bytes.subarray(at);
  };
}
