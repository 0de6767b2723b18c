//! The second tab: the certificate that verifies what the tenant signs for the application, and the
//! metadata of the protocols that use one.

use std::rc::Rc;

use keyglass_core::{
    application::{Application, ApplicationCertificate, SamlAddon},
    display::file_stem,
    export::Format,
};
use leptos::prelude::*;

use super::{facts::fact, tenant_stem, verification::CurrentKey};
use crate::{
    components::{
        certificate_facts::{CertificateFacts, ValidityBadge},
        formats::Formats,
        icon::Icon,
    },
    session::Session,
    view, words,
};

/// What relying parties are given.
const FORMATS: [Format; 4] = [
    Format::CertificatePem,
    Format::CertificateDer,
    Format::Pkcs7,
    Format::Saml,
];

/// The add-ons first, since whoever has one came for them; then the certificates.
#[component]
pub fn Certificates(
    /// The application.
    application: Rc<Application>,
) -> impl IntoView {
    let by_secret = application
        .summary()
        .algorithm()
        .value()
        .map(|it| it.is_asymmetric())
        == Some(Some(false));
    let note = by_secret.then(|| {
        view! {
            <p class="note small" data-test="no-certificate-verifies">
                {words::application::NO_CERTIFICATE_SECRET}
            </p>
        }
    });
    let certificates = application.signing_certificates();
    let shown = if certificates.is_empty() {
        let text = match application.seen().keys {
            true => words::application::NO_CERTIFICATE,
            false => words::application::CERTIFICATE_HIDDEN,
        };
        view! {
            <section class="card" data-test="no-certificate">
                <div class="body stack tight"><p>{text}</p> <CurrentKey /></div>
            </section>
        }
        .into_any()
    } else {
        let name = application
            .summary()
            .name()
            .unwrap_or(application.client_id().as_str());
        let stem = file_stem(&format!("{}-{name}", tenant_stem()));
        certificates
            .iter()
            .map(|certificate| certificate_cards(certificate, &stem))
            .collect_view()
            .into_any()
    };
    view! {
        {addons(&application)}
        {note}
        {shown}
    }
}

fn certificate_cards(certificate: &ApplicationCertificate, stem: &str) -> AnyView {
    let read = match certificate.certificate() {
        Ok(read) => read,
        Err(error) => {
            return view! {
                <section class="card" data-test="certificate-unreadable">
                    <div class="body"><p>{words::key::UNREADABLE_ALONE} {error.to_string()}</p></div>
                </section>
            }
            .into_any();
        }
    };
    let formats = certificate.exported().map(|exported| {
        let name = |format: Format| format!("{stem}.{}", format.extension());
        view! { <Formats exported formats=&FORMATS[..] name=&name /> }
    });
    view! {
        <div class="split">
            <section class="card" aria-labelledby="certificate-heading">
                <header>
                    <h2 id="certificate-heading">{words::application::SIGNING_CERTIFICATE}</h2>
                    <ValidityBadge certificate=read />
                </header>
                <div class="body stack tight">
                    <p class="small muted">{words::application::CERTIFICATE_TEXT}</p>
                    <CertificateFacts certificate=read />
                </div>
            </section>
            <section class="card" aria-labelledby="downloads-heading">
                <header><h2 id="downloads-heading">{words::application::DOWNLOADS}</h2></header>
                <div class="body">{formats}</div>
            </section>
        </div>
    }
    .into_any()
}

fn addons(application: &Application) -> impl IntoView + use<> {
    let origin = Session::expect()
        .connected()
        .map_or_else(String::new, |it| it.tenant.origin());
    let saml = application.saml().map(|addon| {
        let id = String::from(js_sys::encode_uri_component(
            application.client_id().as_str(),
        ));
        saml_card(addon, format!("{origin}/samlp/metadata/{id}"))
    });
    let ws_fed = application.has_ws_fed().then(|| {
        let realm = application.client_aliases().first();
        let href = format!("{origin}/wsfed/FederationMetadata/2007-06/FederationMetadata.xml");
        view! {
            <section class="card" aria-labelledby="wsfed-heading" data-test="wsfed">
                <header>
                    <h2 id="wsfed-heading">{words::application::WS_FED}</h2>
                    {metadata(href, words::application::WS_FED_METADATA, "wsfed-metadata")}
                </header>
                <div class="body stack tight">
                    <dl class="facts">{fact(words::application::REALM, realm.map(String::as_str), "realm")}</dl>
                    <p class="small muted">{words::application::METADATA_TEXT}</p>
                </div>
            </section>
        }
    });
    view! { {saml} {ws_fed} }
}

fn saml_card(addon: &SamlAddon, href: String) -> impl IntoView + use<> {
    let is_sha1 = |word: Option<&str>| word.is_some_and(|word| word.ends_with("sha1"));
    let (signature, digest) = (
        addon.signature_algorithm.as_deref(),
        addon.digest_algorithm.as_deref(),
    );
    let weak = (is_sha1(signature) || is_sha1(digest)).then(
        || view! { <p class="note small" data-test="saml-weak">{words::application::SHA1}</p> },
    );
    view! {
        <section class="card" aria-labelledby="saml-heading" data-test="saml">
            <header>
                <h2 id="saml-heading">{words::application::SAML}</h2>
                {metadata(href, words::application::SAML_METADATA, "saml-metadata")}
            </header>
            <div class="body stack tight">
                <dl class="facts">
                    {fact(words::application::AUDIENCE, addon.audience.as_deref(), "saml-audience")}
                    {fact(words::application::DESTINATION, addon.destination.as_deref(), "saml-destination")}
                    {fact(words::application::ISSUER, addon.issuer.as_deref(), "saml-issuer")}
                    {fact(words::application::SIGNATURE, signature, "saml-signature")}
                    {fact(words::application::DIGEST, digest, "saml-digest")}
                </dl>
                {weak}
                <p class="small muted">{words::application::METADATA_TEXT}</p>
            </div>
        </section>
    }
}

fn metadata(href: String, caption: &'static str, test: &'static str) -> impl IntoView {
    view! {
        <a class="button" href=href target="_blank" rel="noopener noreferrer external" data-test=test>
            {Icon::Globe.view()}
            {caption}
        </a>
    }
}
