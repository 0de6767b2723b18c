//! The table of applications, however many there are.

pub mod row;

use std::rc::Rc;

use keyglass_core::application::{ListedApplication, Order, OrderBy};
use leptos::{ev, prelude::*};

use self::row::ApplicationRow;
use super::{icon::Icon, row_window::RowWindow};
use crate::{platform::page, platform::viewport, view, words};

/// The application in a place of the list, with a key that is another for another application; `None`
/// while it has not come yet.
pub type AtPlace = Rc<dyn Fn(usize) -> Option<(u64, ListedApplication)>>;

/// The applications, of which only those in view stand in the document. Its roles are named, since its
/// rows are no table rows to the style sheet.
#[component]
pub fn ApplicationTable(
    /// How many rows there are, those that have not come yet among them.
    count: Signal<usize>,
    /// What stands in them. Read anew whenever a signal that it reads changes.
    at: AtPlace,
    /// The order, shown at the columns that it is by.
    order: Signal<Order>,
    /// The reader wants another order.
    set_order: Callback<Order>,
    /// Called with the end of the range that is in view.
    seen: Callback<usize>,
    /// The row from which one left for the page of its application, to go back to.
    return_to: Option<usize>,
    /// Called with the row from which one leaves.
    left: Callback<usize>,
) -> impl IntoView {
    let rows = RowWindow::new(count);
    let focus = RowFocus::new(rows, count);
    focus.return_to(return_to);
    Effect::new(move |_| seen.run(rows.range().end));
    let heading = move |by, name| view! { <Heading by name order set_order /> };
    let at = StoredValue::new_local(at);
    let items = move || {
        let mut places: Vec<usize> = rows.range().collect();
        match focus.outside(&rows.range()) {
            Some(place) if places.first().is_some_and(|first| place < *first) => {
                places.insert(0, place);
            }
            outside => places.extend(outside),
        }
        at.with_value(|at| {
            let item = |place| (place, at(place));
            places.into_iter().map(item).collect::<Vec<_>>()
        })
    };
    view! {
        <p id="rows-hint" class="visually-hidden">{words::applications::ROWS_HINT}</p>
        <table
            class="applications"
            role="table"
            aria-label=words::applications::LIST
            aria-describedby="rows-hint"
            aria-rowcount=move || (count.get() + 1).to_string()
            data-test="applications"
        >
            <thead role="rowgroup">
                <tr role="row" aria-rowindex="1">
                    {heading(OrderBy::Name, words::applications::COLUMN_NAME)}
                    {heading(OrderBy::Type, words::applications::COLUMN_TYPE)}
                    <th role="columnheader" scope="col">{words::applications::COLUMN_CLIENT_ID}</th>
                    {heading(OrderBy::Algorithm, words::applications::COLUMN_ALGORITHM)}
                    <th role="columnheader" scope="col">{words::applications::COLUMN_CREDENTIAL}</th>
                </tr>
            </thead>
            <tbody
                role="rowgroup"
                node_ref=rows.body
                style:height=move || rows.total_height()
                on:keydown=move |event| focus.key(&event)
                on:click=move |_| left.run(focus.current.get_untracked())
                on:focusin=move |_| focus.came()
                on:focusout=move |_| focus.went()
            >
                <For
                    each=items
                    key=|(place, item)| (*place, item.as_ref().map(|(key, _)| *key))
                    children=move |(place, item)| {
                        view! {
                            <ApplicationRow
                                place
                                application=item.map(|(_, application)| application)
                                top=Signal::derive(move || rows.top(place))
                                in_tab_order=Signal::derive(move || focus.tab_stop() == place)
                            />
                        }
                    }
                />
            </tbody>
        </table>
    }
}

/// The heading of a column by which the list can be ordered: ascending, descending, as it was sent.
#[component]
fn Heading(
    by: OrderBy,
    name: &'static str,
    order: Signal<Order>,
    set_order: Callback<Order>,
) -> impl IntoView {
    let direction = move || {
        let order = order.get();
        (order.by == by).then_some(order.descending)
    };
    let sort = move || match direction() {
        None => "none",
        Some(false) => "ascending",
        Some(true) => "descending",
    };
    let turn = move |_| {
        set_order.run(match direction() {
            None => Order {
                by,
                descending: false,
            },
            Some(false) => Order {
                by,
                descending: true,
            },
            Some(true) => Order::default(),
        });
    };
    view! {
        <th role="columnheader" scope="col" aria-sort=sort>
            <button type="button" class="quiet" on:click=turn>
                {name}
                {move || match direction() {
                    None => None,
                    Some(false) => Some(Icon::Ascending.view().into_any()),
                    Some(true) => Some(Icon::Descending.view().into_any()),
                }}
            </button>
        </th>
    }
}

/// Which row the keyboard is at. One row at a time is in the tab order: nobody tabs through a hundred
/// thousand.
#[derive(Clone, Copy)]
struct RowFocus {
    rows: RowWindow,
    count: Signal<usize>,
    current: RwSignal<usize>,
    /// Whether the focus is in the current row, which then stays in the document wherever one scrolls.
    is_here: RwSignal<bool>,
}

impl RowFocus {
    fn new(rows: RowWindow, count: Signal<usize>) -> Self {
        Self {
            rows,
            count,
            current: RwSignal::new(0),
            is_here: RwSignal::new(false),
        }
    }

    /// The current row, where it stands in the document though it is not in view.
    fn outside(self, range: &std::ops::Range<usize>) -> Option<usize> {
        let current = self.current.get();
        let is_kept = self.is_here.get() && current < self.count.get();
        (is_kept && !range.contains(&current)).then_some(current)
    }

    /// The row that Tab leads to: the current one, or the first in view.
    fn tab_stop(self) -> usize {
        let (range, current) = (self.rows.range(), self.current.get());
        if range.contains(&current) || self.is_here.get() {
            current
        } else {
            range.start
        }
    }

    fn came(self) {
        if let Some(place) = viewport::focused_data("data-place").and_then(|it| it.parse().ok()) {
            self.current.set(place);
            self.is_here.set(true);
        }
    }

    fn went(self) {
        self.is_here.set(false);
    }

    fn key(self, event: &ev::KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let (current, page) = (self.current.get_untracked(), self.rows.page());
        let place = match event.key().as_str() {
            "ArrowDown" => current.saturating_add(1),
            "ArrowUp" => current.saturating_sub(1),
            "PageDown" => current.saturating_add(page),
            "PageUp" => current.saturating_sub(page),
            "Home" => 0,
            "End" => usize::MAX,
            _ => return,
        };
        event.prevent_default();
        let Some(last) = self.count.get_untracked().checked_sub(1) else {
            return;
        };
        self.go_to(place.min(last));
    }

    /// Moves the focus to a row, which is brought into view.
    fn go_to(self, place: usize) {
        self.current.set(place);
        // It stands in the document from now on, wherever it is.
        self.is_here.set(true);
        let rows = self.rows;
        request_animation_frame(move || {
            if let Some(link) = rows.find(place, ":is(a, [tabindex])") {
                page::focus_nearby(&link);
            }
        });
    }

    /// Moves the focus to a row once, as soon as there are so many.
    fn return_to(self, place: Option<usize>) {
        let waiting = StoredValue::new(place);
        Effect::new(move |_| {
            let count = self.count.get();
            if let Some(place) = waiting.get_value().filter(|place| *place < count) {
                waiting.set_value(None);
                self.go_to(place);
            }
        });
    }
}
