//! Templates and the values in them: what is shown holds no secret, and what has no value stays.
#![no_main]

use keyglass_core::{
    language::Language,
    placeholder::{Kind, Masking, Template, VariableName, Variables, well_known},
};
use libfuzzer_sys::fuzz_target;

/// A secret that no input holds but one that was made for it.
const SECRET: &str = "q7-canary-of-a-secret-0c1f";

fuzz_target!(|input: (u8, &str, &str)| {
    let (language, value, text) = input;
    let language = Language::ALL[usize::from(language) % Language::ALL.len()];
    let mut variables = Variables::new(Masking::Prefix);
    for variable in well_known() {
        variables.declare(variable);
    }
    let template = Template::parse(text, language, &variables);
    let copy = template
        .copy(&variables)
        .expect("without values nothing is refused");
    assert_eq!(*copy, text);
    assert_eq!(template.display_text(&variables), text);
    let declared: Vec<(VariableName, Kind)> = variables
        .iter()
        .map(|it| (it.name.clone(), it.kind))
        .collect();
    for (name, kind) in declared {
        let value = if kind.is_secret() { SECRET } else { value };
        variables.set(&name, value).expect("declared");
    }
    let display = template.display_text(&variables);
    assert!(!display.contains(SECRET) || text.contains(SECRET) || value.contains(SECRET));
    let _ = template.copy(&variables);
    assert_eq!(template.lines().len(), text.split('\n').count());
});
