import Plotly from "plotly.js/lib/core";
import contour from "plotly.js/lib/contour";
import surface from "plotly.js/lib/surface";
export default Plotly;
