// One sample: its bar, its lines, its placeholders, what was copied. Everything that is shown comes from the
// wasm module, which never shows a secret; the text to copy is made at the click.

import { icon, make } from "./dom.js";
import { WORDS } from "./words.js";

/** How many lines a long sample shows before one asks for the rest. */
const SHORT = 20;

/** A block for a sample of the wasm module, which it frees at its end. */
export class Block {
  #kit;
  #sample;
  #what;
  #places = [];
  #note = make("div", { class: "code-note" });

  constructor(kit, sample, { what, name = "", iconName = "", test = "code", tools = [], ...looks }) {
    this.#kit = kit;
    this.#sample = sample;
    this.#what = what;
    this.names = sample.variables();
    const pre = this.#lines(looks);
    const turn = () => wrap.setAttribute("aria-pressed", String(pre.classList.toggle("wrap")));
    const wrap = button("wrap", WORDS.wrap, { "data-test": "wrap", "aria-pressed": String(!!looks.wrap), click: turn });
    const label = `${WORDS.copy} ${what}`;
    const copy = button("copy", WORDS.copy, { part: "copy", "data-test": "copy-code", "aria-label": label, click: () => this.#copy() });
    const file = make("span", { class: "file", part: "filename" }, icon(iconName), make("span", { class: "mono" }, name));
    this.element = make(
      "div",
      { class: "code", part: "block", "data-test": test },
      make("div", { class: "bar tools", part: "bar" }, file, make("span", { class: "end" }, ...tools, wrap, copy)),
      pre,
      looks.expandable ? this.#expander(pre) : null,
      this.#note,
    );
    this.update();
  }

  /** Shows the values of now: of each placeholder no more than its text changes. */
  update() {
    const values = this.#kit.values(this.names);
    const shown = this.#sample.show(values);
    this.#places.forEach((place, index) => place.show(...shown.slice(3 * index, 3 * index + 3)));
    const unfilled = this.#sample.unfilled(values);
    const text = unfilled.length ? WORDS.unfilled(unfilled) : "";
    if (this.#note.textContent === text) return;
    this.#note.replaceChildren(...(text ? [make("p", { class: "note small", "data-test": "unfilled" }, text)] : []));
  }

  end() {
    this.#sample.free();
  }

  #lines({ lines, wrap, highlight = "", focus = "" }) {
    const pieces = this.#sample.pieces();
    let line = make("span", { class: "line" });
    const all = [line];
    for (let at = 0; at < pieces.length; at += 2) {
      const [kind, text] = [pieces[at], pieces[at + 1]];
      if (kind === "\n") {
        // The line end is text, so that a selection that is copied by hand has it too.
        line.append("\n");
        line = make("span", { class: "line" });
        all.push(line);
      } else if (kind[0] === "#") {
        const place = new Place(this.#kit, text, kind.slice(1));
        this.#places.push(place);
        line.append(place.element);
      } else if (kind === "^") {
        const [point, ...name] = text.split(" ");
        line.append(make("span", { class: "chip hidden-char", title: name.join(" ") }, point));
      } else {
        line.append(kind ? make("span", { class: `tok-${kind}` }, text) : text);
      }
    }
    const mark = (list, name) => {
      const numbers = this.#kit.wasm.lineNumbers(list, all.length);
      for (const number of numbers) all[number - 1].classList.add(name);
      return numbers.length > 0;
    };
    mark(highlight, "highlighted");
    const classes = [lines && "numbered", wrap && "wrap", mark(focus, "focused") && "focuses"];
    const code = make("code", { part: "code", "data-test": "code-text" }, ...all);
    const given = { class: classes.filter(Boolean).join(" "), part: "pre", dir: "ltr", tabindex: "0", role: "group" };
    return make("pre", { ...given, "aria-label": this.#what }, code);
  }

  #expander(pre) {
    const count = pre.firstChild.childElementCount;
    if (count <= SHORT + 4) return null;
    const turn = () => {
      const isShort = pre.classList.toggle("short");
      button.textContent = isShort ? WORDS.all(count) : WORDS.fewer;
      button.setAttribute("aria-expanded", String(!isShort));
    };
    const button = make("button", { type: "button", class: "quiet expand", "data-test": "expand", click: turn });
    turn();
    return button;
  }

  /** Copies once, at the click, secrets included. */
  async #copy() {
    const values = this.#kit.values(this.names);
    const { host, messages } = this.#kit;
    let text;
    try {
      text = this.#sample.copy(values);
    } catch (why) {
      return messages.bad(WORDS.refused(this.#what, String(why)));
    }
    const hasSecret = this.#sample.holdsSecret(values);
    const unfilled = this.#sample.unfilled(values);
    const language = this.#sample.language();
    const byHand = hasSecret ? undefined : text;
    const why = await put(text, this.#what);
    if (why) return messages.bad(hasSecret ? `${why} ${WORDS.secretByHand}` : why, byHand);
    messages.good(WORDS.copied(this.#what, [...text].length, hasSecret, unfilled));
    this.#kit.bridge.copied(host, language, unfilled);
  }
}

/** A quiet button of the bar; on a narrow one its icon stands alone. */
function button(iconName, caption, given) {
  return make("button", { type: "button", class: "quiet", ...given }, icon(iconName), make("span", { class: "wide" }, caption));
}

/** Puts a text on the clipboard; the result says why it did not get there. */
async function put(text, what) {
  if (!navigator.clipboard) return WORDS.unavailable(what);
  return navigator.clipboard.writeText(text).then(
    () => undefined,
    () => WORDS.refusedByBrowser(what),
  );
}

/** A placeholder: its value, its mask, or itself; to be filled where it stands. */
class Place {
  #kit;
  #name;
  #text = document.createTextNode("");
  #chip;

  constructor(kit, name, color) {
    this.#kit = kit;
    this.#name = name;
    const open = () => this.#fill();
    const keydown = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open();
    };
    this.#chip = make("span", { role: "button", tabindex: "0", "data-variable": name, click: open, keydown }, this.#text);
    this.element = make("span", { class: color ? `tok-${color}` : null }, this.#chip);
  }

  show(state, text, why) {
    if (this.#text.data !== text) this.#text.data = text;
    const name = state === "value" ? "ph" : `ph ${state}`;
    if (this.#chip.className !== name) this.#chip.className = name;
    const title = why || WORDS.fillIn(this.#name);
    if (this.#chip.title !== title) this.#chip.title = title;
  }

  /** A field in the chip's place. Enter takes the value, Escape does not; leaving takes one that is right. */
  #fill() {
    const { bridge, wasm } = this.#kit;
    const kind = bridge.kind(this.#name);
    const error = make("span", { class: "fill-error", role: "alert", "data-test": "fill-error" });
    const take = () => {
      const value = field.value.trim();
      const why = value && wasm.refusal(kind, value);
      error.textContent = why ? WORDS.notTaken(why) : "";
      if (why) return field.setAttribute("aria-invalid", "true");
      close();
      bridge.set(this.#name, value);
    };
    const close = () => {
      field.removeEventListener("blur", leave);
      const hadFocus = field.matches(":focus");
      field.value = "";
      this.element.replaceChildren(this.#chip);
      if (hadFocus) this.#chip.focus();
    };
    const leave = () => {
      // Whoever goes to another window for the value finds the field still open.
      if (!document.hasFocus()) return;
      const value = field.value.trim();
      if (value && !wasm.refusal(kind, value)) take();
      else close();
    };
    const keydown = (event) => {
      if (event.key === "Enter") take();
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const isSecret = bridge.isSecret(this.#name);
    const field = make("input", {
      class: "mono",
      type: isSecret ? "password" : "text",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      "aria-label": WORDS.valueOf(this.#name),
      "data-test": "fill",
      keydown,
      blur: leave,
    });
    // A secret is not brought back into a field.
    if (!isSecret) field.value = bridge.read(this.#name) ?? "";
    this.element.replaceChildren(make("span", { class: "fill" }, field, error));
    field.focus();
    field.select();
  }
}
