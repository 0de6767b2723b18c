//! `/api/v2/keys`.

pub(super) mod signing;
