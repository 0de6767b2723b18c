//! The variables of a page, and their values.

use std::fmt;

use thiserror::Error;
use zeroize::Zeroizing;

use super::{
    kind::{Kind, ValueError},
    mask::Masking,
    name::{VariableName, upper_snake},
};

/// A variable that a page declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: VariableName,
    /// What it holds.
    pub kind: Kind,
    /// Other names for it.
    pub aliases: Vec<VariableName>,
}

/// No variable of this name is declared.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("no variable {0} is declared")]
pub struct Undeclared(pub VariableName);

/// Declared variables and their values. The values are wiped when they are replaced or dropped, and
/// never part of a debug text.
#[derive(Clone, Default)]
pub struct Variables {
    entries: Vec<Entry>,
    masking: Masking,
    /// Every name, alias and upper-case form, sorted, with the place of its entry.
    names: Vec<(Box<str>, usize)>,
}

#[derive(Clone)]
struct Entry {
    variable: Variable,
    value: Option<Value>,
}

#[derive(Clone)]
struct Value {
    text: Zeroizing<String>,
    refusal: Option<ValueError>,
}

/// What is known of a variable's value.
#[derive(Clone, Copy)]
pub(super) enum State<'a> {
    /// No value was set.
    Unset,
    /// The empty text was set.
    Empty,
    /// A value that is none of its kind.
    Refused(ValueError),
    /// A value to render.
    Set(&'a str),
}

impl Variables {
    /// No variables; secrets are masked as `masking` says.
    pub fn new(masking: Masking) -> Self {
        Self {
            masking,
            ..Self::default()
        }
    }

    /// Declares a variable. One of the same name is declared anew and keeps its value, which is checked
    /// again.
    pub fn declare(&mut self, variable: Variable) {
        let mut entries = self.entries.iter();
        match entries.position(|entry| entry.variable.name == variable.name) {
            Some(position) => {
                let entry = &mut self.entries[position];
                if let Some(value) = &mut entry.value {
                    value.refusal = refusal(variable.kind, &value.text);
                }
                entry.variable = variable;
            }
            None => self.entries.push(Entry {
                variable,
                value: None,
            }),
        }
        self.index();
    }

    /// Gives a variable its value. A value that is none of its kind is kept, so that a template can say
    /// why it is refused. One of the variable's own spellings (`{yourDomain}`) means that it has none:
    /// so do docs sites' stores write it.
    ///
    /// # Errors
    /// [`Undeclared`].
    pub fn set(&mut self, name: &VariableName, value: &str) -> Result<(), Undeclared> {
        let position = self
            .position(name)
            .ok_or_else(|| Undeclared(name.clone()))?;
        let entry = &mut self.entries[position];
        if VariableName::parse(value).is_some_and(|it| entry.variable.is_named(&it))
            && value.starts_with(['{', '<'])
        {
            entry.value = None;
            return Ok(());
        }
        entry.value = Some(Value {
            text: Zeroizing::new(value.to_owned()),
            refusal: refusal(entry.variable.kind, value),
        });
        Ok(())
    }

    /// Takes a variable's value away.
    pub fn clear(&mut self, name: &VariableName) {
        if let Some(position) = self.position(name) {
            self.entries[position].value = None;
        }
    }

    /// The declared variables, in the order of their declaration.
    pub fn iter(&self) -> impl Iterator<Item = &Variable> {
        self.entries.iter().map(|entry| &entry.variable)
    }

    /// The variable of this name or alias.
    pub fn find(&self, name: &VariableName) -> Option<&Variable> {
        let entry = self.entries.get(self.position(name)?)?;
        Some(&entry.variable)
    }

    /// The value of a variable that is no secret, if one is set.
    pub fn value(&self, name: &VariableName) -> Option<&str> {
        let entry = self.entries.get(self.position(name)?)?;
        let value = entry.value.as_ref()?;
        (!entry.variable.kind.is_secret()).then_some(value.text.as_str())
    }

    /// Whether a variable has a value that a template can render.
    pub fn is_filled(&self, name: &VariableName) -> bool {
        matches!(self.state(name), State::Set(_))
    }

    /// Why the value of a variable is none of its kind, if it is not.
    pub fn refusal(&self, name: &VariableName) -> Option<ValueError> {
        match self.state(name) {
            State::Refused(error) => Some(error),
            _ => None,
        }
    }

    /// How secrets are masked.
    pub fn masking(&self) -> Masking {
        self.masking
    }

    /// What is known of a variable's value, secrets included: for this module's rendering alone.
    pub(super) fn state(&self, name: &VariableName) -> State<'_> {
        let entry = self.position(name).map(|position| &self.entries[position]);
        match entry.and_then(|entry| entry.value.as_ref()) {
            None => State::Unset,
            Some(value) if value.text.is_empty() => State::Empty,
            Some(value) => match value.refusal {
                Some(error) => State::Refused(error),
                None => State::Set(&value.text),
            },
        }
    }

    /// The variable that a placeholder's name means.
    pub(super) fn spelled(&self, name: &str) -> Option<&VariableName> {
        Some(&self.entries[self.place_of(name)?].variable.name)
    }

    /// Sorts the names anew. Where two variables have one name, the first keeps it; a name counts
    /// before an alias, and both before an upper-case form.
    fn index(&mut self) {
        let mut names: Vec<(Box<str>, usize)> = Vec::new();
        let variables = || self.entries.iter().map(|entry| &entry.variable).enumerate();
        let mut rest: Vec<(Box<str>, usize)> = Vec::new();
        for (place, variable) in variables() {
            names.push((variable.name.as_str().into(), place));
            for alias in &variable.aliases {
                rest.push((alias.as_str().into(), place));
            }
        }
        names.append(&mut rest);
        for (place, variable) in variables() {
            for name in variable.aliases.iter().chain([&variable.name]) {
                names.push((upper_snake(name.as_str()).into(), place));
            }
        }
        // Stable: what was pushed first stays first among equals.
        names.sort_by(|a, b| a.0.cmp(&b.0));
        names.dedup_by(|later, first| later.0 == first.0);
        self.names = names;
    }

    /// The place of the entry that a name or an alias means.
    fn position(&self, name: &VariableName) -> Option<usize> {
        self.place_of(name.as_str())
    }

    fn place_of(&self, name: &str) -> Option<usize> {
        let found = self.names.binary_search_by(|(it, _)| (**it).cmp(name));
        Some(self.names[found.ok()?].1)
    }
}

impl Variable {
    /// Whether this is its name or one of its aliases.
    pub fn is_named(&self, name: &VariableName) -> bool {
        self.name == *name || self.aliases.contains(name)
    }
}

impl fmt::Debug for Variables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

fn refusal(kind: Kind, value: &str) -> Option<ValueError> {
    if value.is_empty() {
        return None;
    }
    kind.check(value).err()
}

#[cfg(test)]
mod tests {
    use super::{Kind, Masking, Undeclared, ValueError, Variable, VariableName, Variables};

    fn name(text: &str) -> VariableName {
        VariableName::parse(text).expect("a name")
    }

    fn variables() -> Variables {
        let mut variables = Variables::new(Masking::default());
        for (text, kind) in [
            ("yourDomain", Kind::Domain),
            ("yourToken", Kind::AccessToken),
        ] {
            variables.declare(Variable {
                name: name(text),
                kind,
                aliases: vec![name(&format!("{text}2"))],
            });
        }
        variables
    }

    #[test]
    fn debug_is_redacted() {
        let mut variables = variables();
        let set = variables.set(&name("yourToken"), "canary-7f3a");
        assert_eq!(set, Ok(()));
        assert!(variables.is_filled(&name("yourToken2")));
        assert!(!format!("{variables:?}").contains("canary"));
        assert_eq!(variables.value(&name("yourToken")), None);
    }

    #[test]
    fn its_own_spelling_is_no_value() {
        let mut variables = variables();
        for spelling in ["{yourDomain}", "<yourDomain2>"] {
            variables
                .set(&name("yourDomain"), "a.example")
                .expect("declared");
            variables
                .set(&name("yourDomain"), spelling)
                .expect("declared");
            assert_eq!(variables.value(&name("yourDomain")), None);
        }
    }

    #[test]
    fn a_value_of_another_kind_is_kept_with_the_reason() {
        let mut variables = variables();
        variables.set(&name("yourDomain"), "a b").expect("declared");
        assert_eq!(
            variables.refusal(&name("yourDomain")),
            Some(ValueError::Domain)
        );
        let other = name("other");
        assert_eq!(variables.set(&other, "x"), Err(Undeclared(other)));
    }
}
