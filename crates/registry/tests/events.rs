//! News as server-sent events.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::extract::FromRequestParts as _;
use axum::http::Request;
use axum::response::IntoResponse as _;
use futures_util::StreamExt as _;
use vitrine_registry::Registry;
use vitrine_registry::http::events::{After, stream};

use crate::ground::{NOW, ground};

fn tell(registry: &Registry, topic: &str, number: i64) -> i64 {
    registry.db.write_now(|unit| unit.add_news(topic, NOW, &serde_json::json!({ "n": number }))).unwrap()
}

fn listen(registry: &Arc<Registry>, topic: &str, after: Option<i64>) -> BodyDataStream {
    stream(Arc::clone(registry), topic.into(), after).into_response().into_body().into_data_stream()
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
    let mut body = listen(registry, "queue", None);
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
    let mut body = listen(registry, "queue", Some(third));
    let text = until(&mut body, "\"n\":299").await;
    let heard: Vec<&str> = text.lines().filter(|line| line.starts_with("data:")).collect();
    assert_eq!(heard.len(), 296);
    assert!(heard[0].contains("\"n\":4"));
    let mut body = listen(registry, "queue", Some(0));
    assert!(until(&mut body, "\"n\":4}").await.contains("\"n\":1"));
}

#[tokio::test]
async fn streams_end_when_the_registry_stops() {
    let ground = ground();
    let mut body = listen(&ground.registry, "queue", None);
    until(&mut body, "listening").await;
    ground.registry.stopping.cancel();
    assert_eq!(until(&mut body, "never").await, "");
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
