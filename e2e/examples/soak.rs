//! Uses the app for a long time while the tenant fails at random, and measures whether it grows. The
//! first argument is for how many minutes, the second the seed. Run by `cargo xtask soak`.
//!
//! Each journey is made twice: while faults strike, when it must end in a state that a reader can go on
//! from, and without faults, when it must end in what the tenant's API says.

use std::time::{Duration, Instant};

use keyglass_e2e::{Effect, Fault, LocalTenant, Page, Seed, api, journey, long_run};

/// How often the app is measured.
const SAMPLE_EVERY: Duration = Duration::from_secs(60);
/// The link to the list.
const LIST: &str = "nav a[href='/signing-keys']";
/// The share of the time after which nothing may grow any more.
const WARM_UP: f64 = 0.25;
/// How much more than after the warm-up is still called flat, as a factor.
const FLAT: f64 = 1.15;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut number = |default: u64| {
        let given = arguments.next();
        given.map_or(default, |text| {
            text.parse().expect("the arguments are numbers")
        })
    };
    let time = Duration::from_secs(60 * number(20));
    let dice = Dice(number(1));
    // The last journey may begin at the last moment and wait for a deadline or two.
    let limit = time + Duration::from_secs(300);
    long_run(Seed::Demo, limit, async |page, tenant| {
        soak(page, tenant, time, dice).await
    });
}

async fn soak(page: &Page, tenant: &LocalTenant, time: Duration, mut dice: Dice) {
    page.watch_growth().await;
    journey::open_local(page).await;
    let started = Instant::now();
    let mut report = Report::default();
    report.sample(page, started).await;
    page.with_patience(Duration::from_secs(90), async || {
        while started.elapsed() < time {
            let what = *dice.pick(&Journey::ALL);
            let fault = dice.fault();
            tenant.set_fault(fault);
            what.begin(page, &mut dice).await;
            what.ends_somewhere(page).await;
            tenant.clear_faults();
            what.is_right(page, tenant, &mut dice).await;
            report.made(what);
            if report.is_due(started) {
                report.sample(page, started).await;
            }
        }
    })
    .await;
    report.sample(page, started).await;
    report.print();
    report.assert_flat(time);
}

/// Something that a reader does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Journey {
    /// Looks at the list, anew.
    List,
    /// Opens a key from the list.
    Key,
    /// Asks for a rotation and thinks better of it.
    Question,
    /// Has the token refused, and takes another.
    Token,
    /// Loses the network, and finds it again.
    Network,
}

impl Journey {
    const ALL: [Self; 5] = [
        Self::List,
        Self::Key,
        Self::Question,
        Self::Token,
        Self::Network,
    ];

    /// What stands on the page when it went well.
    fn target(self) -> &'static str {
        match self {
            Self::Key => "certificate-facts",
            Self::Question => "confirm",
            Self::List | Self::Token | Self::Network => "valid-keys",
        }
    }

    /// Makes the way to the end, where a fault may have struck.
    async fn begin(self, page: &Page, dice: &mut Dice) {
        press(page, LIST).await;
        match self {
            Self::List | Self::Token => press(page, "[data-test=refresh]").await,
            Self::Key => {
                page.until("a key can be chosen", async || {
                    page.css("tr [data-test=kid]").count().await > 0
                        || page.css(".banner.problem").count().await > 0
                })
                .await;
                let count = page.css("tr [data-test=kid]").count().await;
                if count > 0 {
                    press_nth(page, "tr [data-test=kid]", dice.below(count)).await;
                }
            }
            Self::Question => press(page, "[data-test=rotate]").await,
            Self::Network => {
                page.set_offline(true).await;
                press(page, "[data-test=refresh]").await;
                page.get("offline").is_shown().await;
                page.set_offline(false).await;
            }
        }
    }

    /// Waits for the target or for words that say why it is not there; nothing may hang or be blank.
    async fn ends_somewhere(self, page: &Page) {
        let target = format!("[data-test={}], .banner, [role=dialog] p", self.target());
        page.until(&format!("{self:?} to end in some state"), async || {
            assert_eq!(
                page.css("#stopped:not([hidden])").count().await,
                0,
                "a defect"
            );
            let waits = "[data-test=loading], [aria-busy=true]";
            page.css(waits).count().await == 0 && page.css(&target).count().await > 0
        })
        .await;
        press(page, "[data-test=confirm-no]").await;
    }

    /// Makes the journey on a tenant that does not fail, and compares what is shown with its API.
    async fn is_right(self, page: &Page, tenant: &LocalTenant, dice: &mut Dice) {
        if page.css("[data-test=new-token]").count().await > 0 {
            press(page, "[data-test=new-token]").await;
        }
        press(page, LIST).await;
        page.until("the list can be asked for", async || {
            page.css("[data-test=refresh]").count().await == 1
        })
        .await;
        press(page, "[data-test=refresh]").await;
        let keys = api::signing_keys(tenant).await;
        let valid: Vec<_> = keys.iter().filter(|key| !key.is("revoked")).collect();
        page.until("the list is the tenant's", async || {
            let shown = page.get("valid-keys").css("tr[data-kid]");
            let mut shown = shown.attributes("data-kid").await;
            shown.sort();
            let mut expected: Vec<_> = valid.iter().map(|key| key.kid().to_owned()).collect();
            expected.sort();
            shown == expected
                && page.css(".banner").count().await == 0
                && page.css("tr.unreadable").count().await == 0
        })
        .await;
        match self {
            Self::Key => {
                let key = *dice.pick(&valid);
                press(
                    page,
                    &format!("tr[data-kid='{}'] [data-test=kid]", key.kid()),
                )
                .await;
                page.heading().shows(key.kid()).await;
                page.get("sha1-hex").shows(key.text("thumbprint")).await;
                press(page, LIST).await;
            }
            Self::Question => {
                press(page, "[data-test=rotate]").await;
                let next = api::key_that_is("next", tenant).await;
                page.get("confirm").shows(next.kid()).await;
                press(page, "[data-test=confirm-no]").await;
                page.get("confirm").is_gone().await;
            }
            Self::List | Self::Token | Self::Network => {}
        }
        page.get("valid-keys").is_shown().await;
    }
}

/// Presses what a selector names, if it is there at this moment. By a script: a driver that is asked to
/// click remembers the element for as long as the page lives, and all of the document that it was in.
async fn press(page: &Page, selector: &str) {
    press_nth(page, selector, 0).await;
}

async fn press_nth(page: &Page, selector: &str, index: usize) {
    let press = "document.querySelectorAll(arguments[0])[arguments[1]]?.click()";
    let () = page.run(press, vec![selector.into(), index.into()]).await;
}

/// Random numbers that a seed repeats (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.roll() % limit as u64).unwrap_or(0)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// A fault that strikes one request of the API or several.
    fn fault(&mut self) -> Fault {
        let status = |status| Effect::Status {
            status,
            retry_after: Some("1".into()),
            rate_limit_reset: None,
            expose_headers: true,
        };
        let effects = [
            Effect::Latency {
                milliseconds: 50,
                jitter_milliseconds: 800,
            },
            status(401),
            status(403),
            status(404),
            status(429),
            status(500),
            status(503),
            Effect::Drop,
            Effect::Truncate,
            Effect::WrongLength,
            Effect::MalformedJson,
            Effect::WrongTypes,
            Effect::HalfCertificate,
            Effect::Html,
            Effect::DepthBomb { depth: 10_000 },
            Effect::Large { bytes: 9_000_000 },
        ];
        let times = 1 + u32::try_from(self.below(3)).unwrap_or(0);
        Fault::at("/api/v2/keys", self.pick(&effects).clone()).times(times)
    }
}

/// What was done and measured.
#[derive(Default)]
struct Report {
    journeys: Vec<(Journey, u32)>,
    samples: Vec<(Duration, keyglass_e2e::Growth)>,
}

impl Report {
    fn made(&mut self, what: Journey) {
        match self.journeys.iter_mut().find(|(it, _)| *it == what) {
            Some((_, count)) => *count += 1,
            None => self.journeys.push((what, 1)),
        }
    }

    fn is_due(&self, started: Instant) -> bool {
        let last = self.samples.last().map_or(Duration::ZERO, |(at, _)| *at);
        started.elapsed() >= last + SAMPLE_EVERY
    }

    /// Measures the list without faults, where every journey ends.
    async fn sample(&mut self, page: &Page, started: Instant) {
        let growth = page.growth().await;
        let at = started.elapsed();
        say(&format!(
            "{:>4} min  {:>6} kB wasm  {:>6} nodes  {:>5} listeners  {:>6} kB JavaScript  {:>5} journeys",
            at.as_secs() / 60,
            growth.wasm_bytes / 1024,
            growth.nodes,
            growth.listeners,
            growth.heap_bytes / 1024,
            self.journeys.iter().map(|(_, count)| count).sum::<u32>(),
        ));
        self.samples.push((at, growth));
    }

    fn print(&self) {
        say("\nJourneys, each under faults and without:");
        for (what, count) in &self.journeys {
            say(&format!("  {count:>5}  {what:?}"));
        }
    }

    fn assert_flat(&self, time: Duration) {
        let warm = self
            .samples
            .iter()
            .find(|(at, _)| *at >= time.mul_f64(WARM_UP));
        let (Some((_, warm)), Some((_, last))) = (warm, self.samples.last()) else {
            return;
        };
        for (what, before, after) in [
            ("wasm memory", warm.wasm_bytes, last.wasm_bytes),
            ("the document", warm.nodes, last.nodes),
            ("the number of listeners", warm.listeners, last.listeners),
        ] {
            let allowed = before as f64 * FLAT;
            assert!(
                after as f64 <= allowed,
                "{what} grew from {before} to {after}"
            );
        }
        say("Flat after the warm-up.");
    }
}

#[expect(clippy::print_stdout, reason = "the report is this program's output")]
fn say(line: &str) {
    println!("{line}");
}
