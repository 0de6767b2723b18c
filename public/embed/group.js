// Several samples of one thing, one of which is shown: as tabs (WAI-ARIA Authoring Practices, "Tabs") or as a
// menu. Groups of one `sync` word switch together, and the choice is kept.

import { Block } from "./block.js";
import { make } from "./dom.js";
import { WORDS } from "./words.js";

/** Numbers the groups of a page, whose parts need ids. */
let next = 0;

/** Choices by their keys: what was chosen, and who wants to hear of it. The dashboard keeps its own here, too. */
const choices = new Map();
const KEPT = "keyglass.choice.";

function choiceOf(key) {
  if (!choices.has(key)) choices.set(key, { value: stored(KEPT + key), hear: new Set() });
  return choices.get(key);
}

function choose(key, value) {
  const choice = choiceOf(key);
  choice.value = value;
  try {
    localStorage.setItem(KEPT + key, value);
  } catch {
    // Closed or full: the choice is for this page then.
  }
  for (const hear of [...choice.hear]) hear(value);
}

function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** What shows one of several blocks. `build(index)` makes a `Block` or an element in its place. */
export class Group {
  #build;
  #labels;
  #key;
  #tabs = null;
  #menu = null;
  #panel;
  #hear;
  #chosen = -1;
  #block = null;

  constructor({ label, labels, build, sync, dropdown }) {
    this.#build = build;
    this.#labels = labels;
    this.#key = sync || null;
    const id = `code-${next++}`;
    this.#panel = make("div", { id: `${id}-panel`, role: dropdown ? "group" : "tabpanel" });
    if (dropdown) this.#panel.setAttribute("aria-label", label);
    const chooser = dropdown ? this.#makeMenu(label) : this.#makeTabs(id, label);
    this.element = make("div", { class: "code-group", part: "group", "data-test": "code-group" }, chooser, this.#panel);
    this.#hear = (value) => this.show(Math.max(0, labels.indexOf(value)));
    if (this.#key) choiceOf(this.#key).hear.add(this.#hear);
    this.#hear(this.#key && choiceOf(this.#key).value);
  }

  /** Shows a block, if another is shown now. */
  show(index) {
    if (index === this.#chosen) return;
    this.#chosen = index;
    this.rebuild();
    if (this.#menu) this.#menu.value = this.#labels[index];
    this.#tabs?.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
      if (at === index) this.#panel.setAttribute("aria-labelledby", tab.id);
    });
  }

  /** Builds the block that is shown anew. */
  rebuild() {
    this.#block?.end?.();
    this.#block = this.#build(this.#chosen);
    this.#panel.replaceChildren(this.#block.element);
  }

  update() {
    this.#block?.update?.();
  }

  end() {
    if (this.#key) choiceOf(this.#key).hear.delete(this.#hear);
    this.#block?.end?.();
  }

  #choose(index) {
    if (this.#key) choose(this.#key, this.#labels[index]);
    else this.show(index);
  }

  #makeMenu(label) {
    const change = () => this.#choose(this.#menu.selectedIndex);
    const options = this.#labels.map((text) => make("option", null, text));
    this.#menu = make("select", { "aria-label": `${WORDS.language}: ${label}`, "data-test": "code-menu", change }, ...options);
    return make("div", { class: "bar", part: "tabs" }, this.#menu);
  }

  #makeTabs(id, label) {
    this.#tabs = this.#labels.map((text, index) =>
      make(
        "button",
        { type: "button", role: "tab", id: `${id}-${index}`, part: "tab", "aria-controls": this.#panel.id, "data-test": "code-tab", click: () => this.#choose(index) },
        text,
      ),
    );
    /** The arrow keys, Home and End move and choose. */
    const keydown = (event) => {
      const [at, last] = [this.#tabs.indexOf(event.target), this.#tabs.length - 1];
      const step = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
      const to = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: last }[event.key];
      if (at < 0 || to === undefined) return;
      event.preventDefault();
      const tab = this.#tabs.at(to > last ? 0 : to);
      tab.focus();
      tab.click();
    };
    return make("div", { class: "bar tabs-bar", part: "tabs", role: "tablist", "aria-label": label, keydown }, ...this.#tabs);
  }
}

/** A group for a request: a language each, and a choice of clients where there is more than one. */
export function requestGroup(kit, asked, { clients, dropdown, sync }) {
  const languages = new Map(); // title → [{ name, file, place }]
  for (let at = 0; at < clients.length; at += 4) {
    const [title, name, file, place] = clients.slice(at, at + 4);
    if (!languages.has(title)) languages.set(title, []);
    languages.get(title).push({ name, file, place: Number(place) });
  }
  const labels = [...languages.keys()];
  const what = WORDS.request(asked.method());
  const keys = [...labels.map((title) => `client.${title}`), ENVIRONMENT];
  const build = (index) => {
    const its = languages.get(labels[index]) ?? [];
    const key = keys[index];
    const client = its.find(({ name }) => name === choiceOf(key).value) ?? its[0];
    const fromEnvironment = choiceOf(ENVIRONMENT).value === "true";
    let sample;
    try {
      sample = asked.write(client?.place ?? 0, fromEnvironment);
    } catch (why) {
      const text = make("p", { class: "code-error", role: "alert", "data-test": "code-error" }, make("strong", null, WORDS.notWritten), ` ${why}`);
      return { element: make("div", { class: "code" }, clientMenu(its, client, key), text) };
    }
    const tools = [clientMenu(its, client, key), environmentSwitch(kit, asked, fromEnvironment)];
    return new Block(kit, sample, { what, name: client?.file, test: "request-code", lines: true, expandable: true, tools });
  };
  const group = new Group({ label: what, labels, build, sync, dropdown });
  const hear = () => group.rebuild();
  for (const key of keys) choiceOf(key).hear.add(hear);
  const end = () => {
    for (const key of keys) choiceOf(key).hear.delete(hear);
    group.end();
    asked.free();
  };
  return { element: group.element, names: asked.variables(), update: () => group.update(), end };
}

const ENVIRONMENT = "environment";

function clientMenu(clients, chosen, key) {
  if (clients.length < 2) return null;
  const options = clients.map(({ name }) => make("option", { selected: name === chosen.name }, name));
  const change = ({ target }) => choose(key, target.value);
  return make("select", { "aria-label": WORDS.client, "data-test": "client", change }, ...options);
}

/** Where a request holds a secret, the reader may have the program read it when it runs. */
function environmentSwitch(kit, asked, isOn) {
  if (!asked.variables().some(kit.bridge.isSecret)) return null;
  const click = () => choose(ENVIRONMENT, String(!isOn));
  return make("button", { type: "button", class: "quiet", "aria-pressed": String(isOn), "data-test": "environment", click }, WORDS.environment);
}
