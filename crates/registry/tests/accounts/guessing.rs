//! A password guessed a thousand times.

use super::{Browser, MINUTE, PASSWORD};
use crate::ground::ground;

#[tokio::test]
async fn a_thousand_guesses_let_nobody_in_and_lock_nobody_out() {
    let ground = ground();
    let mut owner = Browser::signed_up(&ground, "mira").await;
    owner.sign_in("mira", PASSWORD).await.is(200);
    let mut guesser = Browser::from(&ground, "203.0.113.9");
    let (mut looked_at, mut waits) = (0, Vec::new());
    for number in 0..1000 {
        // Among the guesses is the right one: while one has to wait it does not get through either.
        let guess = if number == 500 { PASSWORD.to_owned() } else { format!("guess number {number}") };
        let answer = guesser.sign_in("mira", &guess).await;
        match answer.status.as_u16() {
            401 => looked_at += 1,
            429 => waits.push(answer.headers["retry-after"].to_str().unwrap().parse::<i64>().unwrap()),
            _ => panic!("guess {number}: {answer:#?}"),
        }
    }
    assert_eq!(looked_at, 5);
    assert_eq!(waits.len(), 995);
    assert!(waits.iter().all(|wait| (1..=900).contains(wait)));
    // The owner, somewhere else, has not noticed; and once the wait is over the guesser's address may try again.
    let mut elsewhere = Browser::from(&ground, "198.51.100.7");
    elsewhere.sign_in("mira", PASSWORD).await.is(200);
    ground.wait(15 * MINUTE);
    guesser.sign_in("mira", PASSWORD).await.is(200);
    let guessing: Vec<_> =
        ground.audited(1).into_iter().filter(|action| action == "sign_in.guessing").collect();
    assert_eq!(guessing.len(), 1, "one line, not a thousand");
}

#[tokio::test]
async fn a_thousand_guesses_over_days_stay_few() {
    let ground = ground();
    Browser::signed_up(&ground, "mira").await;
    let mut guesser = Browser::from(&ground, "203.0.113.9");
    let mut looked_at = 0;
    // One guess a second for a thousand seconds.
    for number in 0..1000 {
        let answer = guesser.sign_in("mira", &format!("guess number {number}")).await;
        looked_at += usize::from(answer.status.as_u16() == 401);
        ground.wait(1000);
    }
    assert!((10..=16).contains(&looked_at), "{looked_at}");
}

#[tokio::test]
async fn guessing_the_confirmation_waits_as_well() {
    let ground = ground();
    let mut thief = Browser::signed_up(&ground, "mira").await;
    for _ in 0..5 {
        let body = serde_json::json!({ "password": "not the password" });
        thief.post("/api/v1/account/confirm", body).await.refuses(401, "auth.wrong");
    }
    let body = serde_json::json!({ "password": PASSWORD });
    let answer = thief.post("/api/v1/account/confirm", body).await.refuses(429, "auth.too_many");
    assert!(answer.headers.contains_key("retry-after"));
}

#[tokio::test]
async fn guesses_at_once_are_no_more_than_one_after_the_other() {
    let ground = ground();
    Browser::signed_up(&ground, "mira").await;
    let tries = (0..19).map(|number| {
        let mut guesser = Browser::from(&ground, "203.0.113.9");
        async move { guesser.sign_in("mira", &format!("guess number {number}")).await.status.as_u16() }
    });
    let answers = futures_util::future::join_all(tries).await;
    let looked_at = answers.iter().filter(|status| **status == 401).count();
    assert!(answers.iter().all(|status| [401, 429].contains(status)), "{answers:?}");
    assert_eq!(looked_at, 5, "{answers:?}");
    let mut elsewhere = Browser::from(&ground, "198.51.100.7");
    elsewhere.sign_in("mira", PASSWORD).await.is(200);
}
