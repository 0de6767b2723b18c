//! Signals between the tabs of this site. They carry nothing: that one was sent is all they say.

use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;

use super::listener::Listener;

/// One kind of signal, sent and heard by every tab but the sender.
pub struct Signal {
    channel: Option<BroadcastChannel>,
    _heard: Option<Listener>,
}

impl Signal {
    /// Listens for the signal of this name. Where a browser has no such thing, nothing is heard.
    pub fn new(name: &str, heard: impl Fn() + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        let listener = channel
            .clone()
            .map(|channel| Listener::new(channel, "message", move |_| heard()));
        Self {
            channel,
            _heard: listener,
        }
    }

    /// Sends the signal to the other tabs.
    pub fn send(&self) {
        if let Some(channel) = &self.channel {
            // Fails for a closed channel, which this one is after it was dropped only.
            let _ = channel.post_message(&JsValue::NULL);
        }
    }
}

impl Drop for Signal {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
