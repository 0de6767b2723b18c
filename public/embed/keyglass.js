// Keyglass in anyone's docs: include this file once as a module,
//   <script type="module" src="…/embed/keyglass.js"></script>
// and write elements. What an element needs is fetched when the first of its kind nears the viewport.
// Until then, and for good if anything fails, the reader sees the element's own content.

import { KeyglassElement, page, present, reflect } from "./element.js";
import { followHostStore } from "./host-store.js";
import { fetched, loadKeySet } from "./parts.js";
import { makeVariables } from "./variables.js";

// A second copy of this file, from wherever, leaves everything to the first.
const isFirst = !window.keyglass;
const { api: variables, inside } = makeVariables();
if (isFirst) page.connected = followHostStore(inside.fromHost);
page.subscribe = variables.subscribe;

/** An element about code: a script of its own draws it, with what the wasm module says. */
class CodeElement extends KeyglassElement {
  static module = "code";
  static sheets = ["tokens.css", "controls.css", "code.css", "embed.css"];
  mount(view, host) {
    const shown = this.show(view, host);
    this.follow(shown.names, () => shown.update());
    return shown;
  }
}

/** What that script is given: the variables with all that is inside, and a way to say what was copied. */
const bridge = {
  ...inside,
  copied: (host, language, unfilled) =>
    host.dispatchEvent(
      new CustomEvent("keyglass-copy", { bubbles: true, composed: true, detail: { language, unfilled } }),
    ),
};

page.start.code = (wasm, view) => {
  const started = view.start(wasm, bridge);
  // A placeholder may become one after its block was shown.
  let asked = false;
  inside.onDefine(() => {
    if (asked) return;
    asked = true;
    queueMicrotask(() => {
      asked = false;
      started.declare();
      present.forEach((element) => element instanceof CodeElement && element.refresh());
    });
  });
  return started;
};

/** Blocks in a group are the group's to show. */
class KeyglassCode extends CodeElement {
  static texts = ["language", "filename", "icon", "highlight", "focus", "label"];
  static switches = ["lines", "wrap", "expandable"];
  get isPart() {
    return this.parentElement?.localName === "keyglass-code-group";
  }
  show(view, host) {
    return view.code(host, sample(this));
  }
}

/** A block as texts in a fixed order: those of the element, its switches, and its code. */
function sample(block) {
  const { texts, switches } = KeyglassCode;
  // Markdown renders a fence as `pre` around `code`; one of the two has the language.
  const pre = block.querySelector("pre") ?? block;
  const code = pre.querySelector("code") ?? pre;
  const classes = [block, pre, code].map((element) => element.className).join(" ");
  const language = pre.dataset.language ?? /(?:^|\s)language-(\S+)/.exec(classes)?.[1] ?? "";
  const given = texts.map((name) => block.getAttribute(name) ?? block.getAttribute(`data-${name}`) ?? "");
  given[0] ||= language;
  const lines = [...pre.querySelectorAll(".ec-line")].map((line) => line.textContent);
  const text = lines.length ? lines.join("\n") : pre.textContent;
  return [...given, switches.filter((name) => block.hasAttribute(name)).join(" "), text];
}

class KeyglassCodeGroup extends CodeElement {
  static texts = ["sync"];
  static switches = ["dropdown"];
  show(view, host) {
    const blocks = [...this.children].filter((child) => child.textContent.trim());
    return view.group(host, blocks.flatMap(sample), this.dropdown, this.sync);
  }
}

class KeyglassRequest extends CodeElement {
  static texts = ["method", "url", "header", "languages", "sync"];
  static switches = ["dropdown"];
  show(view, host) {
    return view.request(host, this.#asked(), this.languages, this.dropdown, this.sync);
  }

  /** The request of the attributes, or of the JSON inside. */
  #asked() {
    const script = this.querySelector('script[type="application/json"]');
    const { method, url, headers = {}, body } = script ? JSON.parse(script.textContent) : {};
    const lines = this.header.split("\n").filter((line) => line.trim());
    const given = lines.map((line) => {
      const [, name, value] = /^([^:]+):(.*)$/s.exec(line) ?? [];
      if (!name) throw new Error(`no colon in the header “${line.trim()}”`);
      return [name.trim(), value.trim()];
    });
    const all = [...Object.entries(headers), ...given].map(([name, value]) => [name, String(value)]);
    const isJson = typeof body === "object" && body !== null;
    if (isJson && !all.some(([name]) => /^content-type$/i.test(name))) all.push(["content-type", "application/json"]);
    return {
      method: this.method || method || "",
      url: this.url || url || "",
      headers: all.flat(),
      body: isJson ? JSON.stringify(body) : String(body ?? ""),
    };
  }
}

class KeyglassVariables extends CodeElement {
  static texts = ["names", "heading"];
  static switches = ["remember"];
  connectedCallback() {
    super.connectedCallback();
    if (this.remember) variables.remember();
  }
  show(view, host) {
    return view.panel(host, this.names, this.heading, this.remember);
  }
}

class KeyglassCertificate extends KeyglassElement {
  static module = "keys";
  static sheets = ["tokens.css", "controls.css", "facts.css", "embed.css"];
  mount(wasm, host) {
    return wasm.mountCertificate(host, this.textContent);
  }
}

/** How long a value must stay as it is before an issuer is asked. */
const SETTLED_MS = 700;

class KeyglassSigningKeys extends KeyglassElement {
  static module = "keys";
  static sheets = KeyglassCertificate.sheets;
  static texts = ["issuer"];

  mount(wasm, host) {
    const { text, used, unfilled } = inside.fill(this.issuer);
    // Somebody types: half a domain is nobody's to ask.
    let later;
    this.follow(used, () => {
      clearTimeout(later);
      later = setTimeout(() => this.refresh(), SETTLED_MS);
    });
    let shown = null;
    const show = (mounted) => {
      shown?.unmount();
      shown = mounted;
    };
    const problem = (kind, domain, status) =>
      show(wasm.mountKeySetProblem(host, kind, domain, status, () => this.refresh()));
    const asking = new AbortController();
    if (unfilled.length) {
      problem("unfilled", unfilled.join(" and "), 0);
    } else {
      host.ariaBusy = "true";
      host.append(document.createElement("slot"));
      loadKeySet()
        .then(({ keySetOf }) => keySetOf(text, asking.signal))
        .then(({ domain, keys, problem: kind, status }) => {
          if (asking.signal.aborted) return;
          host.ariaBusy = null;
          host.replaceChildren();
          if (kind) problem(kind, domain, status);
          else show(wasm.mountSigningKeys(host, keys.flat()));
        })
        .catch((error) => this.fail(error));
    }
    return {
      unmount() {
        clearTimeout(later);
        asking.abort();
        show(null);
      },
    };
  }
}

const ELEMENTS = {
  "keyglass-code": KeyglassCode,
  "keyglass-code-group": KeyglassCodeGroup,
  "keyglass-request": KeyglassRequest,
  "keyglass-variables": KeyglassVariables,
  "keyglass-certificate": KeyglassCertificate,
  "keyglass-signing-keys": KeyglassSigningKeys,
};

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
