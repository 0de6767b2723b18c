//! Showing a secret for a moment: ten seconds, and no longer than someone looks at the page.

use std::time::Duration;

use keyglass_core::timestamp::Timestamp;
use leptos::{html, prelude::*, reactive::spawn_local};

use super::{
    Field,
    asking::Asking,
    value::{Shown, copy_exactly},
};
use crate::{
    components::icon::Icon,
    platform::{clock::system_now, page, timer::Timer},
    view, words,
};

/// How long a secret is shown.
const SHOWN_FOR: Duration = Duration::from_secs(10);
/// How often the countdown moves.
const TICK: Duration = Duration::from_secs(1);

/// What shows and hides a secret.
#[derive(Clone, Copy)]
pub(super) struct Reveal {
    place: NodeRef<html::Span>,
    /// The characters in the page: dropping them takes them out.
    shown: StoredValue<Option<Shown>, LocalStorage>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
    /// Seconds until it is hidden; `None` while it is.
    left: RwSignal<Option<u32>>,
    /// What a screen reader is told.
    news: RwSignal<&'static str>,
    asking: Asking,
}

impl Reveal {
    /// Hidden, and hidden again whenever the page is not looked at any more, printed or left.
    pub(super) fn new() -> Self {
        let reveal = Self {
            place: NodeRef::new(),
            shown: StoredValue::new_local(None),
            timer: StoredValue::new_local(None),
            left: RwSignal::new(None),
            news: RwSignal::new(""),
            asking: Asking::new(),
        };
        page::when_unwatched(move || reveal.hide());
        on_cleanup(move || reveal.hide());
        reveal
    }

    /// The mask, which is the same for every secret, and the place of its characters.
    pub(super) fn value(self) -> impl IntoView {
        let is_shown = move || self.left.get().is_some();
        view! {
            <span class="v" class:shown=is_shown data-test="secret-value">
                <span class="mask" aria-hidden="true"></span>
                <Show when=move || !is_shown()>
                    <span class="visually-hidden">{words::secret::MASKED}</span>
                </Show>
                <span
                    class="characters"
                    node_ref=self.place
                    role=move || is_shown().then_some("textbox")
                    aria-readonly=move || is_shown().then_some("true")
                    aria-label=move || is_shown().then_some(words::secret::CLIENT_SECRET)
                    tabindex=move || is_shown().then_some("0")
                    on:copy=|event| copy_exactly(&event)
                ></span>
            </span>
        }
    }

    /// The button, whose name stays the same: whether it is pressed says the rest.
    pub(super) fn button(self, field: Field) -> impl IntoView {
        view! {
            <button
                type="button"
                aria-pressed=move || if self.left.get().is_some() { "true" } else { "false" }
                data-test="reveal-secret"
                on:click=move |_| self.turn(field)
            >
                {Icon::Eye.view()}
                {words::secret::REVEAL}
                <span class="visually-hidden">" " {words::secret::CLIENT_SECRET}</span>
            </button>
        }
    }

    /// How long it still is shown; a screen reader is told at the beginning and at the end only.
    pub(super) fn countdown(self) -> impl IntoView {
        view! {
            <p class="visually-hidden" role="status" data-test="secret-news">{self.news}</p>
            {move || {
                let left = self.left.get()?;
                Some(view! {
                    <p class="small muted" aria-live="off" data-test="countdown">{words::secret::hidden_in(left)}</p>
                })
            }}
        }
    }

    fn turn(self, field: Field) {
        if self.left.get_untracked().is_some() {
            return self.hide();
        }
        if self.asking.end() {
            return;
        }
        let abort = self.asking.begin();
        let source = field.ask(abort.clone());
        spawn_local(async move {
            let answer = source.await;
            // Given up meanwhile: nobody looks any more. The secret is wiped here.
            if abort.reason().is_some() {
                return;
            }
            self.asking.end();
            match answer {
                Ok(secret) => {
                    field.note(&secret);
                    if let Some(place) = self.place.get_untracked() {
                        self.shown
                            .set_value(Some(Shown::new(place.into(), &secret)));
                        drop(secret);
                        self.news.set(words::secret::SHOWN);
                        self.count_down(end_of(SHOWN_FOR));
                    }
                }
                Err(why) => field.fail(why),
            }
        });
    }

    /// Ticks until `end` by the wall clock, so that a machine that slept hides it when it wakes.
    fn count_down(self, end: Timestamp) {
        let millis = end.unix_millis() - system_now().unix_millis();
        let Some(left) = u32::try_from((millis + 999) / 1000)
            .ok()
            .filter(|left| *left > 0)
        else {
            return self.hide();
        };
        self.left.set(Some(left));
        let timer = Timer::after(TICK, move || self.count_down(end));
        self.timer.set_value(Some(timer));
    }

    /// Takes the characters out of the page, and gives up a request for them.
    fn hide(self) {
        self.asking.end();
        self.timer.try_update_value(Option::take);
        let was_shown = self
            .shown
            .try_update_value(Option::take)
            .flatten()
            .is_some();
        if was_shown {
            self.left.try_set(None);
            self.news.try_set(words::secret::HIDDEN_AGAIN);
        }
    }
}

fn end_of(time: Duration) -> Timestamp {
    // Ten seconds fit.
    let millis = i64::try_from(time.as_millis()).unwrap_or(0);
    Timestamp::from_unix_millis(system_now().unix_millis() + millis)
}
