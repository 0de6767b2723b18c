//! Which rows of a very long table are in view: only those stand in the document.
//!
//! The page itself scrolls. The table's body is as tall as all rows together, each row stands where it
//! would stand among all, and all are of one height, which the style sheet decides.

use std::ops::Range;

use leptos::{ev, html, prelude::*};
use web_sys::HtmlElement;

use crate::platform::viewport;

/// How many rows stand ready above and below the window.
const MARGIN: usize = 8;

/// The height of a row until the first one has been measured, in hundredths of a pixel.
const FIRST_GUESS: usize = 5_200;

/// What the table's body needs to show a part of its rows.
#[derive(Clone, Copy)]
pub struct RowWindow {
    /// To be bound to the body of the table. Its rows carry `data-place`.
    pub body: NodeRef<html::Tbody>,
    count: Signal<usize>,
    range: RwSignal<(usize, usize)>,
    /// In hundredths of a pixel.
    row_height: RwSignal<usize>,
}

impl RowWindow {
    /// Follows the scrolling and the size of the window until the view that made this is gone.
    pub fn new(count: Signal<usize>) -> Self {
        let rows = Self {
            body: NodeRef::new(),
            count,
            range: RwSignal::new((0, 0)),
            row_height: RwSignal::new(FIRST_GUESS),
        };
        let scroll = window_event_listener(ev::scroll, move |_| rows.look());
        let resize = window_event_listener(ev::resize, move |_| rows.look());
        on_cleanup(move || {
            scroll.remove();
            resize.remove();
        });
        Effect::new(move |_| {
            rows.count.track();
            rows.body.track();
            rows.look();
        });
        rows
    }

    /// The places of the rows that stand in the document; the view that reads it follows.
    pub fn range(self) -> Range<usize> {
        let (start, end) = self.range.get();
        start..end
    }

    /// The height of the body, as CSS has it.
    pub fn total_height(self) -> String {
        pixels(self.count.get(), self.row_height.get())
    }

    /// Where a row stands in the body, as CSS has it.
    pub fn top(self, place: usize) -> String {
        pixels(place, self.row_height.get())
    }

    /// The element inside the row in this place that a selector names, if the row stands in the document.
    pub fn find(self, place: usize, selector: &str) -> Option<HtmlElement> {
        let body = self.body.try_get_untracked()??;
        viewport::find(&body, &format!("[data-place=\"{place}\"] {selector}"))
    }

    /// How many rows fit into the window.
    pub fn page(self) -> usize {
        let rows = viewport::height() / self.height();
        (rows as usize).saturating_sub(2).max(1)
    }

    /// Looks again at what is in view: something above the table has come or gone.
    pub fn look(self) {
        // Asked once more after the view has gone, there is no body.
        let Some(Some(body)) = self.body.try_get_untracked() else {
            return;
        };
        match viewport::find(&body, "[data-place]")
            .as_deref()
            .map(viewport::height_of)
        {
            Some(height) if height > 0.0 => {
                let height = (height * 100.0).round() as usize;
                if height != self.row_height.get_untracked() {
                    self.row_height.set(height);
                }
            }
            // The first rows are about to stand there: then their height is known.
            _ if self.count.get_untracked() > 0 => request_animation_frame(move || self.look()),
            _ => {}
        }
        let height = self.height();
        let count = self.count.get_untracked();
        // Casts to whole numbers stop at their ends.
        let first = (-viewport::top_of(&body) / height) as usize;
        let shown = (viewport::height() / height).ceil() as usize + 2 * MARGIN;
        let start = first
            .saturating_sub(MARGIN)
            .min(count.saturating_sub(shown));
        let range = (start, (start + shown).min(count));
        if range != self.range.get_untracked() {
            self.range.set(range);
        }
    }

    /// The height of a row, in pixels.
    fn height(self) -> f64 {
        self.row_height.get_untracked() as f64 / 100.0
    }
}

/// So many rows' height, as CSS has it. Whole numbers only: to print others costs 20 kB.
fn pixels(rows: usize, row_height: usize) -> String {
    let hundredths = rows as u64 * row_height as u64;
    format!("{}.{:02}px", hundredths / 100, hundredths % 100)
}
