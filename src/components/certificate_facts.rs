//! The facts of a certificate, the same on the key page and in `<keyglass-certificate>`.

use std::rc::Rc;

use keyglass_core::{
    certificate::{Certificate, DistinguishedName, Extension, Validity},
    timestamp::Timestamp,
};
use leptos::prelude::*;

use super::{copy_button::CopyButton, icon::Icon, moment::Moment, text::Capped};
use crate::{
    platform::{clock::Clock, intl},
    view, words,
};

/// How much of one certificate is shown. Those that people use have a tenth of it; one that is made to
/// keep the page busy says how much is left out.
const MOST_EXTENSIONS: usize = 40;
const MOST_VALUES: usize = 50;

/// A certificate as a list of terms and descriptions.
#[component]
pub fn CertificateFacts<'a>(
    /// The certificate.
    certificate: &'a Certificate,
) -> impl IntoView + use<> {
    let serial = certificate.serial();
    let (sha1, sha256) = (certificate.sha1(), certificate.sha256());
    let self_issued = certificate
        .is_self_issued()
        .then(|| view! { <span class="chip">{words::key::SELF_ISSUED}</span> });
    view! {
        <dl class="facts" data-test="certificate-facts">
            <dt>{words::key::SUBJECT}</dt>
            <dd data-test="subject"><Name name=certificate.subject() /></dd>
            <dt>{words::key::ISSUER}</dt>
            <dd data-test="issuer"><Name name=certificate.issuer() /> " " {self_issued}</dd>
            <dt>{words::key::SERIAL}</dt>
            <dd data-test="serial">
                <span class="mono"><Capped text=serial.colon_hex() /></span>
                <span class="sub">
                    {serial.decimal().map(|decimal| words::key::decimal(&decimal))}
                </span>
            </dd>
            <dt>{words::key::VALID_FROM}</dt>
            <dd data-test="not-before"><Moment at=certificate.not_before() /></dd>
            <dt>{words::key::VALID_UNTIL}</dt>
            <dd data-test="not-after">
                <Moment at=certificate.not_after() /> <DaysLeft until=certificate.not_after() />
            </dd>
            <dt>{words::key::PUBLIC_KEY}</dt>
            <dd data-test="public-key">{certificate.public_key().to_string()}</dd>
            <dt>{words::key::SIGNATURE_ALGORITHM}</dt>
            <dd data-test="signature-algorithm">{certificate.signature_algorithm().to_string()}</dd>
            <dt>{words::key::FINGERPRINT_SHA1}</dt>
            <dd><Digest what=words::key::FINGERPRINT_SHA1 text=sha1.colon() test="sha1-colon" /></dd>
            <dt>{words::key::THUMBPRINT_SHA1}</dt>
            <dd><Digest what=words::key::THUMBPRINT_SHA1 text=sha1.hex() test="sha1-hex" /></dd>
            <dt>{words::key::FINGERPRINT_SHA256}</dt>
            <dd><Digest what=words::key::FINGERPRINT_SHA256 text=sha256.colon() test="sha256-colon" /></dd>
            <dt>{words::key::THUMBPRINT_SHA256}</dt>
            <dd><Digest what=words::key::THUMBPRINT_SHA256 text=sha256.hex() test="sha256-hex" /></dd>
            {extensions(certificate)}
            <dt>{words::key::VERSION}</dt>
            <dd>{certificate.version()}</dd>
        </dl>
    }
}

/// Whether the certificate is valid now, as a badge.
#[component]
pub fn ValidityBadge<'a>(
    /// The certificate.
    certificate: &'a Certificate,
) -> impl IntoView + use<> {
    let clock = Clock::expect();
    let certificate = certificate.clone();
    let validity = Memo::new(move |_| certificate.validity_at(clock.now()));
    view! {
        <span class=move || match validity.get() {
            Validity::Valid => "badge current",
            Validity::NotYetValid => "badge next",
            Validity::Expired => "badge revoked",
        }>
            {move || match validity.get() {
                Validity::Valid => Icon::Check.view(),
                Validity::NotYetValid => Icon::Past.view(),
                Validity::Expired => Icon::Revoked.view(),
            }}
            {move || words::key::validity(validity.get())}
        </span>
    }
}

#[component]
fn Name<'a>(name: &'a DistinguishedName) -> impl IntoView + use<> {
    if name.is_empty() {
        return view! { <span class="chip">{words::key::EMPTY_NAME}</span> }.into_any();
    }
    view! { <Capped text=name.to_string() /> }.into_any()
}

/// The whole days until the end of the validity, as long as there is one.
#[component]
fn DaysLeft(until: Timestamp) -> impl IntoView {
    let clock = Clock::expect();
    let left = move || {
        let seconds = (until.unix_millis() - clock.now().unix_millis()).div_euclid(1000);
        (seconds >= 0).then(|| words::key::left(&intl::days(seconds)))
    };
    view! { <span class="sub" data-test="days-left">{left}</span> }
}

/// A digest in one notation, with its copy button.
#[component]
fn Digest(what: &'static str, text: String, test: &'static str) -> impl IntoView {
    let shown = text.clone();
    view! {
        <span class="copyable">
            <span class="mono" data-test=test>{shown}</span>
            <CopyButton
                what
                text=Rc::new(move || text.clone())
                label=format!("{} {what}", words::shell::COPY)
            />
        </span>
    }
}

/// The extensions, as many as a reader could want to see.
fn extensions(certificate: &Certificate) -> impl IntoView + use<> {
    let all = certificate.extensions();
    let shown = all.iter().take(MOST_EXTENSIONS).map(extension);
    let rest = all.len().saturating_sub(MOST_EXTENSIONS);
    let rest = (rest > 0).then(|| {
        view! {
            <dt>{words::key::MORE_EXTENSIONS}</dt>
            <dd data-test="not-shown">{words::key::not_shown(rest, words::key::EXTENSIONS)}</dd>
        }
    });
    view! { {shown.collect_view()} {rest} }
}

fn extension(extension: &Extension) -> impl IntoView + use<> {
    let name = extension
        .name()
        .map_or_else(|| extension.oid().to_owned(), str::to_owned);
    let critical = extension
        .is_critical()
        .then(|| view! { <span class="chip">{words::key::CRITICAL}</span> });
    let values = extension.values();
    let lines = values
        .iter()
        .take(MOST_VALUES)
        .map(|value| view! { <span class="line"><Capped text=value.clone() /></span> })
        .collect_view();
    let rest = values.len().saturating_sub(MOST_VALUES);
    let rest = (rest > 0).then(|| {
        view! {
            <span class="line muted" data-test="not-shown">
                {words::key::not_shown(rest, words::key::VALUES)}
            </span>
        }
    });
    view! {
        <dt>{name} " " {critical}</dt>
        <dd data-test="extension" data-oid=extension.oid().to_owned()>{lines} {rest}</dd>
    }
}
