//! Which application has which certificate: the list with `fields=client_id,signing_keys`.

use std::collections::HashMap;

use super::{Page, entry::Entry};
use crate::{
    application::ClientId,
    certificate::{Certificate, Fingerprint},
    management::{DecodeError, decode_error::parse_into, member::Member},
};

/// A page of that list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CertificatePage {
    /// Each application with the SHA-1 and SHA-256 of every certificate of its `signing_keys`.
    pub digests: Vec<(ClientId, Vec<Fingerprint>)>,
    /// Where the next page begins; `None` on the last page.
    pub next: Option<String>,
}

/// Reads a page of applications for their certificates alone. Entries without an id, and certificates
/// that cannot be read, are left out: nobody can look for them.
///
/// # Errors
/// [`DecodeError`], when it is no list of applications.
pub fn decode_application_certificates(body: &[u8]) -> Result<CertificatePage, DecodeError> {
    let (entries, next): (Vec<Member<Entry>>, _) = match parse_into(body)? {
        Member::Is(Page::Bare(entries)) => (entries, None),
        Member::Is(Page::Enveloped(page)) => {
            let entries = page.clients.ok().ok_or_else(no_list)?;
            (entries, page.next.ok())
        }
        Member::Absent | Member::Wrong(_) => return Err(no_list()),
    };
    // Most applications have the same certificate: each is parsed once a page.
    let mut parsed = HashMap::new();
    let mut digests = Vec::new();
    for entry in entries.into_iter().filter_map(Member::ok) {
        let Some((client_id, texts)) = entry.certificate_texts() else {
            continue;
        };
        let all = texts.into_iter().flat_map(|text| {
            let both = parsed.entry(text).or_insert_with_key(|text| both(text));
            both.clone()
        });
        digests.push((client_id, all.collect()));
    }
    Ok(CertificatePage { digests, next })
}

fn both(pem: &str) -> Vec<Fingerprint> {
    Certificate::from_pem(pem).map_or_else(
        |_| Vec::new(),
        |certificate| vec![certificate.sha1(), certificate.sha256()],
    )
}

fn no_list() -> DecodeError {
    DecodeError::WrongShape {
        expected: "a list of applications",
        found: "something else",
    }
}
