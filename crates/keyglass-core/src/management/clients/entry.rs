//! One application as it comes, and what is made of it.

use std::mem::take;

use serde::de::MapAccess;

use super::{
    super::member::{Member, Name, Shape, read_members},
    Seen,
    addons::Addons,
};
use crate::{
    application::{
        Application, ApplicationCertificate, ApplicationSummary, ApplicationType, ClientId,
        CredentialKind, ListedApplication, Party, Stated, TokenAlgorithm, UnreadableApplication,
        UnreadableReason,
    },
    certificate::Certificate,
};

/// The members that are read, and no others: a secret that is sent along is never taken.
#[derive(Default)]
pub(super) struct Entry {
    client_id: Member<Box<str>>,
    name: Member<Box<str>>,
    description: Member<String>,
    app_type: Member<Box<str>>,
    global: Member<bool>,
    is_first_party: Member<bool>,
    jwt_configuration: Member<JwtConfiguration>,
    token_endpoint_auth_method: Member<Box<str>>,
    client_authentication_methods: Member<Methods>,
    addons: Member<Addons>,
    callbacks: Member<Vec<Member<String>>>,
    client_aliases: Member<Vec<Member<String>>>,
    signing_keys: Member<Vec<Member<Key>>>,
    external_client_id: Member<String>,
}

impl<'de> Shape<'de> for Entry {
    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut entry = Self::default();
        read_members!(object => entry {
            "client_id": client_id, "name": name, "description": description, "app_type": app_type,
            "global": global, "is_first_party": is_first_party,
            "jwt_configuration": jwt_configuration,
            "token_endpoint_auth_method": token_endpoint_auth_method,
            "client_authentication_methods": client_authentication_methods,
            "addons": addons, "callbacks": callbacks, "client_aliases": client_aliases,
            "signing_keys": signing_keys, "external_client_id": external_client_id,
        });
        Ok(Some(entry))
    }
}

impl Entry {
    /// Whether there is a client id at all, usable or not.
    pub(super) fn has_client_id(&self) -> bool {
        !matches!(self.client_id, Member::Absent)
    }

    /// As an entry of a list.
    pub(super) fn listed(mut self, seen: Seen) -> ListedApplication {
        match self.summary(seen) {
            Ok(summary) => ListedApplication::Readable(summary),
            Err(unreadable) => ListedApplication::Unreadable(unreadable),
        }
    }

    /// As an application with its details.
    pub(super) fn application(mut self, seen: Seen) -> Result<Application, UnreadableApplication> {
        let secret_encoded = match &self.jwt_configuration {
            Member::Is(JwtConfiguration {
                secret_encoded: Member::Is(encoded),
                ..
            }) => Some(*encoded),
            _ => None,
        };
        let credential_ids = match &mut self.client_authentication_methods {
            Member::Is(methods) => take(&mut methods.credential_ids),
            _ => Vec::new(),
        };
        let summary = self.summary(seen)?;
        let addons = self.addons.ok().unwrap_or_default();
        Ok(Application {
            summary,
            seen,
            description: self.description.ok(),
            secret_encoded,
            callbacks: texts(self.callbacks),
            client_aliases: texts(self.client_aliases),
            saml: addons.samlp.ok().map(|saml| saml.0),
            ws_fed: addons.wsfed.ok().is_some(),
            signing_certificates: certificates(self.signing_keys),
            credential_ids,
            external_client_id: self.external_client_id.ok(),
        })
    }

    /// Its id, and the PEM text of each of its certificates; `None` without a usable id.
    pub(super) fn certificate_texts(self) -> Option<(ClientId, Vec<String>)> {
        let client_id = ClientId::parse(&self.client_id.ok()?)?;
        let keys = self.signing_keys.ok().unwrap_or_default();
        let text = |key: Member<Key>| key.ok()?.cert.ok();
        Some((client_id, keys.into_iter().filter_map(text).collect()))
    }

    fn summary(&mut self, seen: Seen) -> Result<ApplicationSummary, UnreadableApplication> {
        let id: Option<Box<str>> = take(&mut self.client_id).ok();
        let client_id = id.and_then(|id| ClientId::parse(&id));
        let name = take(&mut self.name);
        let known_name = match &name {
            Member::Is(name) => Some(name.clone()),
            _ => None,
        };
        self.facts(client_id.clone(), name, seen)
            .map_err(|reason| UnreadableApplication {
                client_id,
                name: known_name,
                reason,
            })
    }

    fn facts(
        &mut self,
        client_id: Option<ClientId>,
        name: Member<Box<str>>,
        seen: Seen,
    ) -> Result<ApplicationSummary, UnreadableReason> {
        let client_id = client_id.ok_or(UnreadableReason::NoClientId)?;
        let name = right("name", name)?;
        let app_type = right("app_type", take(&mut self.app_type))?;
        let configuration = right("jwt_configuration", take(&mut self.jwt_configuration))?;
        let algorithm = match configuration {
            Some(configuration) => right("jwt_configuration.alg", configuration.alg)?,
            None => None,
        };
        let method = right(
            "token_endpoint_auth_method",
            take(&mut self.token_endpoint_auth_method),
        )?;
        let methods = right(
            "client_authentication_methods",
            take(&mut self.client_authentication_methods),
        )?;
        let first_party = right("is_first_party", take(&mut self.is_first_party))?;
        let party = first_party.map(|first| if first { Party::First } else { Party::Third });
        Ok(ApplicationSummary {
            client_id,
            name,
            application_type: ApplicationType::from_api(app_type.as_deref().unwrap_or_default()),
            algorithm: stated(
                algorithm.map(|word| TokenAlgorithm::from_api(&word)),
                seen.details,
            ),
            credential: credential_kind(methods.and_then(|it| it.kind), method.as_deref(), seen),
            party: stated(party, seen.details),
            is_global: right("global", take(&mut self.global))?.unwrap_or(false),
        })
    }
}

/// How the application proves itself. One that has credentials names its method for them and has no
/// `token_endpoint_auth_method`; without either word it is the client secret.
fn credential_kind(
    method: Option<CredentialKind>,
    secret_method: Option<&str>,
    seen: Seen,
) -> CredentialKind {
    match (method, secret_method) {
        (Some(kind), _) => kind,
        (None, Some(word)) => CredentialKind::from_api(word),
        (None, None) if seen.keys && seen.details => CredentialKind::Secret,
        (None, None) => CredentialKind::Hidden,
    }
}

fn stated<T>(value: Option<T>, seen: bool) -> Stated<T> {
    match value {
        Some(value) => Stated::As(value),
        None if seen => Stated::NotSaid,
        None => Stated::Hidden,
    }
}

/// The member, unless it is of a shape that it must not have.
fn right<T>(name: &'static str, member: Member<T>) -> Result<Option<T>, UnreadableReason> {
    match member {
        Member::Is(value) => Ok(Some(value)),
        Member::Absent => Ok(None),
        Member::Wrong(found) => Err(UnreadableReason::WrongMember {
            member: name,
            found,
        }),
    }
}

fn texts(list: Member<Vec<Member<String>>>) -> Vec<String> {
    list.ok()
        .unwrap_or_default()
        .into_iter()
        .filter_map(Member::ok)
        .collect()
}

fn certificates(keys: Member<Vec<Member<Key>>>) -> Vec<ApplicationCertificate> {
    let keys = keys.ok().unwrap_or_default();
    let key = |key: Member<Key>| {
        let key = key.ok()?;
        let certificate_pem = key.cert.ok()?;
        Some(ApplicationCertificate {
            certificate: Certificate::from_pem(&certificate_pem),
            certificate_pem,
            pkcs7: key.pkcs7.ok(),
        })
    };
    keys.into_iter().filter_map(key).collect()
}

#[derive(Default)]
struct JwtConfiguration {
    alg: Member<Box<str>>,
    secret_encoded: Member<bool>,
}

impl<'de> Shape<'de> for JwtConfiguration {
    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut it = Self::default();
        read_members!(object => it { "alg": alg, "secret_encoded": secret_encoded });
        Ok(Some(it))
    }
}

/// One of `signing_keys`. Its `key`, a private key that some answers carry, is not read.
#[derive(Default)]
struct Key {
    cert: Member<String>,
    pkcs7: Member<String>,
}

impl<'de> Shape<'de> for Key {
    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut it = Self::default();
        read_members!(object => it { "cert": cert, "pkcs7": pkcs7 });
        Ok(Some(it))
    }
}

/// `client_authentication_methods`: an object with one method, and the ids of its credentials.
#[derive(Default)]
struct Methods {
    kind: Option<CredentialKind>,
    credential_ids: Vec<String>,
}

impl<'de> Shape<'de> for Methods {
    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut it = Self::default();
        while let Some(Name(name)) = object.next_key()? {
            let method: Member<Method> = object.next_value()?;
            if let Some(method) = method.ok() {
                let kind = CredentialKind::from_api(&name);
                // Of several, the one that stands first in `CredentialKind`.
                it.kind = Some(it.kind.map_or(kind.clone(), |known| known.min(kind)));
                it.credential_ids.extend(method.credential_ids);
            }
        }
        Ok(Some(it))
    }
}

#[derive(Default)]
struct Method {
    credential_ids: Vec<String>,
}

impl<'de> Shape<'de> for Method {
    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut wire = MethodMembers::default();
        read_members!(object => wire { "credentials": credentials });
        let ids = wire.credentials.ok().unwrap_or_default();
        let id = |credential: Member<CredentialId>| credential.ok()?.id.ok();
        Ok(Some(Self {
            credential_ids: ids.into_iter().filter_map(id).collect(),
        }))
    }
}

#[derive(Default)]
struct MethodMembers {
    credentials: Member<Vec<Member<CredentialId>>>,
}

#[derive(Default)]
struct CredentialId {
    id: Member<String>,
}

impl<'de> Shape<'de> for CredentialId {
    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut it = Self::default();
        read_members!(object => it { "id": id });
        Ok(Some(it))
    }
}
