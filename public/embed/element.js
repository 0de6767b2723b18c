// What all elements have in common: an inside that a wasm module mounts into the shadow root once the element
// nears the viewport, that follows attributes and content, and that leaves nothing behind.

import { loadModule, loadSheet, sayOnce } from "./parts.js";

const NEAR = "200px";

/** Attributes of an element's children that matter to it: they name and describe its blocks. */
const PART = ["label", "language", "class", "data-label"];

/** What elements need of the page: filled in by `keyglass.js`. */
export const page = { connected() {}, subscribe() {}, start: {} };

/** The elements in the page, so that a module that broke down can be taken out of all of them. */
export const present = new Set();
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
export class KeyglassElement extends HTMLElement {
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
    page.connected();
    if (!this.isPart) sight.observe(this);
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

  /** Whether the element around it shows this one. */
  get isPart() {
    return false;
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
      const [wasm, ...styles] = await Promise.all([loadModule(module, page.start[module], () => giveUp(module)), ...sheets.map(loadSheet)]);
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

  /** Something went wrong after the inside was mounted. */
  fail(error) {
    this.#hide();
    sayOnce(error);
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
    this.#unsubscribe = names.length ? page.subscribe(names, call) : null;
  }

  /** The module is dead: nothing of it may be called, and what it drew can no longer be believed. */
  giveUp() {
    this.#mounted = null;
    this.#hide();
  }
}

/** Attributes as properties, as frameworks set them: texts as they are, switches as booleans. */
export function reflect(element) {
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
