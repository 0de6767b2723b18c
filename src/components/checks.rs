//! What was computed from the bytes, against what the API says.

use keyglass_core::signing_key::{Agreement, SigningKey};
use leptos::prelude::*;

use super::{icon::Icon, text::ForeignText};
use crate::{view, words};

/// The checks of one key, each a plain sentence.
#[component]
pub fn KeyChecks<'a>(
    /// The key.
    key: &'a SigningKey,
) -> impl IntoView + use<> {
    let fingerprint = check(
        key.fingerprint_agrees(),
        key.api_fingerprint(),
        [
            words::key::FINGERPRINT_EQUAL,
            words::key::FINGERPRINT_DIFFERENT,
            words::key::FINGERPRINT_ABSENT,
        ],
    );
    let thumbprint = check(
        key.thumbprint_agrees(),
        key.api_thumbprint(),
        [
            words::key::THUMBPRINT_EQUAL,
            words::key::THUMBPRINT_DIFFERENT,
            words::key::THUMBPRINT_ABSENT,
        ],
    );
    view! { <ul class="checks" data-test="checks">{fingerprint} {thumbprint}</ul> }
}

/// One check: the sentence for equal, different and absent; a difference shows what the API says.
fn check(
    agreement: Agreement,
    said: Option<&str>,
    [equal, different, absent]: [&'static str; 3],
) -> impl IntoView + use<> {
    let (class, icon, text) = match agreement {
        Agreement::Equal => ("ok", Icon::Check, equal),
        Agreement::Different => ("bad", Icon::Warning, different),
        Agreement::NotGiven => ("muted", Icon::Question, absent),
    };
    let said = said
        .filter(|_| agreement == Agreement::Different)
        .map(|said| {
            view! {
                <span class="sub">
                    {words::key::API_SAYS} ": " <ForeignText text=said.to_owned() />
                </span>
            }
        });
    view! { <li class=class>{icon.view()} <span>{text} {said}</span></li> }
}
