//! The field of a secret: what it is, what was done with it, and why not.

use keyglass_core::secret::{Comparison, HmacKeyForm};

pub(crate) const CLIENT_SECRET: &str = "Client secret";
pub(crate) const MASKED: &str = "hidden";
pub(crate) const REVEAL: &str = "Reveal";
pub(crate) const SHOWN: &str = "Secret shown";
pub(crate) const HIDDEN_AGAIN: &str = "Secret hidden";
pub(crate) const HINT: &str =
    "Fetched when you copy or reveal it, and kept nowhere. Copying needs no reveal.";
pub(crate) const CLEAR: &str = "Clear clipboard";
pub(crate) const CLEAR_HINT: &str = "The clipboard holds the secret until something else is copied. Browsers let a \
    page empty it at a click only, not after a while.";
pub(crate) const CLEARED: &str = "Clipboard emptied. A clipboard history, or a device that shares this clipboard, \
    may have kept the secret.";
pub(crate) const NOT_CLEARED: &str =
    "Clipboard not emptied: the browser refused. Copy something else over the secret.";
pub(crate) const COMPARE: &str = "Compare with one you hold";
pub(crate) const COMPARE_FIELD: &str = "Paste the secret you hold";
pub(crate) const COMPARE_HINT: &str = "Taken out of the field at once and compared in memory. Neither of the two is \
    shown or kept.";
pub(crate) const COMPARING: &str = "Comparing…";
pub(crate) const WEAK: &str = "This secret is too short to sign with: as a key it has fewer than 32 bytes, the least \
    for HS256 (RFC 7518, section 3.2). Whoever has one token can try to guess it.";
pub(crate) const NOT_BASE64: &str = "The API says that this secret is base64, and it is not. What its key for HS256 is \
    depends on the library that reads it.";
pub(crate) const REVEAL_INSTEAD: &str = "Reveal it and copy it by hand instead.";

/// The countdown beside a secret that is shown.
pub(crate) fn hidden_in(seconds: u32) -> String {
    format!("Hidden again in {seconds} s")
}

/// How the secret becomes the key of HS256.
pub(crate) fn hmac_key(form: HmacKeyForm) -> &'static str {
    match form {
        HmacKeyForm::Utf8 => {
            "As a key for HS256 it is used as it stands: its characters’ bytes, not decoded from base64."
        }
        HmacKeyForm::Base64 => {
            "As a key for HS256 it is decoded from base64 first: the secret’s characters are not the key’s bytes."
        }
    }
}

/// What came of a comparison.
pub(crate) fn comparison(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Same => "Same: what you hold is this client secret.",
        Comparison::SameButForWhiteSpace => {
            "Different, but only by white space at its beginning or end: was a line end copied along?"
        }
        Comparison::Different => "Different: what you hold is not this client secret.",
    }
}
