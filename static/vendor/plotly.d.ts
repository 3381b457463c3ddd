// What we use of Plotly, by hand: its own types describe far more, and none of its private fields.

/** An element in which Plotly has drawn. What begins with an underscore is private to Plotly. */
export interface Drawn extends HTMLElement {
  data: Trace[];
  layout: Layout;
  _fullLayout: Record<string, any>;
  on(event: string, act: (change: Record<string, any>) => void): void;
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
