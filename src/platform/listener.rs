//! Event listeners that end with their owner, and are asked before the page's own.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

/// A listener in the capturing phase: it learns of an event before any view does. Taken off when it
/// is dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Listens to `event` on `target` and below it.
    pub fn new(
        target: impl Into<EventTarget>,
        event: &'static str,
        react: impl Fn(Event) + 'static,
    ) -> Self {
        let target = target.into();
        let closure = Closure::<dyn Fn(Event)>::new(react);
        // Fails for no target and no event name.
        let _ = target.add_event_listener_with_callback_and_bool(
            event,
            closure.as_ref().unchecked_ref(),
            true,
        );
        Self {
            target,
            event,
            closure,
        }
    }

    /// Listens for as long as the page lives, whatever becomes of the app in it.
    pub fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback_and_bool(
            self.event,
            self.closure.as_ref().unchecked_ref(),
            true,
        );
    }
}
