//! What a new tenant holds.

mod history;

use std::fmt;
use std::str::FromStr;
use std::thread;

use rusqlite::Connection;

use crate::clock::Timestamp;
use crate::crypto::{
    CryptoError, KeyMaterial, Kid, KidGeneration, random_alphanumeric, random_text,
};
use crate::seed::history::PlannedKey;
use crate::store::{MachineClient, NewSigningKey, Store, StoreError, TenantProfile};
use crate::token::Scopes;

/// Lengths of the credentials that the Management API makes, in characters.
const CLIENT_ID_LENGTH: usize = 32;
const CLIENT_SECRET_LENGTH: usize = 64;

/// What a tenant is given when its database is new. A database that holds a tenant keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Seed {
    /// A tenant with years behind it: ten signing keys, five of them revoked, both generations of
    /// key ids.
    #[default]
    Demo,
    /// A tenant that was made just now: one current key, one next key.
    Empty,
}

impl Seed {
    /// The tenant's name and the domain in its certificates.
    fn identity(self) -> (&'static str, &'static str) {
        match self {
            Self::Demo => ("acme-demo", "acme-demo.localhost"),
            Self::Empty => ("acme-new", "acme-new.localhost"),
        }
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Demo => "demo",
            Self::Empty => "empty",
        })
    }
}

impl FromStr for Seed {
    type Err = UnknownSeed;

    fn from_str(text: &str) -> Result<Self, UnknownSeed> {
        match text {
            "demo" => Ok(Self::Demo),
            "empty" => Ok(Self::Empty),
            _ => Err(UnknownSeed(text.to_owned())),
        }
    }
}

/// A seed by this name does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no seed '{0}'; there are demo and empty")]
pub struct UnknownSeed(String);

/// The tenant in `store`, made from `seed` in one transaction when there is none yet.
pub(crate) async fn ensure(store: &Store, seed: Seed) -> Result<TenantProfile, StoreError> {
    if let Some(profile) = store.read(TenantProfile::find).await? {
        return Ok(profile);
    }
    let tenant = tokio::task::spawn_blocking(move || NewTenant::make(seed, Timestamp::now()))
        .await
        .map_err(|_| StoreError::Interrupted)??;
    store
        .write(move |connection| tenant.insert(connection))
        .await
}

/// A whole tenant on its way into the database.
struct NewTenant {
    profile: TenantProfile,
    /// Oldest first.
    keys: Vec<NewSigningKey>,
    machine: MachineClient,
}

impl NewTenant {
    fn make(seed: Seed, now: Timestamp) -> Result<Self, CryptoError> {
        let (name, domain) = seed.identity();
        let plan = match seed {
            Seed::Demo => history::of_years(now),
            Seed::Empty => history::of_a_new_tenant(now),
        };
        Ok(Self {
            keys: make_keys(&plan, domain)?,
            machine: MachineClient {
                client_id: random_alphanumeric(CLIENT_ID_LENGTH)?,
                client_secret: Some(random_text(CLIENT_SECRET_LENGTH)?),
                granted_scope: Some(Scopes::all().to_string()),
            },
            profile: TenantProfile {
                name: name.to_owned(),
                domain: domain.to_owned(),
                seed: seed.to_string(),
            },
        })
    }

    /// Writes the tenant, unless another process on the same database was quicker.
    fn insert(self, connection: &Connection) -> Result<TenantProfile, StoreError> {
        if let Some(profile) = TenantProfile::find(connection)? {
            return Ok(profile);
        }
        self.profile.insert(connection)?;
        for key in &self.keys {
            key.insert(connection)?;
        }
        self.machine.insert(connection, "Keyglass")?;
        Ok(self.profile)
    }
}

/// Makes the planned keys, on all processors: finding the primes is what a seed takes its time for.
fn make_keys(plan: &[PlannedKey], domain: &str) -> Result<Vec<NewSigningKey>, CryptoError> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = plan.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let parts: Vec<_> = plan
            .chunks(share)
            .map(|part| scope.spawn(|| part.iter().map(|key| make_key(key, domain)).collect()))
            .collect();
        let mut keys = Vec::with_capacity(plan.len());
        for part in parts {
            let part: Result<Vec<_>, CryptoError> = part
                .join()
                .expect("making a key returns its errors, it does not panic");
            keys.extend(part?);
        }
        Ok(keys)
    })
}

fn make_key(planned: &PlannedKey, domain: &str) -> Result<NewSigningKey, CryptoError> {
    let material = KeyMaterial::generate(domain, planned.made)?;
    let generation = if planned.made < history::FIRST_RANDOM_KID {
        KidGeneration::Legacy
    } else {
        KidGeneration::Random
    };
    Ok(NewSigningKey {
        kid: Kid::new(generation, &material.certificate)?,
        material,
        status: planned.status,
        current_since: planned.current_since,
        current_until: planned.current_until,
        revoked_at: planned.revoked_at,
    })
}
