// The variables of a page: their names and kinds, and what the reader's values are, whoever brought
// them. Knows no element and no host page; `keyglass.js` does. Subscribers and events are told names,
// never values. A secret leaves this file in one way only: `read`, which no page is given.

/** Whether a value of this kind is a secret: masked on screen, told to no script, kept nowhere. */
const IS_SECRET = {
  domain: false,
  "key-id": false,
  "client-id": false,
  text: false,
  "access-token": true,
  "client-secret": true,
};

/** What docs of identity tenants call things. A page may define more. */
const USUAL = {
  yourDomain: { kind: "domain", aliases: ["yourTenantDomain"] },
  yourKeyId: { kind: "key-id" },
  yourClientId: { kind: "client-id" },
  yourClientSecret: { kind: "client-secret" },
  yourMgmtApiAccessToken: {
    kind: "access-token",
    aliases: ["yourAccessToken", "mgmtApiAccessToken", "yourMgmtApiToken"],
  },
};

/** Where values are kept when a page asks for it, and where a dashboard of the same origin leaves them. */
const KEPT = "keyglass.variables";
const FROM_DASHBOARD = "keyglass.docs";

/** Who brought a value. What a script, the reader or the host page says goes before what was kept. */
const RANK = { dashboard: 0, kept: 1, host: 2, page: 2 };

const NAME = /^[A-Za-z][\w.-]{0,63}$/;
const SPELLINGS = /\{([\w.-]+)\}|<([\w.-]+)>|%7B([\w.-]+)%7D|%3C([\w.-]+)%3E/gi;

/** The store: `api` is for pages, `inside` for the elements. */
export function makeVariables() {
  const variables = new Map(); // name → { kind, aliases }
  const names = new Map(); // name or alias → name
  const values = new Map(); // name → { value, from }
  const subscribers = new Map(); // name → set of subscriptions
  const toAll = new Set();
  const onDefine = new Set();
  const changed = new Set();
  let host = new Map(); // name → value, as the host page last said
  let remembers = false;

  /** The name behind any spelling: `{yourDomain}`, `<yourDomain>`, `%7ByourDomain%7D`, an alias. */
  const nameOf = (spelling) => {
    const bare = String(spelling).replace(/^(?:[{<]|%7B|%3C)(.*?)(?:[}>]|%7D|%3E)$/i, "$1");
    return names.get(bare) ?? bare;
  };
  const isSecret = (name) => IS_SECRET[variables.get(name)?.kind] ?? false;

  function define(spelling, { kind, aliases = [] } = {}) {
    const name = nameOf(spelling);
    if (!NAME.test(name)) throw new TypeError(`Keyglass: “${name}” is no name of a variable`);
    const known = variables.get(name);
    kind ??= known?.kind ?? guessKind(name);
    if (!Object.hasOwn(IS_SECRET, kind)) {
      throw new TypeError(`Keyglass: no kind “${kind}”; there are ${Object.keys(IS_SECRET).join(", ")}`);
    }
    const all = [...new Set([...(known?.aliases ?? []), ...aliases])];
    const taken = all.find((word) => (names.get(word) ?? name) !== name);
    if (taken) throw new TypeError(`Keyglass: “${taken}” is another name of “${names.get(taken)}” already`);
    if (known?.kind === kind && known.aliases.length === all.length) return;
    variables.set(name, { kind, aliases: all });
    for (const word of [name, ...all]) names.set(word, name);
    if (known) tell(name);
    keep();
    for (const call of onDefine) call(name);
  }

  function set(spelling, value) {
    if (typeof spelling === "object") {
      for (const [each, its] of Object.entries(spelling)) set(each, its);
      return;
    }
    const name = nameOf(spelling);
    if (!variables.has(name)) define(name);
    put(name, value, "page");
  }

  /** Takes a value from somewhere; nothing, or a placeholder where a value should be, unsets. */
  function put(name, value, from) {
    const old = values.get(name);
    if (old && RANK[from] < RANK[old.from]) return;
    let text = value === null || value === undefined ? "" : String(value);
    if (nameOf(text) === name) text = "";
    if (text === (old?.value ?? "")) {
      if (old) old.from = from;
      return;
    }
    if (text) values.set(name, { value: text, from });
    else values.delete(name);
    tell(name);
  }

  function tell(name) {
    if (changed.size === 0) queueMicrotask(flush);
    changed.add(name);
  }

  /** Tells each subscriber once what changed since the last time. */
  function flush() {
    const told = new Map();
    for (const name of changed) {
      for (const subscription of [...(subscribers.get(name) ?? []), ...toAll]) {
        if (!told.has(subscription)) told.set(subscription, []);
        told.get(subscription).push(name);
      }
    }
    changed.clear();
    keep();
    for (const [subscription, its] of told) {
      if (!subscription.live) continue;
      try {
        subscription.call(its);
      } catch (error) {
        reportError(error);
      }
    }
  }

  function subscribe(which, call) {
    if (typeof which === "function") [which, call] = [null, which];
    const subscription = { call, live: true };
    const its = which && [...new Set([which].flat().map(nameOf))];
    const sets = its ? its.map((name) => orNew(subscribers, name)) : [toAll];
    for (const each of sets) each.add(subscription);
    return () => {
      subscription.live = false;
      for (const each of sets) each.delete(subscription);
      for (const name of its ?? []) if (!subscribers.get(name)?.size) subscribers.delete(name);
    };
  }

  /** Puts what may be kept where the next visit finds it, if the page asked for that. */
  function keep() {
    if (!remembers) return;
    const its = [...values].filter(([name, { from }]) => !isSecret(name) && (from === "page" || from === "kept"));
    store(KEPT, its.length ? JSON.stringify(Object.fromEntries(its.map(([name, { value }]) => [name, value]))) : null);
  }

  function remember(on = true) {
    if (remembers === on) return;
    remembers = on;
    if (!on) return store(KEPT, null);
    takeUp(KEPT, "kept");
    keep();
  }

  /** Takes up values from `localStorage`: those of variables that are known and no secrets. */
  function takeUp(key, from) {
    const found = stored(key);
    for (const [name, { from: by }] of [...values]) {
      if (by === from && !isSecret(name) && !Object.hasOwn(found, name)) put(name, "", from);
    }
    for (const [name, value] of Object.entries(found)) {
      if (variables.has(name) && !isSecret(name) && typeof value === "string") put(name, value, from);
    }
  }

  /** Takes what the host page's store holds now: only what differs from the last time counts. */
  function fromHost(entries) {
    const now = new Map();
    for (const [key, value] of entries) {
      const name = nameOf(key);
      if (!NAME.test(name)) continue;
      if (!variables.has(name)) define(name);
      now.set(name, value);
    }
    for (const [name, value] of now) if (host.get(name) !== value) put(name, value, "host");
    for (const name of host.keys()) {
      if (!now.has(name) && values.get(name)?.from === "host") put(name, "", "host");
    }
    host = now;
  }

  /** A short text with its placeholders filled in: for addresses in attributes. No secret gets there. */
  function fill(text) {
    const used = new Set();
    const unfilled = new Set();
    const filled = String(text).replace(SPELLINGS, (all, ...groups) => {
      const name = names.get(groups.slice(0, 4).find(Boolean));
      if (!name) return all;
      used.add(name);
      const value = isSecret(name) ? undefined : values.get(name)?.value;
      if (value === undefined) unfilled.add(name);
      return value ?? all;
    });
    return { text: filled, used: [...used], unfilled: [...unfilled] };
  }

  for (const [name, is] of Object.entries(USUAL)) define(name, is);
  takeUp(FROM_DASHBOARD, "dashboard");
  // Another page of this origin wrote: what its reader typed counts as typed here.
  addEventListener("storage", ({ key, newValue }) => {
    if (key === FROM_DASHBOARD || key === null) takeUp(FROM_DASHBOARD, "dashboard");
    if (key === KEPT && remembers && newValue !== null) takeUp(KEPT, "page");
  });

  return {
    api: Object.freeze({
      define,
      set,
      get: (spelling) => (isSecret(nameOf(spelling)) ? undefined : values.get(nameOf(spelling))?.value),
      has: (spelling) => values.has(nameOf(spelling)),
      list: () => [...variables].map(([name, { kind, aliases }]) => ({ name, kind, aliases: [...aliases], secret: isSecret(name) })),
      subscribe,
      remember,
    }),
    inside: {
      fill,
      fromHost,
      set,
      nameOf,
      isSecret,
      all: () => [...variables.keys()],
      kind: (name) => variables.get(name)?.kind,
      read: (name) => values.get(name)?.value,
      declared: () => [...variables].map(([name, { kind, aliases }]) => [name, kind, ...aliases].join(" ")).join("\n"),
      onDefine: (call) => onDefine.add(call),
      count: () => new Set([toAll, ...subscribers.values()].flatMap((each) => [...each])).size,
    },
  };
}

/** The kind of a variable that nobody defined. What sounds like a secret is taken for one. */
function guessKind(name) {
  if (/token|bearer|jwt/i.test(name)) return "access-token";
  return /secret|passw|api_?key|private|credential/i.test(name) ? "client-secret" : "text";
}

function orNew(map, key) {
  if (!map.has(key)) map.set(key, new Set());
  return map.get(key);
}

/** Storage may be closed, full, or hold anything. */
function stored(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key));
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}

function store(key, text) {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Closed or full: then the next visit starts anew.
  }
}
