//! Long work in short slices, so that the page answers to its reader meanwhile.

use std::{cell::RefCell, rc::Rc, time::Duration};

use super::timer::Timer;

/// How long one slice may take, in milliseconds: with what a page does besides, it stays below the
/// 50 ms that are felt.
const SLICE_MILLIS: f64 = 8.0;

/// Work that goes on until it is done or this is dropped.
pub struct Slices {
    work: Rc<RefCell<Work>>,
}

struct Work {
    step: Box<dyn FnMut() -> bool>,
    timer: Option<Timer>,
    is_done: bool,
}

impl Slices {
    /// Calls `step` again and again, a slice at a time, until it says that nothing is left to do. The
    /// first slice begins after what runs now has ended.
    pub fn run(step: impl FnMut() -> bool + 'static) -> Self {
        let work = Rc::new(RefCell::new(Work {
            step: Box::new(step),
            timer: None,
            is_done: false,
        }));
        schedule(&work);
        Self { work }
    }

    /// Whether there is work left. Asked from within a step it is true.
    pub fn are_running(&self) -> bool {
        self.work.try_borrow().map_or(true, |work| !work.is_done)
    }
}

fn schedule(work: &Rc<RefCell<Work>>) {
    let later = Rc::downgrade(work);
    let timer = Timer::after(Duration::ZERO, move || {
        if let Some(work) = later.upgrade() {
            slice(&work);
        }
    });
    work.borrow_mut().timer = Some(timer);
}

fn slice(work: &Rc<RefCell<Work>>) {
    let end = js_sys::Date::now() + SLICE_MILLIS;
    let is_done = loop {
        if (work.borrow_mut().step)() {
            break true;
        }
        if js_sys::Date::now() >= end {
            break false;
        }
    };
    work.borrow_mut().is_done = is_done;
    if !is_done {
        schedule(work);
    }
}
