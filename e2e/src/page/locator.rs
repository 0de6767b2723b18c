//! A part of the page: named once, looked up anew at every use, waited for.

use std::fmt;

use serde_json::json;
use thirtyfour::WebElement;

use super::{Page, brief};
use crate::engine::Engine;

/// A part of the page. Everything it does waits until the part is there and can do it.
#[derive(Clone)]
pub struct Locator<'p> {
    page: &'p Page,
    /// Selectors: each but the last names an element in whose shadow root the next one looks.
    path: Vec<String>,
}

impl<'p> Locator<'p> {
    pub(super) fn new(page: &'p Page, selector: &str) -> Self {
        Self {
            page,
            path: vec![selector.to_owned()],
        }
    }

    /// The part inside this one whose `data-test` is `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Self {
        self.css(&named(name))
    }

    /// The part inside this one that a CSS selector names.
    #[must_use]
    pub fn css(&self, selector: &str) -> Self {
        let mut inside = self.clone();
        if let Some(last) = inside.path.last_mut() {
            *last = if last.is_empty() {
                selector.to_owned()
            } else {
                format!("{last} {selector}")
            };
        }
        inside
    }

    /// The inside of this custom element.
    #[must_use]
    pub fn shadow(&self) -> Self {
        let mut inside = self.clone();
        inside.path.push(String::new());
        inside
    }

    /// Clicks it, as a person does: what lies over it is a failure.
    pub async fn click(&self) {
        if self.page.engine() == Engine::WebKitGtk {
            // Its driver looks for the part before the page has scrolled to it.
            let scroll =
                "find.one(arguments[0])?.scrollIntoView({ block: 'nearest', behavior: 'instant' })";
            let path = vec![json!(self.path)];
            // What is not there yet is waited for below.
            let _: Result<(), _> = self.page.try_run(scroll, path).await;
        }
        self.act("click", async |element| element.click().await)
            .await;
    }

    /// Puts the keyboard's focus on it.
    pub async fn focus(&self) {
        self.act("focus", async |element| element.focus().await)
            .await;
    }

    /// Scrolls until it is in view.
    pub async fn scroll_into_view(&self) {
        self.act("scroll to", async |element| {
            element.scroll_into_view().await
        })
        .await;
    }

    /// Empties the field and types `text`.
    pub async fn fill(&self, text: &str) {
        self.act("fill", async |element| {
            element.clear().await?;
            element.send_keys(text).await
        })
        .await;
    }

    /// Pastes `text` over what the field holds, by way of the clipboard.
    pub async fn paste(&self, text: &str) {
        self.page.put_on_clipboard(text).await;
        self.focus().await;
        self.page.press_with_control("a").await;
        self.page.press_with_control("v").await;
    }

    /// Chooses the option with this value of a `select`, as soon as there is one.
    pub async fn choose(&self, value: &str) {
        let choose = "const e = find.one(arguments[0]);
            const option = [...(e?.options ?? [])].find(it => it.value === arguments[1]);
            if (!option) return false;
            e.value = option.value;
            e.dispatchEvent(new Event('input', { bubbles: true }));
            e.dispatchEvent(new Event('change', { bubbles: true }));
            return true;";
        self.page
            .eventually(&format!("choose {value:?} of {self}"), async || {
                let arguments = vec![json!(self.path), json!(value)];
                let chosen: bool = self.page.try_run(choose, arguments).await?;
                chosen
                    .then_some(())
                    .ok_or_else(|| "there is no such option".into())
            })
            .await;
    }

    /// Waits until it is there and can be seen.
    pub async fn is_shown(&self) {
        self.page
            .eventually(&format!("see {self}"), async || {
                match self.state().await? {
                    State::Shown(_) => Ok(()),
                    state => Err(state.to_string()),
                }
            })
            .await;
    }

    /// Waits until it is not there or cannot be seen. Says nothing of a page that is still on its
    /// way: wait for something else on it first.
    pub async fn is_gone(&self) {
        self.page
            .eventually(&format!("see {self} go"), async || {
                match self.state().await? {
                    State::Shown(text) => Err(format!("it still shows {text:?}")),
                    _ => Ok(()),
                }
            })
            .await;
    }

    /// Waits until its text contains `text`.
    pub async fn shows(&self, text: &str) {
        self.page
            .eventually(&format!("read {text:?} in {self}"), async || {
                match self.state().await? {
                    State::Shown(found) if found.contains(text) => Ok(()),
                    state => Err(state.to_string()),
                }
            })
            .await;
    }

    /// Its text as it can be read, as soon as it is shown.
    pub async fn text(&self) -> String {
        self.page
            .eventually(&format!("read {self}"), async || {
                match self.state().await? {
                    State::Shown(text) => Ok(text),
                    state => Err(state.to_string()),
                }
            })
            .await
    }

    /// Its text as it can be read at this moment; empty where it is not shown.
    pub async fn text_now(&self) -> String {
        match self.state().await {
            Ok(State::Shown(text)) => text,
            _ => String::new(),
        }
    }

    /// An attribute as it is written, as soon as the part is there; `None` when it has none of that name.
    pub async fn attribute(&self, name: &str) -> Option<String> {
        self.page
            .eventually(&format!("look at {name} of {self}"), async || {
                let read = "const part = find.one(arguments[0]);
                    return part && [part.getAttribute(arguments[1])]";
                let path = vec![json!(self.path), json!(name)];
                let found: Option<[Option<String>; 1]> = self.page.try_run(read, path).await?;
                found
                    .map(|[value]| value)
                    .ok_or_else(|| State::Absent.to_string())
            })
            .await
    }

    /// The attribute `name` of every part that the selector names now, in the page's order.
    pub async fn attributes(&self, name: &str) -> Vec<String> {
        let read = "return find.all(arguments[0]).map(e => e.getAttribute(arguments[1]) ?? '')";
        self.page
            .run(read, vec![json!(self.path), json!(name)])
            .await
    }

    /// Waits until the attribute `name` of all parts that the selector names is `expected`, in order.
    pub async fn attributes_are(&self, name: &str, expected: &[&str]) {
        self.page
            .eventually(
                &format!("see {name} of every {self} in order"),
                async || {
                    let found = self.attributes(name).await;
                    if found == expected {
                        return Ok(());
                    }
                    Err(format!("found {found:?} instead of {expected:?}"))
                },
            )
            .await;
    }

    /// How many parts the selector names now.
    pub async fn count(&self) -> usize {
        let count = "return find.all(arguments[0]).length";
        self.page.run(count, vec![json!(self.path)]).await
    }

    /// The element itself, when it is there now.
    async fn element(&self) -> Result<WebElement, String> {
        self.page
            .element("return find.one(arguments[0])", json!(self.path))
            .await
    }

    async fn state(&self) -> Result<State, String> {
        let look = "const e = find.one(arguments[0]);
            if (!e) return null;
            return [e.checkVisibility({ visibilityProperty: true }), e.innerText ?? e.textContent];";
        let seen: Option<(bool, String)> = self.page.try_run(look, vec![json!(self.path)]).await?;
        Ok(match seen {
            None => State::Absent,
            Some((false, _)) => State::Hidden,
            Some((true, text)) => State::Shown(text),
        })
    }

    async fn act(
        &self,
        verb: &str,
        action: impl AsyncFn(&WebElement) -> thirtyfour::error::WebDriverResult<()>,
    ) {
        self.page
            .eventually(&format!("{verb} {self}"), async || {
                let element = self.element().await?;
                action(&element).await.map_err(|error| brief(&error))
            })
            .await;
    }
}

/// What can be said of a part of the page at one moment.
enum State {
    Absent,
    Hidden,
    Shown(String),
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("it is not on the page"),
            Self::Hidden => f.write_str("it cannot be seen"),
            Self::Shown(text) => write!(f, "it shows {text:?}"),
        }
    }
}

/// The selectors, with the border of a shadow root as `>>`.
impl fmt::Display for Locator<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path.join(" >> "))
    }
}

/// The selector of a `data-test` name.
pub(super) fn named(name: &str) -> String {
    format!("[data-test=\"{name}\"]")
}
