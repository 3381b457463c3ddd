// What we use of Plotly, by hand: its own types describe far more, and none of its private fields.

/** An element in which Plotly has drawn. What begins with an underscore is private to Plotly. */
export interface Drawn extends HTMLDivElement {
  /** What Plotly has made of the layout. */
  _fullLayout: Record<`${"x" | "y"}axis${number | ""}`, Axis> & {
    /** The margins and the size of all charts together, in CSS pixels. */
    _size: { t: number; h: number };
    /** There where a 3-D view is. */
    scene?: { _scene?: Scene };
  };
  on(event: string, act: (change: Record<string, any>) => void): void;
}

/** An axis of a chart in the plane. A logarithmic one counts in powers of ten. */
export interface Axis {
  type: string;
  range: [low: number, high: number];
  /** Where it begins in the plot, in CSS pixels. */
  _offset: number;
  _length: number;
  /** From one of its numbers to CSS pixels from where it begins. */
  l2p(value: number): number;
  /** And back. */
  p2l(pixel: number): number;
}

/** A 3-D view. */
export interface Scene {
  /** The camera as a layout has it. */
  getCamera(): import("../plot/orbit.js").Orbit;
  /** By how much x, y and z are stretched before the camera's matrices. */
  dataScale: number[];
  glplot: {
    /** 4 × 4 matrices, by columns. */
    cameraParams: Record<"model" | "view" | "projection", Iterable<number>>;
    /** Called after every frame. */
    onrender(): void;
    /** Called when the browser has taken WebGL away. */
    oncontextloss(): void;
  };
}

/** As Plotly documents them: what is drawn, on what, and how it can be handled. */
export type Trace = Record<string, any>;
export type Layout = Record<string, any>;
export type Config = { displayModeBar?: boolean; responsive?: boolean; scrollZoom?: boolean; staticPlot?: boolean; doubleClick?: boolean };

declare const Plotly: {
  /** Draws in an element, or changes what is drawn there into this. */
  react(host: HTMLElement, traces: Trace[], layout: Layout, config?: Config): Promise<Drawn>;
  /** Changes parts of the layout, each by its path: { "xaxis.range": [0, 1] }. */
  relayout(host: HTMLElement, changes: Layout): Promise<Drawn>;
  /** Takes away what is drawn, and all that listens. */
  purge(host: HTMLElement): void;
  /** The address of a picture of a figure, as data. */
  toImage(figure: HTMLElement | { data: Trace[]; layout: Layout }, how: { format: "png"; width: number; height: number; scale?: number }): Promise<string>;
  Plots: {
    /** Draws in the size that the element has now. */
    resize(host: HTMLElement): Promise<void>;
  };
};
export default Plotly;
