//! Which applications of an index are shown, and in which order: found in small steps, so that a page
//! stays responsive over a hundred thousand of them.

use std::cmp::Ordering;

use super::{
    ApplicationIndex, ApplicationType, CredentialKind, ListedApplication, Row, SearchQuery, Stated,
    TokenAlgorithm,
};

/// How many rows are looked at, or moved, in one step: well below a millisecond's work.
const STEP: usize = 256;

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The search.
    pub query: SearchQuery,
    /// Only this type.
    pub application_type: Option<ApplicationType>,
    /// Only this algorithm.
    pub algorithm: Option<Stated<TokenAlgorithm>>,
    /// Only this kind of credential.
    pub credential: Option<CredentialKind>,
    /// The order.
    pub order: Order,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// By what.
    pub by: OrderBy,
    /// From the last to the first.
    pub descending: bool,
}

/// What the list is ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OrderBy {
    /// As the API sent it.
    #[default]
    Sent,
    /// By name.
    Name,
    /// By type, then by name.
    Type,
    /// By algorithm, then by name.
    Algorithm,
}

/// The rows that a filter leaves of an index that may still grow.
///
/// Work goes in rounds: the rows that came since the last one are looked at, those that fit are ordered
/// among themselves, and then merged with what is shown.
pub struct Selection {
    filter: Filter,
    /// What is shown, in ascending order: all that fit among the first `covered` rows of the index.
    rows: Vec<Row>,
    covered: usize,
    /// Where this round has got to, and where it ends.
    scanned: usize,
    end: usize,
    /// Ordered runs of this round's rows.
    runs: Vec<Vec<Row>>,
    merge: Option<Merge>,
}

/// Two ordered runs on their way to become one.
struct Merge {
    left: Vec<Row>,
    right: Vec<Row>,
    taken: (usize, usize),
    merged: Vec<Row>,
    /// Whether what is shown is one of the two, so that the merged run takes its place.
    is_last: bool,
}

impl Selection {
    /// A selection that has looked at nothing yet.
    pub fn new(filter: Filter) -> Self {
        Self {
            filter,
            rows: Vec::new(),
            covered: 0,
            scanned: 0,
            end: 0,
            runs: Vec::new(),
            merge: None,
        }
    }

    /// What was asked.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// How many rows are shown.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none is shown.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row of the index that is shown in this place.
    pub fn row(&self, place: usize) -> Option<Row> {
        let place = if self.filter.order.descending {
            self.rows.len().checked_sub(place + 1)?
        } else {
            place
        };
        self.rows.get(place).copied()
    }

    /// How many of the index's applications are taken into account in what is shown.
    pub fn covered(&self) -> usize {
        self.covered
    }

    /// Does a little more of the work, and says whether there is none left. What is shown changes when
    /// a round ends; in the order in which rows were sent it grows with each step.
    pub fn step(&mut self, index: &ApplicationIndex) -> bool {
        if self.covered == self.end {
            self.end = index.len();
        }
        if let Some(merge) = self.merge.take() {
            self.go_on(merge, index);
        } else if self.scanned < self.end {
            self.scan(index);
        } else if self.runs.len() > 1 {
            // The two shortest first: each row is then moved about log₂(runs) times.
            if let (Some(left), Some(right)) = (self.shortest(), self.shortest()) {
                self.merge = Some(Merge::of(left, right, false));
            }
        } else {
            self.end_round();
        }
        self.covered == index.len()
    }

    fn scan(&mut self, index: &ApplicationIndex) {
        let end = (self.scanned + STEP).min(self.end);
        let rows = (self.scanned..end).filter_map(|row| Row::try_from(row).ok());
        let mut found: Vec<Row> = rows.filter(|row| self.filter.takes(index, *row)).collect();
        self.scanned = end;
        let by = self.filter.order.by;
        if by == OrderBy::Sent {
            self.rows.append(&mut found);
            self.covered = end;
        } else if !found.is_empty() {
            found.sort_unstable_by(|left, right| compare(index, by, *left, *right));
            self.runs.push(found);
        }
    }

    fn shortest(&mut self) -> Option<Vec<Row>> {
        let runs = self.runs.iter().enumerate();
        let (place, _) = runs.min_by_key(|(_, run)| run.len())?;
        Some(self.runs.swap_remove(place))
    }

    fn go_on(&mut self, mut merge: Merge, index: &ApplicationIndex) {
        let by = self.filter.order.by;
        if !merge.step(|left, right| compare(index, by, left, right)) {
            self.merge = Some(merge);
        } else if merge.is_last {
            self.rows = merge.merged;
            self.covered = self.end;
        } else {
            self.runs.push(merge.merged);
        }
    }

    fn end_round(&mut self) {
        match self.runs.pop() {
            Some(run) if self.rows.is_empty() => self.rows = run,
            Some(run) => {
                self.merge = Some(Merge::of(self.rows.clone(), run, true));
                return;
            }
            None => {}
        }
        self.covered = self.end;
    }
}

impl Merge {
    fn of(left: Vec<Row>, right: Vec<Row>, is_last: bool) -> Self {
        Self {
            merged: Vec::with_capacity(left.len() + right.len()),
            left,
            right,
            taken: (0, 0),
            is_last,
        }
    }

    /// Moves some rows, and says whether all have been moved.
    fn step(&mut self, compare: impl Fn(Row, Row) -> Ordering) -> bool {
        for _ in 0..STEP {
            let (left, right) = self.taken;
            match (self.left.get(left), self.right.get(right)) {
                (Some(a), Some(b)) if compare(*a, *b).is_le() => {
                    self.merged.push(*a);
                    self.taken.0 += 1;
                }
                (_, Some(b)) => {
                    self.merged.push(*b);
                    self.taken.1 += 1;
                }
                (Some(a), None) => {
                    self.merged.push(*a);
                    self.taken.0 += 1;
                }
                (None, None) => return true,
            }
        }
        false
    }
}

impl Filter {
    /// Whether everything passes, in the order in which it came.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    fn takes(&self, index: &ApplicationIndex, row: Row) -> bool {
        let Some(application) = index.get(row) else {
            return false;
        };
        self.takes_facts(application) && self.takes_text(index, row)
    }

    /// An entry that could not be read has no facts to filter by: any filter of them leaves it out.
    fn takes_facts(&self, application: &ListedApplication) -> bool {
        fn is<T: PartialEq>(wanted: &Option<T>, found: &T) -> bool {
            wanted.as_ref().is_none_or(|wanted| wanted == found)
        }
        match application {
            ListedApplication::Readable(it) => {
                is(&self.application_type, it.application_type())
                    && is(&self.algorithm, it.algorithm())
                    && is(&self.credential, it.credential())
            }
            ListedApplication::Unreadable(_) => {
                self.application_type.is_none()
                    && self.algorithm.is_none()
                    && self.credential.is_none()
            }
        }
    }

    fn takes_text(&self, index: &ApplicationIndex, row: Row) -> bool {
        let by_certificate = |digest| index.has_certificate(row, digest);
        self.query.is_in(index.text(row)) || self.query.fingerprint().is_some_and(by_certificate)
    }
}

/// The order of two rows. Entries that could not be read come last, and so do nameless ones among the
/// names; rows that are equal in all else stay in the order in which they came.
fn compare(index: &ApplicationIndex, by: OrderBy, left: Row, right: Row) -> Ordering {
    let facts = |row| index.get(row).and_then(ListedApplication::readable);
    let by_facts = match (by, facts(left), facts(right)) {
        (OrderBy::Sent, ..) => return left.cmp(&right),
        (OrderBy::Name, ..) | (_, None, None) => Ordering::Equal,
        (_, None, Some(_)) => Ordering::Greater,
        (_, Some(_), None) => Ordering::Less,
        (OrderBy::Type, Some(left), Some(right)) => {
            left.application_type().cmp(right.application_type())
        }
        (OrderBy::Algorithm, Some(left), Some(right)) => left.algorithm().cmp(right.algorithm()),
    };
    by_facts
        .then_with(|| {
            let (left, right) = (index.name(left), index.name(right));
            left.is_empty().cmp(&right.is_empty()).then(left.cmp(right))
        })
        .then(left.cmp(&right))
}

#[cfg(test)]
mod tests;
