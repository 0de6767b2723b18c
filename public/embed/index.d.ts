// Types of the Keyglass elements and of the variables' store.

/** What a variable's value is; the last two are secrets. */
export type Kind = "domain" | "key-id" | "client-id" | "text" | "access-token" | "client-secret";

/** A variable as the store knows it. There is no way to ask for the value of a secret. */
export interface Variable {
  readonly name: string;
  readonly kind: Kind;
  readonly aliases: readonly string[];
  readonly secret: boolean;
}

export interface Variables {
  /** Adds a variable, or changes its kind or adds aliases. A name may stand as `{yourDomain}` too. */
  define(name: string, is?: { kind?: Kind; aliases?: readonly string[] }): void;
  /** Sets a value; `""`, `null` and `undefined` unset it. */
  set(name: string, value: string | null | undefined): void;
  set(values: Readonly<Record<string, string | null | undefined>>): void;
  /** The value, if there is one and it is no secret. */
  get(name: string): string | undefined;
  /** Whether there is a value, secret or not. */
  has(name: string): boolean;
  list(): Variable[];
  /** Calls with the names that changed; the result ends it. */
  subscribe(call: (names: string[]) => void): () => void;
  subscribe(names: string | readonly string[], call: (names: string[]) => void): () => void;
  /** Keeps values that are no secrets in this browser for the next visit; `false` forgets them. */
  remember(on?: boolean): void;
}

export interface Keyglass {
  readonly variables: Variables;
  /** What is going on: for whoever wonders why a block shows what it shows. No values. */
  inspect(): {
    elements: number;
    subscriptions: number;
    parts: string[];
    variables: { name: string; kind: Kind; set: boolean }[];
  };
}

/** Says that something was copied: from the event's target, in which language, with which placeholders
 *  still unfilled. Carries no values. */
export type CopyEvent = CustomEvent<{ language: string; unfilled: string[] }>;
/** Says that a secret was shown. Carries no values. */
export type RevealEvent = CustomEvent<{ name: string }>;

interface KeyglassElement extends HTMLElement {}
export interface KeyglassCode extends KeyglassElement {
  language: string;
  filename: string;
  icon: string;
  highlight: string;
  label: string;
  lines: boolean;
  wrap: boolean;
  expandable: boolean;
}
export interface KeyglassCodeGroup extends KeyglassElement {
  sync: string;
  dropdown: boolean;
}
export interface KeyglassRequest extends KeyglassElement {
  method: string;
  url: string;
  header: string;
  languages: string;
  sync: string;
  dropdown: boolean;
}
export interface KeyglassVariables extends KeyglassElement {
  names: string;
  heading: string;
  remember: boolean;
}
export interface KeyglassSigningKeys extends KeyglassElement {
  issuer: string;
}
export interface KeyglassCertificate extends KeyglassElement {}

/** Attributes for JSX: switches are there (`true` or `""`) or not. */
type Switch = boolean | "";
type Attributes = {
  class?: string;
  className?: string;
  id?: string;
  part?: string;
  dir?: string;
  lang?: string;
  slot?: string;
  key?: string | number | null;
  ref?: unknown;
  style?: unknown;
  children?: unknown;
};
export interface KeyglassElements {
  "keyglass-code": Attributes & {
    language?: string;
    filename?: string;
    icon?: string;
    highlight?: string;
    focus?: string;
    label?: string;
    lines?: Switch;
    wrap?: Switch;
    expandable?: Switch;
  };
  "keyglass-code-group": Attributes & { dropdown?: Switch; sync?: string };
  "keyglass-request": Attributes & {
    method?: string;
    url?: string;
    header?: string;
    languages?: string;
    dropdown?: Switch;
    sync?: string;
  };
  "keyglass-variables": Attributes & { names?: string; heading?: string; remember?: Switch };
  "keyglass-signing-keys": Attributes & { issuer?: string };
  "keyglass-certificate": Attributes;
}

declare global {
  interface Window {
    readonly keyglass?: Keyglass;
  }
  interface WindowEventMap {
    "keyglass-ready": Event;
  }
  interface HTMLElementEventMap {
    "keyglass-copy": CopyEvent;
    "keyglass-reveal": RevealEvent;
  }
  interface HTMLElementTagNameMap {
    "keyglass-code": KeyglassCode;
    "keyglass-code-group": KeyglassCodeGroup;
    "keyglass-request": KeyglassRequest;
    "keyglass-variables": KeyglassVariables;
    "keyglass-signing-keys": KeyglassSigningKeys;
    "keyglass-certificate": KeyglassCertificate;
  }
  namespace JSX {
    interface IntrinsicElements extends KeyglassElements {}
  }
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends KeyglassElements {}
  }
}
