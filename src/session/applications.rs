//! The tenant's applications as far as they were read: kept while one goes from page to page, read
//! further when more of them are wanted, one page at a time.

pub mod walk;

use keyglass_core::{
    application::{ApplicationIndex, ListedApplication},
    management::clients::{ApplicationPage, Seen},
};
use leptos::{prelude::*, reactive::spawn_local};

use self::walk::{Portion, Walk, WalkStatus};
use super::Session;
use crate::{
    api::{ApiError, Connection, management::clients},
    platform::{abort::Abort, text::decompose},
};

/// The applications of this session. Provided by the app.
#[derive(Clone, Copy)]
pub struct Applications {
    // Outside of a signal: it is large, and changes by a page at a time.
    index: StoredValue<ApplicationIndex, LocalStorage>,
    len: RwSignal<usize>,
    edition: RwSignal<usize>,
    total: RwSignal<Option<usize>>,
    counting: StoredValue<bool>,
    /// Up to which entry of the list the index has them all, those without an id too.
    furthest: StoredValue<usize>,
    /// Whether what is shown is to give way to the next page that comes.
    is_old: StoredValue<bool>,
    list: Walk,
    certificates: Walk,
    /// The address of the list and the row from which one left for an application.
    left_at: StoredValue<Option<(String, usize)>>,
}

impl Applications {
    /// Provides a session's applications: none yet.
    pub fn provide() {
        provide_context(Self {
            index: StoredValue::new_local(ApplicationIndex::new()),
            len: RwSignal::new(0),
            edition: RwSignal::new(0),
            total: RwSignal::new(None),
            counting: StoredValue::new(false),
            furthest: StoredValue::new(0),
            is_old: StoredValue::new(false),
            list: Walk::new(),
            certificates: Walk::new(),
            left_at: StoredValue::new(None),
        });
    }

    /// The applications that [`Applications::provide`] provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// How many there are so far; the view that reads it follows.
    pub fn len(self) -> usize {
        self.len.get()
    }

    /// Whether there is none so far; the view that reads it follows.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// How many the tenant has, as far as that is known; the view that reads it follows.
    pub fn total(self) -> Option<usize> {
        match self.list.status() {
            WalkStatus::Ended => Some(self.len()),
            _ => self.total.get(),
        }
    }

    /// How many the tenant said that it has, however many came; the view that reads it follows.
    pub fn announced(self) -> Option<usize> {
        self.total.get()
    }

    /// Changes when all of them were read anew; the view that reads it follows.
    pub fn edition(self) -> usize {
        self.edition.get()
    }

    /// Reads what there is so far. Nothing is followed.
    pub fn with_index<R>(self, read: impl FnOnce(&ApplicationIndex) -> R) -> R {
        self.index.with_value(read)
    }

    /// Takes note of the row from which one leaves for an application, and of the list's address.
    pub fn leave(self, address: String, place: usize) {
        self.left_at.set_value(Some((address, place)));
    }

    /// The row from which one left the list at this address; told once.
    pub fn came_back(self, address: &str) -> Option<usize> {
        let left_at = self.left_at.try_update_value(Option::take)??;
        (left_at.0 == address).then_some(left_at.1)
    }

    /// Whether all has been read that there is, the certificates too where they are wanted; the view that
    /// reads it follows.
    pub fn is_complete(self, with_certificates: bool) -> bool {
        self.list.status() == WalkStatus::Ended
            && (!with_certificates || self.certificates.status() == WalkStatus::Ended)
    }

    /// How far the list was read.
    pub fn list(self) -> Walk {
        self.list
    }

    /// How far the list was read once more for the certificates.
    pub fn certificates(self) -> Walk {
        self.certificates
    }

    /// Reads on until there are `count` applications, unless the reader has stopped it or it failed.
    pub fn want(self, session: Session, count: usize) {
        self.list.want(count);
        if self.list.status_untracked() == WalkStatus::Resting {
            self.read_on(session);
        }
    }

    /// Reads the certificates of all, unless the reader has stopped it or it failed. The list must have
    /// been read to its end: two walks at once would ask too much of the tenant.
    pub fn want_certificates(self, session: Session) {
        self.certificates.want(usize::MAX);
        if self.certificates.status_untracked() == WalkStatus::Resting {
            self.read_certificates(session);
        }
    }

    /// Goes on where reading was stopped or failed.
    pub fn go_on(self, session: Session) {
        if self.list.status_untracked() != WalkStatus::Ended {
            self.read_on(session);
        } else if self.certificates.status_untracked() != WalkStatus::Ended {
            self.read_certificates(session);
        }
    }

    /// Stops reading; what came so far stays.
    pub fn stop(self) {
        self.list.stop();
        self.certificates.stop();
    }

    /// Reads all anew. What there is stays until the first page has come.
    pub fn reload(self, session: Session) {
        self.list.reset();
        self.certificates.reset();
        self.is_old.set_value(true);
        self.read_on(session);
    }

    fn read_on(self, session: Session) {
        self.list.run(move |at| async move {
            let (connection, seen) = way(session)?;
            let page =
                clients::applications(&connection, seen, at.cursor.as_deref(), &at.abort).await?;
            let has_more = page.next.is_some();
            let portion = self.take(page, at.position);
            if has_more && self.total.get_untracked().is_none() {
                self.count(connection);
            }
            Ok(portion)
        });
    }

    fn read_certificates(self, session: Session) {
        self.certificates.run(move |at| async move {
            let (connection, _) = way(session)?;
            let cursor = at.cursor.as_deref();
            let page = clients::certificates(&connection, cursor, &at.abort).await?;
            self.index.update_value(|index| {
                for (client_id, digests) in &page.digests {
                    index.set_certificates(client_id, digests);
                }
            });
            Ok(Portion {
                entries: page.digests.len(),
                next: page.next,
            })
        });
    }

    /// Asks how many there are in all, beside the walk. Without an answer it remains unknown.
    fn count(self, connection: Connection) {
        if self.counting.get_value() {
            return;
        }
        self.counting.set_value(true);
        spawn_local(async move {
            let count = clients::application_count(&connection, &Abort::new()).await;
            if let Ok(Some(count)) = count {
                self.total.set(usize::try_from(count).ok());
            }
            self.counting.set_value(false);
        });
    }

    /// Adds a page that begins at the `position`th entry of the list.
    fn take(self, page: ApplicationPage, position: usize) -> Portion {
        let entries = page.applications.len();
        if self.is_old.get_value() {
            self.is_old.set_value(false);
            self.index.set_value(ApplicationIndex::new());
            self.furthest.set_value(0);
            self.total.set(None);
            self.len.set(0);
            self.edition.update(|edition| *edition += 1);
        }
        if let Some(total) = page.total {
            self.total.set(usize::try_from(total).ok());
        }
        let furthest = self.furthest.get_value();
        self.index.update_value(|index| {
            for (place, application) in (position..).zip(page.applications) {
                // Read a second time, an entry without an id cannot be told from another.
                if application.client_id().is_some() || place >= furthest {
                    add(index, application);
                }
            }
        });
        self.furthest.set_value(furthest.max(position + entries));
        self.len.set(self.index.with_value(ApplicationIndex::len));
        Portion {
            entries,
            next: page.next,
        }
    }
}

fn add(index: &mut ApplicationIndex, application: ListedApplication) {
    let name = application.name().unwrap_or_default().to_owned();
    index.push(application, &decompose(&name));
}

/// The way to the tenant, and what its token lets one see.
fn way(session: Session) -> Result<(Connection, Seen), ApiError> {
    let (connected, connection) = untrack(|| (session.connected(), session.connection()));
    match (connected, connection) {
        (Some(connected), Some(connection)) => Ok((connection, connected.seen())),
        _ => Err(ApiError::Unauthorized { message: None }),
    }
}
