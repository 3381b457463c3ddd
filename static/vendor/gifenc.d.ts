// What we use of gifenc, by hand.

/** Colours, each [red, green, blue]. */
export type Palette = number[][];

/** Up to `colours` that stand for those of the pixels, which are red, green, blue and alpha by turns. */
export function quantize(pixels: Uint8ClampedArray, colours: number): Palette;
/** For each pixel the place of the nearest colour. */
export function applyPalette(pixels: Uint8ClampedArray, palette: Palette): Uint8Array;
export function GIFEncoder(): {
  /** Adds a picture; `delay` in milliseconds. */
  writeFrame(places: Uint8Array, width: number, height: number, how: { palette?: Palette; delay: number; transparent?: boolean; transparentIndex?: number; repeat?: number; dispose?: number }): void;
  finish(): void;
  bytes(): Uint8Array<ArrayBuffer>;
};
