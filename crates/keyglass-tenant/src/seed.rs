//! What a new tenant holds.

mod applications;
mod history;

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;
use std::thread;

use rusqlite::Connection;

use crate::clock::Timestamp;
use crate::crypto::{CryptoError, KeyMaterial, Kid, KidGeneration};
use crate::seed::applications::{Applications, NewApplication};
use crate::seed::history::PlannedKey;
use crate::store::{
    Application, ApplicationFilter, NewSigningKey, Store, StoreError, TenantProfile,
};

/// How many applications a large tenant may have.
const LARGE: RangeInclusive<u32> = 3..=100_000;

/// What a tenant is given when its database is new. A database that holds a tenant keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Seed {
    /// A tenant with years behind it: ten signing keys, five of them revoked, both generations of
    /// key ids, and about forty applications that show every case.
    #[default]
    Demo,
    /// A tenant that was made just now: one current key, one next key, three applications.
    Empty,
    /// A tenant that was made just now and has this many applications, from 3 to 100,000.
    Large(u32),
}

impl Seed {
    /// The tenant's name and the domain in its certificates.
    fn identity(self) -> (&'static str, &'static str) {
        match self {
            Self::Demo => ("acme-demo", "acme-demo.localhost"),
            Self::Empty => ("acme-new", "acme-new.localhost"),
            Self::Large(_) => ("acme-large", "acme-large.localhost"),
        }
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Demo => f.write_str("demo"),
            Self::Empty => f.write_str("empty"),
            Self::Large(count) => write!(f, "large:{count}"),
        }
    }
}

impl FromStr for Seed {
    type Err = UnknownSeed;

    fn from_str(text: &str) -> Result<Self, UnknownSeed> {
        match text {
            "demo" => Ok(Self::Demo),
            "empty" => Ok(Self::Empty),
            _ => text
                .strip_prefix("large:")
                .and_then(|count| count.parse().ok())
                .filter(|count| LARGE.contains(count))
                .map(Self::Large)
                .ok_or_else(|| UnknownSeed(text.to_owned())),
        }
    }
}

/// A seed by this name does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no seed '{0}'; there are demo, empty and large:N with N from 3 to 100000")]
pub struct UnknownSeed(String);

/// The tenant in `store`, made from `seed` in one transaction when there is none yet.
pub(crate) async fn ensure(store: &Store, seed: Seed) -> Result<TenantProfile, StoreError> {
    let (found, is_complete) = store
        .read(|connection| {
            Ok((
                TenantProfile::find(connection)?,
                has_applications(connection)?,
            ))
        })
        .await?;
    match found {
        Some(profile) if is_complete => Ok(profile),
        Some(profile) => complete(store, profile).await,
        None => make(store, seed).await,
    }
}

async fn make(store: &Store, seed: Seed) -> Result<TenantProfile, StoreError> {
    let tenant = blocking(move || NewTenant::make(seed, Timestamp::now())).await?;
    store
        .write(move |connection| tenant.insert(connection))
        .await
}

/// Gives a tenant that was made before there were applications those of its seed.
async fn complete(store: &Store, profile: TenantProfile) -> Result<TenantProfile, StoreError> {
    let seed = profile.seed.parse().unwrap_or(Seed::Empty);
    let applications = blocking(move || applications::of(seed, Timestamp::now())).await?;
    store
        .write(move |connection| {
            if !has_applications(connection)? {
                insert_all(applications, connection)?;
            }
            Ok(profile)
        })
        .await
}

/// Every tenant has the application that stands for all.
fn has_applications(connection: &Connection) -> Result<bool, StoreError> {
    let global = ApplicationFilter {
        is_global: Some(true),
        ..ApplicationFilter::default()
    };
    Ok(Application::count(connection, &global)? > 0)
}

fn insert_all(applications: Applications, connection: &Connection) -> Result<(), StoreError> {
    for application in applications {
        application?.insert(connection)?;
    }
    Ok(())
}

async fn blocking<T, F>(work: F) -> Result<T, StoreError>
where
    T: Send + 'static,
    F: FnOnce() -> Result<T, CryptoError> + Send + 'static,
{
    let done = tokio::task::spawn_blocking(work).await;
    Ok(done.map_err(|_| StoreError::Interrupted)??)
}

/// A whole tenant on its way into the database.
struct NewTenant {
    profile: TenantProfile,
    /// Oldest first.
    keys: Vec<NewSigningKey>,
    /// The oldest application.
    machine: NewApplication,
    applications: Applications,
}

impl NewTenant {
    fn make(seed: Seed, now: Timestamp) -> Result<Self, CryptoError> {
        let (name, domain) = seed.identity();
        let plan = match seed {
            Seed::Demo => history::of_years(now),
            Seed::Empty | Seed::Large(_) => history::of_a_new_tenant(now),
        };
        Ok(Self {
            keys: make_keys(&plan, domain)?,
            machine: applications::machine(now)?,
            applications: applications::of(seed, now)?,
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
        self.machine.insert(connection)?;
        insert_all(self.applications, connection)?;
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
