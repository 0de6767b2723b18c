// Builds elements: texts as text nodes, never as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element. Of what it is given, functions become listeners, `true` an empty attribute, nothing none. */
export function make(tag, given, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given ?? {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const ICONS = {
  copy: "M10 8h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2Zm6 0V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2",
  wrap: "M4 6h16M4 12h13a3 3 0 0 1 0 6h-4m2-2-2 2 2 2M4 18h5",
  close: "m6 6 12 12M18 6 6 18",
  check: "m4.5 12.5 5 5 10-11",
  warning: "M12 4 2.8 20h18.4L12 4Zm0 6v4.5m0 2.5h.01",
  file: "M6 3h8l4 4v14H6V3Zm8 0v4h4",
  code: "m8 7-5 5 5 5m8-10 5 5-5 5",
  terminal: "M3 5h18v14H3V5Zm4 4 3 3-3 3m6 0h4",
  key: "M14.5 3.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12ZM10 14l-7 6.5V21h4.5v-2.5H10V16m6-8h.01",
  lock: "M7 11h10a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2Zm1 0V8a4 4 0 0 1 8 0v3",
  globe: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-9 9h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18Z",
};

/** An icon, hidden from assistive technology: a word beside it says what it means. */
export function icon(name) {
  if (!Object.hasOwn(ICONS, name)) return null;
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  const drawn = { viewBox: "0 0 24 24", width: 16, height: 16, fill: "none", stroke: "currentColor", "aria-hidden": "true" };
  const lines = { "stroke-width": 1.8, "stroke-linecap": "round", "stroke-linejoin": "round" };
  for (const [attribute, value] of Object.entries({ ...drawn, ...lines })) svg.setAttribute(attribute, value);
  svg.append(path);
  return svg;
}
