// The parts of plotly.js that the stage draws with: axes and scatter (in the core), contour, heatmap, surface.
import Plotly from "plotly.js/lib/core";
import contour from "plotly.js/lib/contour";
import heatmap from "plotly.js/lib/heatmap";
import surface from "plotly.js/lib/surface";

Plotly.register([contour, heatmap, surface]);
export default Plotly;
