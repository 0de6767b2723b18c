//! `/applications`: every application of the tenant, to find one among a hundred thousand.

pub mod asked;
pub mod asking;
pub mod filters;
pub mod progress;
pub mod selecting;
pub mod thumbprint;

use std::rc::Rc;

use keyglass_core::application::{Facets, Filter};
use leptos::prelude::*;

use self::{
    asked::Asked, asking::Asking, filters::Filters, progress::Progress, selecting::Selecting,
    thumbprint::ThumbprintNote,
};
use super::{announce_page, problem::needs_token};
use crate::{
    components::{
        application_table::ApplicationTable,
        banner::{Banner, Tone},
        icon::Icon,
        skeleton::ListSkeleton,
    },
    session::{
        Session,
        applications::{
            Applications,
            walk::{Walk, WalkStatus},
        },
    },
    view, words,
};

/// How many more applications than are in view are read ahead.
const AHEAD: usize = 100;

/// The page: with a token the tenant's applications.
#[component]
pub fn ApplicationsPage() -> impl IntoView {
    announce_page(words::applications::TITLE);
    let session = Session::expect();
    let has_token = Memo::new(move |_| session.connected().is_some_and(|it| it.claims.is_some()));
    move || {
        if has_token.get() {
            view! { <List /> }.into_any()
        } else {
            view! {
                <div class="head"><h1 tabindex="-1">{words::applications::TITLE}</h1></div>
                {needs_token()}
            }
            .into_any()
        }
    }
}

/// What the parts of the page have in common.
#[derive(Clone, Copy)]
struct State {
    session: Session,
    applications: Applications,
    asking: Asking,
    selecting: Selecting,
    /// Whether all applications are wanted: to search among them, or to order them.
    wants_all: Memo<bool>,
    /// Whether their certificates are wanted too: to find one by its thumbprint.
    wants_certificates: Memo<bool>,
}

#[component]
fn List() -> impl IntoView {
    let session = Session::expect();
    let applications = Applications::expect();
    let asking = Asking::follow_address();
    let filter = Memo::new(move |_| asking.now().filter());
    let state = State {
        session,
        applications,
        asking,
        selecting: Selecting::new(applications, filter),
        wants_all: Memo::new(move |_| !filter.with(Filter::is_open)),
        wants_certificates: Memo::new(move |_| {
            filter.with(|filter| filter.query.fingerprint().is_some())
        }),
    };
    let wants_certificates = state.wants_certificates;
    let fingerprint = Memo::new(move |_| filter.with(|it| it.query.fingerprint().cloned()));
    read_as_needed(state);
    let facets = Memo::new(move |_| {
        applications.len();
        applications.edition();
        applications.with_index(|index| index.facets().clone())
    });
    let thumbprint = move || {
        let fingerprint = fingerprint.get()?;
        Some(view! { <ThumbprintNote fingerprint /> })
    };
    view! {
        <Heading state />
        <Filters asking facets />
        {thumbprint}
        <Progress applications wants_all=state.wants_all wants_certificates />
        <Notes state facets />
        <Content state />
    }
}

/// Asks the tenant for as much as the page needs, and again after the token was exchanged.
fn read_as_needed(state: State) {
    let State {
        session,
        applications,
        wants_all,
        wants_certificates,
        ..
    } = state;
    applications.want(session, AHEAD);
    Effect::new(move |_| {
        if wants_all.get() {
            applications.want(session, usize::MAX);
        }
    });
    Effect::new(move |_| {
        let has_ended = applications.list().status() == WalkStatus::Ended;
        let may = session.connected().is_some_and(|it| it.seen().keys);
        if has_ended && may && wants_certificates.get() {
            applications.want_certificates(session);
        }
    });
    Effect::new(move |before: Option<()>| {
        session.connected();
        let walks = [applications.list(), applications.certificates()];
        let has_failed = |walk: Walk| walk.status_untracked() == WalkStatus::Failed;
        if before.is_some() && walks.into_iter().any(has_failed) {
            applications.go_on(session);
        }
    });
}

#[component]
fn Heading(state: State) -> impl IntoView {
    let applications = state.applications;
    let reads = move || applications.list().status() == WalkStatus::Reading;
    view! {
        <div class="head">
            <div>
                <h1 tabindex="-1">{words::applications::TITLE}</h1>
                <p class="muted">{words::applications::LEAD}</p>
            </div>
            <div class="actions">
                <button
                    type="button"
                    data-test="refresh"
                    aria-busy=move || reads().then_some("true")
                    on:click=move |_| applications.reload(state.session)
                >
                    {Icon::Refresh.view()}
                    {move || {
                        if reads() {
                            words::applications::REFRESHING
                        } else {
                            words::applications::REFRESH
                        }
                    }}
                </button>
            </div>
        </div>
    }
}

/// What the reader should know of the list as a whole.
#[component]
fn Notes(state: State, facets: Memo<Facets>) -> impl IntoView {
    let applications = state.applications;
    let hidden = move || {
        let seen = state.session.connected()?.seen();
        let text = match (seen.details, seen.keys) {
            (true, true) => return None,
            (true, false) => words::applications::HIDDEN_KEYS,
            (false, _) => words::applications::HIDDEN_DETAILS,
        };
        Some(note(
            words::applications::PARTLY_HIDDEN,
            text.to_owned(),
            "partly-hidden",
        ))
    };
    let unreadable = Memo::new(move |_| facets.with(|facets| facets.unreadable));
    let unreadable = move || {
        let count = unreadable.get();
        let text = words::applications::partly_unreadable(count);
        (count > 0).then(|| note(words::applications::UNREADABLE, text, "partly-unreadable"))
    };
    let fewer = move || {
        let announced = applications.announced()?;
        let has_ended = applications.list().status() == WalkStatus::Ended;
        let came = applications.len();
        (has_ended && came < announced).then(|| {
            let text = words::applications::fewer(came, announced);
            view! { <p class="note small" data-test="fewer">{text}</p> }
        })
    };
    view! {
        {hidden}
        {unreadable}
        {fewer}
    }
}

fn note(title: &'static str, text: String, test: &'static str) -> impl IntoView {
    view! { <Banner tone=Tone::Note title text=vec![text] test /> }
}

/// The list, or what stands in its place.
#[component]
fn Content(state: State) -> impl IntoView {
    let State {
        session,
        applications,
        asking,
        selecting,
        wants_all,
        ..
    } = state;
    let count = Memo::new(move |_| shown_count(state));
    let kind = Memo::new(move |_| {
        let status = applications.list().status();
        match status {
            _ if count.get() > 0 => Kind::Table,
            // The first page is on its way, or the answer to what was asked.
            WalkStatus::Resting | WalkStatus::Reading if applications.is_empty() => Kind::Skeleton,
            WalkStatus::Failed | WalkStatus::Stopped if applications.is_empty() => Kind::Nothing,
            _ if applications.is_empty() => Kind::Empty,
            _ if selecting.is_working() && selecting.covered() == 0 => Kind::Skeleton,
            _ => Kind::NoMatch,
        }
    });
    let return_to = applications.came_back(&untrack(|| asking.now()).address());
    let return_to = StoredValue::new(return_to);
    let table = move || {
        view! {
            <ApplicationTable
                count=count.into()
                at=Rc::new(move |place| selecting.at(place))
                order=Signal::derive(move || asking.now().order)
                set_order=Callback::new(move |order| asking.change(|it| it.order = order))
                seen=Callback::new(move |end: usize| {
                    if !wants_all.get_untracked() {
                        applications.want(session, end + AHEAD);
                    }
                })
                return_to=return_to.try_update_value(Option::take).flatten()
                left=Callback::new(move |place| {
                    applications.leave(untrack(|| asking.now()).address(), place);
                })
            />
        }
    };
    let content = move || match kind.get() {
        Kind::Skeleton => view! { <ListSkeleton rows=8 /> }.into_any(),
        Kind::Nothing => ().into_any(),
        Kind::Empty => {
            view! { <p class="empty" data-test="empty">{words::applications::EMPTY}</p> }.into_any()
        }
        Kind::NoMatch => view! { <NoMatch state /> }.into_any(),
        Kind::Table => table().into_any(),
    };
    view! {
        <section class="card list" aria-label=words::applications::LIST>
            <Count state />
            {content}
        </section>
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Skeleton,
    Nothing,
    Empty,
    NoMatch,
    Table,
}

/// How many rows the list has: what was found, or, where all are shown in the order in which they come,
/// as many as the tenant has.
fn shown_count(state: State) -> usize {
    let found = state.selecting.count();
    let applications = state.applications;
    if state.wants_all.get() || found == 0 {
        return found;
    }
    match applications.list().status() {
        WalkStatus::Ended => found,
        _ => applications.total().unwrap_or(found + 1).max(found),
    }
}

/// How many there are, and how many of them are shown; read out when it has settled.
#[component]
fn Count(state: State) -> impl IntoView {
    let State {
        applications,
        asking,
        selecting,
        ..
    } = state;
    let text = move || {
        let (read, found) = (applications.len(), selecting.count());
        let has_ended = applications.list().status() == WalkStatus::Ended;
        match (asking.now().narrows(), has_ended) {
            _ if read == 0 => String::new(),
            (true, _) => words::applications::found(found, read),
            (false, true) => words::applications::count(read),
            (false, false) => words::applications::count_so_far(read, applications.total()),
        }
    };
    let settled = Memo::new(move |before: Option<&String>| {
        let is_busy = selecting.is_working() || applications.list().status() == WalkStatus::Reading;
        match before {
            Some(before) if is_busy => before.clone(),
            _ => text(),
        }
    });
    view! {
        <p class="small muted count" data-test="count">{text}</p>
        <p class="visually-hidden" role="status">{settled}</p>
    }
}

#[component]
fn NoMatch(state: State) -> impl IntoView {
    let applications = state.applications;
    let text = move || {
        let asks_for_certificates = state.wants_certificates.get();
        let sees_them = || state.session.connected().is_some_and(|it| it.seen().keys);
        let is_complete = applications.is_complete(asks_for_certificates && sees_them());
        if is_complete && !state.selecting.is_working() {
            words::applications::nothing(applications.len())
        } else {
            words::applications::nothing_yet(applications.len())
        }
    };
    let clear = move |_| {
        state.asking.change(|asked| {
            *asked = Asked {
                order: asked.order,
                ..Asked::default()
            };
        });
    };
    view! {
        <div class="empty stack tight" data-test="no-match">
            <p>{text}</p>
            <div class="actions">
                <button type="button" data-test="clear" on:click=clear>{words::applications::CLEAR}</button>
            </div>
        </div>
    }
}
