//! The field for an access token: reads it in place, says what it holds, and keeps none of it in the page.

use keyglass_core::{
    tenant::TenantUrl,
    timestamp::Timestamp,
    token::{AccessToken, TokenClaims, TokenError},
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use crate::{
    api::management::{
        READ_SIGNING_KEYS,
        clients::{READ_CLIENT_KEYS, READ_CLIENTS},
    },
    platform::{clock::Clock, intl},
    session::Session,
    view, words,
};

/// The token that was entered: claims to be shown in a signal, the token itself beside it.
#[derive(Clone, Copy)]
pub struct EnteredToken {
    token: StoredValue<Option<AccessToken>, LocalStorage>,
    read: RwSignal<Option<Result<TokenClaims, TokenError>>, LocalStorage>,
}

impl EnteredToken {
    /// None yet.
    pub fn new() -> Self {
        Self {
            token: StoredValue::new_local(None),
            read: RwSignal::new_local(None),
        }
    }

    /// What the token says of itself, if one was taken; the view that reads it follows.
    pub fn claims(self) -> Option<TokenClaims> {
        self.read.with(|read| read.as_ref()?.as_ref().ok().cloned())
    }

    /// Hands the token over, once.
    pub fn take(self) -> Option<AccessToken> {
        let token = self.token.try_update_value(Option::take).flatten();
        self.read.set(None);
        token
    }

    /// Reads what stands in the field. A token is taken out of the field at once.
    fn enter(self, session: Session, field: &web_sys::HtmlInputElement) {
        let text = zeroize::Zeroizing::new(field.value());
        if text.trim().is_empty() {
            self.read.set(None);
            return;
        }
        match AccessToken::parse(&text) {
            Ok((token, claims)) => {
                field.set_value("");
                session.holds_token();
                self.token.set_value(Some(token));
                self.read.set(Some(Ok(claims)));
            }
            Err(error) => self.read.set(Some(Err(error))),
        }
    }
}

impl Default for EnteredToken {
    fn default() -> Self {
        Self::new()
    }
}

/// The field, and below it what the token says of itself.
#[component]
pub fn TokenField(
    /// Where the token goes.
    entered: EnteredToken,
    /// Called when a token was read.
    #[prop(optional)]
    on_read: Option<Callback<TokenClaims>>,
) -> impl IntoView {
    let session = Session::expect();
    let read = move |event: ev::Event| {
        if let Some(field) = event.target().and_then(|target| target.dyn_into().ok()) {
            entered.enter(session, &field);
            if let (Some(on_read), Some(claims)) = (on_read, entered.claims()) {
                on_read.run(claims);
            }
        }
    };
    // Typing is read when it is done; a paste is whole at once.
    let on_input = move |event: ev::Event| {
        let is_paste = event
            .dyn_ref::<ev::InputEvent>()
            .is_some_and(|event| event.input_type().starts_with("insertFrom"));
        if is_paste {
            read(event);
        }
    };
    let error = move || {
        entered.read.with(|read| {
            read.as_ref()?
                .as_ref()
                .err()
                .map(words::connect::token_error)
        })
    };
    view! {
        <div class="field">
            <label for="token">{words::connect::TOKEN}</label>
            <input
                id="token"
                type="password"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby="token-hint token-error"
                aria-invalid=move || error().map(|_| "true")
                placeholder=move || entered.claims().map(|_| words::connect::TOKEN_REPLACE)
                data-test="token"
                on:input=on_input
                on:change=read
            />
            <p id="token-hint" class="small muted">{words::connect::TOKEN_HINT}</p>
            <p id="token-error" class="error" role="alert" data-test="token-error">{error}</p>
            {move || entered.claims().map(|claims| view! { <TokenFacts claims /> })}
        </div>
    }
}

/// What a token says: its tenant, its end, its scopes.
#[component]
fn TokenFacts(claims: TokenClaims) -> impl IntoView {
    let now = Clock::expect().now_untracked();
    let tenant = claims.tenant().map_or_else(
        || words::connect::TOKEN_NO_TENANT.to_owned(),
        |tenant| tenant.domain().to_owned(),
    );
    let scopes = [READ_SIGNING_KEYS, READ_CLIENTS, READ_CLIENT_KEYS].map(|scope| {
        let (class, word) = if claims.has_scope(scope) {
            ("ok", words::connect::SCOPE_FOUND)
        } else {
            ("bad", words::connect::SCOPE_MISSING)
        };
        view! { <span class="line"><code>{scope}</code> " " <span class=class>{word}</span></span> }
    });
    let excess: Vec<&str> = claims
        .scopes()
        .iter()
        .map(|scope| scope.as_ref())
        .filter(|scope: &&str| !scope.starts_with("read:"))
        .collect();
    let excess = (!excess.is_empty()).then(|| {
        view! { <p class="note small" data-test="excess-scopes">{words::connect::excess_scopes(&excess.join(", "))}</p> }
    });
    view! {
        <div class="token-facts" data-test="token-facts">
            <p class="ok small">{words::connect::TOKEN_IS_HELD}</p>
            <dl class="facts">
                <dt>{words::connect::TOKEN_TENANT}</dt>
                <dd>{tenant}</dd>
                <dt>{words::connect::TOKEN_EXPIRES}</dt>
                <dd>{expiry(&claims, now)}</dd>
                <dt>{words::connect::TOKEN_SCOPES}</dt>
                <dd>{scopes.into_iter().collect_view()}</dd>
            </dl>
            {excess}
        </div>
    }
}

fn expiry(claims: &TokenClaims, now: Timestamp) -> String {
    claims.expires_at().map_or_else(
        || words::connect::TOKEN_NO_EXPIRY.to_owned(),
        |at| format!("{} ({})", intl::date_time_utc(at), intl::relative(at, now)),
    )
}

/// Why the entered token is not to be used for `tenant` now; `None` when it is.
pub fn refusal(claims: &TokenClaims, tenant: &TenantUrl, now: Timestamp) -> Option<String> {
    claims
        .check(tenant, now)
        .err()
        .map(|refusal| words::connect::refusal(&refusal))
}
