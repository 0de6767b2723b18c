// The view of the elements about code: builds their inside from what the wasm module says. Fetched by
// `keyglass.js` together with that module.

import { Block } from "./block.js";
import { icon, make } from "./dom.js";
import { Group, requestGroup } from "./group.js";
import { panel } from "./panel.js";
import { WORDS } from "./words.js";

/** How long good news stays. Bad news stays until it is dismissed. */
const GOOD_NEWS_MS = 6000;

/** How many texts describe a sample: see `sample` in `keyglass.js`. */
const TEXTS = 8;

/** Starts the module with what the loader gives it; the result shows elements. */
export function start(wasm, bridge) {
  wasm.declare(bridge.declared());

  /** Mounts what `build` makes into an element's inside. */
  function mount(host, build) {
    const messages = makeMessages();
    const values = (names) =>
      names.flatMap((name) => {
        const value = bridge.read(name);
        return value === undefined ? [] : [name, value];
      });
    const shown = build({ wasm, bridge, host, messages, values });
    host.append(shown.element, messages.element);
    return {
      names: shown.names,
      update: () => shown.update(),
      unmount() {
        messages.end();
        shown.end();
        host.replaceChildren();
      },
    };
  }

  /** The block of a sample, as its texts describe it. */
  function block(kit, [language, filename, iconName, highlight, focus, label, switches, text]) {
    const has = (name) => switches.split(" ").includes(name);
    const title = wasm.languageTitle(language);
    return new Block(kit, wasm.Sample.read(text, language), {
      what: WORDS.sample(label || filename || title),
      name: filename || title,
      iconName,
      highlight,
      focus,
      lines: has("lines"),
      wrap: has("wrap"),
      expandable: has("expandable"),
    });
  }

  return {
    declare: () => wasm.declare(bridge.declared()),
    code: (host, texts) => mount(host, (kit) => block(kit, texts)),
    group: (host, texts, dropdown, sync) =>
      mount(host, (kit) => {
        const samples = [];
        for (let at = 0; at < texts.length; at += TEXTS) samples.push(texts.slice(at, at + TEXTS));
        const labels = samples.map(([language, filename, , , , label]) => label || filename || wasm.languageTitle(language));
        const names = new Set(samples.flatMap(([language, , , , , , , text]) => namesIn(wasm, text, language)));
        const group = new Group({ label: WORDS.samples, labels, build: (index) => block(kit, samples[index]), sync, dropdown });
        return { element: group.element, names: [...names], update: () => group.update(), end: () => group.end() };
      }),
    request: (host, { method, url, headers, body }, languages, dropdown, sync) =>
      mount(host, (kit) => {
        const asked = wasm.AskedRequest.read(method, url, headers, body);
        return requestGroup(kit, asked, { clients: wasm.clients(languages), dropdown, sync });
      }),
    panel: (host, names, heading, kept) => mount(host, (kit) => panel(kit, { names, heading, kept })),
  };
}

function namesIn(wasm, text, language) {
  const sample = wasm.Sample.read(text, language);
  const names = sample.variables();
  sample.free();
  return names;
}

/** The place where an element says what just happened: shown below it, and read out. Never given a secret. */
function makeMessages() {
  const element = make("div", { class: "toasts", role: "status", "aria-live": "polite", "data-test": "toast" });
  let timer;
  const clear = () => {
    clearTimeout(timer);
    element.replaceChildren();
  };
  return {
    element,
    end: clear,
    good(text) {
      clear();
      element.append(make("p", { class: "toast good" }, icon("check"), make("span", null, text)));
      timer = setTimeout(clear, GOOD_NEWS_MS);
    },
    /** `byHand` is a text that did not reach the clipboard: it is shown, selected. */
    bad(text, byHand) {
      clear();
      const field = byHand === undefined ? null : make("textarea", { readonly: true, rows: "4", "data-test": "by-hand" });
      if (field) field.value = byHand;
      const label = field && make("label", { class: "by-hand" }, make("span", null, WORDS.byHand), field);
      const dismiss = make("button", { type: "button", class: "quiet", "aria-label": WORDS.dismiss, click: clear }, icon("close"));
      element.append(make("div", { class: "toast bad" }, icon("warning"), make("div", null, make("p", null, text), label), dismiss));
      field?.focus();
      field?.select();
    },
  };
}
