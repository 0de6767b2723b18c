//! `GET /.well-known/jwks.json`.

use base64ct::{Base64, Base64UrlUnpadded, Encoding};

use crate::support::openssl::{der_of, fact_of, openssl};
use crate::support::{Api, client, demo_tenant, header, json, kids, new_tenant, text};

#[tokio::test]
async fn the_key_set_has_every_key_but_the_revoked_ones_and_the_current_one_first() {
    let tenant = demo_tenant().await;
    let listed = Api::with_all_scopes(&tenant).await.keys().await;
    let expected: Vec<String> = ["current", "next", "previous"]
        .iter()
        .flat_map(|flag| kids(&listed, flag))
        .collect();

    let url = format!("{}/.well-known/jwks.json", tenant.url());
    let set = json(client().get(url).send().await.expect("an answer"), 200).await;

    let keys = set["keys"].as_array().expect("keys");
    let published: Vec<&str> = keys.iter().map(|key| text(key, "kid")).collect();
    assert_eq!(published, expected);
}

#[tokio::test]
async fn a_key_is_the_one_in_its_certificate() {
    let tenant = demo_tenant().await;
    let listed = Api::with_all_scopes(&tenant).await.keys().await;
    let url = format!("{}/.well-known/jwks.json", tenant.url());
    let set = json(client().get(url).send().await.expect("an answer"), 200).await;
    for key in set["keys"].as_array().expect("keys") {
        let fixed = [
            ("kty", "RSA"),
            ("use", "sig"),
            ("alg", "RS256"),
            ("e", "AQAB"),
        ];
        for (member, value) in fixed {
            assert_eq!(text(key, member), value);
        }
        let kid = text(key, "kid");
        let of_list = listed
            .iter()
            .find(|listed| text(listed, "kid") == kid)
            .expect("listed");
        let pem = text(of_list, "cert");
        let chain = key["x5c"].as_array().expect("a chain");
        let der = Base64::decode_vec(chain[0].as_str().expect("text")).expect("base64");
        assert_eq!((chain.len(), der), (1, der_of(pem)));

        let modulus = Base64UrlUnpadded::decode_vec(text(key, "n")).expect("base64url");
        let modulus: String = modulus.iter().map(|byte| format!("{byte:02X}")).collect();
        assert_eq!(modulus, fact_of(pem, "-modulus"));

        let sha1 = openssl(&["dgst", "-sha1", "-binary"], &der_of(pem));
        let hash = Base64UrlUnpadded::encode_string(&sha1);
        let x5t = if kid.len() == 54 { kid } else { &hash };
        assert_eq!(text(key, "x5t"), x5t);
    }
}

#[tokio::test]
async fn the_key_set_carries_the_recorded_headers() {
    let tenant = new_tenant().await;
    let url = format!("{}/.well-known/jwks.json", tenant.url());
    let request = client()
        .get(url)
        .header("origin", "https://docs.example.com");
    let answer = request.send().await.expect("an answer");
    for (name, value) in [
        ("content-type", "application/json; charset=utf-8"),
        ("access-control-allow-origin", "*"),
        ("access-control-allow-credentials", "false"),
        (
            "access-control-expose-headers",
            "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset",
        ),
        (
            "cache-control",
            "public, max-age=15, stale-while-revalidate=15, stale-if-error=86400",
        ),
    ] {
        assert_eq!(header(&answer, name), value);
    }
}
