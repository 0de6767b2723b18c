// Every word of the elements about code, so that they can be read through and translated.

export const WORDS = {
  copy: "Copy",
  wrap: "Wrap",
  fewer: "Show fewer lines",
  language: "Language",
  client: "Client",
  samples: "Code in several languages",
  environment: "Secrets from the environment",
  dismiss: "Dismiss",
  byHand: "Select the text and copy it by hand:",
  notWritten: "This client cannot send the request.",
  secretByHand: "The text holds a secret, so it is not shown here to be copied by hand.",
  panel: "Your values",
  panelText: "The examples on this page fill themselves in with these. They stay in this page, and are gone when it is closed.",
  panelKept:
    "The examples on this page fill themselves in with these. They stay in this browser; secrets only until the page is closed.",
  secretHeld: "Held by this page until it is closed. Shown masked, copied whole.",
  secretMissing: "Taken out of the field as soon as it is entered, shown masked, kept nowhere.",
  forget: "Forget",

  all: (count) => `Show all ${count} lines`,
  sample: (label) => `Code: ${label}`,
  request: (method) => `${method} request`,
  fillIn: (name) => `${name}: fill in`,
  valueOf: (name) => `Value of ${name}`,
  notTaken: (why) => `Not taken: ${why}.`,
  notFilled: (why) => `Not filled in: ${why}.`,
  forgetOf: (label) => `Forget ${label}`,
  unavailable: (what) => `${what} not copied: browsers give the clipboard to https and localhost pages only.`,
  refusedByBrowser: (what) => `${what} not copied: the browser refused. The clipboard is unchanged.`,

  unfilled(names) {
    const spelled = names.map((name) => `{${name}}`).join(", ");
    const many = names.length === 1 ? "1 placeholder is" : `${names.length} placeholders are`;
    return `${many} not filled in: ${spelled}.`;
  },

  copied(what, count, hasSecret, unfilled) {
    const parts = [`${what} copied, ${count} character${count === 1 ? "" : "s"}.`];
    if (hasSecret) parts.push("It holds a secret.");
    if (unfilled.length) parts.push(`Not filled in: ${unfilled.map((name) => `{${name}}`).join(", ")}.`);
    return parts.join(" ");
  },

  refused(what, why) {
    const [, name, reason] = /^(.*?): (.*?)\.?$/s.exec(why) ?? [, "", why];
    return `${what} not copied. The value of ${name} is refused: ${reason}.`;
  },

  /** A field's label: its kind in words, or for a variable of the page's own, its name. */
  label(name, kind) {
    const words = {
      domain: "Tenant domain",
      "key-id": "Key ID",
      "client-id": "Client ID",
      "access-token": "Access token",
      "client-secret": "Client secret",
    };
    return words[kind] ? `${words[kind]} (${name})` : name;
  },
};
