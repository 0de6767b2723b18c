// The variable store of a docs site, with real MobX: a map from placeholders to values, and `autorun`.

import { autorun, getObserverTree, observable } from "mobx";

/** A store as such a site keeps it, with these values. */
window.newStore = (values) => ({ variableStore: observable({ values: observable.map(values) }, { values: observable.ref }) });

/** How many reactions hang on the values of a store. */
window.reactionsOn = ({ variableStore }) => {
  const reactions = new Set();
  const walk = ({ name, observers = [] }) => (/^Autorun/.test(name) ? reactions.add(name) : observers.forEach(walk));
  for (const [key] of variableStore.values) walk(getObserverTree(variableStore.values, key));
  walk(getObserverTree(variableStore, "values"));
  return reactions.size;
};

/** Puts a store and `autorun` on the window, and announces them. */
window.announce = (store) => {
  window.rootStore = store;
  window.autorun = autorun;
  window.dispatchEvent(new CustomEvent("adu:storeReady"));
};
