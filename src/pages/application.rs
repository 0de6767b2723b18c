//! `/applications/:client_id`: one application, what verifies its tokens, and what it proves itself with.

pub mod basic;
pub mod certificates;
pub mod credentials;
pub mod facts;
pub mod secret;
pub mod verification;

use std::rc::Rc;

use keyglass_core::{
    application::{Application, ClientId, Party, Stated, UnreadableApplication},
    management::clients::Seen,
};
use leptos::prelude::*;
use leptos_router::{
    components::A,
    hooks::{use_params_map, use_query_map},
};

use self::{basic::Basic, certificates::Certificates, credentials::Credentials};
use super::{
    announce_page, name_page,
    problem::{Problem, needs_token},
    renew_token::RenewToken,
};
use crate::{
    api::{
        ApiError,
        load::Load,
        management::clients::{self, READ_CLIENTS},
    },
    components::{
        banner::{Banner, Tone},
        skeleton::FactsSkeleton,
        tabs::{Tab, TabPanel, Tabs},
        text::ForeignText,
    },
    session::{Connected, Session},
    view, words,
};

/// The names of the tabs, as the address has them.
const BASIC: &str = "basic";
const CERTIFICATES: &str = "certificates";
const CREDENTIALS: &str = "credentials";

/// An application, or why it cannot be shown.
type Loaded = Result<Rc<Application>, UnreadableApplication>;

/// The page of the application whose id stands in the address.
#[component]
pub fn ApplicationPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|it| it.get("client_id").unwrap_or_default()));
    move || view! { <OneApplication id=id.get() /> }
}

#[component]
fn OneApplication(id: String) -> impl IntoView {
    announce_page(&id);
    let session = Session::expect();
    let asked = ClientId::parse(&id);
    let application = Load::new(move |abort| {
        let (connection, connected) = (session.connection(), session.connected());
        let asked = asked.clone();
        async move {
            let connection = connection.ok_or(ApiError::Unauthorized { message: None })?;
            let asked = asked.ok_or(ApiError::NotFound)?;
            let seen =
                Seen::with_scopes(|scope| connected.as_ref().is_some_and(|it| it.has_scope(scope)));
            let answer = clients::application(&connection, &asked, seen, &abort).await?;
            Ok(answer.map(Rc::new))
        }
    });
    let retries = application.retries();
    let again = Callback::new(move |()| application.again());
    let has_token = move || session.connected().is_some_and(|it| it.claims.is_some());
    let content = move || {
        if !has_token() {
            return needs_token().into_any();
        }
        application.with(|state| match (&state.error, &state.value) {
            (Some(ApiError::NotFound), _) => unknown().into_any(),
            (Some(ApiError::Forbidden { .. }), _) => forbidden().into_any(),
            (Some(error), _) => {
                view! { <Problem error scope=READ_CLIENTS retries again /> }.into_any()
            }
            (None, None) => view! { <FactsSkeleton /> }.into_any(),
            (None, Some(loaded)) => match &**loaded {
                Ok(application) => {
                    view! { <Content application=Rc::clone(application) /> }.into_any()
                }
                Err(unreadable) => unreadable_application(unreadable).into_any(),
            },
        })
    };
    view! {
        <Heading id application />
        {content}
    }
}

/// The name as soon as it is known, and below it what the application is in a line.
#[component]
fn Heading(id: String, application: Load<Loaded>) -> impl IntoView {
    Effect::new(move |_| {
        application.with(|state| {
            if let Some(Ok(application)) = state.value.as_deref() {
                let name = application.summary().name();
                name_page(name.unwrap_or(words::application::NAMELESS));
            }
        });
    });
    let heading = move || {
        application.with(|state| match state.value.as_deref() {
            Some(Ok(application)) => match application.summary().name() {
                Some(name) => view! { <ForeignText text=name /> }.into_any(),
                None => view! { <em>{words::application::NAMELESS}</em> }.into_any(),
            },
            _ => view! { <span class="mono"><ForeignText text=id.clone() /></span> }.into_any(),
        })
    };
    let line = move || {
        application.with(|state| match state.value.as_deref() {
            Some(Ok(application)) => Some(in_a_line(application)),
            _ => None,
        })
    };
    view! {
        <div class="head">
            <div>
                <p class="small">
                    <A href="/applications">{words::application::CRUMB}</A>
                    " /"
                </p>
                <h1 tabindex="-1" data-test="application-name">{heading}</h1>
                {line}
            </div>
        </div>
    }
}

fn in_a_line(application: &Application) -> impl IntoView + use<> {
    let summary = application.summary();
    let algorithm = summary.algorithm().value().map(|it| format!(" · {it}"));
    let third = (*summary.party() == Stated::As(Party::Third))
        .then(|| view! { <span class="chip">{words::application::THIRD_PARTY}</span> });
    let global = summary
        .is_global()
        .then(|| view! { <span class="chip">{words::application::GLOBAL}</span> });
    view! {
        <p class="muted" data-test="application-line">
            <ForeignText text=words::application::type_name(summary.application_type()) />
            {algorithm} " " {third} {global}
        </p>
    }
}

#[component]
fn Content(application: Rc<Application>) -> impl IntoView {
    let query = use_query_map();
    let chosen = Memo::new(move |_| {
        query.with(|query| match query.get("tab").as_deref() {
            Some(CERTIFICATES) => CERTIFICATES,
            Some(CREDENTIALS) => CREDENTIALS,
            _ => BASIC,
        })
    });
    let id = application.client_id().as_str();
    let tab = |name, caption| Tab {
        name,
        caption,
        href: tab_href(id, name),
    };
    let tabs = vec![
        tab(BASIC, words::application::BASIC),
        tab(CERTIFICATES, words::application::CERTIFICATES),
        tab(CREDENTIALS, words::application::CREDENTIALS),
    ];
    let application = StoredValue::new_local(application);
    let panel = move || {
        let application = application.get_value();
        let name = chosen.get();
        let content = match name {
            CERTIFICATES => view! { <Certificates application /> }.into_any(),
            CREDENTIALS => view! { <Credentials application /> }.into_any(),
            _ => view! { <Basic application /> }.into_any(),
        };
        view! { <TabPanel name content /> }
    };
    view! {
        <Tabs label=words::application::TABS tabs chosen />
        {panel}
    }
}

/// Where a tab of an application is.
fn tab_href(client_id: &str, tab: &str) -> String {
    let id = String::from(js_sys::encode_uri_component(client_id));
    match tab {
        BASIC => format!("/applications/{id}"),
        tab => format!("/applications/{id}?tab={tab}"),
    }
}

/// What the tenant's files are named after.
fn tenant_stem() -> String {
    Session::expect()
        .connected()
        .map_or_else(String::new, |Connected { tenant, .. }| tenant.stem())
}

fn unknown() -> impl IntoView {
    view! {
        <Banner
            tone=Tone::Problem
            title=words::application::UNKNOWN
            text=vec![words::application::UNKNOWN_TEXT.to_owned()]
            test="application-unknown"
        />
    }
}

fn forbidden() -> impl IntoView {
    view! {
        <Banner
            tone=Tone::Problem
            title=words::application::FORBIDDEN
            text=vec![words::application::FORBIDDEN_TEXT.to_owned()]
            test="problem-forbidden"
        >
            <RenewToken />
        </Banner>
    }
}

fn unreadable_application(application: &UnreadableApplication) -> impl IntoView + use<> {
    view! {
        <Banner
            tone=Tone::Problem
            title=words::application::UNREADABLE
            text=vec![application.reason().to_string()]
            test="application-unreadable"
        />
    }
}
