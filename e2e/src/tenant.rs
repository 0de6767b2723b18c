//! The test's tenant: its own data, its own port, the built app on the same origin, faults allowed.

use std::ffi::OsString;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::ops::Deref;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use keyglass_tenant::{RunningTenant, Seed, Tenant};
use tempfile::TempDir;

use crate::engine::Engine;
use crate::recorder::App;

/// A tenant that can be stopped and started again on the same address with the same data.
pub struct LocalTenant {
    running: Option<RunningTenant>,
    address: SocketAddr,
    allowed_origins: Vec<String>,
    data: TempDir,
    app: App,
}

impl LocalTenant {
    /// Starts a tenant on a free port.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start(seed: Seed) -> Self {
        Self::start_for(seed, &[]).await
    }

    /// Starts a tenant whose API pages of these origins may use.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start_for(seed: Seed, allowed_origins: &[&str]) -> Self {
        let data = copy_of_seeded(seed).await;
        let mut tenant = Self {
            running: None,
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            allowed_origins: allowed_origins.iter().map(ToString::to_string).collect(),
            data,
            app: App::for_engine(Engine::chosen()),
        };
        tenant.start_again().await;
        tenant
    }

    /// Stops answering; the address is free then.
    pub async fn stop(&mut self) {
        if let Some(tenant) = self.running.take() {
            tenant.stop().await;
        }
    }

    /// Answers again after [`LocalTenant::stop`], on the same address.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start_again(&mut self) {
        let builder = self.allowed_origins.iter().fold(
            Tenant::builder()
                .listen(self.address)
                .data_dir(self.data.path())
                .static_dir(self.app.path())
                .faults(true),
            |builder, origin| builder.allow_origin(origin),
        );
        let tenant = builder.start().await.expect("the tenant starts");
        self.address = tenant.addr();
        self.running = Some(tenant);
    }

    /// The folder that the app is served from.
    pub(crate) fn app(&self) -> &Path {
        self.app.path()
    }

    /// Scheme, address and port of the tenant and the app: `http://127.0.0.1:43210`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The domain as one types it: `127.0.0.1:43210`.
    #[must_use]
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// An access token for a day with these scopes.
    ///
    /// # Panics
    /// When the tenant cannot sign it.
    pub async fn token(&self, scopes: &[&str]) -> String {
        self.issue_token(scopes, crate::TokenOptions::default())
            .await
            .expect("the tenant signs a token")
    }

    /// The paths of the Management API that were asked for with a token, oldest first.
    #[must_use]
    pub fn authorized_paths(&self) -> Vec<String> {
        let requests = self.requests().into_iter();
        requests
            .filter(|request| request.authorized)
            .map(|request| request.path)
            .collect()
    }
}

impl Deref for LocalTenant {
    type Target = RunningTenant;

    fn deref(&self) -> &RunningTenant {
        self.running
            .as_ref()
            .expect("the tenant was stopped by the test, which then asked it for something")
    }
}

/// A folder with a new tenant's data. Making the keys of a tenant takes a second, so each seed is made
/// once for all tests of a binary.
async fn copy_of_seeded(seed: Seed) -> TempDir {
    static SEEDED: LazyLock<Mutex<Vec<(Seed, Files)>>> = LazyLock::new(Mutex::default);
    let known = |seeded: &[(Seed, Files)]| {
        let entry = seeded.iter().find(|(known, _)| *known == seed);
        entry.map(|(_, files)| files.clone())
    };

    let folder = tempfile::tempdir().expect("a folder for the tenant's data");
    let found = known(&SEEDED.lock().unwrap_or_else(PoisonError::into_inner));
    let files = match found {
        Some(files) => files,
        None => {
            let files = make(seed).await;
            let mut seeded = SEEDED.lock().unwrap_or_else(PoisonError::into_inner);
            seeded.push((seed, files.clone()));
            files
        }
    };
    for (name, bytes) in &*files {
        fs::write(folder.path().join(name), bytes).expect("a file can be written");
    }
    folder
}

/// Names and contents.
type Files = Arc<Vec<(OsString, Vec<u8>)>>;

async fn make(seed: Seed) -> Files {
    let folder = tempfile::tempdir().expect("a folder for the tenant's data");
    let tenant = Tenant::builder().data_dir(folder.path()).seed(seed);
    tenant
        .start()
        .await
        .expect("a new tenant starts")
        .stop()
        .await;
    let files = fs::read_dir(folder.path()).expect("the folder was made here");
    let content = files.map(|file| {
        let file = file.expect("the folder can be read");
        let bytes = fs::read(file.path()).expect("the file can be read");
        (file.file_name(), bytes)
    });
    Arc::new(content.collect())
}
