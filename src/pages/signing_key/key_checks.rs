//! The checks of one key, with those for which the tenant or the browser is asked.

use keyglass_core::{
    certificate::Certificate,
    jwk::KeySet,
    signing_key::{KeyStatus, SigningKey},
};
use leptos::{prelude::*, reactive::spawn_local};

use crate::{
    components::checks::{KeyChecks, Verdict},
    pages::public_keys::load_key_set,
    platform::signature::verify_rsa,
    session::Session,
    view, words,
};

type Line = (Verdict, &'static str);

/// Asks for the key set and for the signature's verdict, and shows all checks.
#[component]
pub fn Checks<'a>(
    /// The key.
    key: &'a SigningKey,
) -> impl IntoView + use<> {
    let published = published(key);
    let signature = signature(key.certificate());
    view! { <KeyChecks key published signature /> }
}

fn published(key: &SigningKey) -> Signal<Line> {
    let key_set = load_key_set(Session::expect());
    let key = StoredValue::new_local(key.clone());
    Signal::derive(move || {
        key_set.with(|state| match (&state.value, &state.error) {
            (Some(set), _) => key.with_value(|key| compare(key, set)),
            (None, Some(_)) => (Verdict::Open, words::checks::KEY_SET_UNREAD),
            (None, None) => (Verdict::Open, words::checks::READING_KEY_SET),
        })
    })
}

/// A revoked key must be gone from the key set, any other must stand there as it is.
fn compare(key: &SigningKey, set: &KeySet) -> Line {
    let found = set
        .keys()
        .iter()
        .find(|it| it.kid() == Some(key.kid().as_str()));
    let revoked = key.status() == KeyStatus::Revoked;
    match found {
        None if revoked => (Verdict::Good, words::checks::WITHDRAWN),
        None => (Verdict::Bad, words::checks::NOT_PUBLISHED),
        Some(_) if revoked => (Verdict::Bad, words::checks::NOT_WITHDRAWN),
        Some(found) if found.agrees_with(key.certificate()) => {
            (Verdict::Good, words::checks::PUBLISHED)
        }
        Some(_) => (Verdict::Bad, words::checks::PUBLISHED_OTHER),
    }
}

fn signature(certificate: &Certificate) -> Signal<Line> {
    if !certificate.is_self_issued() {
        return Signal::stored((Verdict::Open, words::checks::NOT_SELF_ISSUED));
    }
    let line = RwSignal::new((Verdict::Open, words::checks::VERIFYING));
    let certificate = certificate.clone();
    spawn_local(async move {
        let verdict = match certificate.signature_algorithm().rsa_digest() {
            Some(digest) => {
                let (signature, data) = (certificate.signature(), certificate.signed_part());
                verify_rsa(certificate.public_key_info(), digest, signature, data).await
            }
            None => None,
        };
        line.try_set(match verdict {
            Some(true) => (Verdict::Good, words::checks::SIGNATURE_GOOD),
            Some(false) => (Verdict::Bad, words::checks::SIGNATURE_BAD),
            None => (Verdict::Open, words::checks::SIGNATURE_UNKNOWN),
        });
    });
    line.into()
}
