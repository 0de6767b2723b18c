//! How far a long list has been read, and what to do about it: stop, go on, try again.

use leptos::prelude::*;

use super::super::problem::Problem;
use crate::{
    api::{ApiError, management::clients::READ_CLIENTS, retries::Retries},
    components::banner::{Banner, Tone},
    platform::online::online,
    session::{
        Session,
        applications::{
            Applications,
            walk::{Walk, WalkStatus},
        },
    },
    view, words,
};

/// Above the list: a bar while all of it is wanted and not yet there, and what is missing when a part
/// did not come.
#[component]
pub fn Progress(
    /// The list.
    applications: Applications,
    /// Whether all applications are wanted, since one searches among them or orders them.
    wants_all: Memo<bool>,
    /// Whether their certificates are wanted as well.
    wants_certificates: Memo<bool>,
) -> impl IntoView {
    let in_certificates = Memo::new(move |_| {
        wants_certificates.get() && applications.list().status() == WalkStatus::Ended
    });
    let walk = move || {
        if in_certificates.get() {
            applications.certificates()
        } else {
            applications.list()
        }
    };
    let failure = move || walk().failure();
    let shown = Memo::new(move |_| match walk().status() {
        _ if failure().is_some() => Shown::Failure,
        WalkStatus::Reading if wants_all.get() => Shown::Bar,
        WalkStatus::Stopped => Shown::Stopped,
        _ => Shown::Nothing,
    });
    let retries = repeat(applications);
    move || match shown.get() {
        Shown::Nothing => ().into_any(),
        Shown::Bar => view! { <Bar applications in_certificates /> }.into_any(),
        Shown::Stopped => view! { <Stopped applications in_certificates /> }.into_any(),
        Shown::Failure => failure()
            .map(|error| view! { <Failure error applications in_certificates retries /> })
            .into_any(),
    }
}

/// Sends the page that did not come again by itself, and once more when there is a network again.
fn repeat(applications: Applications) -> Retries {
    let session = Session::expect();
    let retries = Retries::new();
    let walks = [applications.list(), applications.certificates()];
    for walk in walks {
        Effect::new(move |_| match (walk.status(), walk.failure()) {
            (WalkStatus::Failed, Some(error)) => {
                retries.failed(&error, move || applications.go_on(session));
            }
            (_, None) => retries.reset(),
            (_, Some(_)) => retries.stop(),
        });
    }
    Effect::new(move |was_online: Option<bool>| {
        let is_online = online();
        let has_failed = |walk: Walk| untrack(|| walk.failure()).is_some_and(|it| it.may_pass());
        if is_online && was_online == Some(false) && walks.into_iter().any(has_failed) {
            applications.go_on(session);
        }
        is_online
    });
    retries
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    Bar,
    Stopped,
    Failure,
}

/// How many were read, and of how many.
fn so_far(applications: Applications, in_certificates: Memo<bool>) -> (usize, Option<usize>) {
    if in_certificates.get() {
        (applications.certificates().read(), Some(applications.len()))
    } else {
        (applications.len(), applications.total())
    }
}

fn so_far_in_words(applications: Applications, in_certificates: Memo<bool>) -> String {
    match so_far(applications, in_certificates) {
        (read, Some(total)) if in_certificates.get() => {
            words::applications::walked_certificates(read, total)
        }
        (read, total) => words::applications::walked(read, total),
    }
}

#[component]
fn Bar(applications: Applications, in_certificates: Memo<bool>) -> impl IntoView {
    let so_far = move || so_far(applications, in_certificates);
    view! {
        <div class="walk" data-test="walk">
            <progress
                aria-label=words::applications::PROGRESS
                max=move || so_far().1.map(|total| total.to_string())
                value=move || { let (read, total) = so_far(); total.map(|_| read.to_string()) }
            ></progress>
            <span class="small" data-test="walked">
                {move || so_far_in_words(applications, in_certificates)}
            </span>
            <button type="button" data-test="stop" on:click=move |_| applications.stop()>
                {words::applications::STOP}
            </button>
        </div>
    }
}

#[component]
fn Stopped(applications: Applications, in_certificates: Memo<bool>) -> impl IntoView {
    let session = Session::expect();
    let text = untrack(|| match so_far(applications, in_certificates) {
        (read, Some(total)) if in_certificates.get() => {
            words::applications::walked_certificates(read, total)
        }
        (read, total) => words::applications::stopped_at(read, total),
    });
    view! {
        <Banner
            tone=Tone::Note
            title=words::applications::STOPPED
            text=vec![text]
            test="walk-stopped"
        >
            <button type="button" data-test="go-on" on:click=move |_| applications.go_on(session)>
                {words::applications::GO_ON}
            </button>
        </Banner>
    }
}

/// What went wrong, and, where something came before, exactly what is missing.
#[component]
fn Failure(
    error: ApiError,
    applications: Applications,
    in_certificates: Memo<bool>,
    retries: Retries,
) -> impl IntoView {
    let session = Session::expect();
    let again = Callback::new(move |()| {
        retries.reset();
        applications.go_on(session);
    });
    let missing = move || {
        let text = match so_far(applications, in_certificates) {
            (read, Some(total)) if in_certificates.get() => {
                words::applications::missing_certificates(read, total)
            }
            (0, _) => return None,
            (read, total) => words::applications::missing(read, total),
        };
        Some(view! { <p class="note small" role="status" data-test="missing">{text}</p> })
    };
    view! {
        <Problem error=&error scope=READ_CLIENTS retries again />
        {missing}
    }
}
