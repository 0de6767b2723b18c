//! Data folders of earlier versions.

use keyglass_tenant::{Seed, Tenant};
use rusqlite::Connection;

use crate::support::{Api, json, names, seeded};

/// Turns new data into data of the first format, which knew no applications but its own.
const TO_FIRST_FORMAT: &str = "
    DROP TABLE credential;
    DROP TABLE cursor_key;
    DROP INDEX application_list;
    ALTER TABLE application DROP COLUMN external_client_id;
    DELETE FROM application WHERE granted_scope IS NULL OR position > 1;
    PRAGMA user_version = 1;
";

#[tokio::test]
async fn a_tenant_from_before_there_were_applications_gets_those_of_its_seed() {
    let folder = seeded::folder(Seed::Demo);
    let file = folder.path().join("tenant.sqlite");
    let database = Connection::open(file).expect("a database");
    let kids = |database: &Connection| -> Vec<String> {
        let mut keys = database
            .prepare("SELECT kid FROM signing_key ORDER BY position")
            .expect("a table");
        let kids = keys.query_map([], |row| row.get(0)).expect("rows");
        kids.collect::<Result<_, _>>().expect("text")
    };
    let before = kids(&database);
    database.execute_batch(TO_FIRST_FORMAT).expect("it is old");

    let builder = Tenant::builder().data_dir(folder.path()).seed(Seed::Empty);
    let tenant = builder.start().await.expect("it starts");
    let api = Api::with_all_scopes(&tenant).await;
    let list = json(api.get("/clients?per_page=100").await, 200).await;
    let names = names(&list);
    assert_eq!(names[..3], ["Keyglass", "All Applications", "Default App"]);
    assert!(
        names.iter().any(|name| name == "Billing Worker"),
        "{names:?}"
    );
    assert_eq!(kids(&database), before);
}
