// The parts of the embed: the wasm modules and the sheets, each fetched once, when the first element needs it,
// and checked against its digest.

/** The digest of each file that is fetched; `cargo xtask` writes it, a development build has none. */
const DIGESTS = {};

/** The files of each module and the sheets, in the form that bundlers know: a literal `import` or `URL`. */
const MODULES = {
  code: {
    scripts: ["code.js", "code-view.js"],
    load: () => Promise.all([import("./code.js"), import("./code-view.js")]),
    wasm: new URL("./code_bg.wasm", import.meta.url),
  },
  keys: {
    scripts: ["keys.js"],
    load: () => Promise.all([import("./keys.js")]),
    wasm: new URL("./keys_bg.wasm", import.meta.url),
  },
};
const SHEETS = {
  "tokens.css": new URL("./tokens.css", import.meta.url),
  "controls.css": new URL("./controls.css", import.meta.url),
  "code.css": new URL("./code.css", import.meta.url),
  "facts.css": new URL("./facts.css", import.meta.url),
  "embed.css": new URL("./embed.css", import.meta.url),
};

/** Each part is fetched once. A failure is not kept: the next element tries again. */
export const fetched = new Map();
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

/** Starts a module; what elements are given is what `start` makes of it and of its view, if it has one. */
export function loadModule(name, start, ended) {
  return once(name, async () => {
    const { scripts, load, wasm } = MODULES[name];
    const bytes = fetchPart(`${name}_bg.wasm`, wasm);
    // It is waited for below; until then its failure is not an unhandled one.
    bytes.catch(() => {});
    await Promise.all(scripts.map(checkScript));
    const [module, view] = await load();
    await module.default({ module_or_path: bytes });
    module.onPanic(ended);
    return start ? start(module, view) : module;
  });
}

/** The script that asks for key sets. */
export function loadKeySet() {
  return once("key-set.js", async () => {
    await checkScript("key-set.js");
    return import("./key-set.js");
  });
}

/** Fetches a sheet for shadow roots. */
export function loadSheet(name) {
  return once(name, async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await (await fetchPart(name, SHEETS[name])).text());
    return sheet;
  });
}

let said = false;
/** Says why elements keep their plain content, once a page. */
export function sayOnce(error) {
  if (said) return;
  said = true;
  console.warn("Keyglass: elements keep their plain content:", error.message);
}
