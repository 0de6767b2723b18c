//! Changes of applications for which the local tenant has no endpoint, since Keyglass makes none: what a
//! test needs to have happen meanwhile.

use super::RunningTenant;
use crate::StoreError;
use crate::store::Application;

impl RunningTenant {
    /// Gives an application another client secret, as `PATCH /clients/{id}` does, or takes it away.
    /// Answers whether there is such an application.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was changed.
    pub async fn set_client_secret(
        &self,
        client_id: &str,
        secret: Option<&str>,
    ) -> Result<bool, StoreError> {
        let (client_id, secret) = (client_id.to_owned(), secret.map(str::to_owned));
        self.app
            .store
            .write(move |connection| {
                let Some(mut application) = Application::find(connection, &client_id)? else {
                    return Ok(false);
                };
                application.client_secret = secret;
                application.update(connection)?;
                Ok(true)
            })
            .await
    }

    /// Deletes an application with its credentials, as `DELETE /clients/{id}` does. Answers whether there
    /// was one.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was deleted.
    pub async fn delete_client(&self, client_id: &str) -> Result<bool, StoreError> {
        let client_id = client_id.to_owned();
        self.app
            .store
            .write(move |connection| Application::delete(connection, &client_id))
            .await
    }
}
