use proptest::prelude::*;

use super::{Filter, Order, OrderBy, Selection, compare};
use crate::{
    application::{
        ApplicationIndex, ApplicationSummary, ApplicationType, ClientId, CredentialKind,
        ListedApplication, Party, Row, SearchQuery, Stated, TokenAlgorithm, UnreadableApplication,
        UnreadableReason,
    },
    certificate::Certificate,
};

const PEM: &str = include_str!("../../../testdata/rsa2048.pem");

fn application(id: &str, name: &str, application_type: &str, algorithm: &str) -> ListedApplication {
    ListedApplication::Readable(ApplicationSummary {
        client_id: ClientId::parse(id).expect("an id"),
        name: (!name.is_empty()).then(|| name.into()),
        application_type: ApplicationType::from_api(application_type),
        algorithm: Stated::As(TokenAlgorithm::from_api(algorithm)),
        credential: CredentialKind::Secret,
        party: Stated::As(Party::First),
        is_global: false,
    })
}

fn unreadable(id: &str) -> ListedApplication {
    ListedApplication::Unreadable(UnreadableApplication {
        client_id: ClientId::parse(id),
        name: None,
        reason: UnreadableReason::NoClientId,
    })
}

/// Five applications in the API's order.
fn five() -> ApplicationIndex {
    let mut index = ApplicationIndex::new();
    for (id, name, kind, algorithm) in [
        ("AAA1", "bergen portal", "spa", "RS256"),
        ("BBB2", "Aachen Ledger", "native", "HS256"),
        ("CCC3", "", "spa", "RS256"),
        ("DDD4", "Cadiz portal", "", "HS256"),
    ] {
        assert!(index.push(application(id, name, kind, algorithm), name));
    }
    index.push(unreadable("EEE5"), "");
    index
}

fn finish(selection: &mut Selection, index: &ApplicationIndex) -> Vec<Row> {
    while !selection.step(index) {}
    (0..selection.len())
        .map_while(|place| selection.row(place))
        .collect()
}

fn select(index: &ApplicationIndex, filter: Filter) -> Vec<Row> {
    finish(&mut Selection::new(filter), index)
}

fn search(typed: &str) -> Filter {
    Filter {
        query: SearchQuery::parse(typed, typed),
        ..Filter::default()
    }
}

fn ordered(by: OrderBy, descending: bool) -> Filter {
    Filter {
        order: Order { by, descending },
        ..Filter::default()
    }
}

#[test]
fn names_and_ids_are_searched_in_any_case() {
    let index = five();
    assert_eq!(select(&index, search("PORTAL")), [0, 3]);
    assert_eq!(select(&index, search("portal berg")), [0]);
    assert_eq!(select(&index, search("ccc3")), [2]);
    assert_eq!(select(&index, search("eee")), [4], "unreadable ones too");
    assert_eq!(select(&index, search("portalaaa")), [] as [Row; 0]);
    assert_eq!(select(&index, search("")), [0, 1, 2, 3, 4]);
}

#[test]
fn filters_leave_what_they_name() {
    let index = five();
    let filter = |application_type: Option<&str>, algorithm: Option<&str>| Filter {
        application_type: application_type.map(ApplicationType::from_api),
        algorithm: algorithm.map(|word| Stated::As(TokenAlgorithm::from_api(word))),
        ..Filter::default()
    };
    assert_eq!(select(&index, filter(Some("spa"), None)), [0, 2]);
    assert_eq!(select(&index, filter(Some(""), None)), [3]);
    assert_eq!(select(&index, filter(None, Some("HS256"))), [1, 3]);
    assert_eq!(
        select(&index, filter(Some("spa"), Some("HS256"))),
        [] as [Row; 0]
    );
    let public = Filter {
        credential: Some(CredentialKind::Public),
        ..Filter::default()
    };
    assert_eq!(select(&index, public), [] as [Row; 0]);
}

#[test]
fn orders_put_the_nameless_and_the_unreadable_last() {
    let index = five();
    assert_eq!(
        select(&index, ordered(OrderBy::Name, false)),
        [1, 0, 3, 2, 4]
    );
    assert_eq!(
        select(&index, ordered(OrderBy::Name, true)),
        [4, 2, 3, 0, 1]
    );
    assert_eq!(
        select(&index, ordered(OrderBy::Type, false)),
        [3, 1, 0, 2, 4]
    );
    assert_eq!(
        select(&index, ordered(OrderBy::Algorithm, false)),
        [1, 3, 0, 2, 4]
    );
}

#[test]
fn an_application_is_found_by_its_certificate_in_any_notation() {
    let mut index = five();
    let certificate = Certificate::from_pem(PEM).expect("a certificate");
    let id = ClientId::parse("CCC3").expect("an id");
    let digests = [certificate.sha1(), certificate.sha256()];
    assert!(index.set_certificates(&id, &digests));
    assert!(!index.set_certificates(&ClientId::parse("unknown").expect("an id"), &digests));
    let sha1 = certificate.sha1();
    for typed in [
        sha1.colon(),
        sha1.hex(),
        sha1.hex().to_lowercase(),
        certificate.x5t(),
        certificate.x5t_s256(),
        certificate.sha256().colon(),
    ] {
        assert_eq!(select(&index, search(&typed)), [2], "{typed}");
    }
    assert_eq!(select(&index, search(&"AB".repeat(20))), [] as [Row; 0]);
}

#[test]
fn an_application_that_comes_twice_is_there_once() {
    let mut index = five();
    assert!(!index.push(application("AAA1", "again", "spa", "RS256"), "again"));
    assert_eq!(index.len(), 5);
    let types = ["spa", "native", ""].map(ApplicationType::from_api);
    assert_eq!(index.facets().types, types, "each type once");
    assert_eq!(index.facets().unreadable, 1);
}

proptest! {
    /// In whatever portions applications come, and however far the work is when they do.
    #[test]
    fn the_steps_end_where_sorting_at_once_ends(
        portions in proptest::collection::vec((1usize..700, 0usize..9), 1..6),
        seed in any::<u32>(),
        descending in any::<bool>(),
    ) {
        let by = [OrderBy::Sent, OrderBy::Name, OrderBy::Type, OrderBy::Algorithm][seed as usize % 4];
        let mut index = ApplicationIndex::new();
        let mut selection = Selection::new(ordered(by, descending));
        for (count, steps) in portions {
            for _ in 0..count {
                let number = (index.len() as u32).wrapping_mul(2_654_435_761) ^ seed;
                let kind = ["spa", "native", "", "x"][number as usize >> 8 & 3];
                let algorithm = ["RS256", "HS256", "ES256"][number as usize >> 12 & 1];
                let id = format!("id-{}", index.len());
                let name = format!("{:x}", number & 0xfff);
                index.push(application(&id, &name, kind, algorithm), &name);
            }
            for _ in 0..steps {
                selection.step(&index);
            }
            prop_assert_eq!(selection.row(selection.len()), None);
        }
        let found = finish(&mut selection, &index);
        let mut expected: Vec<Row> = (0..index.len() as Row).collect();
        expected.sort_by(|left, right| compare(&index, by, *left, *right));
        if descending {
            expected.reverse();
        }
        prop_assert_eq!(found, expected);
    }
}
