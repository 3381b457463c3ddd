// What is worked out once for an object and known as long as that lives.

/**
 * @template {object} Of
 * @template Made
 * @param {(of: Of) => Made} make
 * @returns {(of: Of) => Made}
 */
export function memo(make) {
  /** @type {WeakMap<Of, Made>} */
  const known = new WeakMap();
  return (of) => {
    if (!known.has(of)) known.set(of, make(of));
    return /** @type {Made} */ (known.get(of));
  };
}
