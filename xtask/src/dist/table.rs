//! The table of sizes that `dist` prints.

use super::{Sized, budget::Budget};

/// Every file with its sizes, then every page with its total beside its budget.
pub(super) fn render(files: &[Sized], budgets: &[Budget]) -> String {
    let heading = row("bytes", ["raw", "gzip", "brotli", "budget"]);
    let rule = format!("{}\n", "─".repeat(88));
    let rows: String = files.iter().map(|file| sizes(file, None)).collect();
    let totals: String = budgets
        .iter()
        .map(|budget| sizes(&budget.total(files), Some(budget.brotli)))
        .collect();
    format!("{heading}{rule}{rows}{rule}{totals}")
}

/// The row of a file or a total.
fn sizes(file: &Sized, budget: Option<u64>) -> String {
    let budget = budget.map(grouped).unwrap_or_default();
    let [raw, gzip, brotli] = [file.raw, file.gzip, file.brotli].map(grouped);
    row(&file.name, [&raw, &gzip, &brotli, &budget])
}

/// One line: a name and four columns.
fn row(name: &str, columns: [&str; 4]) -> String {
    let [raw, gzip, brotli, budget] = columns;
    let line = format!("{name:<44}{raw:>11}{gzip:>11}{brotli:>11}{budget:>11}");
    format!("{}\n", line.trim_end())
}

/// A number with a comma between thousands: `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        let cases = [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (1_234_567, "1,234,567"),
        ];
        for (number, text) in cases {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn files_stand_above_and_totals_below_the_rule() {
        let files = [Sized {
            name: "a.js".into(),
            raw: 5000,
            gzip: 900,
            brotli: 800,
        }];
        let budgets = [Budget {
            page: "a page",
            files: &["a.js"],
            brotli: 1000,
        }];
        let text = render(&files, &budgets);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 5, "{text}");
        assert!(
            lines[2].starts_with("a.js") && lines[2].ends_with("800"),
            "{text}"
        );
        assert!(
            lines[4].starts_with("a page") && lines[4].ends_with("1,000"),
            "{text}"
        );
    }
}
