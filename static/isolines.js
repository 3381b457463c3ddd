// Lines of equal height on a grid, found cell by cell: for what changes with every move of the hand, where Plotly would be too slow.

/** Segments [x0, y0, x1, y1] along which a grid { x, y, z } has a height; none in cells where a corner is not finite. */
export function segments({ x, y, z }, level) {
  const found = [];
  const between = (a, b, za, zb) => a + ((b - a) * (level - za)) / (zb - za);
  for (let j = 0; j + 1 < y.length; j += 1) {
    const [low, high] = [z[j], z[j + 1]];
    for (let i = 0; i + 1 < x.length; i += 1) {
      const [a, b, c, d] = [low[i], low[i + 1], high[i + 1], high[i]]; // round the cell, from its lower left
      if (!Number.isFinite(a + b + c + d)) continue;
      const crossings = [];
      if (a < level !== b < level) crossings.push([between(x[i], x[i + 1], a, b), y[j]]);
      if (b < level !== c < level) crossings.push([x[i + 1], between(y[j], y[j + 1], b, c)]);
      if (c < level !== d < level) crossings.push([between(x[i], x[i + 1], d, c), y[j + 1]]);
      if (d < level !== a < level) crossings.push([x[i], between(y[j], y[j + 1], a, d)]);
      for (let k = 0; k + 1 < crossings.length; k += 2) found.push([...crossings[k], ...crossings[k + 1]]);
    }
  }
  return found;
}
