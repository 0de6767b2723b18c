//! PKCS#7 that carries certificates and signs nothing (RFC 2315 section 9; RFC 5652 section 5).

use der::asn1::{AnyRef, ContextSpecific, ObjectIdentifier, SetOfVec};
use der::{Encode, Sequence, TagMode, TagNumber};

use crate::crypto::CryptoError;

/// `pkcs7-data` and `pkcs7-signedData`.
const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");

/// DER of a degenerate `SignedData` with this one certificate.
///
/// Byte for byte what the API serves: version 1, no digest algorithms, content type `data` without
/// content, the certificate, a CRL set that is present and empty, no signers.
pub(crate) fn certificates_only(certificate: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let mut certificates = SetOfVec::new();
    certificates.insert(AnyRef::try_from(certificate)?)?;

    let signed_data = SignedData {
        version: 1,
        digest_algorithms: SetOfVec::new(),
        content: ContentInfo {
            content_type: DATA,
            content: None,
        },
        certificates: implicit(TagNumber(0), certificates),
        crls: implicit(TagNumber(1), SetOfVec::new()),
        signer_infos: SetOfVec::new(),
    };
    let content = signed_data.to_der()?;
    let content = AnyRef::try_from(content.as_slice())?;

    let info = ContentInfo {
        content_type: SIGNED_DATA,
        content: Some(ContextSpecific {
            tag_number: TagNumber(0),
            tag_mode: TagMode::Explicit,
            value: content,
        }),
    };
    Ok(info.to_der()?)
}

fn implicit<'a>(
    tag_number: TagNumber,
    value: SetOfVec<AnyRef<'a>>,
) -> ContextSpecific<SetOfVec<AnyRef<'a>>> {
    ContextSpecific {
        tag_number,
        tag_mode: TagMode::Implicit,
        value,
    }
}

/// ```text
/// ContentInfo ::= SEQUENCE {
///     contentType ContentType,
///     content     [0] EXPLICIT ANY DEFINED BY contentType OPTIONAL }
/// ```
#[derive(Sequence)]
struct ContentInfo<'a> {
    content_type: ObjectIdentifier,
    content: Option<ContextSpecific<AnyRef<'a>>>,
}

/// ```text
/// SignedData ::= SEQUENCE {
///     version          Version,
///     digestAlgorithms DigestAlgorithmIdentifiers,
///     contentInfo      ContentInfo,
///     certificates     [0] IMPLICIT ExtendedCertificatesAndCertificates OPTIONAL,
///     crls             [1] IMPLICIT CertificateRevocationLists OPTIONAL,
///     signerInfos      SignerInfos }
/// ```
#[derive(Sequence)]
struct SignedData<'a> {
    version: u8,
    digest_algorithms: SetOfVec<AnyRef<'a>>,
    content: ContentInfo<'a>,
    certificates: ContextSpecific<SetOfVec<AnyRef<'a>>>,
    crls: ContextSpecific<SetOfVec<AnyRef<'a>>>,
    signer_infos: SetOfVec<AnyRef<'a>>,
}
