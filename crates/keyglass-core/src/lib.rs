//! What signing keys, certificates and credentials are, and how they are shown and copied.
#![forbid(unsafe_code)]
