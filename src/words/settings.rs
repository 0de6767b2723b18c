//! The settings.

pub(crate) const TITLE: &str = "Settings";
pub(crate) const DOCS: &str = "Docs on this site";
pub(crate) const TELL_DOCS: &str = "Let docs pages on this site know my tenant";
pub(crate) const LOCK: &str = "Locking";
pub(crate) const LOCK_IDLE: &str = "Without use, after";
pub(crate) const LOCK_TOTAL: &str = "At the latest, after";
pub(crate) const LOCK_NOW: &str = "At once, with";
pub(crate) const LOCK_TEXT: &str = "Locking wipes the token and everything that was shown, in all tabs of \
    this site. Whoever runs the site sets the times.";

/// What that means, and where.
pub(crate) fn tell_docs_text(origin: &str) -> String {
    format!(
        "Pages under {origin} that show examples with Keyglass fill in the tenant’s domain, and the IDs of the \
         key and the application that you looked at last. Every page of this site can read them; they stay \
         in this browser until you switch this off. Never a token, never a secret."
    )
}
