//! One place where the page says what just happened: shown at the foot and read out.

use std::time::Duration;

use leptos::prelude::*;

use super::icon::Icon;
use crate::{platform::timer::Timer, view, words};

/// How long good news stays. Bad news stays until it is dismissed.
const GOOD_NEWS: Duration = Duration::from_secs(6);

#[derive(Clone, PartialEq, Eq)]
enum News {
    None,
    Good(String),
    Bad {
        text: String,
        by_hand: Option<String>,
    },
}

/// Says what happened. Provided by the app, and by each element of the embed for itself. Never given
/// a secret: its words stay on screen.
#[derive(Clone, Copy)]
pub struct Toaster {
    news: RwSignal<News>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
}

impl Toaster {
    /// Provides a toaster that has nothing to say yet. A [`Toasts`] shows it.
    pub fn provide() -> Self {
        let toaster = Self {
            news: RwSignal::new(News::None),
            timer: StoredValue::new_local(None),
        };
        provide_context(toaster);
        toaster
    }

    /// The toaster of this part of the page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Good news, which goes away by itself.
    pub fn say(self, text: String) {
        self.news.set(News::Good(text));
        let news = self.news;
        let timer = Timer::after(GOOD_NEWS, move || {
            news.try_set(News::None);
        });
        self.timer.set_value(Some(timer));
    }

    /// Bad news, which stays.
    pub fn fail(self, text: String) {
        self.stay(text, None);
    }

    /// A text did not reach the clipboard: it is shown, selected, to be copied by hand.
    pub fn copy_by_hand(self, why: String, text: String) {
        self.stay(why, Some(text));
    }

    fn stay(self, text: String, by_hand: Option<String>) {
        self.timer.set_value(None);
        self.news.set(News::Bad { text, by_hand });
    }

    fn dismiss(self) {
        self.timer.set_value(None);
        self.news.set(News::None);
    }
}

/// Shows what the [`Toaster`] says. Stands once beside the content.
#[component]
pub fn Toasts() -> impl IntoView {
    let toaster = Toaster::expect();
    view! {
        <div class="toasts" role="status" aria-live="polite" data-test="toast">
            {move || match toaster.news.get() {
                News::None => None,
                News::Good(text) => Some(good(text).into_any()),
                News::Bad { text, by_hand } => Some(bad(toaster, text, by_hand).into_any()),
            }}
        </div>
    }
}

fn good(text: String) -> impl IntoView {
    view! { <p class="toast good">{Icon::Check.view()} <span>{text}</span></p> }
}

fn bad(toaster: Toaster, text: String, by_hand: Option<String>) -> impl IntoView {
    view! {
        <div class="toast bad">
            {Icon::Warning.view()}
            <div>
                <p>{text}</p>
                {by_hand.map(|text| view! { <ByHand text /> })}
            </div>
            <button
                type="button"
                class="quiet"
                aria-label=words::shell::DISMISS
                on:click=move |_| toaster.dismiss()
            >
                {Icon::Close.view()}
            </button>
        </div>
    }
}

/// A text to copy by hand, selected as soon as it stands.
#[component]
fn ByHand(text: String) -> impl IntoView {
    let field = NodeRef::<leptos::html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Before it is selected: giving a field its text moves the caret to the end.
            field.set_value(&text);
            let _ = field.focus();
            field.select();
        }
    });
    view! {
        <label class="by-hand">
            <span>{words::shell::COPY_BY_HAND}</span>
            <textarea node_ref=field readonly rows="4" data-test="by-hand"></textarea>
        </label>
    }
}
