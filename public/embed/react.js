// Keyglass for React and MDX: the elements under the names and props that docs pages have for their code
// blocks. A page that used components called AuthCodeBlock and AuthCodeGroup changes its import, no more.
// What is rendered is plain HTML: it can be rendered on a server, and is readable before any script runs.

import { Children, createElement, isValidElement, useEffect } from "react";

/** One block of code. `highlight` takes lines as `1,3-5` or `[1,3]`. */
export function AuthCodeBlock({ filename, icon, language, highlight, children, lines = true, ...rest }) {
  useElements();
  return element("keyglass-code", { filename, icon, language, highlight, lines, ...rest }, textOf(children));
}

/** Labelled blocks as tabs, or as a menu with `dropdown`: fences of MDX, or blocks of any kind. */
export function AuthCodeGroup({ dropdown, sync, children, ...rest }) {
  useElements();
  const blocks = blocksIn(children).map(({ text, ...block }, index) =>
    element("keyglass-code", { key: index, lines: true, ...block }, text),
  );
  return element("keyglass-code-group", { dropdown, sync, ...rest }, blocks);
}

/** The other elements, for pages that would rather write components. */
export const Request = wrapper("keyglass-request");
export const Variables = wrapper("keyglass-variables");
export const SigningKeys = wrapper("keyglass-signing-keys");
export const Certificate = wrapper("keyglass-certificate");

function wrapper(tag) {
  return function KeyglassElement({ children, ...props }) {
    useElements();
    return element(tag, props, textOf(children));
  };
}

/** The elements are defined in the browser only: a server has none. */
function useElements() {
  useEffect(() => {
    import("./keyglass.js").catch((error) => {
      console.warn("Keyglass: elements keep their plain content, because keyglass.js could not be loaded:", error.message);
    });
  }, []);
}

/** Switches become attributes that are there or not, in every version of React alike. */
function element(tag, props, children) {
  const attributes = {};
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "className") attributes.class = value;
    else if (name === "highlight" || name === "focus") attributes[name] = linesOf(value);
    else attributes[name] = value === true ? "" : value;
  }
  return createElement(tag, attributes, children);
}

function linesOf(value) {
  return Array.isArray(value) ? value.join(",") : String(value);
}

/** The blocks among a group's children, each with its text, language and label. */
function blocksIn(children) {
  const blocks = [];
  for (const child of Children.toArray(children)) {
    if (!isValidElement(child)) continue;
    const { props } = child;
    // MDX renders a fence as `pre` around `code`; docs sites put their own component in its place.
    const code = Children.toArray(props.children).find((inside) => isValidElement(inside) && languageOf(inside.props));
    const text = textOf(props.children);
    if (text.trim() === "") continue;
    const own = { ...code?.props, ...props };
    const language = languageOf(own) ?? (code && languageOf(code.props));
    const label = own.filename ?? own.title ?? own.label ?? own["data-title"] ?? language;
    blocks.push({ text, language, label, highlight: own.highlight, icon: own.icon });
  }
  return blocks;
}

function languageOf({ language, className }) {
  return language ?? /(?:^|\s)language-(\S+)/.exec(className ?? "")?.[1];
}

/** All text in a tree of React nodes: highlighted code is spans in spans. */
function textOf(node) {
  if (typeof node === "string" || typeof node === "number") return String(node);
  if (Array.isArray(node)) return node.map(textOf).join("");
  return isValidElement(node) ? textOf(node.props.children) : "";
}
