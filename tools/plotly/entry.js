// The parts of plotly.js that the stage draws with: axes and scatter (in the core), contour, surface.
import Plotly from "plotly.js/lib/core";
import contour from "plotly.js/lib/contour";
import surface from "plotly.js/lib/surface";

Plotly.register([contour, surface]);
export default Plotly;
