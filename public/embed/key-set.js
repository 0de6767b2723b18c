// The key set that an issuer publishes: where its discovery document says (OpenID Connect Discovery 1.0),
// or at the usual place when it has none. Asked for without cookies, without a trace of the page, with a
// deadline and a limit, and never across a redirect. Fetched by `keyglass.js` when an element needs it.

const DEADLINE_MS = 20_000;
const LIMIT_BYTES = 8 * 1024 * 1024;

/** A problem that the element has words for: its kind, and an HTTP status where one matters. */
class Problem extends Error {
  constructor(kind, status = 0) {
    super(kind);
    Object.assign(this, { kind, status });
  }
}

/** The keys of an issuer, each as `[kid, alg, x5c]`, or `{ problem, domain, status }`. */
export async function keySetOf(text, signal) {
  let domain = text.trim();
  try {
    const issuer = issuerUrl(domain);
    domain = issuer.host;
    const keys = (await get(await whereItsKeysAre(issuer, signal), signal)).keys;
    if (!Array.isArray(keys)) throw new Problem("unreadable");
    return { domain, keys: keys.map(described) };
  } catch (error) {
    const { kind = "unreachable", status = 0 } = error;
    return { domain, problem: kind, status };
  }
}

/** An address with TLS, or of this machine. A bare domain of this machine is asked as this page was. */
function issuerUrl(text) {
  const isBare = !text.includes("://");
  const url = URL.parse?.(isBare ? `https://${text}` : text) ?? parsed(isBare ? `https://${text}` : text);
  if (!url) throw new Problem("issuer");
  const isLocal = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (isBare && isLocal) url.protocol = location.protocol;
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && isLocal);
  if (!isSafe || url.username || url.password || url.search || url.hash) throw new Problem("issuer");
  return url;
}

function parsed(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

async function whereItsKeysAre(issuer, signal) {
  const base = issuer.href.replace(/\/$/, "");
  const document = await get(`${base}/.well-known/openid-configuration`, signal).catch((error) => {
    if (error.status === 404) return null;
    throw error;
  });
  if (!document) return `${base}/.well-known/jwks.json`;
  // A document that names another issuer is not believed (section 4.3).
  if (String(document.issuer).replace(/\/$/, "") !== base) throw new Problem("other");
  const url = parsed(document.jwks_uri);
  if (!url) throw new Problem("unreadable");
  issuerUrl(url.href.replace(/[?].*$/, ""));
  return url.href;
}

async function get(url, signal) {
  const options = { signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]), ...QUIETLY };
  const response = await fetch(url, options).catch((error) => {
    throw new Problem(error.name === "TimeoutError" ? "slow" : "unreachable");
  });
  if (!response.ok) throw new Problem(response.status === 429 ? "limited" : "refused", response.status);
  const bytes = await body(response);
  try {
    return Object(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    throw new Problem("unreadable");
  }
}

const QUIETLY = { cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" };

async function body(response) {
  const chunks = [];
  let length = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read().catch((error) => {
      throw new Problem(error.name === "TimeoutError" ? "slow" : "unreachable");
    });
    if (done) return await new Blob(chunks).arrayBuffer();
    chunks.push(value);
    length += value.length;
    if (length > LIMIT_BYTES) {
      reader.cancel();
      throw new Problem("unreadable");
    }
  }
}

/** What is shown of a key. Entries that are no objects have no facts, but stand in the list. */
function described(key) {
  const { kid, alg, x5c } = Object(key);
  const text = (value) => (typeof value === "string" ? value : "");
  return [text(kid), text(alg), text(Array.isArray(x5c) ? x5c[0] : "")];
}
