// The variable store that a host page already has: `window.rootStore.variableStore.values`, a map whose
// keys are placeholders, and `window.autorun`, which runs a function again when what it read has
// changed (MobX's contract). Both may come late, announced by `adu:storeReady` on the window, be
// announced twice, or be replaced.

/** Hands `take` the entries of the host's map, now and whenever they change. */
export function followHostStore(take) {
  let followed = null;
  let stop = null;

  function read() {
    const values = window.rootStore?.variableStore?.values;
    if (typeof values?.entries === "function") take([...values.entries()]);
  }

  /** Follows the store that is there now; one that is followed already goes on being followed. */
  function follow() {
    const { rootStore, autorun } = window;
    if (!rootStore || (rootStore === followed && stop)) return;
    stop?.();
    stop = null;
    followed = rootStore;
    try {
      // Without `autorun` the values are read once, and again when the store is announced again.
      if (typeof autorun !== "function") return read();
      const ended = autorun(read);
      stop = typeof ended === "function" ? ended : () => {};
    } catch (error) {
      console.warn("Keyglass: the page's variable store could not be read:", error.message);
    }
  }

  addEventListener("adu:storeReady", follow);
  follow();
  return follow;
}
