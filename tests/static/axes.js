// Axes as a chart has them, for tests: a window over a plot that begins at the upper left corner.

/**
 * @param {import("../../static/plot/window.js").Window} window
 * @param {number} width
 * @param {number} height
 * @returns {import("../../static/plot/chart.js").Axes}
 */
export function axesOver([[x0, x1], [y0, y1]], width, height) {
  return {
    left: 0, right: width, top: 0, bottom: height, window: [[x0, x1], [y0, y1]],
    toX: (x) => (width * (x - x0)) / (x1 - x0), toY: (y) => (height * (y1 - y)) / (y1 - y0),
    fromX: (pixel) => x0 + ((x1 - x0) * pixel) / width, fromY: (pixel) => y1 - ((y1 - y0) * pixel) / height,
  };
}
