// Keyglass in anyone's docs: include this file once as a module,
//   <script type="module" src="…/embed/keyglass.js"></script>
// and write elements. What an element needs is fetched when the first of its kind nears the viewport,
// and checked against the digests that the build wrote below. Until then, and for good if anything
// fails, the reader sees the element's own content.

import { followHostStore } from "./host-store.js";
import { makeVariables } from "./variables.js";

/** The digest of each file that is fetched; `cargo xtask` writes it, a development build has none. */
const DIGESTS = {};

const NEAR = "200px";

/** The files of each module and the sheets, in the form that bundlers know: a literal `import` or `URL`. */
const MODULES = {
  code: { script: "code.js", load: () => import("./code.js"), wasm: new URL("./code_bg.wasm", import.meta.url) },
  keys: { script: "keys.js", load: () => import("./keys.js"), wasm: new URL("./keys_bg.wasm", import.meta.url) },
};
const SHEETS = {
  "tokens.css": new URL("./tokens.css", import.meta.url),
  "controls.css": new URL("./controls.css", import.meta.url),
  "facts.css": new URL("./facts.css", import.meta.url),
  "embed.css": new URL("./embed.css", import.meta.url),
};

/** Attributes of an element's children that matter to it: they name and describe its blocks. */
const PART = ["label", "language", "class", "data-label"];

// A second copy of this file, from wherever, leaves everything to the first.
const isFirst = !window.keyglass;
const { api: variables, inside } = makeVariables();
const lookForHostStore = isFirst ? followHostStore(inside.fromHost) : () => {};

/** Each part is fetched once. A failure is not kept: the next element tries again. */
const fetched = new Map();
function once(name, fetchIt) {
  if (!fetched.has(name)) {
    const part = fetchIt();
    fetched.set(name, part);
    part.catch(() => fetched.delete(name));
  }
  return fetched.get(name);
}

async function fetchPart(name, url) {
  const response = await fetch(url, { integrity: DIGESTS[name] ?? "" });
  if (!response.ok) throw new Error(`${name}: status ${response.status}`);
  return response;
}

/** A script takes a digest from its preload only, where the browser knows of such; a bundler's has none. */
async function checkScript(name) {
  const link = document.createElement("link");
  const { protocol, href } = new URL(name, import.meta.url);
  const isPublished = protocol.startsWith("http") && import.meta.url.endsWith("/keyglass.js");
  if (!DIGESTS[name] || !isPublished || !link.relList.supports("modulepreload")) return;
  Object.assign(link, { rel: "modulepreload", href, integrity: DIGESTS[name], crossOrigin: "anonymous" });
  await new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(new Error(`${name}: not there, or not what was published`));
    document.head.append(link);
  }).finally(() => link.remove());
}

function loadModule(name) {
  return once(name, async () => {
    const { script, load, wasm } = MODULES[name];
    await checkScript(script);
    const module = await load();
    await module.default({ module_or_path: fetchPart(`${name}_bg.wasm`, wasm) });
    module.onPanic(() => giveUp(name));
    return module;
  });
}

function loadSheet(name) {
  return once(name, async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await (await fetchPart(name, SHEETS[name])).text());
    return sheet;
  });
}

let said = false;
function sayOnce(error) {
  if (said) return;
  said = true;
  console.warn("Keyglass: elements keep their plain content, because a part could not be loaded:", error.message);
}

/** The elements in the page, so that a module that broke down can be taken out of all of them. */
const present = new Set();
const broken = new Set();
function giveUp(module) {
  broken.add(module);
  // Not while the module is still on the stack.
  setTimeout(() => present.forEach((element) => element.constructor.module === module && element.giveUp()));
}

const sight = new IntersectionObserver(
  (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && target.nears()),
  { rootMargin: NEAR },
);

/** An element whose inside is mounted by a wasm module into its shadow root. */
class KeyglassElement extends HTMLElement {
  /** Attributes that hold a text, and those that are there or not. */
  static texts = [];
  static switches = [];

  #mounted = null;
  #unsubscribe = null;
  #input = null;
  #near = false;
  #asked = false;
  #generation = 0;

  connectedCallback() {
    if (present.has(this)) return;
    present.add(this);
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
    const { texts, switches } = this.constructor;
    // What a framework gave the element before it was defined hides the accessors of the class.
    for (const name of [...texts, ...switches]) {
      if (!Object.hasOwn(this, name)) continue;
      const given = this[name];
      delete this[name];
      this[name] = given;
    }
    lookForHostStore();
    sight.observe(this);
    // Content and attributes are the input: when they change, what is shown does too.
    this.#input = new MutationObserver((records) => {
      // Its own class is the page's business.
      if (records.some(({ target, attributeName }) => target !== this || attributeName !== "class")) this.refresh();
    });
    this.#input.observe(this, {
      attributeFilter: [...PART, ...texts, ...switches],
      characterData: true,
      childList: true,
      subtree: true,
    });
  }

  /** A move takes the element out and puts it in again at once: only what stays out is taken down. */
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected || !present.delete(this)) return;
      sight.unobserve(this);
      this.#input.disconnect();
      this.#near = false;
      this.#hide();
    });
  }

  /** Moved by `moveBefore`: nothing to do. */
  connectedMoveCallback() {}

  nears() {
    sight.unobserve(this);
    this.#near = true;
    this.refresh();
  }

  /** Shows what the element holds now; several changes at once make one new showing. */
  refresh() {
    if (!this.#near || this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      if (present.has(this)) this.#show();
    });
  }

  async #show() {
    const generation = ++this.#generation;
    const { module, sheets } = this.constructor;
    if (broken.has(module)) return;
    try {
      const [wasm, ...styles] = await Promise.all([loadModule(module), ...sheets.map(loadSheet)]);
      if (generation !== this.#generation) return;
      const host = document.createElement("div");
      host.className = "host";
      this.#takeOut();
      this.shadowRoot.adoptedStyleSheets = styles;
      this.shadowRoot.replaceChildren(host);
      this.#mounted = this.mount(wasm, host);
    } catch (error) {
      if (generation === this.#generation) this.#hide();
      sayOnce(error);
    }
  }

  /** Lets the element's own content show again. */
  #hide() {
    this.#generation += 1;
    this.#takeOut();
    this.shadowRoot.replaceChildren(document.createElement("slot"));
  }

  #takeOut() {
    const mounted = this.#mounted;
    this.#mounted = null;
    this.follow([]);
    mounted?.unmount();
  }

  /** The element's one subscription, in the place of an earlier one. */
  follow(names, call) {
    this.#unsubscribe?.();
    this.#unsubscribe = names.length ? variables.subscribe(names, call) : null;
  }

  /** The module is dead: nothing of it may be called, and what it drew can no longer be believed. */
  giveUp() {
    this.#mounted = null;
    this.#hide();
  }
}

/** Attributes as properties, as frameworks set them: texts as they are, switches as booleans. */
function reflect(element) {
  const property = (name, get, set) => {
    // `focus` is a method of every element, and stays one.
    const inherited = HTMLElement.prototype[name];
    const read = typeof inherited === "function" ? () => inherited : get;
    Object.defineProperty(element.prototype, name, { configurable: true, enumerable: true, get: read, set });
  };
  for (const name of element.texts) {
    property(
      name,
      function () {
        return this.getAttribute(name) ?? "";
      },
      function (value) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
    );
  }
  for (const name of element.switches) {
    property(
      name,
      function () {
        return this.hasAttribute(name);
      },
      function (value) {
        this.toggleAttribute(name, value !== false && value !== null && value !== undefined);
      },
    );
  }
}

/** An element about code: its module shows the variables' values and is told when one has changed. */
class CodeElement extends KeyglassElement {
  static module = "code";
  static sheets = ["tokens.css", "controls.css", "embed.css"];
  mount(wasm, host) {
    const live = this.mountLive(wasm, host);
    this.follow(live.names(), () => live.update());
    return live;
  }
}

class KeyglassVariables extends CodeElement {
  static texts = ["names", "heading"];
  static switches = ["remember"];
  connectedCallback() {
    super.connectedCallback();
    if (this.remember) variables.remember();
  }
  mountLive(wasm, host) {
    return wasm.mountVariables(host, inside, this.names, this.heading, this.remember);
  }
}

class KeyglassCertificate extends KeyglassElement {
  static module = "keys";
  static sheets = ["tokens.css", "controls.css", "facts.css", "embed.css"];
  mount(wasm, host) {
    return wasm.mountCertificate(host, this.textContent);
  }
}

class KeyglassSigningKeys extends KeyglassElement {
  static module = "keys";
  static sheets = KeyglassCertificate.sheets;
  static texts = ["issuer"];
  mount(wasm, host) {
    const { text, used, unfilled } = inside.fill(this.issuer);
    this.follow(used, () => this.refresh());
    return wasm.mountSigningKeys(host, text, unfilled);
  }
}

const ELEMENTS = {
  "keyglass-variables": KeyglassVariables,
  "keyglass-certificate": KeyglassCertificate,
  "keyglass-signing-keys": KeyglassSigningKeys,
};

// A placeholder may become one after its block was shown.
inside.onDefine(() => present.forEach((element) => element instanceof CodeElement && element.refresh()));

if (isFirst) {
  window.keyglass = Object.freeze({
    variables,
    /** What is going on, for whoever wonders why a block shows what it shows. No values. */
    inspect: () => ({
      elements: present.size,
      subscriptions: inside.count(),
      parts: [...fetched.keys()],
      variables: variables.list().map(({ name, kind }) => ({ name, kind, set: variables.has(name) })),
    }),
  });
  const script = [...document.querySelectorAll("script[data-remember]")].find(({ src }) => src === import.meta.url);
  if (script) variables.remember();
  for (const [name, element] of Object.entries(ELEMENTS)) {
    reflect(element);
    if (!customElements.get(name)) customElements.define(name, element);
  }
  dispatchEvent(new Event("keyglass-ready"));
}
