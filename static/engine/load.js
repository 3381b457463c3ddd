// Loads the text of a module as a module: no text is evaluated, so a page may forbid eval.

const TYPE = "text/javascript";

/**
 * The module with this text. Where blob: addresses are no modules (Node, some pages from a disk), it is a data: address.
 * @param {string} text
 * @returns {Promise<any>}
 */
export async function loaded(text) {
  const address = URL.createObjectURL(new Blob([text], { type: TYPE }));
  try {
    return await import(address);
  } catch {
    return await import(`data:${TYPE},${encodeURIComponent(text)}`);
  } finally {
    URL.revokeObjectURL(address);
  }
}
