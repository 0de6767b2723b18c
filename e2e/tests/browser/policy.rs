//! What the browser enforces for the page: which code runs, whom it talks to, who may frame it.

use keyglass_e2e::{Page, Seed, browser_test, journey};
use serde_json::{Value, json};

/// Word for word what every host has to send.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; font-src 'self'; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; \
    base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Collects the violations from now on into `violations`.
const COLLECT: &str = "window.violations = [];
    document.addEventListener('securitypolicyviolation', event =>
        violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
    return true";

/// Opens the app and tries something that the policy forbids; ends when the browser says that it does.
async fn is_refused(page: &Page, directive: &str, attempt: &str) {
    page.expect_console(directive);
    let attempt = format!("try {{ {attempt} }} catch {{}}");
    let () = page.run(&attempt, vec![json!(page.own_host())]).await;
    page.until(&format!("{directive} is violated"), async || {
        let violations: Vec<String> = page.run("return violations", vec![]).await;
        violations.iter().any(|it| it.starts_with(directive))
    })
    .await;
}

#[test]
fn the_policy_is_exactly_this_one() {
    browser_test(Seed::Empty, async |page, _tenant| {
        page.open("/").await;
        page.get("open-local").is_shown().await;
        let read = "const done = arguments[arguments.length - 1];
            fetch('/').then(page => done(page.headers.get('content-security-policy')), done);";
        let policy: String = page.run_later(read).await;
        assert_eq!(policy, POLICY);
    });
}

#[test]
fn nothing_from_elsewhere_is_loaded_and_nothing_is_sent_there() {
    browser_test(Seed::Empty, async |page, _tenant| {
        page.open("/").await;
        page.get("open-local").is_shown().await;
        let _: bool = page.run(COLLECT, vec![]).await;
        page.expect_console("bait");
        let own = page.own_page("/bait", "<p>bait");
        for (directive, attempt) in [
            ("img-src", "new Image().src = `http://${arguments[0]}/bait?img`"),
            (
                "style-src",
                "const sheet = document.createElement('link');
                 Object.assign(sheet, { rel: 'stylesheet', href: `http://${arguments[0]}/bait?css` });
                 document.head.append(sheet)",
            ),
            (
                "frame-src",
                "const frame = document.createElement('iframe');
                 frame.src = `http://${arguments[0]}/bait?frame`;
                 document.body.append(frame)",
            ),
            (
                "font-src",
                "new FontFace('bait', `url(http://${arguments[0]}/bait?font)`).load().catch(() => 0)",
            ),
            (
                "media-src",
                "new Audio(`http://${arguments[0]}/bait?audio`).load()",
            ),
            (
                "connect-src",
                "fetch('http://192.0.2.1/bait').catch(() => 0)",
            ),
            (
                "form-action",
                "const form = document.createElement('form');
                 form.action = `http://${arguments[0]}/bait`;
                 document.body.append(form);
                 form.submit()",
            ),
            (
                "base-uri",
                "const base = document.createElement('base');
                 base.href = `http://${arguments[0]}/`;
                 document.head.append(base)",
            ),
        ] {
            is_refused(page, directive, attempt).await;
        }
        let asked = page.own_requests();
        assert!(asked.is_empty(), "{own} was asked for: {asked:?}");
        let base: String = page.run("return document.baseURI", vec![]).await;
        assert!(!base.contains(&page.own_host()), "{base}");
    });
}

#[test]
fn no_code_runs_but_the_apps_own() {
    browser_test(Seed::Empty, async |page, _tenant| {
        page.open("/").await;
        page.get("open-local").is_shown().await;
        let _: bool = page.run(COLLECT, vec![]).await;
        let own = page.own_host();
        page.own_bytes("/bait.js", 200, "text/javascript", b"window.ran = 'script'");
        for attempt in [
            // Each in its own way: what Trusted Types refuse throws, the rest is refused silently.
            "const script = document.createElement('script');
             script.append('window.ran = \"inline\"');
             document.head.append(script)",
            "const script = document.createElement('script');
             script.src = `http://${arguments[0]}/bait.js`;
             document.head.append(script)",
            "window.eval('window.ran = \"eval\"')",
            "new window.Function('window.ran = \"function\"')()",
            "setTimeout('window.ran = \"timer\"', 0)",
            "const button = document.createElement('button');
             button.setAttribute('onclick', 'window.ran = \"handler\"');
             document.body.append(button);
             button.click()",
            "const link = document.createElement('a');
             link.href = 'javascript:window.ran = \"link\"';
             document.body.append(link);
             link.click()",
            "document.write('<script>window.ran = \"write\"<\\/script>')",
            "new Worker(URL.createObjectURL(new Blob([''])))",
        ] {
            page.expect_console("");
            // In a turn of its own: what a driver runs at once may do more than a page may.
            let guarded = format!(
                "const given = arguments;
                 setTimeout(function () {{ try {{ {attempt} }} catch {{}} }}.bind(null, ...given), 0)"
            );
            let () = page.run(&guarded, vec![json!(own)]).await;
            // A task of its own, after which whatever was to run has run.
            let later = "const done = arguments[arguments.length - 1];
                setTimeout(() => setTimeout(() => done(window.ran ?? null), 50), 0)";
            let ran: Option<String> = page.run_later(later).await;
            assert_eq!(ran, None, "{attempt}");
        }
        assert!(page.own_requests().is_empty(), "{:?}", page.own_requests());
        page.get("open-local").is_shown().await;
    });
}

#[test]
fn the_app_mounts_under_trusted_types_and_text_becomes_no_markup() {
    browser_test(Seed::Demo, async |page, _tenant| {
        journey::open_local(page).await;
        page.expect_console("");
        let attempt = "const inside = document.createElement('div');
            try { inside.innerHTML = '<b>x</b>'; } catch (error) { return error.name; }
            return inside.innerHTML";
        let outcome: String = page.run(attempt, vec![]).await;
        assert_eq!(outcome, "TypeError");
        let policies = "try { trustedTypes.createPolicy('mine', {}); return 'made'; }
            catch (error) { return error.name; }";
        let outcome: String = page.run(policies, vec![]).await;
        assert_eq!(outcome, "TypeError");
    });
}

#[test]
fn a_page_of_another_origin_cannot_frame_the_dashboard() {
    browser_test(Seed::Demo, async |page, tenant| {
        let html = format!(
            "<!doctype html><title>Frame</title><iframe src=\"{}/\"></iframe>
             <script>document.querySelector('iframe').onload = () => window.settled = true</script>",
            tenant.origin()
        );
        page.expect_console("");
        page.open_address(&page.own_page("/frame", &html)).await;
        page.until("the frame has settled", async || {
            page.run("return window.settled === true", vec![]).await
        })
        .await;
        let paths: Vec<_> = tenant.requests().into_iter().map(|it| it.path).collect();
        assert!(
            paths.contains(&"/".to_owned()),
            "the frame was tried: {paths:?}"
        );
        assert!(
            !paths.contains(&"/boot.js".to_owned()),
            "the app started in the frame: {paths:?}"
        );
    });
}

#[test]
fn requests_to_other_origins_carry_no_referrer() {
    browser_test(Seed::Demo, async |page, _tenant| {
        journey::open_local(page).await;
        let address = page.own_answer("/elsewhere", &json!({}));
        let script = format!(
            "const done = arguments[arguments.length - 1];
             fetch('{address}').then(() => done(true), () => done(false));"
        );
        assert!(page.run_later::<bool>(&script).await, "it is allowed");
        page.open_address(&page.own_page("/next", "<!doctype html><p>next"))
            .await;
        let asked = page.own_requests();
        for path in ["/elsewhere", "/next"] {
            let request = asked.iter().find(|request| request.url == path);
            let request = request.unwrap_or_else(|| panic!("{path} was not asked for"));
            let named = request.headers.iter().any(|(name, _)| name == "referer");
            assert!(!named, "{request:?}");
        }
    });
}

#[test]
fn no_worker_and_no_cache_stand_between_the_page_and_its_host() {
    browser_test(Seed::Demo, async |page, _tenant| {
        journey::open_local(page).await;
        let look = "const done = arguments[arguments.length - 1];
            (async () => [
                (await navigator.serviceWorker?.getRegistrations() ?? []).length,
                navigator.serviceWorker?.controller ? 1 : 0,
                (await caches.keys()).length,
            ])().then(done, error => done([String(error)]));";
        let found: Value = page.run_later(look).await;
        assert_eq!(found, json!([0, 0, 0]));
        assert_eq!(page.kept().await, Vec::<String>::new());
    });
}
