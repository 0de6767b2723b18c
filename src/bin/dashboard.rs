//! The dashboard's entry point: what `boot.js` starts once the module has arrived.

use keyglass::{app::App, platform::panic};
use leptos::mount::mount_to_body;

fn main() {
    panic::install_hook();
    mount_to_body(App);
}
