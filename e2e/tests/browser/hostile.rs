//! Certificates that are made to keep a browser busy: answered at once, with the reason or with as much
//! as anyone would read.

#[path = "../../../crates/keyglass-core/tests/support/der.rs"]
mod der;

use base64ct::{Base64, Encoding};
use keyglass_e2e::{Page, Seed, api, browser_test};
use serde_json::{Value, json};

use self::der::{Draft, alternative_names, element, unknown_extension};
use crate::keys::{api_json, open_own_tenant};

/// How soon an answer must stand there.
const WITHIN_MILLISECONDS: f64 = 50.0;

/// Other programs take their turns of the processor: the quickest of these tries counts.
const TRIES: usize = 7;

/// A certificate, and what is to be read of it.
struct Hostile {
    name: &'static str,
    der: Vec<u8>,
    outcome: Outcome,
}

enum Outcome {
    /// Not a certificate, for this reason.
    Refused(&'static str),
    /// The facts, less what this says.
    Capped(&'static str),
}

fn hostile() -> Vec<Hostile> {
    let refused = |name, der, reason| Hostile {
        name,
        der,
        outcome: Outcome::Refused(reason),
    };
    let capped = |name, draft: Draft, words| Hostile {
        name,
        der: draft.der(),
        outcome: Outcome::Capped(words),
    };
    let with_extensions = |extensions| Draft {
        extensions,
        ..Draft::small()
    };
    let short_names = alternative_names((0..10_000).map(|number| format!("{number:x}")));
    let long_names = alternative_names((0..10_000).map(|number| format!("{number}.acme.example")));
    let lying = |position: usize| {
        let mut der = Draft::small().der();
        der[position] = 0xff;
        der
    };
    vec![
        refused("megabyte", element(0x30, &[&[0; 1_000_000]]), "larger than"),
        refused(
            "ten-thousand-long-names",
            with_extensions(vec![long_names]).der(),
            "larger than",
        ),
        refused("nested", b"\x30\x80".repeat(30_000), "not an X.509"),
        refused("nested-sets", nested(5_000), "not an X.509"),
        refused(
            "gigabytes",
            b"\x30\x84\xff\xff\xff\xff".to_vec(),
            "not an X.509",
        ),
        refused("lying-outside", lying(2), "not an X.509"),
        refused("lying-inside", lying(6), "not an X.509"),
        capped(
            "ten-thousand-names",
            with_extensions(vec![short_names]),
            "9950 values more",
        ),
        capped(
            "six-thousand-extensions",
            with_extensions(vec![unknown_extension(b""); 6_000]),
            "5960 extensions more",
        ),
        capped(
            "endless-extension",
            with_extensions(vec![unknown_extension(&[7; 60_000])]),
            "characters more",
        ),
        capped(
            "endless-serial-number",
            Draft {
                serial: vec![0x5a; 60_000],
                ..Draft::small()
            },
            "characters more",
        ),
        capped(
            "two-thousand-common-names",
            Draft {
                names: vec!["a".to_owned(); 2_000],
                ..Draft::small()
            },
            "characters more",
        ),
    ]
}

/// Sets in sets, with the lengths that they have.
fn nested(depth: usize) -> Vec<u8> {
    (0..depth).fold(Vec::new(), |inside, _| element(0x31, &[&inside]))
}

fn pem(der: &[u8]) -> String {
    let base64 = Base64::encode_string(der);
    format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----")
}

/// Gives the page's element another content and answers after how many milliseconds its own stands
/// there, laid out.
async fn time_of(page: &Page, pem: &str) -> f64 {
    let script = "
        const element = document.querySelector('keyglass-certificate');
        return new Promise((resolve) => {
            const started = performance.now();
            const observer = new MutationObserver(() => {
                const inside = element.shadowRoot.querySelector('.host > *');
                if (!inside) return;
                observer.disconnect();
                inside.getBoundingClientRect();
                resolve(performance.now() - started);
            });
            observer.observe(element.shadowRoot, { childList: true });
            element.textContent = arguments[0];
        });";
    page.run(script, vec![pem.into()]).await
}

#[test]
fn every_hostile_certificate_is_answered_at_once() {
    browser_test(Seed::Demo, async |page, tenant| {
        let key = api::key_that_is("current", tenant).await;
        let html = format!(
            "<!doctype html><html lang=en><title>Docs</title>
             <keyglass-certificate>{}</keyglass-certificate>
             <script type=module src=\"{}/embed/keyglass.js\"></script></html>",
            key.certificate(),
            tenant.origin()
        );
        page.open_address(&page.own_page("/docs", &html)).await;
        let inside = || page.css("keyglass-certificate").shadow();
        inside().get("sha1-hex").is_shown().await;
        for hostile in hostile() {
            let text = pem(&hostile.der);
            let mut quickest = f64::INFINITY;
            for _ in 0..TRIES {
                quickest = quickest.min(time_of(page, &text).await);
            }
            match hostile.outcome {
                Outcome::Refused(reason) => {
                    inside().get("certificate-error").shows(reason).await;
                }
                Outcome::Capped(words) => {
                    inside().get("not-shown").shows(words).await;
                }
            }
            assert!(
                quickest < WITHIN_MILLISECONDS,
                "{}: {quickest} ms",
                hostile.name
            );
        }
        time_of(page, key.certificate()).await;
        inside().get("sha1-hex").shows(key.text("thumbprint")).await;
    });
}

#[test]
fn hostile_certificates_leave_the_list_and_their_own_pages_usable() {
    browser_test(Seed::Demo, async |page, tenant| {
        let mut keys = api_json(tenant).await;
        let whole = keys.len();
        let all = hostile();
        let is_readable = |hostile: &&Hostile| matches!(hostile.outcome, Outcome::Capped(_));
        for hostile in &all {
            let key = json!({"kid": hostile.name, "cert": pem(&hostile.der), "previous": true});
            page.own_answer(&format!("/api/v2/keys/signing/{}", hostile.name), &key);
            keys.push(key);
        }
        open_own_tenant(page, tenant, &Value::from(keys)).await;
        page.get("partly-unreadable").shows("7 keys").await;
        page.row("megabyte").shows("larger than").await;
        page.row("nested").shows("not an X.509 certificate").await;
        page.get("show-all").click().await;
        assert_eq!(page.css("[data-kid]").count().await, whole + all.len());

        // This tenant publishes no key set to compare with.
        page.expect_console(".well-known/jwks.json");
        for hostile in all.iter().filter(is_readable) {
            let link = page.row(hostile.name).get("kid");
            link.scroll_into_view().await;
            link.click().await;
            page.get("not-shown").is_shown().await;
            page.back().await;
            page.get("valid-keys").is_shown().await;
        }
        page.row("megabyte").get("kid").click().await;
        page.get("key-unreadable").shows("larger than").await;
    });
}
