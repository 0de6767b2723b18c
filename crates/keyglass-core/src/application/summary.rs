//! What a list says of an application. A hundred thousand of these are kept at a time.

use super::{ApplicationType, ClientId, CredentialKind, TokenAlgorithm};

/// An application in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationSummary {
    pub(crate) client_id: ClientId,
    pub(crate) name: Option<Box<str>>,
    pub(crate) application_type: ApplicationType,
    pub(crate) algorithm: Stated<TokenAlgorithm>,
    pub(crate) credential: CredentialKind,
    pub(crate) party: Stated<Party>,
    pub(crate) is_global: bool,
}

/// What the API says of something that the token's scopes may hide.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stated<T> {
    /// It says this.
    As(T),
    /// It says nothing.
    NotSaid,
    /// The token's scopes hide it.
    Hidden,
}

/// Whose application it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// The tenant's own.
    First,
    /// Somebody else's.
    Third,
}

impl<T> Stated<T> {
    /// What is said, if anything.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::As(value) => Some(value),
            Self::NotSaid | Self::Hidden => None,
        }
    }
}

impl ApplicationSummary {
    /// Its id.
    pub fn client_id(&self) -> &ClientId {
        &self.client_id
    }

    /// Its name; a nameless application has none.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What kind of program it is.
    pub fn application_type(&self) -> &ApplicationType {
        &self.application_type
    }

    /// What signs its ID tokens.
    pub fn algorithm(&self) -> &Stated<TokenAlgorithm> {
        &self.algorithm
    }

    /// How it proves who it is.
    pub fn credential(&self) -> &CredentialKind {
        &self.credential
    }

    /// Whose it is.
    pub fn party(&self) -> &Stated<Party> {
        &self.party
    }

    /// Whether it is the one that stands for all of the tenant's applications.
    pub fn is_global(&self) -> bool {
        self.is_global
    }
}
