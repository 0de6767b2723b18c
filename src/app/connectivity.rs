//! Says, once for the whole page, that the browser is offline.

use leptos::prelude::*;

use crate::{
    components::banner::{Banner, Tone},
    platform::online::online,
    view, words,
};

/// The banner, as long as the browser has no network. What failed meanwhile is asked for again by
/// itself afterwards.
#[component]
pub fn Connectivity() -> impl IntoView {
    view! {
        <Show when=|| !online()>
            <Banner
                tone=Tone::Problem
                title=words::shell::OFFLINE
                text=vec![words::shell::OFFLINE_TEXT.to_owned()]
                test="offline"
            />
        </Show>
    }
}
