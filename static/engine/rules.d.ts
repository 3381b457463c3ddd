// The rules as the server writes them (reproduce/in_javascript), for the compiler.

/** A method: its rule, its loop for a race and that for a map, the names of the functions they need, what they ask the surface for, what a walk sees of every point, its hyperparameters. */
export interface Loop {
  rule: string;
  walk: string;
  land: string;
  needs: string[];
  asks: string[];
  sees: string[];
  hypers: string[];
}

export interface Rules {
  FUNCTIONS: Record<string, string>;
  LOOPS: Record<string, Loop>;
  /** By method, why its rule has no translation. */
  REFUSED: Record<string, string>;
  /** By kind of schedule. */
  CURVES: Record<string, { parameters: string[]; curve: (s: number, ...parameters: number[]) => number }>;
  length(a: number, b: number): number;
  above(value: number, lowest: number): number;
  arrived(value: number, lowest: number, most: number): boolean;
  flown(x: number, y: number, value: number, far: number, highest: number): boolean;
  motion(mx: number, my: number, turn: number, stretch: number): [number, number, number, number, number, number];
  carried(x: number, y: number, mx: number, my: number, turn: number, stretch: number): [number, number];
}
