// The panel in which a reader sees and fills the page's variables. A secret is taken out of its field as soon
// as it was entered; what stands there then is its mask.

import { make } from "./dom.js";
import { WORDS } from "./words.js";

/** The panel for the variables called `names`, or for all when that is empty. */
export function panel(kit, { names, heading, kept }) {
  const { bridge } = kit;
  const known = bridge.all();
  const wanted = names.split(/[\s,]+/).filter(Boolean).map(bridge.nameOf);
  const shown = (wanted.length ? wanted : known).filter((name) => known.includes(name));
  const fields = shown.map((name) => (bridge.isSecret(name) ? secret(kit, name) : field(kit, name)));
  const title = make("h2", { id: "heading", part: "heading" }, heading.trim() || WORDS.panel);
  const text = make("p", { class: "small muted" }, kept ? WORDS.panelKept : WORDS.panelText);
  const element = make(
    "section",
    { class: "card", part: "panel", "aria-labelledby": "heading" },
    make("header", null, title),
    make("div", { class: "body stack" }, text, ...fields.map(({ element }) => element)),
  );
  const update = () => fields.forEach((it) => it.update());
  update();
  return { element, names: shown, update, end() {} };
}

const QUIET = { autocomplete: "off", autocapitalize: "off", spellcheck: "false" };

function labelled(name, label, ...rest) {
  return make("div", { class: "field" }, make("label", { for: `value-${name}` }, label), ...rest);
}

function field({ bridge, wasm }, name) {
  const kind = bridge.kind(name);
  const error = make("p", { id: `error-${name}`, class: "error", "aria-live": "polite" });
  const input = make("input", {
    id: `value-${name}`,
    class: "mono",
    part: "field",
    placeholder: `{${name}}`,
    "aria-describedby": error.id,
    "data-test": `value-${name}`,
    input: () => bridge.set(name, input.value.trim()),
    ...QUIET,
  });
  const update = () => {
    const value = bridge.read(name) ?? "";
    if (input.value.trim() !== value) input.value = value;
    const why = value && wasm.refusal(kind, value);
    error.textContent = why ? WORDS.notFilled(why) : "";
    input.toggleAttribute("aria-invalid", false);
    if (why) input.setAttribute("aria-invalid", "true");
  };
  return { element: labelled(name, WORDS.label(name, kind), input, error), update };
}

function secret({ bridge }, name) {
  const label = WORDS.label(name, bridge.kind(name));
  const state = make("p", { id: `state-${name}`, class: "small muted", "data-test": "secret-state" });
  const take = () => {
    const value = input.value.trim();
    input.value = "";
    if (value) bridge.set(name, value);
  };
  const input = make("input", {
    id: `value-${name}`,
    class: "mono",
    part: "field",
    type: "password",
    "aria-describedby": state.id,
    "data-test": `value-${name}`,
    // Typing is read when it is done; a paste is whole at once.
    input: ({ inputType }) => inputType?.startsWith("insertFrom") && take(),
    change: take,
    ...QUIET,
  });
  const forget = make("button", { type: "button", "aria-label": WORDS.forgetOf(label), click: () => bridge.set(name, "") }, WORDS.forget);
  const update = () => {
    const isSet = bridge.read(name) !== undefined;
    state.textContent = isSet ? WORDS.secretHeld : WORDS.secretMissing;
    input.placeholder = isSet ? "*****MASKED*****" : "";
    if (!isSet && forget.matches(":focus")) input.focus();
    forget.hidden = !isSet;
  };
  return { element: labelled(name, label, make("div", { class: "secret-field" }, input, forget), state), update };
}
