//! Applications and their credentials, as the Management API sends them.
#![no_main]

use keyglass_core::{
    application::{ApplicationIndex, Filter, Order, OrderBy, SearchQuery, Selection},
    management::clients::{
        Seen, decode_application, decode_application_certificates, decode_applications,
        decode_credentials,
    },
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let seen = Seen {
        details: true,
        keys: true,
    };
    let _ = decode_application(bytes, seen);
    let _ = decode_credentials(bytes);
    let _ = decode_application_certificates(bytes);
    let Ok(page) = decode_applications(bytes, seen) else {
        return;
    };
    let mut index = ApplicationIndex::new();
    for application in page.applications {
        let name = application.name().unwrap_or_default().to_owned();
        index.push(application, &name);
    }
    for (by, typed) in [(OrderBy::Name, ""), (OrderBy::Algorithm, "a")] {
        let mut selection = Selection::new(Filter {
            query: SearchQuery::parse(typed, typed),
            order: Order {
                by,
                descending: true,
            },
            ..Filter::default()
        });
        while !selection.step(&index) {}
        assert!(selection.len() <= index.len());
        assert!((0..selection.len()).all(|place| selection.row(place).is_some()));
    }
});
