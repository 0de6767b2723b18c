//! A secret that is there to be copied and not to be seen: masked, fetched only when it is wanted, and
//! dropped as soon as it was handed over.
//!
//! Nothing here keeps a secret: between two uses there is none in memory. What is shown stands in one text
//! of the page and nowhere else, for ten seconds at most.

mod asking;
mod compare;
mod reveal;
mod value;

use std::{future::Future, pin::Pin, rc::Rc};

use keyglass_core::secret::{HmacKeyForm, Secret};
use leptos::{prelude::*, reactive::spawn_local};

use self::{asking::Asking, compare::compare, reveal::Reveal};
use super::{icon::Icon, toast::Toaster};
use crate::{
    platform::{
        abort::Abort,
        clipboard::{self, NotCopied},
    },
    view, words,
};

/// Brings the secret, alone, or the words that stand below the field in its place.
pub type FetchSecret = Rc<dyn Fn(Abort) -> Fetching>;

/// A secret on its way.
pub type Fetching = Pin<Box<dyn Future<Output = Result<Secret, ViewFn>>>>;

/// Why a secret makes a bad key for HS256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flaw {
    Short,
    NotBase64,
}

/// What the buttons of a field share. Of a secret it keeps no more than what is wrong with it.
#[derive(Clone, Copy)]
struct Field {
    fetch: StoredValue<FetchSecret, LocalStorage>,
    hmac: Option<HmacKeyForm>,
    /// The words in place of the secret, or of its copy.
    problem: RwSignal<Option<ViewFn>>,
    flaw: RwSignal<Option<Flaw>>,
}

/// The client secret of an application.
#[component]
pub fn SecretField(
    /// Fetches it: at each copy, each reveal, each comparison.
    fetch: FetchSecret,
    /// How it becomes a key, where it signs tokens and the API says how.
    hmac: Option<HmacKeyForm>,
) -> impl IntoView {
    let field = Field {
        fetch: StoredValue::new_local(fetch),
        hmac,
        problem: RwSignal::new(None),
        flaw: RwSignal::new(None),
    };
    // Whether the clipboard may hold the secret.
    let copied = RwSignal::new(false);
    let reveal = Reveal::new();
    let (problem, flaw) = (field.problem, field.flaw);
    let notes = move || {
        flaw.get().map(|flaw| {
            let text = match flaw {
                Flaw::Short => words::secret::WEAK,
                Flaw::NotBase64 => words::secret::NOT_BASE64,
            };
            view! { <p class="note small" role="status" data-test="secret-flaw">{text}</p> }
        })
    };
    view! {
        <div class="field secret" role="group" aria-label=words::secret::CLIENT_SECRET data-test="secret">
            <span class="label" aria-hidden="true">{words::secret::CLIENT_SECRET}</span>
            <div class="value-row">
                {reveal.value()}
                <CopySecret field copied />
                {reveal.button(field)}
            </div>
            {reveal.countdown()}
            <div role="alert" data-test="secret-problem">{move || problem.get().map(|it| it.run())}</div>
            {notes}
            <p class="small muted">
                {hmac.map(words::secret::hmac_key)} " " {words::secret::HINT}
            </p>
            {move || copied.get().then(|| view! { <ClearClipboard copied /> })}
            {compare(field)}
        </div>
    }
}

impl Field {
    /// Fetches the secret, after an earlier problem is taken away.
    fn ask(self, abort: Abort) -> impl Future<Output = Result<Secret, ViewFn>> + use<> {
        self.problem.set(None);
        self.fetch.with_value(|fetch| fetch(abort))
    }

    /// Says what is wrong with the secret as a key for HS256.
    fn note(self, secret: &Secret) {
        let flaw = self.hmac.and_then(|form| match secret.hmac_key_len(form) {
            None => Some(Flaw::NotBase64),
            Some(_) => secret.is_weak_hmac_key(form).then_some(Flaw::Short),
        });
        self.flaw.try_set(flaw);
    }

    /// Says why there is none, or why it was not copied.
    fn fail(self, why: ViewFn) {
        self.problem.try_set(Some(why));
    }
}

#[component]
fn CopySecret(field: Field, copied: RwSignal<bool>) -> impl IntoView {
    let toaster = Toaster::expect();
    let asking = Asking::new();
    let copy = move |_| {
        let source = field.ask(asking.begin());
        let note = {
            move |secret: &Secret| {
                field.note(secret);
                secret.char_count()
            }
        };
        spawn_local(async move {
            let outcome = clipboard::write_secret(source, note).await;
            // A refusal comes before the answer does, which is then not wanted any more.
            asking.end();
            let what = words::secret::CLIENT_SECRET;
            match outcome {
                Ok(characters) => {
                    toaster.say(words::shell::copied(what, characters));
                    copied.try_set(true);
                }
                Err(NotCopied::NotHad(why)) => field.fail(why),
                Err(NotCopied::Clipboard(why)) => {
                    field.fail(by_hand(words::shell::not_copied(what, why)))
                }
            }
        });
    };
    view! {
        <button type="button" data-test="copy-secret" on:click=copy>
            {Icon::Copy.view()}
            {words::shell::COPY}
            <span class="visually-hidden">" " {words::secret::CLIENT_SECRET}</span>
        </button>
    }
}

/// Why the clipboard does not hold the secret, and what to do. The secret is not offered in the message, as
/// other texts are: it would stand there until it is dismissed.
fn by_hand(text: String) -> ViewFn {
    ViewFn::from(move || {
        view! { <p class="error">{text.clone()} " " {words::secret::REVEAL_INSTEAD}</p> }
    })
}

#[component]
fn ClearClipboard(copied: RwSignal<bool>) -> impl IntoView {
    let toaster = Toaster::expect();
    let clear = move |_| {
        spawn_local(async move {
            match clipboard::write_text("").await {
                Ok(()) => {
                    copied.try_set(false);
                    toaster.say(words::secret::CLEARED.to_owned());
                }
                Err(_) => toaster.fail(words::secret::NOT_CLEARED.to_owned()),
            }
        });
    };
    view! {
        <div class="actions" data-test="copied">
            <button type="button" data-test="clear-clipboard" on:click=clear>{words::secret::CLEAR}</button>
            <span class="small muted">{words::secret::CLEAR_HINT}</span>
        </div>
    }
}
