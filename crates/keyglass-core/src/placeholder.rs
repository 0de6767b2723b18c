//! Placeholders: text samples in which a reader's own values stand.
//!
//! A [`Template`] is parsed once into literal text and placeholders, each with its [`Context`]: inside
//! which string literal it stands, and whether inside a URL. Rendering then is one pass: values are
//! text, never scanned, and a value is escaped for the place where it lands, or refused with a reason.
//! What is shown never holds a secret; the text to copy is made when it is asked for, and wiped.
//!
//! Knows nothing of who shows it: the dashboard and the embed use the same templates.

mod context;
mod kind;
mod known;
mod mask;
mod name;
mod render;
mod scan;
mod surroundings;
mod template;
mod variables;

pub use self::{
    context::{Context, Place},
    kind::{Kind, ValueError},
    known::well_known,
    mask::{MASK, Masking},
    name::VariableName,
    render::{CopyError, DisplaySpan, Refusal, Shown},
    template::{Piece, Placeholder, Segment, Template},
    variables::{Undeclared, Variable, Variables},
};

#[cfg(test)]
mod defects;
#[cfg(test)]
mod properties;
