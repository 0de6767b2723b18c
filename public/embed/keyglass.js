// Keyglass in anyone's docs: include this file once as a module,
//   <script type="module" src="…/embed/keyglass.js"></script>
// and write elements. What an element needs is fetched when the first of its kind nears the viewport.
// Until then, and for good if anything fails, the reader sees the element's own content.

import { KeyglassElement, page, present, reflect } from "./element.js";
import { followHostStore } from "./host-store.js";
import { fetched, loadKeySet } from "./parts.js";
import { makeVariables, store, stored } from "./variables.js";

// A second copy of this file, from wherever, leaves everything to the first.
const isFirst = !window.keyglass;
const { api: variables, inside } = makeVariables();
if (isFirst) page.connected = followHostStore(inside.fromHost);
page.subscribe = variables.subscribe;

/** An element about code: its module shows the variables' values and is told when one has changed. */
class CodeElement extends KeyglassElement {
  static module = "code";
  static sheets = ["tokens.css", "controls.css", "embed.css"];
  mount(wasm, host) {
    const live = this.mountLive(wasm, host);
    this.follow(live.names(), () => live.update());
    return live;
  }

  /** Another group or request of the same `sync` word was switched. */
  choose(choice) {
    this.mounted?.choose(choice);
  }
}

/** What the page's reader chose in groups and requests of one `sync` word, here and on the page before. */
const CHOICES = "keyglass.choices";
const choices = { ...stored(CHOICES) };
function choose(sync, choice) {
  if (!sync || choices[sync] === choice) return;
  choices[sync] = choice;
  store(CHOICES, JSON.stringify(choices));
  for (const element of present) if (element.sync === sync) element.choose(choice);
}

/** What wasm is given: the variables with all that is inside, and ways to tell the page what happened. */
const bridge = {
  ...inside,
  choose,
  chosen: (sync) => String(choices[sync] ?? ""),
  copied: (host, language, unfilled) => tell(host, "keyglass-copy", { language, unfilled }),
};

function tell(host, name, detail) {
  host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
}

/** Blocks in a group are the group's to show. */
class KeyglassCode extends CodeElement {
  static texts = ["language", "filename", "icon", "highlight", "focus", "label"];
  static switches = ["lines", "wrap", "expandable"];
  get isPart() {
    return this.parentElement?.localName === "keyglass-code-group";
  }
  mountLive(wasm, host) {
    return wasm.mountCode(host, bridge, sample(this));
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
  mountLive(wasm, host) {
    const blocks = [...this.children].filter((child) => child.textContent.trim());
    return wasm.mountCodeGroup(host, bridge, blocks.flatMap(sample), this.dropdown, this.sync);
  }
}

class KeyglassRequest extends CodeElement {
  static texts = ["method", "url", "header", "languages", "sync"];
  static switches = ["dropdown"];
  mountLive(wasm, host) {
    const { method, url, headers, body } = this.#asked();
    return wasm.mountRequest(host, bridge, method, url, headers, body, this.languages, this.dropdown, this.sync);
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
  mountLive(wasm, host) {
    return wasm.mountVariables(host, bridge, this.names, this.heading, this.remember);
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
