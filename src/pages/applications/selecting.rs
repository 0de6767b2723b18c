//! From what is asked for to what is shown: worked out in slices beside the page.

use std::time::Duration;

use keyglass_core::application::{ApplicationIndex, Filter, ListedApplication, OrderBy, Selection};
use leptos::prelude::*;

use crate::{
    platform::{slices::Slices, timer::Timer},
    session::applications::Applications,
};

/// How long what is shown rests while more comes: to order it, or to look at all again, takes a while.
const REST: Duration = Duration::from_millis(500);

/// The applications that are shown, and those that will be as soon as they are found.
#[derive(Clone, Copy)]
pub struct Selecting {
    applications: Applications,
    shown: StoredValue<Selection, LocalStorage>,
    /// What was asked for last, and how many applications it must have looked at to be shown.
    next: StoredValue<Option<(Selection, usize)>, LocalStorage>,
    work: StoredValue<Option<Slices>, LocalStorage>,
    later: StoredValue<Option<Timer>, LocalStorage>,
    version: RwSignal<usize>,
    is_working: RwSignal<bool>,
}

impl Selecting {
    /// Follows what is asked for and what comes, as long as the page stands.
    pub fn new(applications: Applications, filter: Memo<Filter>) -> Self {
        let selecting = Self {
            applications,
            shown: StoredValue::new_local(Selection::new(filter.get_untracked())),
            next: StoredValue::new_local(None),
            work: StoredValue::new_local(None),
            later: StoredValue::new_local(None),
            version: RwSignal::new(0),
            is_working: RwSignal::new(true),
        };
        Effect::new(move |_| {
            applications.edition();
            selecting.select(filter.get());
        });
        Effect::new(move |_| {
            applications.len();
            selecting.start_soon();
        });
        // A digest may be that of a certificate that has come only now: all are looked at again.
        Effect::new(move |_| {
            let by_certificate = filter.with(|filter| filter.query.fingerprint().is_some());
            if by_certificate && applications.certificates().read() > 0 {
                selecting.rest_then(move || {
                    selecting.select(filter.get_untracked());
                });
            }
        });
        on_cleanup(move || {
            selecting.work.try_update_value(|work| drop(work.take()));
            selecting.later.try_update_value(|later| drop(later.take()));
        });
        selecting
    }

    /// How many are shown; the view that reads it follows.
    pub fn count(self) -> usize {
        self.version.track();
        self.shown.with_value(Selection::len)
    }

    /// How many applications were looked at for what is shown; the view that reads it follows.
    pub fn covered(self) -> usize {
        self.version.track();
        self.shown.with_value(Selection::covered)
    }

    /// Whether what is shown is not yet what is asked for; the view that reads it follows.
    pub fn is_working(self) -> bool {
        self.is_working.get()
    }

    /// What is shown in a place, with a key that is another for another application; the view that
    /// reads it follows.
    pub fn at(self, place: usize) -> Option<(u64, ListedApplication)> {
        self.version.track();
        let row = self.shown.with_value(|shown| shown.row(place))?;
        let edition = untrack(|| self.applications.edition()) as u64;
        let application = self
            .applications
            .with_index(|index| index.get(row).cloned())?;
        Some((edition << 32 | u64::from(row), application))
    }

    fn select(self, filter: Filter) {
        let least = self.applications.with_index(ApplicationIndex::len);
        self.next.set_value(Some((Selection::new(filter), least)));
        self.start();
    }

    fn start(self) {
        self.is_working.set(true);
        let work = Slices::run(move || self.step());
        self.work.set_value(Some(work));
    }

    /// Goes on with what has come: at once in the order in which it comes, after a rest in any other.
    fn start_soon(self) {
        let is_running = |work: &Option<Slices>| work.as_ref().is_some_and(Slices::are_running);
        if self.work.with_value(is_running) {
            return;
        }
        let as_sent = self
            .shown
            .with_value(|shown| shown.filter().order.by == OrderBy::Sent);
        if as_sent {
            self.start();
        } else {
            self.rest_then(move || self.start());
        }
    }

    /// Does something after a rest, once however often it was wanted meanwhile.
    fn rest_then(self, work: impl FnOnce() + 'static) {
        if self.later.with_value(Option::is_some) {
            return;
        }
        let timer = Timer::after(REST, move || {
            self.later.set_value(None);
            work();
        });
        self.later.set_value(Some(timer));
    }

    /// A little of the work; says whether it is done.
    fn step(self) -> bool {
        let (is_done, has_changed) = self.applications.with_index(|index| {
            let waiting = self.next.try_update_value(|next| {
                let (selection, least) = next.as_mut()?;
                selection.step(index);
                Some(selection.covered() >= *least)
            });
            match waiting.flatten() {
                Some(false) => (false, false),
                Some(true) => {
                    let next = self.next.try_update_value(Option::take).flatten();
                    if let Some((selection, _)) = next {
                        self.shown.set_value(selection);
                    }
                    (self.is_complete(index.len()), true)
                }
                None => {
                    let before = self.shown.with_value(Selection::covered);
                    let stepped = self
                        .shown
                        .try_update_value(|shown| (shown.step(index), shown.covered()));
                    stepped.map_or((true, false), |(done, after)| (done, after != before))
                }
            }
        });
        if has_changed {
            self.version
                .update(|version| *version = version.wrapping_add(1));
        }
        if is_done {
            self.is_working.set(false);
        }
        is_done
    }

    fn is_complete(self, len: usize) -> bool {
        self.shown.with_value(|shown| shown.covered() == len)
    }
}
