// Keyglass in anyone's docs: include this file once as a module,
//   <script type="module" src="…/embed/keyglass.js"></script>
// and write elements. What an element needs is fetched when the first of its kind nears the viewport.
// Until then, and for good if anything fails, the reader sees the element's own content.

const here = new URL(".", import.meta.url);
const NEAR = "200px";

/** Fetches each module and each sheet once. A failure is said once, and not kept: the next element tries again. */
const once = new Map();
function fetchOnce(name, fetchIt) {
  if (!once.has(name)) {
    const fetched = fetchIt();
    once.set(name, fetched);
    fetched.catch(() => once.delete(name));
  }
  return once.get(name);
}

function loadModule(name) {
  return fetchOnce(name, async () => {
    const module = await import(new URL(`${name}.js`, here).href);
    await module.default({ module_or_path: new URL(`${name}_bg.wasm`, here) });
    return module;
  });
}

function loadSheet(name) {
  return fetchOnce(name, async () => {
    const response = await fetch(new URL(name, here));
    if (!response.ok) throw new Error(`${name}: status ${response.status}`);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await response.text());
    return sheet;
  });
}

let said = false;
function sayOnce(error) {
  if (said) return;
  said = true;
  console.warn("Keyglass: elements keep their plain content, because a part could not be loaded:", error.message);
}

/** An element whose inside is mounted by a wasm module into its shadow root. */
class KeyglassElement extends HTMLElement {
  #mounted = null;
  #visible = null;
  #content = null;
  #generation = 0;

  connectedCallback() {
    if (!this.shadowRoot) {
      this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
    }
    this.#visible = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          this.#visible?.disconnect();
          this.#show();
        }
      },
      { rootMargin: NEAR },
    );
    this.#visible.observe(this);
    // The content is the input: when it changes, what is shown does too.
    this.#content = new MutationObserver(() => this.#mounted && this.#show());
    this.#content.observe(this, { characterData: true, childList: true, subtree: true });
  }

  disconnectedCallback() {
    this.#generation += 1;
    this.#visible?.disconnect();
    this.#content?.disconnect();
    this.#hide();
  }

  async #show() {
    const generation = ++this.#generation;
    const { module, sheets, mount } = this.constructor;
    try {
      const [wasm, ...styles] = await Promise.all([loadModule(module), ...sheets.map(loadSheet)]);
      if (generation !== this.#generation) return;
      this.#hide();
      const host = document.createElement("div");
      host.className = "host";
      this.shadowRoot.adoptedStyleSheets = styles;
      this.shadowRoot.replaceChildren(host);
      this.#mounted = mount(wasm, host, this);
    } catch (error) {
      this.#hide();
      sayOnce(error);
    }
  }

  /** Takes the inside out and lets the element's own content show again. */
  #hide() {
    this.#mounted?.unmount();
    this.#mounted = null;
    this.shadowRoot?.replaceChildren(document.createElement("slot"));
  }
}

class KeyglassCertificate extends KeyglassElement {
  static module = "keys";
  static sheets = ["tokens.css", "controls.css", "facts.css", "embed.css"];
  static mount = (wasm, host, element) => wasm.mountCertificate(host, element.textContent);
}

if (!customElements.get("keyglass-certificate")) {
  customElements.define("keyglass-certificate", KeyglassCertificate);
}
