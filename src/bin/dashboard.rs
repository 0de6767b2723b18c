//! The dashboard's entry point: what `boot.js` starts once the module has arrived.

use keyglass::{app, platform::panic};

fn main() {
    panic::install_hook();
    app::mount();
}
