//! A request that was sent from the page, and its answer as it may be shown.

use std::{rc::Rc, time::Duration};

use keyglass_core::{display::indent_json, language::Language, token::mask_tokens};
use leptos::{prelude::*, reactive::spawn_local};

use crate::{
    api::{
        ApiError, Connection,
        management::console::{self, Asked},
        retries::Retries,
        transport::Answer,
    },
    platform::abort::{Abort, AbortReason},
};

/// How much of a body is shown, in bytes: more than the largest list of keys one meets.
const SHOWN: usize = 64 * 1024;

/// An answer, made fit to be shown: tokens in it are masked, the body is text and not too long.
pub struct ShownAnswer {
    /// The status.
    pub status: u16,
    /// The headers that a page may read.
    pub headers: Vec<(String, String)>,
    /// How long it took.
    pub took: Duration,
    /// The size of the body in bytes.
    pub size: usize,
    /// The body, or its beginning, as text; JSON with line breaks.
    pub text: String,
    /// What the text is.
    pub language: Language,
    /// How many bytes of the body are shown, where it is cut.
    pub cut: Option<usize>,
    /// Whether the body is text.
    pub is_utf8: bool,
    /// Whether a token was masked.
    pub is_masked: bool,
    /// What a status that is no success means.
    pub problem: Option<ApiError>,
}

#[derive(Clone)]
enum State {
    Nothing,
    Sending,
    Answered(Rc<ShownAnswer>),
    Failed(ApiError),
}

/// The exchange of one call. Gives up what is under way when the page is left.
#[derive(Clone, Copy)]
pub struct Exchange {
    state: RwSignal<State, LocalStorage>,
    running: StoredValue<Option<Abort>, LocalStorage>,
    retries: Retries,
}

impl Default for Exchange {
    fn default() -> Self {
        Self::new()
    }
}

impl Exchange {
    /// Nothing was sent yet.
    pub fn new() -> Self {
        let running = StoredValue::new_local(None::<Abort>);
        on_cleanup(move || {
            running.try_update_value(|running| give_up(running.take()));
        });
        Self {
            state: RwSignal::new_local(State::Nothing),
            running,
            retries: Retries::new(),
        }
    }

    /// Sends a request; one that is under way is given up. A tenant that asks to wait is asked again by
    /// itself when the time has come.
    pub fn send(self, connection: Connection, asked: Asked) {
        self.retries.reset();
        self.ask(connection, asked);
    }

    fn ask(self, connection: Connection, asked: Asked) {
        let abort = Abort::new();
        self.running
            .update_value(|running| give_up(running.replace(abort.clone())));
        self.state.set(State::Sending);
        spawn_local(async move {
            let outcome = console::send(&connection, &asked, &abort).await;
            if abort.reason() == Some(AbortReason::Unwanted) {
                return;
            }
            let state = match outcome {
                Ok(answer) => State::Answered(Rc::new(shown(answer))),
                Err(error) => State::Failed(error),
            };
            let limited = match &state {
                State::Answered(answer) => answer.problem.clone(),
                _ => None,
            };
            if let Some(error @ ApiError::Limited { .. }) = limited {
                self.retries
                    .failed(&error, move || self.ask(connection.clone(), asked.clone()));
            }
            self.state.try_set(state);
        });
    }

    /// Gives up what is under way.
    pub fn stop(self) {
        self.retries.stop();
        self.running.update_value(|running| give_up(running.take()));
        self.state.set(State::Nothing);
    }

    /// Whether an answer is being waited for; the view that reads it follows.
    pub fn is_sending(self) -> bool {
        self.state.with(|state| matches!(state, State::Sending))
    }

    /// The last answer; the view that reads it follows.
    pub fn answer(self) -> Option<Rc<ShownAnswer>> {
        self.state.with(|state| match state {
            State::Answered(answer) => Some(Rc::clone(answer)),
            _ => None,
        })
    }

    /// Why there is no answer, or what its status means; the view that reads it follows.
    pub fn problem(self) -> Option<ApiError> {
        self.state.with(|state| match state {
            State::Failed(error) => Some(error.clone()),
            State::Answered(answer) => answer.problem.clone(),
            State::Nothing | State::Sending => None,
        })
    }

    /// The repetitions that wait.
    pub fn retries(self) -> Retries {
        self.retries
    }
}

fn give_up(running: Option<Abort>) {
    if let Some(abort) = running {
        abort.abort(AbortReason::Unwanted);
    }
}

/// The body is wiped at the end of this function; what is shown of it holds no token.
fn shown(answer: Answer) -> ShownAnswer {
    let size = answer.body.len();
    let bytes = &answer.body[..size.min(SHOWN)];
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        // Cut inside of a character.
        Err(error) if error.error_len().is_none() && size > SHOWN => {
            std::str::from_utf8(&bytes[..error.valid_up_to()])
        }
        Err(error) => Err(error),
    };
    let is_utf8 = text.is_ok();
    let whole = text.map_or_else(
        |_| String::from_utf8_lossy(bytes).into_owned(),
        str::to_owned,
    );
    let whole = zeroize::Zeroizing::new(whole);
    let masked = mask_tokens(&whole);
    let mut is_masked = masked != *whole;
    let is_json = masked.trim_start().starts_with(['{', '[']);
    let headers = answer.headers.into_iter().map(|(name, value)| {
        let masked = mask_tokens(&value);
        is_masked |= masked != value;
        (name, masked)
    });
    ShownAnswer {
        status: answer.status,
        headers: headers.collect(),
        took: answer.took,
        size,
        text: if is_json {
            indent_json(&masked)
        } else {
            masked
        },
        language: if is_json {
            Language::Json
        } else {
            Language::Plain
        },
        cut: (size > SHOWN).then_some(SHOWN),
        is_utf8,
        is_masked,
        problem: answer.problem,
    }
}
