//! A key in every form that other systems take, to copy and to save.

use std::rc::Rc;

use keyglass_core::{
    export::{Exported, Format, file_name},
    signing_key::SigningKey,
};
use leptos::prelude::*;

use super::{
    copy_button::CopyButton,
    download_button::{DownloadButton, File},
};
use crate::{view, words};

/// A row for each format that the key's kind has.
#[component]
pub fn Formats<'a>(
    /// The key.
    key: &'a SigningKey,
    /// What the tenant's files are named after.
    tenant_stem: &'a str,
) -> impl IntoView + use<> {
    let rows = Format::ALL
        .into_iter()
        .filter_map(|format| row(key, tenant_stem, format))
        .collect_view();
    view! { <ul class="rows" data-test="formats">{rows}</ul> }
}

fn row(key: &SigningKey, tenant_stem: &str, format: Format) -> Option<impl IntoView + use<>> {
    let bytes: Rc<[u8]> = Exported::from(key).bytes(format)?.into();
    let what = words::formats::name(format);
    let file = File {
        name: file_name(tenant_stem, key.kid(), format),
        media_type: format.media_type(),
        bytes: Rc::clone(&bytes),
    };
    let copy = format.is_text().then(|| {
        let text = Rc::new(move || String::from_utf8_lossy(&bytes).into_owned());
        let label = words::formats::copy(what);
        view! { <CopyButton what text label test="copy-format" /> }
    });
    let name = file.name.clone();
    Some(view! {
        <li data-format=format.extension()>
            <span>
                {what}
                <span class="sub mono">{name}</span>
            </span>
            <span class="row-actions">
                {copy}
                <DownloadButton file label=words::formats::download(what) test="download-format" />
            </span>
        </li>
    })
}
