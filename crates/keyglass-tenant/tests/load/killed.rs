//! `kill -9` in the middle of rotations.

use std::time::Duration;

use tokio::task::JoinSet;

use crate::alone;
use crate::support::program::Program;
use crate::support::{Api, text, the_kid};

const ROUNDS: usize = 50;
const ROTATIONS: usize = 3;

/// How much longer each round waits than the one before, so that the ends fall on different moments
/// of a rotation.
const OFFSET: Duration = Duration::from_millis(9);

#[tokio::test]
async fn what_was_answered_is_kept_and_the_key_set_stays_whole() {
    let _turn = alone().await;
    let folder = tempfile::tempdir().expect("a folder");
    let mut answered = Vec::new();
    let mut cut_off = 0;
    for round in 0..ROUNDS {
        let mut program = Program::on(folder.path());
        let api = Api::of_program(&program.url).await;
        let keys = api.keys().await;
        assert_ne!(the_kid(&keys, "current"), the_kid(&keys, "next"));
        let mut rotations = JoinSet::new();
        for _ in 0..ROTATIONS {
            let request = api.request(reqwest::Method::POST, "/keys/signing/rotate");
            rotations.spawn(async move {
                let answer = request.send().await.ok()?.bytes().await.ok()?;
                let answer: serde_json::Value = serde_json::from_slice(&answer).ok()?;
                Some(text(&answer, "kid").to_owned())
            });
        }
        tokio::time::sleep(OFFSET * u32::try_from(round).expect("a small number")).await;
        program.kill();
        let kids: Vec<_> = rotations.join_all().await.into_iter().flatten().collect();
        cut_off += ROTATIONS - kids.len();
        answered.extend(kids);
    }
    assert!(
        cut_off > 0,
        "no rotation was cut off: this test proved nothing"
    );
    assert!(
        !answered.is_empty(),
        "no rotation was answered: this test proved nothing"
    );

    let program = Program::on(folder.path());
    let keys = Api::of_program(&program.url).await.keys().await;
    let known: Vec<_> = keys.iter().map(|key| text(key, "kid").to_owned()).collect();
    assert_ne!(the_kid(&keys, "current"), the_kid(&keys, "next"));
    for kid in &answered {
        assert!(known.contains(kid), "{kid} was answered and is gone");
    }
    let began = keys
        .iter()
        .filter_map(|key| key["current_since"].as_str())
        .collect::<Vec<_>>();
    let ended = keys
        .iter()
        .filter_map(|key| key["current_until"].as_str())
        .collect::<Vec<_>>();
    assert_eq!(began.len(), ended.len() + 1);
    assert!(
        ended.iter().all(|moment| began.contains(moment)),
        "no gap and no overlap"
    );
}
