//! `<keyglass-certificate>`: the facts of one PEM certificate.

use keyglass_core::certificate::Certificate;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::Mounted;
use crate::{
    components::{
        certificate_facts::{CertificateFacts, ValidityBadge},
        toast::{Toaster, Toasts},
    },
    platform::clock::Clock,
    view, words,
};

/// Shows the facts of `pem` in `host`; for a text that is no certificate, what is wrong with it.
pub fn mount(host: HtmlElement, pem: &str) -> Mounted {
    let certificate = Certificate::from_pem(pem.trim());
    super::mount(host, move || {
        Clock::provide();
        Toaster::provide();
        match certificate {
            Ok(certificate) => view! {
                <section class="card" part="certificate">
                    <header>
                        <h2 part="heading">{words::key::CERTIFICATE}</h2>
                        <ValidityBadge certificate=&certificate />
                    </header>
                    <div class="body"><CertificateFacts certificate=&certificate /></div>
                </section>
                <Toasts />
            }
            .into_any(),
            Err(error) => view! {
                <p class="error" role="alert" part="error" data-test="certificate-error">
                    {words::key::UNREADABLE_ALONE} {error.to_string()} "."
                </p>
            }
            .into_any(),
        }
    })
}
