// Loads the dashboard: applies the reader's theme before the first paint, shows that the module is on its
// way, and a readable page when it does not come. The wasm is checked against the digest that the
// build wrote into the page. After a defect it shows that, and loads nothing.

const script = document.querySelector("script[data-wasm]");
const wasmUrl = new URL(script.dataset.wasm, location.href);
const jsUrl = new URL(script.dataset.js, location.href);

const SLOW_AFTER_MS = 8000;
// What a page that met a defect leaves for the next load, in the state of its history entry; see
// src/platform/farewell.rs.
const STOPPED = "keyglass-stopped:";

const REASON = {
  noWasm: "This browser cannot run WebAssembly, or it is switched off. Any current Firefox, Chrome, Edge or Safari can.",
  unreachable: "A part of the app could not be loaded. Check the connection, then reload.",
  damaged: "A part of the app is not what was published: it may have been changed on its way, or a new version is being installed. Reload; if that does not help, tell whoever runs this site.",
  broken: "The app was loaded but did not start. Reload; if that does not help, tell whoever runs this site.",
};

function applyTheme() {
  try {
    const theme = localStorage.getItem("keyglass.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is closed: the system's colours do.
  }
}

/** The digest that the build wrote into the preload link of an address, if it did. */
function integrityOf(url) {
  for (const link of document.querySelectorAll("link[integrity]")) {
    if (new URL(link.href, location.href).href === url.href) return link.integrity;
  }
  return "";
}

function fail(reason) {
  document.getElementById("loading")?.remove();
  const failure = document.getElementById("failure");
  failure.querySelector("[data-reason]").textContent = reason;
  failure.hidden = false;
}

/** Why a part did not come: a browser does not tell a digest that differs from a network that fails. */
async function reasonOf(url) {
  const look = fetch(url, { method: "HEAD", cache: "no-store" });
  return (await look.then((r) => r.ok, () => false)) ? "damaged" : "unreachable";
}

/** Fetches the wasm. Fails with one of the words of REASON. */
async function fetchWasm(cache) {
  const options = { integrity: integrityOf(wasmUrl), credentials: "same-origin", cache };
  const response = await fetch(wasmUrl, options).catch(async () => {
    throw await reasonOf(wasmUrl);
  });
  if (!response.ok) throw "unreachable";
  if (!(response.headers.get("content-type") ?? "").startsWith("application/wasm")) throw "damaged";
  return response.arrayBuffer().catch(() => {
    throw "unreachable";
  });
}

/**
 * Imports the script. What has a digest in its name is kept by browsers for good, even what came broken,
 * and then no reload would help: the second try passes the cache over, and is checked as the first is.
 */
function importScript() {
  return import(jsUrl.href).catch(async () => {
    const options = { integrity: integrityOf(jsUrl), cache: "reload" };
    await fetch(jsUrl, options).catch(async () => {
      throw await reasonOf(jsUrl);
    });
    return import(`${jsUrl.href}#again`).catch(() => {
      throw "unreachable";
    });
  });
}

async function start() {
  if (typeof WebAssembly !== "object") throw "noWasm";
  addEventListener("error", (event) => endAfterTrap(event.error));
  addEventListener("unhandledrejection", (event) => endAfterTrap(event.reason));
  const [module, bytes] = await Promise.all([
    importScript(),
    // As with the script, the second try passes the cache over.
    fetchWasm("default").catch(() => fetchWasm("reload")),
  ]);
  const progress = document.getElementById("progress");
  progress.max = progress.value = 1;
  const compiled = await WebAssembly.compile(bytes).catch(() => {
    throw "damaged";
  });
  document.getElementById("loading").remove();
  await module.default({ module_or_path: compiled });
}

/** Whether the page was left because of a defect; says so if it was. */
function showDefect() {
  const state = history.state;
  if (typeof state !== "string" || !state.startsWith(STOPPED)) return false;
  history.replaceState(null, "");
  document.getElementById("loading").remove();
  const stopped = document.getElementById("stopped");
  const place = state.slice(STOPPED.length);
  if (place) stopped.querySelector("[data-place]").textContent = `Please report it with this place in the code: ${place}`;
  stopped.hidden = false;
  return true;
}

/** A trap in the module, such as an exhausted stack, which no code in it learns of: ends the page. */
function endAfterTrap(error) {
  // A panic, which becomes a trap in the end, has done all this already.
  if (!(error instanceof WebAssembly.RuntimeError) || String(history.state).startsWith(STOPPED)) return;
  history.replaceState(STOPPED, "");
  document.body.replaceChildren();
  location.reload();
}

function run() {
  const slow = setTimeout(() => {
    const note = document.getElementById("slow");
    if (note) note.hidden = false;
  }, SLOW_AFTER_MS);
  start()
    // A panic while starting shows its own screen.
    .catch((reason) => document.getElementById("failure")?.hidden && fail(REASON[reason] ?? REASON.broken))
    .finally(() => clearTimeout(slow));
}

applyTheme();
if (!showDefect()) run();
