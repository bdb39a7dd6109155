//! What happened, and the way back.

use vitrine_api::Commands as _;
use vitrine_api::types::*;

use crate::shop::{Shop, spec};
use crate::world::package;

async fn undo(shop: &Shop, number: i64) -> JobSnapshot {
    let job = shop.gallery.undo_history(HistoryRef { number }).await.unwrap();
    shop.ended(&job).await
}

#[tokio::test]
async fn everything_is_written_down_and_taken_back() {
    let shop = Shop::of(&[spec("nora", "1.0.0")]).await;
    shop.have(&["nora"]).await;
    shop.publish(&[spec("nora", "1.1.0")], "{}").await;
    shop.have(&["nora"]).await;
    let shop = shop.restarted().await;
    let rows = shop.history().await;
    let told: Vec<_> =
        rows.iter().map(|row| (row.what, row.before.as_deref(), row.after.as_deref())).collect();
    assert_eq!(
        told,
        [(HistoryWhat::Update, Some("1.0.0"), Some("1.1.0")), (HistoryWhat::Install, None, Some("1.0.0")),]
    );
    assert_eq!(rows[0].undo, HistoryUndo::Switch { version: "1.0.0".into() });
    assert_eq!(rows[1].undo, HistoryUndo::Overtaken);
    assert!(rows[0].job.is_some() && rows[0].picture.is_some());
    let refused = shop.gallery.undo_history(HistoryRef { number: rows[1].number }).await.unwrap_err();
    assert_eq!(refused.code, "history.overtaken");

    assert_eq!(undo(&shop, rows[0].number).await.state, JobState::Done);
    assert_eq!(shop.version_of("nora").await.as_deref(), Some("1.0.0"));
    let rows = shop.history().await;
    assert_eq!((rows[0].what, rows[0].cause), (HistoryWhat::Switch, Cause::Undo));
    assert_eq!(rows[2].undo, HistoryUndo::Remove, "as it was after the install");

    assert_eq!(undo(&shop, rows[2].number).await.state, JobState::Done);
    assert_eq!(shop.version_of("nora").await, None);
    let rows = shop.history().await;
    assert_eq!(rows[0].what, HistoryWhat::Remove);
    assert_eq!(rows[0].undo, HistoryUndo::Install { version: "1.0.0".into() });
    assert_eq!(undo(&shop, rows[0].number).await.state, JobState::Done);
    assert_eq!(shop.version_of("nora").await.as_deref(), Some("1.0.0"));
    assert_eq!(shop.history().await[1].undo, HistoryUndo::Back);

    let unknown = shop.gallery.undo_history(HistoryRef { number: 4711 }).await.unwrap_err();
    assert_eq!(unknown.code, "history.unknown");
    let page = shop.gallery.history(HistoryQuery { before: Some(rows[0].number), limit: 2 }).await.unwrap();
    assert_eq!((page.entries.len(), page.more), (2, true));
}

#[tokio::test]
async fn what_no_gallery_has_any_more_cannot_come_back() {
    let shop = Shop::of(&[spec("nora", "1.0.0"), spec("kai", "1.0.0")]).await;
    shop.have(&["nora"]).await;
    let wish = RemoveRequest { package: package("nora"), delete_changed: true };
    let job = shop.gallery.remove(wish).await.unwrap();
    shop.ended(&job).await;
    shop.publish(&[], r#"{ "withdrawn": [{ "id": "nora", "reason": "Gone." }] }"#).await;
    let rows = shop.history().await;
    assert_eq!((rows[0].what, rows[0].undo.clone()), (HistoryWhat::Remove, HistoryUndo::Unavailable));
    assert_eq!(rows[1].undo, HistoryUndo::Gone);
    let refused = shop.gallery.undo_history(HistoryRef { number: rows[0].number }).await.unwrap_err();
    assert_eq!(refused.code, "history.unavailable");
}
