//! A key in every form that other systems take, to copy and to save.

use std::rc::Rc;

use keyglass_core::export::{Exported, Format};
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
    exported: Exported<'a>,
    /// Which formats, in their order.
    #[prop(optional)]
    formats: Option<&'a [Format]>,
    /// The file name of a format.
    name: &'a dyn Fn(Format) -> String,
) -> impl IntoView + use<> {
    let rows = formats
        .unwrap_or(&Format::ALL)
        .iter()
        .filter_map(|&format| row(exported, name(format), format))
        .collect_view();
    view! { <ul class="rows" data-test="formats">{rows}</ul> }
}

fn row(exported: Exported<'_>, name: String, format: Format) -> Option<impl IntoView + use<>> {
    let bytes: Rc<[u8]> = exported.bytes(format)?.into();
    let what = words::formats::name(format);
    let file = File {
        name,
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
