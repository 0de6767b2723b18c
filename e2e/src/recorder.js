// Stands before every other script of a page in an engine whose driver tells nothing of the console, and
// keeps what would be written there: calls of the page's own, uncaught errors, violations of the policy.
// They are kept in the window's name, which outlives the page.

(() => {
  const mark = "recorded:";
  const entries = window.name.startsWith(mark) ? JSON.parse(window.name.slice(mark.length)) : [];
  const keep = () => (window.name = mark + JSON.stringify(entries));
  keep();

  const add = (level, message) => {
    entries.push({ level, message });
    keep();
  };
  /** What came since the last time. */
  const take = () => {
    const taken = entries.splice(0);
    keep();
    return taken;
  };
  Object.defineProperty(window, "keyglassRecorder", { value: { take } });

  const levels = { debug: "INFO", log: "INFO", info: "INFO", warn: "WARNING", error: "SEVERE", assert: "SEVERE" };
  for (const [name, level] of Object.entries(levels)) {
    const original = console[name];
    console[name] = (...parts) => {
      if (name !== "assert") add(level, parts.map(String).join(" "));
      else if (!parts[0]) add(level, `Assertion failed: ${parts.slice(1).map(String).join(" ")}`);
      original.apply(console, parts);
    };
  }
  // Capturing, since a part that could not be loaded says so to itself only.
  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) add("SEVERE", `Uncaught ${event.message} (${event.filename}:${event.lineno})`);
    else add("SEVERE", `Could not load ${event.target.src ?? event.target.href}`);
  }, true);
  addEventListener("unhandledrejection", (event) => add("SEVERE", `Uncaught (in promise) ${event.reason}`));
  document.addEventListener("securitypolicyviolation", (event) => {
    add("SEVERE", `Content Security Policy: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`);
  });
})();
