//! Locks the page by itself: after some time without use, after the longest time altogether, together
//! with the other tabs, and when it is left.

use std::{cell::Cell, rc::Rc, time::Duration};

use keyglass_core::lock::{LockLimits, LockReason, LockTimer};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, PageTransitionEvent};

use super::Session;
use crate::platform::{
    clock::reading, ending, farewell, listener::Listener, page, tabs::Signal, timer::Timer,
};

/// The longest time between two looks at the clocks: timers alone stand still while a machine sleeps.
const LOOK: Duration = Duration::from_secs(15);
/// How long before a lock the page says so.
const WARNING: Duration = Duration::from_secs(60);
/// How often the other tabs are told that this one is used.
const TELL: Duration = Duration::from_secs(5);

/// What counts as use. Not the pointer's moves: browsers report them when the page moves below it.
const USE: [&str; 4] = ["pointerdown", "keydown", "wheel", "touchmove"];
/// When the page may have been asleep or out of sight before.
const WAKE: [&str; 4] = ["focus", "visibilitychange", "resume", "pageshow"];

/// The session's guard.
#[derive(Clone, Copy)]
pub(super) struct Guard {
    limits: StoredValue<LockLimits>,
    timer: StoredValue<Option<LockTimer>>,
    next_look: StoredValue<Option<Timer>, LocalStorage>,
    closing: RwSignal<Option<LockReason>>,
    posts: StoredValue<Option<Posts>, LocalStorage>,
}

/// What the guard listens to and speaks through.
struct Posts {
    lock: Signal,
    used: Signal,
    told: Cell<Option<Duration>>,
    _listeners: Vec<Listener>,
}

impl Guard {
    pub(super) fn new() -> Self {
        Self {
            limits: StoredValue::new(LockLimits::default()),
            timer: StoredValue::new(None),
            next_look: StoredValue::new_local(None),
            closing: RwSignal::new(None),
            posts: StoredValue::new_local(None),
        }
    }

    pub(super) fn limits(self) -> LockLimits {
        self.limits.get_value()
    }

    pub(super) fn set_limits(self, limits: LockLimits) {
        self.limits.set_value(limits);
    }

    /// What the page will be locked for within the next minute, if it will; the view that reads it
    /// follows.
    pub(super) fn closing(self) -> Option<LockReason> {
        self.closing.get()
    }

    /// Begins to look at the clocks: there is something to lock from now on.
    pub(super) fn start(self, session: Session) {
        self.timer.set_value(Some(LockTimer::new(reading())));
        self.look(session);
    }

    /// Ends the watch, and locks the other tabs too unless one of them was the reason.
    pub(super) fn stop(self, reason: LockReason) {
        self.timer.set_value(None);
        self.next_look.set_value(None);
        if reason != LockReason::OtherTab {
            self.posts.with_value(|posts| {
                if let Some(posts) = posts {
                    posts.lock.send();
                }
            });
        }
    }

    fn is_on(self) -> bool {
        self.timer.with_value(Option::is_some)
    }

    /// Listens to everything that matters, for as long as the app stands.
    pub(super) fn watch(self, session: Session) {
        let mut listeners: Vec<_> = USE
            .map(|event| Listener::new(window(), event, move |event| self.used(session, &event)))
            .into();
        listeners.extend(WAKE.map(|event| {
            Listener::new(window(), event, move |_| {
                self.lock_if_overdue(session);
            })
        }));
        listeners.push(Listener::new(window(), "keydown", move |event| {
            if is_lock_key(&event) && session.is_open_untracked() {
                event.prevent_default();
                session.lock();
            }
        }));
        let posts = Posts {
            lock: Signal::new("keyglass.lock", move || {
                if self.is_on() || session.is_open_untracked() {
                    session.lock_for(LockReason::OtherTab);
                }
            }),
            used: Signal::new("keyglass.used", move || self.note_use(session)),
            told: Cell::default(),
            _listeners: listeners,
        };
        self.posts.set_value(Some(posts));
        self.watch_leaving(session);
    }

    /// A page that is left may be kept as it is, and shown again as it was (the back/forward cache):
    /// it is emptied when it is left, and begins anew when it comes back.
    fn watch_leaving(self, session: Session) {
        let was_open = Rc::new(Cell::new(false));
        let left = was_open.clone();
        Listener::new(window(), "pagehide", move |_| {
            // On the second time the app is gone.
            if self.timer.is_disposed() {
                return;
            }
            left.set(self.is_on() || session.is_open_untracked());
            session.wipe();
            ending::end();
        })
        .keep();
        Listener::new(window(), "pageshow", move |event| {
            let is_back = event
                .dyn_ref::<PageTransitionEvent>()
                .is_some_and(PageTransitionEvent::persisted);
            if is_back {
                if was_open.get() {
                    farewell::locked(&LockReason::Left.to_word());
                }
                page::reload();
            }
        })
        .keep();
    }

    /// Something was done here. If it comes too late, nothing else learns of it.
    fn used(self, session: Session, event: &Event) {
        if self.lock_if_overdue(session) {
            event.stop_immediate_propagation();
            event.prevent_default();
            return;
        }
        if !self.is_on() {
            return;
        }
        self.note_use(session);
        let now = reading().steady;
        self.posts.with_value(|posts| {
            if let Some(posts) = posts
                && posts
                    .told
                    .get()
                    .is_none_or(|told| now.saturating_sub(told) >= TELL)
            {
                posts.told.set(Some(now));
                posts.used.send();
            }
        });
    }

    fn note_use(self, session: Session) {
        if self.lock_if_overdue(session) {
            return;
        }
        self.timer.update_value(|timer| {
            if let Some(timer) = timer {
                timer.used(reading());
            }
        });
        if self.closing.with_untracked(Option::is_some) {
            self.look(session);
        }
    }

    fn lock_if_overdue(self, session: Session) -> bool {
        let reason = self
            .timer
            .with_value(|timer| timer.as_ref()?.overdue(self.limits(), reading()));
        if let Some(reason) = reason {
            session.lock_for(reason);
        }
        reason.is_some()
    }

    /// Looks at the clocks, and says when to look again.
    fn look(self, session: Session) {
        if self.lock_if_overdue(session) {
            return;
        }
        let Some(timer) = self.timer.get_value() else {
            return;
        };
        let (reason, left) = timer.next(self.limits(), reading());
        let warning = WARNING.min(self.limits().idle() / 2);
        let closing = (left <= warning).then_some(reason);
        if self.closing.get_untracked() != closing {
            self.closing.set(closing);
        }
        let pause = if left > warning { left - warning } else { left };
        // Timers round down, and would come a moment too early.
        let pause = pause.min(LOOK) + Duration::from_millis(1);
        let next = Timer::after(pause, move || self.look(session));
        self.next_look.set_value(Some(next));
    }
}

/// Alt+Shift+L, whatever the layout makes of it.
fn is_lock_key(event: &Event) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_some_and(|event| {
        event.alt_key()
            && event.shift_key()
            && !event.ctrl_key()
            && !event.meta_key()
            && event.code() == "KeyL"
    })
}
