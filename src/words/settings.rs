//! The settings.

pub(crate) const TITLE: &str = "Settings";
pub(crate) const DOCS: &str = "Docs on this site";
pub(crate) const TELL_DOCS: &str = "Let docs pages on this site know my tenant";

/// What that means, and where.
pub(crate) fn tell_docs_text(origin: &str) -> String {
    format!(
        "Pages under {origin} that show examples with Keyglass fill in the tenant’s domain, and the IDs of the \
         key and the application that you looked at last. Every page of this site can read them; they stay \
         in this browser until you switch this off. Never a token, never a secret."
    )
}
