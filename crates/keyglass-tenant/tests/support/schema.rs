//! A reader of OpenAPI 3.1 documents that says where an answer is not what they promise.
//!
//! It knows the keywords that the documents at hand use and fails at any other, so that none is
//! passed over in silence.

use serde_json::{Map, Value};

/// Keywords that promise nothing about a value's form. `format` is among them: the official document
/// has formats of its own.
const ANNOTATIONS: [&str; 6] = [
    "default",
    "deprecated",
    "description",
    "example",
    "format",
    "title",
];

/// An OpenAPI document.
pub(crate) struct Contract(pub(crate) Value);

impl Contract {
    /// What is wrong with this answer to this operation, by the document.
    pub(crate) fn faults(
        &self,
        method: &str,
        path: &str,
        status: u16,
        body: &Value,
    ) -> Vec<String> {
        let operation = &self.0["paths"][path][method];
        assert!(operation.is_object(), "no operation {method} {path}");
        let Some(response) = operation["responses"].get(status.to_string()) else {
            return vec![format!("status {status} is not documented")];
        };
        let mut faults = Vec::new();
        if let Some(schema) = self
            .resolve(response)
            .pointer("/content/application~1json/schema")
        {
            self.check(schema, body, "", &mut faults);
        }
        faults
    }

    /// The object itself, or the one that it refers to.
    fn resolve<'a>(&'a self, object: &'a Value) -> &'a Value {
        match object.get("$ref").and_then(Value::as_str) {
            None => object,
            Some(reference) => {
                let pointer = reference.strip_prefix('#').expect("a reference inside");
                let target = self.0.pointer(pointer);
                self.resolve(target.unwrap_or_else(|| panic!("no {reference}")))
            }
        }
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        let schema = self.resolve(schema).as_object().expect("a schema");
        let mut fault = |what: String| faults.push(format!("{at}: {what}"));
        for (keyword, rule) in schema {
            let holds = match keyword.as_str() {
                "type" => has_type(rule, value),
                "enum" => rule.as_array().expect("values").contains(value),
                "const" => rule == value,
                "minLength" => of_text(value).is_none_or(|length| length >= number(rule)),
                "maxLength" => of_text(value).is_none_or(|length| length <= number(rule)),
                "minimum" => value.as_f64().is_none_or(|value| value >= number(rule)),
                "maximum" => value.as_f64().is_none_or(|value| value <= number(rule)),
                "minItems" => of_array(value).is_none_or(|length| length >= number(rule)),
                "maxItems" => of_array(value).is_none_or(|length| length <= number(rule)),
                "minProperties" => of_object(value).is_none_or(|length| length >= number(rule)),
                "maxProperties" => of_object(value).is_none_or(|length| length <= number(rule)),
                // The last page by cursor is also a page without totals: one of several is enough.
                "oneOf" | "anyOf" => self.one_holds(rule, value),
                "required" | "properties" | "additionalProperties" | "items" => true,
                known if ANNOTATIONS.contains(&known) || known.starts_with("x-") => true,
                unknown => panic!("{at}: this reader does not know {unknown}"),
            };
            if !holds {
                fault(format!("{value} breaks {keyword}: {rule}"));
            }
        }
        if let Some(object) = value.as_object() {
            self.check_object(schema, object, at, faults);
        }
        if let (Some(items), Some(values)) = (schema.get("items"), value.as_array()) {
            for (index, value) in values.iter().enumerate() {
                self.check(items, value, &format!("{at}/{index}"), faults);
            }
        }
    }

    fn check_object(
        &self,
        schema: &Map<String, Value>,
        object: &Map<String, Value>,
        at: &str,
        faults: &mut Vec<String>,
    ) {
        let required = schema.get("required").and_then(Value::as_array);
        for name in required.into_iter().flatten() {
            let name = name.as_str().expect("a name");
            if !object.contains_key(name) {
                faults.push(format!("{at}: {name} is missing"));
            }
        }
        let known = schema.get("properties").and_then(Value::as_object);
        for (name, value) in object {
            let at = format!("{at}/{name}");
            match (
                known.and_then(|known| known.get(name)),
                schema.get("additionalProperties"),
            ) {
                (Some(schema), _) => self.check(schema, value, &at, faults),
                (None, Some(Value::Bool(false))) => faults.push(format!("{at}: it is unknown")),
                (None, Some(schema @ Value::Object(_))) => self.check(schema, value, &at, faults),
                (None, _) => {}
            }
        }
    }

    fn one_holds(&self, schemas: &Value, value: &Value) -> bool {
        let schemas = schemas.as_array().expect("schemas");
        schemas.iter().any(|schema| {
            let mut faults = Vec::new();
            self.check(schema, value, "", &mut faults);
            faults.is_empty()
        })
    }
}

fn has_type(types: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str().expect("a type's name") {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "null" => value.is_null(),
        unknown => panic!("no type {unknown}"),
    };
    match types {
        Value::Array(types) => types.iter().any(is),
        one => is(one),
    }
}

fn number(rule: &Value) -> f64 {
    rule.as_f64().expect("a number")
}

fn of_text(value: &Value) -> Option<f64> {
    value.as_str().map(|text| text.chars().count() as f64)
}

fn of_array(value: &Value) -> Option<f64> {
    value.as_array().map(|items| items.len() as f64)
}

fn of_object(value: &Value) -> Option<f64> {
    value.as_object().map(|members| members.len() as f64)
}
