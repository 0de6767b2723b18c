//! The variables that the code on a page shares: who changes one is heard by those that show it, and by
//! nobody else.
//!
//! The values lie beside the signals, not in them: a signal tells that a value changed, and what is a
//! secret is read when it is copied.

use keyglass_core::placeholder::{Kind, ValueError, Variable, VariableName, Variables};
use leptos::prelude::*;

/// Declared variables, their values, and who may change them. Lives as long as the view that made it.
#[derive(Clone, Copy)]
pub struct VariableStore {
    variables: StoredValue<Variables, LocalStorage>,
    entries: StoredValue<Vec<Entry>, LocalStorage>,
    report: StoredValue<Option<Report>, LocalStorage>,
}

/// Takes what the reader entered to where the values really are.
type Report = Box<dyn Fn(&VariableName, &str)>;

struct Entry {
    name: VariableName,
    changed: ArcTrigger,
    /// Whether the value comes from elsewhere, and is not for the reader to change.
    fixed: bool,
    /// Values to choose from.
    suggestions: Vec<String>,
}

impl VariableStore {
    /// A store of these variables.
    pub fn new(variables: Variables) -> Self {
        let entry = |variable: &Variable| Entry {
            name: variable.name.clone(),
            changed: ArcTrigger::new(),
            fixed: false,
            suggestions: Vec::new(),
        };
        let entries = variables.iter().map(entry).collect();
        Self {
            variables: StoredValue::new_local(variables),
            entries: StoredValue::new_local(entries),
            report: StoredValue::new_local(None),
        }
    }

    /// A store of these variables, whose values are kept elsewhere: what the reader enters is reported,
    /// and comes back by [`receive`](Self::receive).
    pub fn reporting(variables: Variables, report: impl Fn(&VariableName, &str) + 'static) -> Self {
        let store = Self::new(variables);
        store.report.set_value(Some(Box::new(report)));
        store
    }

    /// Takes a value from where the values are kept. One that is none of its kind is taken too, and
    /// shown as refused.
    pub fn receive(self, name: &VariableName, value: Option<&str>) {
        self.put(name, value.unwrap_or_default());
    }

    /// Reports what the reader entered, right or not.
    pub fn report(self, name: &VariableName, value: &str) {
        self.report.with_value(|report| match report {
            Some(report) => report(name, value),
            None => self.put(name, value),
        });
    }

    /// Reads the variables; the view that does so follows what it [`track`](Self::track)s.
    pub fn with<R>(self, read: impl FnOnce(&Variables) -> R) -> R {
        self.variables.with_value(read)
    }

    /// The view that calls it follows this variable.
    pub fn track(self, name: &VariableName) {
        self.entry(name, |entry| entry.changed.track());
    }

    /// Gives a variable its value; one that is none of its kind changes nothing.
    ///
    /// # Errors
    /// [`ValueError`], which says why.
    pub fn fill(self, name: &VariableName, value: &str) -> Result<(), ValueError> {
        if let Some(kind) = self.kind(name).filter(|_| !value.is_empty()) {
            kind.check(value)?;
        }
        self.report(name, value);
        Ok(())
    }

    /// Fills a variable from elsewhere, where the reader does not change it; `None` gives it back, empty.
    pub fn fix(self, name: &VariableName, value: Option<&str>) {
        self.entries.update_value(|entries| {
            if let Some(entry) = entries.iter_mut().find(|entry| entry.name == *name) {
                entry.fixed = value.is_some();
            }
        });
        // What comes from elsewhere was checked there.
        let _ = self.fill(name, value.unwrap_or_default());
    }

    /// Offers values to choose from.
    pub fn suggest(self, name: &VariableName, values: Vec<String>) {
        self.entries.update_value(|entries| {
            if let Some(entry) = entries.iter_mut().find(|entry| entry.name == *name) {
                entry.suggestions = values;
            }
        });
        self.notify(name);
    }

    /// Whether the reader may change a variable.
    pub fn is_fixed(self, name: &VariableName) -> bool {
        self.entry(name, |entry| entry.fixed).unwrap_or(true)
    }

    /// The values to choose from.
    pub fn suggestions(self, name: &VariableName) -> Vec<String> {
        self.entry(name, |entry| entry.suggestions.clone())
            .unwrap_or_default()
    }

    /// What a variable holds.
    pub fn kind(self, name: &VariableName) -> Option<Kind> {
        self.with(|variables| variables.find(name).map(|variable| variable.kind))
    }

    fn put(self, name: &VariableName, value: &str) {
        self.variables.update_value(|variables| {
            if value.is_empty() {
                variables.clear(name);
            } else {
                // One that is not declared has no place anywhere.
                let _ = variables.set(name, value);
            }
        });
        self.notify(name);
    }

    fn notify(self, name: &VariableName) {
        // Outside of the store's own borrow: whoever is told reads it at once.
        let changed = self.entry(name, |entry| entry.changed.clone());
        if let Some(changed) = changed {
            changed.notify();
        }
    }

    fn entry<R>(self, name: &VariableName, read: impl FnOnce(&Entry) -> R) -> Option<R> {
        self.entries
            .with_value(|entries| entries.iter().find(|entry| entry.name == *name).map(read))
    }
}
