//! The page's variables without their values, and the values of one call.

use std::cell::RefCell;

use keyglass_core::placeholder::{Kind, Masking, Variable, VariableName, Variables};
use zeroize::Zeroizing;

thread_local! {
    static DECLARED: RefCell<Variables> = RefCell::new(Variables::new(Masking::Prefix));
}

/// Reads the declarations of [`crate::declare`].
pub(crate) fn declare(lines: &str) {
    let mut variables = Variables::new(Masking::Prefix);
    for variable in lines.lines().filter_map(variable) {
        variables.declare(variable);
    }
    DECLARED.set(variables);
}

fn variable(line: &str) -> Option<Variable> {
    let mut words = line.split(' ');
    Some(Variable {
        name: VariableName::parse(words.next()?)?,
        kind: Kind::from_name(words.next()?)?,
        aliases: words.filter_map(VariableName::parse).collect(),
    })
}

/// The declared variables, none of which has a value.
pub(crate) fn declared() -> Variables {
    DECLARED.with_borrow(Clone::clone)
}

/// The declared variables with the values of this call: names and values one after the other.
pub(crate) fn with(values: Vec<String>) -> Variables {
    let values: Vec<Zeroizing<String>> = values.into_iter().map(Zeroizing::new).collect();
    let mut variables = declared();
    for pair in values.chunks_exact(2) {
        if let Some(name) = VariableName::parse(&pair[0]) {
            // One that is not declared has no place anywhere.
            let _ = variables.set(&name, &pair[1]);
        }
    }
    variables
}
