//! Applications by the thousand, made one at a time.

use crate::seed::applications::draft::Draft;

/// Names are a place, a task and a number.
const PLACES: [&str; 10] = [
    "Aachen",
    "Bergen",
    "Cádiz",
    "Dakar",
    "Évora",
    "Fukuoka",
    "Gdańsk",
    "Hà Nội",
    "İzmir",
    "Jaipur",
];
const TASKS: [&str; 10] = [
    "Billing",
    "Booking",
    "Catalogue",
    "Console",
    "Inventory",
    "Ledger",
    "Portal",
    "Reports",
    "Support",
    "Warehouse",
];

/// `count` applications of the four common types.
pub(super) fn applications(count: u32) -> impl Iterator<Item = Draft> + Send {
    (1..=count).map(application)
}

fn application(number: u32) -> Draft {
    let item = |list: &[&'static str; 10], at: u32| list[at as usize % list.len()];
    let (place, task) = (item(&PLACES, number), item(&TASKS, number / 10));
    let name = format!("{place} {task} {number:06}");
    match number % 4 {
        0 => Draft::machine(name),
        1 => Draft::web(name),
        2 => Draft::spa(name, &format!("https://app-{number}.acme.example")),
        _ => Draft::native(name),
    }
}
