//! Tenants on data that is made once for all tests: finding the primes of a tenant's keys takes a
//! second or more.

use std::ffi::OsString;
use std::ops::Deref;
use std::sync::OnceLock;
use std::{fs, thread};

use keyglass_tenant::{RunningTenant, Seed, Tenant, TenantBuilder};
use tempfile::TempDir;

/// A running tenant and the folder with its data, which goes with it.
pub(crate) struct SeededTenant {
    tenant: RunningTenant,
    _data: TempDir,
}

impl SeededTenant {
    /// Stops it, as [`RunningTenant::stop`] does.
    pub(crate) async fn stop(self) {
        self.tenant.stop().await;
    }
}

impl Deref for SeededTenant {
    type Target = RunningTenant;

    fn deref(&self) -> &RunningTenant {
        &self.tenant
    }
}

/// Starts a tenant with the data of this seed and these settings.
pub(crate) async fn start(
    seed: Seed,
    settings: impl FnOnce(TenantBuilder) -> TenantBuilder,
) -> SeededTenant {
    let data = folder(seed);
    let builder = Tenant::builder().data_dir(data.path()).seed(seed);
    let tenant = settings(builder).start().await.expect("it starts");
    SeededTenant {
        tenant,
        _data: data,
    }
}

/// A folder with the data of a new tenant.
pub(crate) fn folder(seed: Seed) -> TempDir {
    static DEMO: OnceLock<Files> = OnceLock::new();
    static EMPTY: OnceLock<Files> = OnceLock::new();

    let files = match seed {
        Seed::Demo => DEMO.get_or_init(|| make(seed)),
        Seed::Empty => EMPTY.get_or_init(|| make(seed)),
        Seed::Large(_) => &make(seed),
    };
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("a file can be written");
    }
    folder
}

/// Names and contents.
type Files = Vec<(OsString, Vec<u8>)>;

/// Makes the data, on a runtime of its own: the caller may be inside of one.
fn make(seed: Seed) -> Files {
    let made = thread::spawn(move || {
        let folder = tempfile::tempdir().expect("a folder");
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let builder = Tenant::builder().data_dir(folder.path()).seed(seed);
            builder.start().await.expect("it starts").stop().await;
        });
        read(&folder)
    });
    made.join().expect("the data can be made")
}

fn read(folder: &TempDir) -> Files {
    let entries = folder.path().read_dir().expect("a folder");
    entries
        .map(|entry| {
            let entry = entry.expect("a file");
            let bytes = fs::read(entry.path()).expect("it can be read");
            (entry.file_name(), bytes)
        })
        .collect()
}
