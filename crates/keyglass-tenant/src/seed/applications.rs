//! The applications of a seeded tenant, beside the one whose credentials are printed at start-up.

mod demo;
mod draft;
mod large;

use crate::clock::Timestamp;
use crate::crypto::{CryptoError, KeyMaterial};
use crate::seed::Seed;
use crate::seed::applications::draft::Draft;
use crate::token::Scopes;

pub(super) use draft::NewApplication;

/// The domain of the relying party whose encryption certificate the demo holds.
const RELYING_PARTY: &str = "reports.acme.example";

/// Applications that are made one after the other, as they are asked for.
pub(super) type Applications = Box<dyn Iterator<Item = Result<NewApplication, CryptoError>> + Send>;

/// The applications of this seed, oldest first: the one that stands for all comes first, then the
/// one that every new tenant has.
pub(super) fn of(seed: Seed, now: Timestamp) -> Result<Applications, CryptoError> {
    let first = [all_applications(), default_app()].into_iter();
    let made = move |draft: Draft| draft.make(now);
    Ok(match seed {
        Seed::Demo => {
            let relying_party = KeyMaterial::generate(RELYING_PARTY, now)?;
            let rest = demo::applications(&relying_party, now)?;
            Box::new(first.chain(rest).map(made))
        }
        Seed::Empty => Box::new(first.map(made)),
        // The three that every tenant has count.
        Seed::Large(count) => Box::new(first.chain(large::applications(count - 3)).map(made)),
    })
}

/// The application that prints its credentials at start-up and may have every scope.
pub(super) fn machine(now: Timestamp) -> Result<NewApplication, CryptoError> {
    Draft::machine("Keyglass")
        .granted(Scopes::all().to_string())
        .make(now)
}

fn all_applications() -> Draft {
    Draft::global("All Applications")
}

/// A tenant's first application has neither a type nor a way to authenticate.
fn default_app() -> Draft {
    Draft::untyped("Default App")
}
