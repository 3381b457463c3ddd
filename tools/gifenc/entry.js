// The parts of gifenc that the recorder writes with.
export { GIFEncoder, applyPalette, quantize } from "gifenc";
