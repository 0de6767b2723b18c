//! The page's variables, which the loader keeps for all of the embed's modules.

use keyglass_core::placeholder::{Kind, Masking, Variable, VariableName, Variables};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

#[wasm_bindgen]
extern "C" {
    /// What the loader hands to the elements; pages see a part of it, without [`Store::read`].
    #[derive(Clone)]
    pub type Store;

    /// A line a variable: its name, its kind and its other names, with spaces between.
    #[wasm_bindgen(method)]
    fn declared(this: &Store) -> String;

    /// The value of a variable, a secret's too.
    #[wasm_bindgen(method)]
    fn read(this: &Store, name: &str) -> Option<String>;

    /// Gives a variable the value that the reader entered; the empty text takes it away.
    #[wasm_bindgen(method)]
    pub fn set(this: &Store, name: &str, value: &str);
}

impl Store {
    /// The declared variables.
    pub fn variables(&self) -> Vec<Variable> {
        self.declared().lines().filter_map(variable).collect()
    }

    /// The declared variables, without values: what a template is parsed with.
    pub fn without_values(&self) -> Variables {
        let mut variables = Variables::new(Masking::Prefix);
        for variable in self.variables() {
            variables.declare(variable);
        }
        variables
    }

    /// The declared variables with the values of `names`, secrets included: made for one rendering or
    /// one copy, and wiped when it is dropped right after.
    pub fn with_values<'a>(&self, names: impl IntoIterator<Item = &'a VariableName>) -> Variables {
        let mut variables = self.without_values();
        for name in names {
            if let Some(value) = self.value(name) {
                // Undeclared where the page took the variable's definition back: then it has none.
                let _ = variables.set(name, &value);
            }
        }
        variables
    }

    /// The value of one variable.
    pub fn value(&self, name: &VariableName) -> Option<Zeroizing<String>> {
        self.read(name.as_str()).map(Zeroizing::new)
    }
}

/// Reads a line of [`Store::declared`].
fn variable(line: &str) -> Option<Variable> {
    let mut words = line.split(' ');
    Some(Variable {
        name: VariableName::parse(words.next()?)?,
        kind: Kind::from_name(words.next()?)?,
        aliases: words.filter_map(VariableName::parse).collect(),
    })
}
