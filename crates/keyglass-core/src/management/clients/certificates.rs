//! Which application has which certificate: the list with `fields=client_id,signing_keys`.

use super::{Page, entry::Entry};
use crate::{
    application::ClientId,
    certificate::{Certificate, Fingerprint},
    management::{DecodeError, decode_error::parse_into, member::Member},
};

/// The value of `fields` for that list. Only a token that sees keys may ask for it ([`super::Seen`]).
pub const CERTIFICATE_FIELDS: &str = "client_id,signing_keys";

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
    // Most applications have the same certificate, which is parsed once.
    let mut last = (String::new(), Vec::new());
    let mut digests = Vec::new();
    for entry in entries.into_iter().filter_map(Member::ok) {
        let Some((client_id, texts)) = entry.certificate_texts() else {
            continue;
        };
        let mut all = Vec::new();
        for text in texts {
            if text != last.0 {
                let digests = both(&text);
                last = (text, digests);
            }
            all.extend_from_slice(&last.1);
        }
        digests.push((client_id, all));
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
