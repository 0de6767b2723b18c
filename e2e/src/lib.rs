//! Browser tests of the release build against the local tenant: what the tests in `tests/browser` stand on.
//! `KEYGLASS_ENGINE` names the engine that they run in: chromium, firefox or webkitgtk.
//!
//! ```no_run
//! use keyglass_e2e::{Seed, browser_test};
//!
//! #[test]
//! fn the_local_tenant_opens_with_one_click() {
//!     browser_test(Seed::Demo, async |page, _tenant| {
//!         page.open("/").await;
//!         page.get("open-local").click().await;
//!         page.get("valid-keys").is_shown().await;
//!     });
//! }
//! ```
//!
//! Every test has a browser, a local tenant that serves the built app, a downloads folder and a small
//! server of another origin for itself, so that tests run beside each other. A test waits for states,
//! never for a time, and fails at its end on everything on the browser's console that it did not
//! announce with [`Page::expect_console`]: errors, warnings, uncaught exceptions, violations of the
//! content security policy.
//!
//! | module | what |
//! |---|---|
//! | [`api`] | the tenant's API as any other client sees it: what the app is compared with |
//! | `bench` | pages of the test's own, on another origin than the app's |
//! | `browser` | the driver and a session |
//! | `engine` | the engines, and what the driver of one does not have |
//! | [`journey`] | the steps that most tests begin with |
//! | `page` | what a test does in the browser and sees there |
//! | `recorder` | the console, where the driver does not tell of it |
//! | `run` | a test from its start to its end |
//! | `settings` | where browser, driver and built app are |
//! | `tenant` | the test's tenant |

pub mod api;
mod bench;
mod browser;
mod engine;
pub mod journey;
mod page;
mod recorder;
mod run;
mod settings;
mod tenant;

pub use keyglass_tenant::{Effect, Fault, Seed, TokenOptions};

pub use engine::Engine;
pub use page::{Growth, Key, Locator, Page, Place, Scheme, SentRequest, Tasks};
pub use run::{browser_test, long_run};
pub use tenant::LocalTenant;
