//! The button that copies a sample, and says what the text holds and what it lacks.

use keyglass_core::{language::Language, placeholder::Template};
use leptos::{prelude::*, reactive::spawn_local};

use super::{SampleSource, unfilled_names};
use crate::{
    components::{icon::Icon, toast::Toaster, variables::VariableStore},
    platform::clipboard,
    view, words,
};

/// Hears of every sample that was copied: its language, and the names of variables without a value.
#[derive(Clone, Copy)]
pub struct OnCopied(StoredValue<Listener, LocalStorage>);

type Listener = Box<dyn Fn(Language, Vec<String>)>;

impl OnCopied {
    /// Provides an ear to the samples in this part of the page.
    pub fn provide(listen: impl Fn(Language, Vec<String>) + 'static) {
        provide_context(Self(StoredValue::new_local(Box::new(listen))));
    }

    fn tell(self, template: &Template, store: VariableStore) {
        let unfilled = store.with(|variables| {
            let names = template.unfilled(variables).into_iter();
            names.map(ToString::to_string).collect()
        });
        self.0
            .with_value(|listen| listen(template.language(), unfilled));
    }
}

/// Copies the sample once, at the click, secrets included.
#[component]
pub fn CopyCode(
    /// The sample.
    source: SampleSource,
    /// Its values.
    store: VariableStore,
    /// What it is.
    what: String,
) -> impl IntoView {
    let toaster = Toaster::expect();
    let on_copied = use_context::<OnCopied>();
    let label = format!("{} {what}", words::shell::COPY);
    let copy = move |_| {
        let sample = match untrack(|| source()) {
            Ok(sample) => sample,
            Err(why) => return toaster.fail(why),
        };
        let template = sample.template;
        // The one place where secrets leave the store: for the clipboard, and wiped here afterwards.
        let text = match store.with(|variables| template.copy(variables)) {
            Ok(text) => text,
            Err(error) => return toaster.fail(words::code::refused(&what, &error)),
        };
        let holds_secret = store.with(|variables| template.holds_secret(variables));
        let unfilled = unfilled_names(&template, store);
        let what = what.clone();
        spawn_local(async move {
            match clipboard::write_text(&text).await {
                Ok(()) => {
                    if let Some(on_copied) = on_copied {
                        on_copied.tell(&template, store);
                    }
                    let message = words::shell::copied(&what, text.chars().count());
                    toaster.say(words::code::copied_with(message, &unfilled, holds_secret));
                }
                Err(why) => {
                    let message = words::shell::not_copied(&what, why);
                    if holds_secret {
                        toaster.fail(format!("{message} {}", words::code::SECRET_BY_HAND));
                    } else {
                        toaster.copy_by_hand(message, text.to_string());
                    }
                }
            }
        });
    };
    view! {
        <button type="button" class="quiet" aria-label=label data-test="copy-code" on:click=copy>
            {Icon::Copy.view()}
            <span class="wide">{words::shell::COPY}</span>
        </button>
    }
}
