//! What was computed from the bytes, against what the API and the key set say.

use keyglass_core::{
    certificate::Weakness,
    signing_key::{Agreement, SigningKey},
};
use leptos::prelude::*;

use super::{icon::Icon, text::ForeignText};
use crate::{view, words};

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As it should be.
    Good,
    /// Not as it should be.
    Bad,
    /// To be known, but no fault.
    Note,
    /// Not known.
    Open,
}

/// The checks of one key, each a plain sentence. Those that take time stand as open until they end.
#[component]
pub fn KeyChecks<'a>(
    /// The key.
    key: &'a SigningKey,
    /// The key against the tenant's key set.
    #[prop(into)]
    published: Signal<(Verdict, &'static str)>,
    /// The certificate's signature against its own key.
    #[prop(into)]
    signature: Signal<(Verdict, &'static str)>,
) -> impl IntoView + use<> {
    let fingerprint = agreement(
        key.fingerprint_agrees(),
        key.api_fingerprint(),
        [
            words::checks::FINGERPRINT_EQUAL,
            words::checks::FINGERPRINT_DIFFERENT,
            words::checks::FINGERPRINT_ABSENT,
        ],
    );
    let thumbprint = agreement(
        key.thumbprint_agrees(),
        key.api_thumbprint(),
        [
            words::checks::THUMBPRINT_EQUAL,
            words::checks::THUMBPRINT_DIFFERENT,
            words::checks::THUMBPRINT_ABSENT,
        ],
    );
    let pkcs7 = agreement(
        key.pkcs7_agrees(),
        None,
        [
            words::checks::PKCS7_EQUAL,
            words::checks::PKCS7_DIFFERENT,
            words::checks::PKCS7_ABSENT,
        ],
    );
    let weaknesses = key.certificate().weaknesses().into_iter().map(|weakness| {
        let text = match weakness {
            Weakness::Digest(digest) => words::checks::weak_digest(digest),
            Weakness::ShortKey { bits } => words::checks::short_key(bits),
        };
        line(Verdict::Note, text, None, "weakness")
    });
    view! {
        <ul class="checks" data-test="checks">
            {fingerprint}
            {thumbprint}
            {move || sentence(published.get(), "check-published")}
            {pkcs7}
            {move || sentence(signature.get(), "check-signature")}
            {weaknesses.collect_view()}
        </ul>
    }
}

/// The sentence for equal, different and absent; a difference shows what the API says.
fn agreement(
    agreement: Agreement,
    said: Option<&str>,
    [equal, different, absent]: [&'static str; 3],
) -> impl IntoView + use<> {
    let (verdict, text) = match agreement {
        Agreement::Equal => (Verdict::Good, equal),
        Agreement::Different => (Verdict::Bad, different),
        Agreement::NotGiven => (Verdict::Open, absent),
    };
    let said = said.filter(|_| agreement == Agreement::Different);
    line(verdict, text.to_owned(), said.map(str::to_owned), "check")
}

fn sentence((verdict, text): (Verdict, &'static str), test: &'static str) -> impl IntoView {
    line(verdict, text.to_owned(), None, test)
}

fn line(
    verdict: Verdict,
    text: String,
    said: Option<String>,
    test: &'static str,
) -> impl IntoView + use<> {
    let (class, icon) = match verdict {
        Verdict::Good => ("ok", Icon::Check),
        Verdict::Bad => ("bad", Icon::Warning),
        Verdict::Note => ("warn", Icon::Question),
        Verdict::Open => ("muted", Icon::Question),
    };
    let said = said.map(|said| {
        view! {
            <span class="sub">
                {words::checks::API_SAYS} ": " <ForeignText text=said />
            </span>
        }
    });
    view! { <li class=class data-test=test>{icon.view()} <span>{text} {said}</span></li> }
}
