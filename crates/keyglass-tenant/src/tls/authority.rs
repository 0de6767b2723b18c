//! The authority: its key, its certificate, and the server certificates that it signs.

use std::fs;
use std::io::{self, Write};
use std::net::{Ipv4Addr, Ipv6Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use der::pem::{self, LineEnding};
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType,
    ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    NameConstraints, SanType,
};
use time::{Duration, OffsetDateTime};
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::{ServerConfig, version};
use zeroize::Zeroizing;

use crate::store::Location;
use crate::tls::TlsError;

/// The authority's files in the data folder.
const CERTIFICATE_FILE: &str = "ca.pem";
const KEY_FILE: &str = "ca-key.pem";

/// How long the authority's certificate is valid, and a server's, which some clients want to be
/// short. Both begin a day ago: clocks differ.
const AUTHORITY_VALIDITY: Duration = Duration::days(3650);
const SERVER_VALIDITY: Duration = Duration::days(397);

/// A certificate authority for loopback names.
pub(crate) struct Authority {
    certificate: Vec<u8>,
    issuer: Issuer<'static, KeyPair>,
    file: Option<PathBuf>,
}

impl Authority {
    /// The authority of the data folder, made when there is none; a passing one without a folder.
    pub(crate) fn at(location: &Location) -> Result<Self, TlsError> {
        let Location::Folder(folder) = location else {
            return Self::new();
        };
        let (certificate, key) = (folder.join(CERTIFICATE_FILE), folder.join(KEY_FILE));
        if certificate.exists() && key.exists() {
            return Self::read(certificate, &key);
        }
        let mut authority = Self::new()?;
        authority.write(&certificate, &key)?;
        authority.file = Some(certificate);
        Ok(authority)
    }

    /// Its certificate as PEM.
    pub(crate) fn certificate_pem(&self) -> String {
        to_pem("CERTIFICATE", &self.certificate)
    }

    /// Where its certificate is kept.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Settings of a server with a new certificate for loopback names and for `domain`.
    pub(crate) fn server_config(&self, domain: &str) -> Result<Arc<ServerConfig>, TlsError> {
        let key = KeyPair::generate()?;
        let mut params = params(format!("Local tenant {domain}"), SERVER_VALIDITY);
        params.subject_alt_names = vec![
            SanType::DnsName("localhost".try_into()?),
            SanType::DnsName("*.localhost".try_into()?),
            SanType::DnsName(domain.try_into()?),
            SanType::IpAddress(Ipv4Addr::LOCALHOST.into()),
            SanType::IpAddress(Ipv6Addr::LOCALHOST.into()),
        ];
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        let certificate = params.signed_by(&key, &self.issuer)?;

        let chain = vec![
            certificate.der().clone(),
            CertificateDer::from(self.certificate.clone()),
        ];
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_protocol_versions(&[&version::TLS13, &version::TLS12])?
            .with_no_client_auth()
            .with_single_cert(chain, key)?;
        Ok(Arc::new(config))
    }

    fn new() -> Result<Self, TlsError> {
        let key = KeyPair::generate()?;
        let certificate = authority_params().self_signed(&key)?.der().to_vec();
        Ok(Self {
            certificate,
            issuer: Issuer::new(authority_params(), key),
            file: None,
        })
    }

    fn read(certificate: PathBuf, key: &Path) -> Result<Self, TlsError> {
        let damaged = || TlsError::Damaged(key.to_owned());
        let der = Zeroizing::new(read_pem(key, "PRIVATE KEY")?);
        let key = KeyPair::try_from(der.as_slice()).map_err(|_| damaged())?;
        Ok(Self {
            certificate: read_pem(&certificate, "CERTIFICATE")?,
            issuer: Issuer::new(authority_params(), key),
            file: Some(certificate),
        })
    }

    fn write(&self, certificate: &Path, key: &Path) -> Result<(), TlsError> {
        let der = Zeroizing::new(self.issuer.key().serialize_der());
        let pem = Zeroizing::new(to_pem("PRIVATE KEY", &der));
        write_for_owner(key, pem.as_bytes()).map_err(cannot_use(key))?;
        fs::write(certificate, self.certificate_pem()).map_err(cannot_use(certificate))
    }
}

fn authority_params() -> CertificateParams {
    let mut params = params("Keyglass local tenant CA".to_owned(), AUTHORITY_VALIDITY);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees: vec![
            GeneralSubtree::DnsName("localhost".to_owned()),
            GeneralSubtree::IpAddress(CidrSubnet::V4([127, 0, 0, 0], [255, 0, 0, 0])),
            GeneralSubtree::IpAddress(CidrSubnet::V6(Ipv6Addr::LOCALHOST.octets(), [255; 16])),
        ],
        excluded_subtrees: Vec::new(),
    });
    params
}

fn params(name: String, validity: Duration) -> CertificateParams {
    let mut subject = DistinguishedName::new();
    subject.push(DnType::CommonName, name);
    let mut params = CertificateParams::default();
    params.distinguished_name = subject;
    params.not_before = OffsetDateTime::now_utc() - Duration::DAY;
    params.not_after = params.not_before + validity;
    params
}

fn read_pem(path: &Path, expected: &str) -> Result<Vec<u8>, TlsError> {
    let text = Zeroizing::new(fs::read(path).map_err(cannot_use(path))?);
    match pem::decode_vec(&text) {
        Ok((label, der)) if label == expected => Ok(der),
        _ => Err(TlsError::Damaged(path.to_owned())),
    }
}

fn to_pem(label: &str, der: &[u8]) -> String {
    pem::encode_string(label, LineEnding::LF, der)
        .expect("the labels are fixed and the structures are small")
}

fn cannot_use(path: &Path) -> impl FnOnce(io::Error) -> TlsError {
    let path = path.to_owned();
    move |source| TlsError::File { path, source }
}

/// Writes a file that nobody but its owner can ever read.
fn write_for_owner(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(bytes)
}
