//! Reads one certificate in Chromium with Keyglass and with two libraries for JavaScript, in the same
//! page, and prints how they compare. Run by `cargo xtask bench`, which puts all three into the folder
//! that `KEYGLASS_DIST` names.

// The figures are for a person to read.
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;

use keyglass_e2e::{Seed, browser_test};

/// How many certificates are read at a time, and how many times in turn: the middle one counts.
const SCRIPT: &str = "
    const READS = 50, ROUNDS = 31;
    return (async () => {
        const [ours, theirs] = await Promise.all([import('/certificate_line.js'), import('/contestants.js')]);
        await ours.default();
        const contestants = { keyglass: ours.keyglass, ...theirs };
        const der = new Uint8Array(await (await fetch('/cer')).arrayBuffer());
        const answers = {}, times = {};
        for (const [name, read] of Object.entries(contestants)) {
            answers[name] = await read(der);
            times[name] = [];
        }
        for (let round = 0; round < ROUNDS; round += 1) {
            for (const [name, read] of Object.entries(contestants)) {
                const started = performance.now();
                for (let time = 0; time < READS; time += 1) await read(der);
                times[name].push((performance.now() - started) / READS);
            }
        }
        const middle = (list) => list.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
        const figures = Object.entries(times).map(([name, list]) => [name, middle(list)]);
        return [answers, Object.fromEntries(figures)];
    })();";

fn main() {
    browser_test(Seed::Empty, async |page, _| {
        page.open("/").await;
        let (answers, times): (BTreeMap<String, String>, BTreeMap<String, f64>) =
            page.run(SCRIPT, vec![]).await;
        let ours = &answers["keyglass"];
        for (name, answer) in &answers {
            assert_eq!(answer, ours, "{name} reads something else");
        }
        let own = times["keyglass"];
        println!("All three read: {ours}");
        println!("keyglass: {:.0} µs for one certificate", own * 1000.0);
        for (name, time) in times.iter().filter(|(name, _)| *name != "keyglass") {
            println!(
                "{name}: {:.1} times as long ({:.0} µs)",
                time / own,
                time * 1000.0
            );
        }
    });
}
