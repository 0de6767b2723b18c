//! Every application that came so far, ready to be searched: a hundred thousand of them.

use std::collections::HashMap;

use super::{
    ApplicationSummary, ApplicationType, ClientId, CredentialKind, ListedApplication, Stated,
    TokenAlgorithm, fold,
};
use crate::certificate::Fingerprint;

/// A place in the index, in the order in which applications came.
pub type Row = u32;

/// Applications, each once, with the text by which it is found beside it.
#[derive(Default)]
pub struct ApplicationIndex {
    applications: Vec<ListedApplication>,
    rows: HashMap<ClientId, Row>,
    /// The folded names and ids of all, one behind the other: one allocation instead of many.
    text: String,
    places: Vec<Place>,
    /// The certificates of each, as a place in `certificate_sets`; the first set is the empty one.
    certificates: Vec<u16>,
    certificate_sets: Vec<Vec<Fingerprint>>,
    facets: Facets,
}

/// Where an application's folded name and id stand in the text.
#[derive(Clone, Copy)]
struct Place {
    start: u32,
    name_end: u32,
    end: u32,
}

/// Which types, algorithms and credentials there are, in the order in which they came first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Types.
    pub types: Vec<ApplicationType>,
    /// Algorithms.
    pub algorithms: Vec<Stated<TokenAlgorithm>>,
    /// Kinds of credential.
    pub credentials: Vec<CredentialKind>,
    /// How many entries could not be read.
    pub unreadable: usize,
}

impl ApplicationIndex {
    /// An index without applications.
    pub fn new() -> Self {
        Self {
            certificate_sets: vec![Vec::new()],
            ..Self::default()
        }
    }

    /// Adds an entry unless its client id is known already; an entry without one is always added. The
    /// second argument is the name in Unicode's form NFKD. Says whether it was new.
    pub fn push(&mut self, application: ListedApplication, decomposed_name: &str) -> bool {
        let row = Row::try_from(self.applications.len()).expect("fewer than 2³² fit in memory");
        if let Some(id) = application.client_id() {
            if self.rows.contains_key(id) {
                return false;
            }
            self.rows.insert(id.clone(), row);
        }
        self.place(&application, decomposed_name);
        self.facets.note(application.readable());
        self.applications.push(application);
        self.certificates.push(0);
        true
    }

    /// Takes note of an application's certificates, by the digests of each. Says whether the
    /// application is known.
    pub fn set_certificates(&mut self, id: &ClientId, digests: &[Fingerprint]) -> bool {
        let Some(row) = self.rows.get(id) else {
            return false;
        };
        // Nearly all applications have the tenant's own certificate, so that there are few sets.
        let known = self.certificate_sets.iter().position(|set| set == digests);
        let set = known.unwrap_or_else(|| {
            self.certificate_sets.push(digests.to_vec());
            self.certificate_sets.len() - 1
        });
        // Past 65,535 different sets the last one is forgotten rather than mistaken for another.
        self.certificates[*row as usize] = u16::try_from(set).unwrap_or(0);
        true
    }

    /// The application in this row.
    pub fn get(&self, row: Row) -> Option<&ListedApplication> {
        self.applications.get(row as usize)
    }

    /// The application with this id.
    pub fn find(&self, id: &ClientId) -> Option<&ListedApplication> {
        self.get(*self.rows.get(id)?)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.applications.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.applications.is_empty()
    }

    /// What there is to filter by.
    pub fn facets(&self) -> &Facets {
        &self.facets
    }

    /// The folded name, and behind a line feed the folded id.
    pub(super) fn text(&self, row: Row) -> &str {
        let place = self.places[row as usize];
        &self.text[place.start as usize..place.end as usize]
    }

    /// The folded name.
    pub(super) fn name(&self, row: Row) -> &str {
        let place = self.places[row as usize];
        &self.text[place.start as usize..place.name_end as usize]
    }

    /// Whether one of the application's certificates has this digest.
    pub(super) fn has_certificate(&self, row: Row, digest: &Fingerprint) -> bool {
        let set = self.certificates[row as usize];
        self.certificate_sets[usize::from(set)].contains(digest)
    }

    fn place(&mut self, application: &ListedApplication, decomposed_name: &str) {
        let here = |text: &String| u32::try_from(text.len()).expect("4 GB do not fit in memory");
        let start = here(&self.text);
        self.text.push_str(&fold(decomposed_name));
        let name_end = here(&self.text);
        // No word of a search has a line feed, so that none is found across it.
        self.text.push('\n');
        if let Some(id) = application.client_id() {
            self.text.push_str(&fold(id.as_str()));
        }
        let end = here(&self.text);
        self.places.push(Place {
            start,
            name_end,
            end,
        });
    }
}

/// The most values of one facet: a tenant that sends more is not filtered by the others.
const MOST_VALUES: usize = 60;

impl Facets {
    fn note(&mut self, application: Option<&ApplicationSummary>) {
        fn add<T: PartialEq + Clone>(values: &mut Vec<T>, value: &T) {
            if values.len() < MOST_VALUES && !values.contains(value) {
                values.push(value.clone());
            }
        }
        match application {
            Some(application) => {
                add(&mut self.types, application.application_type());
                add(&mut self.algorithms, application.algorithm());
                add(&mut self.credentials, application.credential());
            }
            None => self.unreadable += 1,
        }
    }
}
