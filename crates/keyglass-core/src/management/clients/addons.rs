//! The add-ons that sign with the tenant's key. Others hold keys of other services, and are not read.

use serde::de::MapAccess;

use super::super::member::{Member, Shape, read_members};
use crate::application::SamlAddon;

#[derive(Default)]
pub(super) struct Addons {
    pub(super) samlp: Member<Saml>,
    pub(super) wsfed: Member<WsFed>,
}

/// `addons.samlp`.
pub(super) struct Saml(pub(super) SamlAddon);

/// `addons.wsfed`: that it is there is all it says.
pub(super) struct WsFed;

impl<'de> Shape<'de> for Addons {
    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut it = Self::default();
        read_members!(object => it { "samlp": samlp, "wsfed": wsfed });
        Ok(Some(it))
    }
}

#[derive(Default)]
struct SamlMembers {
    audience: Member<String>,
    destination: Member<String>,
    issuer: Member<String>,
    signature_algorithm: Member<String>,
    digest_algorithm: Member<String>,
}

impl<'de> Shape<'de> for Saml {
    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut it = SamlMembers::default();
        read_members!(object => it {
            "audience": audience, "destination": destination, "issuer": issuer,
            "signatureAlgorithm": signature_algorithm, "digestAlgorithm": digest_algorithm,
        });
        Ok(Some(Self(SamlAddon {
            audience: it.audience.ok(),
            destination: it.destination.ok(),
            issuer: it.issuer.ok(),
            signature_algorithm: it.signature_algorithm.ok(),
            digest_algorithm: it.digest_algorithm.ok(),
        })))
    }
}

impl<'de> Shape<'de> for WsFed {
    fn object<A: MapAccess<'de>>(object: A) -> Result<Option<Self>, A::Error> {
        <()>::object(object).map(|_| Some(Self))
    }
}
