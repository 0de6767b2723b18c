//! The question before a change: what will happen to which key, and to what it signed.

use keyglass_core::{
    signing_key::{Change, KeyId, Plan, PlannedKey, SigningKeys},
    token::TokenClaims,
};
use leptos::{ev, prelude::*};

use crate::{
    api::{
        ApiError,
        load::Load,
        management::{self, READ_SIGNING_KEYS},
    },
    components::{dialog::Dialog, status_badge::StatusBadge, text::ForeignText},
    pages::problem::Problem,
    session::{
        Session,
        changes::{Changes, Confirmed},
    },
    view, words,
};

/// The dialog, as long as a change waits to be confirmed. Stands once in a page.
#[component]
pub fn ConfirmChange() -> impl IntoView {
    let changes = Changes::expect();
    move || {
        let change = changes.asked()?;
        let on_close = Callback::new(move |()| changes.withdraw());
        Some(view! {
            <Dialog title=words::lifecycle::title(&change) on_close test="confirm">
                <Question change />
            </Dialog>
        })
    }
}

/// Reads the keys anew, so that what is said is what the tenant has at this moment.
#[component]
fn Question(change: Change) -> impl IntoView {
    let session = Session::expect();
    let keys = Load::new(move |abort| {
        let connection = session.connection();
        async move {
            let connection = connection.ok_or(ApiError::Unauthorized { message: None })?;
            management::signing_keys(&connection, &abort).await
        }
    });
    let retries = keys.retries();
    let again = Callback::new(move |()| keys.again());
    move || {
        keys.with(|state| match (&state.error, &state.value) {
            (Some(error), _) => view! {
                <Problem error scope=READ_SIGNING_KEYS retries again />
                <Buttons />
            }
            .into_any(),
            (None, None) => view! {
                <p class="muted" role="status">{words::lifecycle::LOOKING}</p>
                <Buttons />
            }
            .into_any(),
            (None, Some(keys)) => planned(&change, keys).into_any(),
        })
    }
}

fn planned(change: &Change, keys: &SigningKeys) -> impl IntoView + use<> {
    match change.plan(keys) {
        Ok(plan) => view! { <Planned change=change.clone() plan /> }.into_any(),
        Err(error) => view! {
            <p><strong>{words::lifecycle::CANNOT}</strong> ": " {error.to_string()}</p>
            <Buttons />
        }
        .into_any(),
    }
}

#[component]
fn Planned(change: Change, plan: Plan) -> impl IntoView {
    let session = Session::expect();
    let changes = Changes::expect();
    let caption = words::lifecycle::confirm(&change);
    let confirmed = Confirmed {
        change,
        revokes: plan.revokes.clone(),
    };
    let typed = RwSignal::new(String::new());
    let wanted = plan.revokes.as_ref().map(ToString::to_string);
    let wanted = StoredValue::new(wanted);
    let may = Memo::new(move |_| {
        wanted.with_value(|wanted| {
            wanted
                .as_ref()
                .is_none_or(|kid| typed.with(|it| it.trim() == kid))
        })
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if may.get_untracked() {
            changes.make(session, confirmed.clone());
        }
    };
    let class = if plan.revokes.is_some() {
        "danger solid"
    } else {
        "primary"
    };
    let signed = session.connected().and_then(|it| it.claims);
    let signed = signed.as_ref().and_then(TokenClaims::key_id);
    let is_own = plan
        .revokes
        .as_ref()
        .is_some_and(|kid| signed == Some(kid.as_str()));
    let own_token = is_own.then(|| {
        view! { <p class="note small" data-test="own-token">{words::lifecycle::OWN_TOKEN}</p> }
    });
    let field = plan
        .revokes
        .as_ref()
        .map(|kid| view! { <KidField kid=kid.to_string() typed /> });
    view! {
        <form class="stack" on:submit=submit>
            <Before plan=&plan />
            {words(&plan)}
            {own_token}
            {field}
            <div class="actions end">
                <CancelButton />
                <button type="submit" class=class disabled=move || !may.get() data-test="confirm-yes">
                    {caption}
                </button>
            </div>
        </form>
    }
}

/// Each key that changes, now and then.
#[component]
fn Before<'a>(plan: &'a Plan) -> impl IntoView + use<> {
    let rows = plan.keys.iter().map(row).collect_view();
    view! {
        <table class="plan" aria-label=words::lifecycle::PLAN>
            <thead>
                <tr>
                    <th scope="col">{words::keys::COLUMN_KID}</th>
                    <th scope="col">{words::lifecycle::COLUMN_NOW}</th>
                    <th scope="col">{words::lifecycle::COLUMN_THEN}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(key: &PlannedKey) -> impl IntoView + use<> {
    let kid = match &key.kid {
        Some(kid) => {
            view! { <span class="mono"><ForeignText text=kid.as_str() /></span> }.into_any()
        }
        None => view! { <em>{words::lifecycle::NEW_KEY}</em> }.into_any(),
    };
    let before = match key.before {
        Some(status) => view! { <StatusBadge status /> }.into_any(),
        None => view! { <span class="small muted">{words::lifecycle::NOT_MADE}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{kid}</th>
            <td>{before}</td>
            <td><StatusBadge status=key.after /></td>
        </tr>
    }
}

fn words(plan: &Plan) -> impl IntoView + use<> {
    let signs = plan.signs.as_ref().map(|kid| {
        let ceases = plan.keys.last().and_then(|key| key.kid.as_ref());
        let ceases = ceases.map(|kid| words::lifecycle::ceases(kid.as_str()));
        let keeps = plan
            .revokes
            .is_none()
            .then_some(words::lifecycle::KEEPS_VERIFYING);
        view! {
            <p>{words::lifecycle::signs(kid.as_str())}</p>
            <p>{ceases} " " {keeps}</p>
            <p>{words::lifecycle::BY_HAND}</p>
        }
    });
    let revokes = plan.revokes.as_ref().map(|kid: &KeyId| {
        view! {
            <p class="note">
                {words::lifecycle::revokes(kid.as_str())} " "
                <strong>{words::lifecycle::FOREVER}</strong>
            </p>
        }
    });
    view! { <div class="stack tight small">{signs} {revokes}</div> }
}

/// The field in which the id of the key to revoke is typed.
#[component]
fn KidField(kid: String, typed: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="field">
            <label for="confirm-kid">{words::lifecycle::type_kid(&kid)}</label>
            <input
                id="confirm-kid"
                class="mono"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                data-test="confirm-kid"
                on:input:target=move |event| typed.set(event.target().value())
            />
        </div>
    }
}

/// The row of buttons where there is nothing to confirm.
#[component]
fn Buttons() -> impl IntoView {
    view! { <div class="actions end"><CancelButton /></div> }
}

#[component]
fn CancelButton() -> impl IntoView {
    let changes = Changes::expect();
    view! {
        <button type="button" data-test="confirm-no" on:click=move |_| changes.withdraw()>
            {words::lifecycle::CANCEL}
        </button>
    }
}
