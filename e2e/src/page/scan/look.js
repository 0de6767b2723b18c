// The places where one of the texts is found: as it stands and in base64; in memory as UTF-8 and as UTF-16.
async (texts) => {
  const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/.?=+$/, "");
  const needles = texts.flatMap((text) => [text, base64(text)]);
  const holds = (text) => needles.some((needle) => String(text ?? "").includes(needle));
  const found = new Set();
  const look = (place, ...values) => values.some(holds) && found.add(place);

  const walk = (root) => {
    look("Text", root.textContent);
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
    for (let node = root; node; node = nodes.nextNode()) {
      if (node.nodeType === Node.COMMENT_NODE) look("Attribute", node.data);
      for (const { value } of node.attributes ?? []) look("Attribute", value);
      if ("value" in node) look("Field", node.value);
      if (node.shadowRoot) walk(node.shadowRoot);
    }
  };
  walk(document.documentElement);

  look("Storage", document.cookie, ...[localStorage, sessionStorage].flatMap((store) => Object.entries(store).flat()));
  look("Address", location.href, document.title, document.referrer, JSON.stringify(history.state));
  look("Address", ...(window.navigation?.entries() ?? []).flatMap((it) => [it.url, JSON.stringify(it.getState())]));

  const settled = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const { name } of await indexedDB.databases()) {
    const base = await settled(indexedDB.open(name));
    look("Database", name, ...base.objectStoreNames);
    for (const store of base.objectStoreNames) {
      const open = () => base.transaction(store).objectStore(store);
      look("Database", JSON.stringify([await settled(open().getAll()), await settled(open().getAllKeys())]));
    }
    base.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      look("Cache", name, request.url, await (await cache.match(request)).text());
    }
  }

  const memories = window.watchedMemories ?? [];
  if (memories.length === 0) throw new Error("no memory is watched: call watch_memory before open");
  const utf8 = (text) => new TextEncoder().encode(text);
  const utf16 = (text) => new Uint8Array(Uint16Array.from([...Array(text.length).keys()], (i) => text.charCodeAt(i)).buffer);
  const has = (bytes, needle) => {
    for (let at = bytes.indexOf(needle[0]); at >= 0; at = bytes.indexOf(needle[0], at + 1)) {
      if (needle.every((byte, i) => bytes[at + i] === byte)) return true;
    }
    return false;
  };
  for (const { buffer } of memories) {
    const bytes = new Uint8Array(buffer);
    if (needles.some((needle) => has(bytes, utf8(needle)) || has(bytes, utf16(needle)))) found.add("Memory");
  }
  return [...found];
}
