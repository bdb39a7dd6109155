//! News as server-sent events.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::extract::FromRequestParts as _;
use axum::http::Request;
use futures_util::StreamExt as _;
use vitrine_registry::Registry;
use vitrine_registry::accounts::identity::{Member, Role, Via};
use vitrine_registry::http::client::ClientAddress;
use vitrine_registry::http::events::{After, stream};
use vitrine_registry::store::SessionRow;
use vitrine_registry::streams::PER_ACCOUNT;

use crate::ground::{NOW, ground};

const HERE: ClientAddress = ClientAddress(IpAddr::V4(Ipv4Addr::LOCALHOST));

fn tell(registry: &Registry, topic: &str, number: i64) -> i64 {
    registry.db.write_now(|unit| unit.add_news(topic, NOW, &serde_json::json!({ "n": number }))).unwrap()
}

/// Somebody who is signed in.
fn member(registry: &Registry) -> Member {
    let (handle, hash) = ("cleo", [7; 32]);
    let account = registry.db.write_now(|unit| {
        if let Some(row) = unit.account_by_handle(handle)? {
            return Ok(row.id);
        }
        let account = unit.add_account(handle, Role::Curator, None, None, NOW)?;
        let (expires, agent) = (NOW + 86_400_000, String::new());
        unit.add_session(&SessionRow {
            hash,
            account,
            created: NOW,
            seen: NOW,
            expires,
            agent,
            confirmed: NOW,
        })?;
        Ok(account)
    });
    let via = Via::Session { hash, confirmed: NOW };
    Member { account: account.unwrap(), handle: handle.into(), role: Role::Curator, via }
}

async fn listen(registry: &Arc<Registry>, topic: &str, after: Option<i64>) -> BodyDataStream {
    let response = stream(Arc::clone(registry), member(registry), HERE, topic.into(), after).await.unwrap();
    response.into_body().into_data_stream()
}

/// Everything until `end` is in it, or the stream ends.
async fn until(body: &mut BodyDataStream, end: &str) -> String {
    let mut text = String::new();
    while !text.contains(end) {
        let piece = tokio::time::timeout(Duration::from_secs(20), body.next()).await.expect("news in time");
        let Some(piece) = piece else { break };
        text.push_str(std::str::from_utf8(&piece.unwrap()).unwrap());
    }
    text
}

#[tokio::test]
async fn news_are_heard_as_they_come_and_resumed() {
    let ground = ground();
    let registry = &ground.registry;
    tell(registry, "queue", 1);
    let mut body = listen(registry, "queue", None).await;
    assert!(until(&mut body, "listening").await.contains("retry: 2000"));
    tell(registry, "account:1", 2);
    let third = tell(registry, "queue", 3);
    let text = until(&mut body, "\"n\":3").await;
    assert!(!text.contains("\"n\":1") && !text.contains("\"n\":2"), "{text}");
    assert!(text.contains(&format!("id: {third}")), "{text}");
    drop(body);
    // While nobody listens, things happen.
    for number in 4..300 {
        tell(registry, "queue", number);
    }
    let mut body = listen(registry, "queue", Some(third)).await;
    let text = until(&mut body, "\"n\":299").await;
    let heard: Vec<&str> = text.lines().filter(|line| line.starts_with("data:")).collect();
    assert_eq!(heard.len(), 296);
    assert!(heard[0].contains("\"n\":4"));
    let mut body = listen(registry, "queue", Some(0)).await;
    assert!(until(&mut body, "\"n\":4}").await.contains("\"n\":1"));
}

#[tokio::test]
async fn what_happens_before_the_first_line_is_read_is_heard() {
    let ground = ground();
    let registry = &ground.registry;
    let before = tell(registry, "queue", 1);
    let mut body = listen(registry, "queue", None).await;
    tell(registry, "queue", 2);
    let text = until(&mut body, "\"n\":2").await;
    // Who loses the line before anything happened comes back to where it began.
    assert!(text.contains(&format!("id: {before}\n")), "{text}");
    assert!(!text.contains("\"n\":1"), "{text}");
}

#[tokio::test]
async fn who_comes_back_with_a_number_from_before_a_restore_hears_what_is_new() {
    let ground = ground();
    let registry = &ground.registry;
    let last = tell(registry, "queue", 1);
    let mut body = listen(registry, "queue", Some(last + 1_000)).await;
    tell(registry, "queue", 2);
    let text = until(&mut body, "\"n\":2").await;
    assert!(text.contains(&format!("id: {last}\n")) && !text.contains("\"n\":1"), "{text}");
}

#[tokio::test]
async fn streams_end_when_the_registry_stops() {
    let ground = ground();
    let mut body = listen(&ground.registry, "queue", None).await;
    until(&mut body, "listening").await;
    ground.registry.stopping.cancel();
    assert_eq!(until(&mut body, "never").await, "");
}

#[tokio::test]
async fn nobody_listens_on_after_signing_out_or_losing_their_role() {
    for ends in ["session", "role", "account"] {
        let ground = ground();
        let registry = &ground.registry;
        let mut body = listen(registry, "queue", None).await;
        until(&mut body, "listening").await;
        tell(registry, "queue", 1);
        until(&mut body, "\"n\":1").await;
        let cleo = member(registry);
        let ended = registry.db.write_now(|unit| match ends {
            "session" => unit.end_sessions(cleo.account, None).map(drop),
            "role" => unit.set_account_role(cleo.account, Role::Member),
            _ => unit.set_account_disabled(cleo.account, Some(NOW)),
        });
        ended.unwrap();
        tell(registry, "queue", 2);
        assert_eq!(until(&mut body, "\"n\":2").await, "", "{ends}");
    }
}

#[tokio::test]
async fn one_account_listens_a_dozen_times() {
    let ground = ground();
    let registry = &ground.registry;
    let mut open = Vec::new();
    for _ in 0..PER_ACCOUNT {
        open.push(listen(registry, "queue", None).await);
    }
    let more = || stream(Arc::clone(registry), member(registry), HERE, "queue".into(), None);
    assert!(more().await.is_err());
    // Also one that was heard for a while gives its place back when the client goes.
    until(&mut open[0], "listening").await;
    open.clear();
    assert!(more().await.is_ok());
}

#[tokio::test]
async fn where_to_go_on_is_in_the_header_or_the_query() {
    for (address, header, expected) in [
        ("/e", None, Some(None)),
        ("/e?after=7", None, Some(Some(7))),
        ("/e?after=7", Some("9"), Some(Some(9))),
        ("/e?after=x", None, None),
        ("/e?after=-1", None, None),
        ("/e", Some("\u{7f}"), None),
    ] {
        let mut request = Request::get(address);
        if let Some(header) = header {
            request = request.header("last-event-id", header.as_bytes());
        }
        let Ok(request) = request.body(Body::empty()) else { continue };
        let found = After::from_request_parts(&mut request.into_parts().0, &()).await.ok();
        assert_eq!(found, expected.map(After), "{address} {header:?}");
    }
}
