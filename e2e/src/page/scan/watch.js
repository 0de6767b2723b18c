// Keeps the memories of the WebAssembly modules that a page makes, where a test finds them.
(() => {
  // A page may be watched more than once.
  if (window.watchedMemories) return;
  const memories = [];
  Object.defineProperty(window, "watchedMemories", { value: memories });
  const note = (made) => {
    const { exports } = made.instance ?? made;
    for (const it of Object.values(exports)) if (it instanceof WebAssembly.Memory) memories.push(it);
    return made;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...given) => original.apply(WebAssembly, given).then(note);
  }
})();
