//! Applications on the wire: `/api/v2/clients`.
//!
//! An answer may carry secrets even where none were asked for: `client_secret`, the private key in
//! `signing_keys[].key`, keys of add-ons. Members that are not named here are passed over without a
//! copy; the body itself is wiped by whoever holds it.

mod addons;
mod certificates;
mod entry;
mod seen;

use serde::de::{MapAccess, SeqAccess};
use serde_json::Value;

use self::entry::Entry;
pub use self::{
    certificates::{CERTIFICATE_FIELDS, CertificatePage, decode_application_certificates},
    seen::Seen,
};
use super::{
    DecodeError, date,
    decode_error::parse_into,
    member::{Member, Shape, read_members},
};
use crate::{
    application::{
        Application, Credential, CredentialType, Credentials, ListedApplication,
        UnreadableApplication, UnreadableReason,
    },
    timestamp::Timestamp,
};

/// A page of the list of applications.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplicationPage {
    /// Its entries, in the API's order.
    pub applications: Vec<ListedApplication>,
    /// How many applications there are in all, where the answer says so.
    pub total: Option<u64>,
    /// Where the next page begins, in checkpoint paging; `None` on the last page.
    pub next: Option<String>,
}

/// Reads the answer to `GET /api/v2/clients` in any of its three shapes: a list, an object with
/// totals, an object with a cursor. `seen` is what was asked for.
///
/// # Errors
/// [`DecodeError`], when it is none of them. An entry that cannot be read is an
/// [`UnreadableApplication`] in the list.
pub fn decode_applications(body: &[u8], seen: Seen) -> Result<ApplicationPage, DecodeError> {
    let wrong = |found| DecodeError::WrongShape {
        expected: "a list of applications",
        found,
    };
    let listed = |entries: Vec<Member<Entry>>| {
        let listed = |entry| match read(entry) {
            Ok(entry) => entry.listed(seen),
            Err(unreadable) => ListedApplication::Unreadable(unreadable),
        };
        entries.into_iter().map(listed).collect()
    };
    match parse_into(body)? {
        Member::Is(Page::Bare(entries)) => Ok(ApplicationPage {
            applications: listed(entries),
            ..ApplicationPage::default()
        }),
        Member::Is(Page::Enveloped(page)) => match page.clients {
            Member::Is(entries) => Ok(ApplicationPage {
                applications: listed(entries),
                total: page.total.ok(),
                next: page.next.ok(),
            }),
            Member::Absent => Err(wrong("an object of another kind")),
            Member::Wrong(found) => Err(wrong(found)),
        },
        Member::Absent => Err(wrong("null")),
        Member::Wrong(found) => Err(wrong(found)),
    }
}

/// Reads the answer to `GET /api/v2/clients/{id}`: one application. `seen` is what was asked for.
///
/// # Errors
/// [`DecodeError`], when it is no object, or one without a client id.
pub fn decode_application(
    body: &[u8],
    seen: Seen,
) -> Result<Result<Application, UnreadableApplication>, DecodeError> {
    let wrong = |found| DecodeError::WrongShape {
        expected: "an application",
        found,
    };
    match parse_into::<Member<Entry>>(body)? {
        Member::Is(entry) if entry.has_client_id() => Ok(entry.application(seen)),
        Member::Is(_) => Err(wrong("an object of another kind")),
        Member::Absent => Err(wrong("null")),
        Member::Wrong(found) => Err(wrong(found)),
    }
}

/// Reads the answer to `GET /api/v2/clients/{id}/credentials`: a list of credentials.
///
/// # Errors
/// [`DecodeError`], when it is no list. Entries that are no objects are counted.
pub fn decode_credentials(body: &[u8]) -> Result<Credentials, DecodeError> {
    let entries: Vec<Member<CredentialEntry>> = match parse_into(body)? {
        Member::Is(entries) => entries,
        Member::Absent => return Err(no_credentials("null")),
        Member::Wrong(found) => return Err(no_credentials(found)),
    };
    let mut read = Credentials::default();
    for entry in entries {
        match entry {
            Member::Is(entry) => read.credentials.push(entry.credential()),
            Member::Absent | Member::Wrong(_) => read.unreadable += 1,
        }
    }
    Ok(read)
}

fn no_credentials(found: &'static str) -> DecodeError {
    DecodeError::WrongShape {
        expected: "a list of credentials",
        found,
    }
}

fn read(entry: Member<Entry>) -> Result<Entry, UnreadableApplication> {
    let found = match entry {
        Member::Is(entry) => return Ok(entry),
        Member::Absent => "null or an empty text",
        Member::Wrong(found) => found,
    };
    Err(UnreadableApplication {
        client_id: None,
        name: None,
        reason: UnreadableReason::NotAnObject { found },
    })
}

/// The three shapes of the list.
enum Page {
    Bare(Vec<Member<Entry>>),
    Enveloped(Envelope),
}

#[derive(Default)]
struct Envelope {
    clients: Member<Vec<Member<Entry>>>,
    total: Member<u64>,
    next: Member<String>,
}

impl<'de> Shape<'de> for Page {
    fn list<A: SeqAccess<'de>>(list: A) -> Result<Option<Self>, A::Error> {
        Ok(Vec::list(list)?.map(Self::Bare))
    }

    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut page = Envelope::default();
        read_members!(object => page { "clients": clients, "total": total, "next": next });
        Ok(Some(Self::Enveloped(page)))
    }
}

/// A credential as it comes. A member of another type counts as absent: what is left is still of use.
#[derive(Default)]
struct CredentialEntry {
    id: Member<String>,
    name: Member<String>,
    kid: Member<String>,
    alg: Member<String>,
    credential_type: Member<Box<str>>,
    subject_dn: Member<String>,
    thumbprint_sha256: Member<String>,
    created_at: Option<Value>,
    updated_at: Option<Value>,
    expires_at: Option<Value>,
}

impl<'de> Shape<'de> for CredentialEntry {
    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut entry = Self::default();
        read_members!(object => entry {
            "id": id, "name": name, "kid": kid, "alg": alg, "credential_type": credential_type,
            "subject_dn": subject_dn, "thumbprint_sha256": thumbprint_sha256,
            "created_at": created_at, "updated_at": updated_at, "expires_at": expires_at,
        });
        Ok(Some(entry))
    }
}

impl CredentialEntry {
    fn credential(self) -> Credential {
        let moment = |value: Option<Value>| -> Option<Timestamp> { date::read(&value?) };
        Credential {
            id: self.id.ok(),
            name: self.name.ok(),
            kid: self.kid.ok(),
            algorithm: self.alg.ok(),
            credential_type: self
                .credential_type
                .ok()
                .map(|word| CredentialType::from_api(&word)),
            subject_dn: self.subject_dn.ok(),
            thumbprint_sha256: self.thumbprint_sha256.ok(),
            created_at: moment(self.created_at),
            updated_at: moment(self.updated_at),
            expires_at: moment(self.expires_at),
        }
    }
}

#[cfg(test)]
mod tests;
