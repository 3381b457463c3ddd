// The picture of a method in its entry of the catalogue: an SVG of our own making, with what happened in words below it.

import { element } from "../parts/theme.js";

export default function mount({ parentElement, data }) {
  const picture = new DOMParser().parseFromString(data.picture, "image/svg+xml").documentElement;
  const caption = element("figcaption", {}, data.happened, " ", element("span", {}, data.where));
  parentElement.querySelector(".rv-portrait")?.remove();
  parentElement.append(element("figure", { class: "rv-portrait" }, picture, caption));
}
