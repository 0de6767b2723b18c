//! The demo tenant's applications: every case that a reader of keys and credentials meets.

mod credentials;
mod federation;
mod names;
mod platforms;

use crate::clock::Timestamp;
use crate::crypto::{CryptoError, KeyMaterial};
use crate::seed::applications::draft::Draft;

/// All of them, by theme. `relying_party` is the key under which one of them is sent its tokens.
pub(super) fn applications(
    relying_party: &KeyMaterial,
    now: Timestamp,
) -> Result<Vec<Draft>, CryptoError> {
    let mut all = platforms::applications();
    all.extend(credentials::applications(now));
    all.extend(federation::applications(relying_party)?);
    all.extend(names::applications());
    Ok(all)
}
