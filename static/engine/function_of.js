// A function that a method's rule calls, as the rule itself has it.

import { served } from "./engine.js";
import { loaded } from "./load.js";

/**
 * @param {string} method
 * @param {string} name  of the function
 * @returns {Promise<(...numbers: number[]) => any>}
 */
export async function functionOf(method, name) {
  const { LOOPS, FUNCTIONS } = await served();
  const text = [...LOOPS[method].needs.map((needed) => FUNCTIONS[needed]), `export { ${name} };`].join("\n");
  return (await loaded(text))[name];
}
