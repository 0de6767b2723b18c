//! Top bar, navigation, messages, copying and saving.

use crate::platform::clipboard::ClipboardError;

pub(crate) const PRODUCT: &str = "Keyglass";
pub(crate) const SKIP: &str = "Skip to the content";
pub(crate) const NAVIGATION: &str = "Main";
pub(crate) const SIGNING_KEYS: &str = "Signing keys";
pub(crate) const APPLICATIONS: &str = "Applications";
pub(crate) const API_REQUESTS: &str = "API requests";
pub(crate) const COPY: &str = "Copy";
pub(crate) const COPY_DOMAIN: &str = "Copy domain";
pub(crate) const DOMAIN: &str = "Domain";
pub(crate) const LOCAL_TENANT: &str = "Local tenant";
pub(crate) const REMOTE_TENANT: &str = "Remote tenant";
pub(crate) const NO_TOKEN: &str = "Public view, no token";
pub(crate) const TOKEN_ENDED: &str = "Token expired";
pub(crate) const TOKEN_WITHOUT_END: &str = "Token without an expiry";
pub(crate) const LOCK: &str = "Lock";
pub(crate) const LOCK_HINT: &str = "Wipe the token and start anew (Alt+Shift+L)";
pub(crate) const LOCK_KEYS: &str = "Alt+Shift+L";
pub(crate) const OFFLINE: &str = "This browser is offline";
pub(crate) const OFFLINE_TEXT: &str = "What is shown is what came last. Keyglass asks the tenant again as \
    soon as there is a network.";
pub(crate) const THEME_SYSTEM: &str = "Colours: as the system has them";
pub(crate) const THEME_LIGHT: &str = "Colours: light";
pub(crate) const THEME_DARK: &str = "Colours: dark";
pub(crate) const DISMISS: &str = "Dismiss";
pub(crate) const COPY_BY_HAND: &str = "Select the text and copy it by hand:";
pub(crate) const LOADING: &str = "Loading";
pub(crate) const PAGE_UNKNOWN: &str = "There is no such page";
pub(crate) const PAGE_UNKNOWN_TEXT: &str = "The address leads nowhere in Keyglass.";
pub(crate) const TO_SIGNING_KEYS: &str = "Go to the signing keys";

/// The top bar's token time.
pub(crate) fn token_left(duration: &str) -> String {
    format!("Token: {duration} left")
}

/// This machine's clock against the tenant's.
pub(crate) fn clock_ahead(by: &str) -> String {
    format!("This machine’s clock is {by} ahead of the tenant’s")
}

/// This machine's clock against the tenant's.
pub(crate) fn clock_behind(by: &str) -> String {
    format!("This machine’s clock is {by} behind the tenant’s")
}

/// A successful copy: what, and how much of it.
pub(crate) fn copied(what: &str, characters: usize) -> String {
    let plural = if characters == 1 { "" } else { "s" };
    format!("{what} copied, {characters} character{plural}")
}

/// A copy that did not happen.
pub(crate) fn not_copied(what: &str, why: ClipboardError) -> String {
    match why {
        ClipboardError::Unavailable => format!(
            "{what} not copied: browsers give the clipboard to https and localhost pages only."
        ),
        ClipboardError::Refused => {
            format!("{what} not copied: the browser refused. The clipboard is unchanged.")
        }
    }
}

/// A file that was handed to the browser.
pub(crate) fn saved(file_name: &str) -> String {
    format!("{file_name} handed to the browser's downloads")
}

/// A file that was not.
pub(crate) fn not_saved(file_name: &str) -> String {
    format!("{file_name} not downloaded: the browser refused. Copying still works.")
}
