//! What a new tenant holds, and what an old one keeps.

use keyglass_tenant::{Seed, Tenant};

use crate::support::{Api, kids, new_tenant, the_kid};

#[tokio::test]
async fn a_tenant_made_just_now_has_a_current_and_a_next_key() {
    let tenant = new_tenant().await;
    let keys = Api::with_all_scopes(&tenant).await.keys().await;
    assert_eq!(keys.len(), 2);
    assert_ne!(the_kid(&keys, "current"), the_kid(&keys, "next"));
}

#[tokio::test]
async fn a_folder_keeps_its_tenant_and_its_credentials_whatever_seed_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("not/there/yet");
    let builder = Tenant::builder().data_dir(&data).seed(Seed::Empty);
    let tenant = builder.clone().start().await.expect("it starts");
    let next = tenant.rotate().await.expect("it rotates");
    let former = kids(
        &Api::with_all_scopes(&tenant).await.keys().await,
        "previous",
    )
    .remove(0);
    tenant.revoke(&former).await.expect("it revokes");
    let keys = Api::with_all_scopes(&tenant).await.keys().await;
    let credentials = tenant.machine_credentials().clone();
    tenant.stop().await;

    let again = builder
        .seed(Seed::Demo)
        .start()
        .await
        .expect("it starts again");
    assert_eq!((again.name(), again.seeded_with()), ("acme-new", "empty"));
    assert_eq!(Api::with_all_scopes(&again).await.keys().await, keys);
    assert_eq!(the_kid(&keys, "next"), next);
    assert!(*again.machine_credentials() == credentials);
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_can_read_the_database() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().expect("a folder");
    let builder = Tenant::builder().data_dir(folder.path()).seed(Seed::Empty);
    let _tenant = builder.start().await.expect("it starts");
    let files: Vec<_> = folder.path().read_dir().expect("a folder").collect();
    assert!(files.len() >= 2, "database and log: {files:?}");
    for file in files {
        let file = file.expect("a file");
        let mode = file.metadata().expect("metadata").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{file:?}");
    }
}
