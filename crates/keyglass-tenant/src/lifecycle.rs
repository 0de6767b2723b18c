//! The two changes of a key set: rotation and revocation.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::{KeyMaterial, Kid, KidGeneration};
use crate::store::{NewSigningKey, SigningKey, StoreError};

/// Rotates the tenant's keys and answers the new *next* key.
///
/// The new key is made before the transaction begins, so that a rotation that is killed halfway has
/// changed nothing.
pub(crate) async fn rotate(app: &App) -> Result<SigningKey, StoreError> {
    let domain = app.profile.domain.clone();
    let new_next = tokio::task::spawn_blocking(move || -> Result<_, StoreError> {
        let material = KeyMaterial::generate(&domain, Timestamp::now())?;
        let kid = Kid::new(KidGeneration::Random, &material.certificate)?;
        Ok(NewSigningKey::next(kid, material))
    })
    .await
    .map_err(|_| StoreError::Interrupted)??;

    app.store
        .write(move |connection| {
            SigningKey::rotate(connection, &new_next, Timestamp::now())?;
            SigningKey::find(connection, &new_next.kid)?.ok_or(StoreError::Unseeded)
        })
        .await
}

/// Revokes the previous key with this id.
pub(crate) async fn revoke(app: &App, kid: Kid) -> Result<Revocation, StoreError> {
    app.store
        .write(move |connection| {
            let Some(key) = SigningKey::find(connection, &kid)? else {
                return Ok(Revocation::NotFound);
            };
            if SigningKey::revoke(connection, &kid, Timestamp::now())? {
                Ok(Revocation::Done(Box::new(key)))
            } else {
                Ok(Revocation::NotPrevious)
            }
        })
        .await
}

/// How an attempt to revoke a key ended.
pub(crate) enum Revocation {
    /// The key is revoked now.
    Done(Box<SigningKey>),
    /// There is no key with this id.
    NotFound,
    /// The key is the current, the next or a revoked one: nothing changed.
    NotPrevious,
}
