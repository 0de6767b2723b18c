//! The actions that stand in a key's row.

use std::rc::Rc;

use keyglass_core::{display::file_stem, signing_key::SigningKey};
use leptos::prelude::*;

use super::{
    copy_button::CopyButton,
    download_button::{DownloadButton, File},
};
use crate::{view, words};

/// The certificate of a key as the file to download: the bytes of the API, named after tenant and key.
pub fn certificate_file(tenant_stem: &str, key: &SigningKey) -> File {
    File {
        name: format!("{}.pem", file_stem(&format!("{tenant_stem}-{}", key.kid()))),
        media_type: "application/x-pem-file",
        bytes: key.certificate_pem().as_bytes().into(),
    }
}

/// Copy and download of a key's certificate.
#[component]
pub fn KeyActions<'a>(
    /// The key.
    key: &'a SigningKey,
    /// What the tenant's files are named after.
    tenant_stem: &'a str,
) -> impl IntoView + use<> {
    let kid = key.kid().to_string();
    let pem: Rc<str> = key.certificate_pem().into();
    view! {
        <span class="row-actions">
            <CopyButton
                what=words::keys::CERTIFICATE
                text=Rc::new(move || pem.to_string())
                label=words::keys::copy_of(words::keys::CERTIFICATE, &kid)
                test="copy-certificate"
            />
            <DownloadButton
                file=certificate_file(tenant_stem, key)
                label=words::keys::download_of(&kid)
                test="download-certificate"
            />
        </span>
    }
}
