//! The entries of the list of applications.

use thiserror::Error;

use super::{ApplicationSummary, ClientId};

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListedApplication {
    /// An application.
    Readable(ApplicationSummary),
    /// An entry that could not be read.
    Unreadable(UnreadableApplication),
}

/// An entry that could not be read: what is known of it, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableApplication {
    pub(crate) client_id: Option<ClientId>,
    pub(crate) name: Option<Box<str>>,
    pub(crate) reason: UnreadableReason,
}

/// Why an entry could not be read. `Display` is a sentence.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum UnreadableReason {
    /// The entry is no JSON object.
    #[error("The entry is {found}, not an application.")]
    NotAnObject {
        /// What it is instead.
        found: &'static str,
    },
    /// There is no client id, or none that can stand in an address.
    #[error("The entry has no client ID that can be used.")]
    NoClientId,
    /// A member is not what the API promises.
    #[error("Its {member} is {found}.")]
    WrongMember {
        /// The member.
        member: &'static str,
        /// What it is.
        found: &'static str,
    },
}

impl ListedApplication {
    /// The application's id, if there is one.
    pub fn client_id(&self) -> Option<&ClientId> {
        match self {
            Self::Readable(application) => Some(application.client_id()),
            Self::Unreadable(application) => application.client_id(),
        }
    }

    /// The application's name, if there is one.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Readable(application) => application.name(),
            Self::Unreadable(application) => application.name(),
        }
    }

    /// The application, if it could be read.
    pub fn readable(&self) -> Option<&ApplicationSummary> {
        match self {
            Self::Readable(application) => Some(application),
            Self::Unreadable(_) => None,
        }
    }
}

impl UnreadableApplication {
    /// The application's id, if there is one.
    pub fn client_id(&self) -> Option<&ClientId> {
        self.client_id.as_ref()
    }

    /// The application's name, if that much could be read.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Why it could not be read.
    pub fn reason(&self) -> &UnreadableReason {
        &self.reason
    }
}
