//! Jobs as administrators see them.

use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::{Extension, Router};
use serde_json::Value;
use tower::ServiceExt as _;
use vitrine_registry::accounts::identity::{Identity, Member, Role, Via};
use vitrine_registry::http::v1;
use vitrine_registry::store::{JobState, NewJob};

use super::{add, job, row};
use crate::ground::{NOW, ground};

async fn ask(app: &Router, method: &str, path: &str) -> (u16, Value) {
    let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
    let answer = app.clone().oneshot(request).await.unwrap();
    let status = answer.status().as_u16();
    (status, serde_json::from_slice(&to_bytes(answer.into_body(), 1 << 20).await.unwrap()).unwrap())
}

#[tokio::test]
async fn dead_jobs_are_seen_tried_again_and_called_off() {
    let ground = ground();
    let registry = &ground.registry;
    let via = Via::Session { hash: [0; 32], confirmed: 0 };
    let admin = Member { account: 7, handle: "root".into(), role: Role::Admin, via };
    let router = v1::router();
    let app = router.layer(Extension(Identity(Some(admin)))).with_state(std::sync::Arc::clone(registry));
    let ids: Vec<i64> = (0..3).map(|_| add(registry, job("check")).unwrap()).collect();
    let payload = serde_json::json!({ "to": "a@b.c", "text": "the secret link" });
    let mail = add(registry, NewJob::now("mail", payload, NOW)).unwrap();
    let held = registry.db.write_now(|unit| unit.claim_job("w", NOW, NOW + 1)).unwrap().unwrap();
    registry.db.write_now(|unit| unit.fail_job(held.id, held.fence, "no", None, NOW)).unwrap();

    let (status, all) = ask(&app, "GET", "/api/v1/admin/jobs?limit=3").await;
    assert_eq!((status, all["items"].as_array().unwrap().len()), (200, 3));
    assert_eq!((&all["items"][0]["id"], &all["items"][0]["payload"]["text"]), (&mail.into(), &"…".into()));
    let next = format!("/api/v1/admin/jobs?limit=3&cursor={}", all["next"].as_str().unwrap());
    let (_, rest) = ask(&app, "GET", &next).await;
    assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next"]), (1, &Value::Null));
    assert_eq!(rest["counts"].as_array().unwrap().len(), 3);
    let (_, dead) = ask(&app, "GET", "/api/v1/admin/jobs?state=dead&kind=check").await;
    assert_eq!((&dead["items"][0]["error"], &dead["items"][0]["attempts"]), (&"no".into(), &1.into()));
    assert_eq!(ask(&app, "GET", "/api/v1/admin/jobs?state=gone").await.0, 400);
    assert_eq!(ask(&app, "GET", "/api/v1/admin/jobs?cursor=x").await.0, 400);

    let act = |id: i64, what: &str| format!("/api/v1/admin/jobs/{id}/{what}");
    let (status, body) = ask(&app, "POST", &act(ids[0], "retry")).await;
    assert_eq!((status, &body["state"]), (200, &"ready".into()));
    assert_eq!(ask(&app, "POST", &act(ids[0], "retry")).await.0, 409);
    let (status, body) = ask(&app, "POST", &act(ids[1], "cancel")).await;
    assert_eq!((status, &body["state"]), (200, &"cancelled".into()));
    assert_eq!(ask(&app, "POST", &act(ids[1], "cancel")).await.0, 409);
    assert_eq!(ask(&app, "POST", &act(99, "retry")).await.0, 404);
    assert_eq!(row(registry, ids[0]).state, JobState::Ready);
    let rows = registry.db.read_now(|unit| unit.audit_rows(i64::MAX, None, 9)).unwrap();
    let actions: Vec<_> = rows.iter().map(|row| (row.action.as_str(), row.actor)).collect();
    assert_eq!(actions, [("job.cancelled", Some(7)), ("job.retried", Some(7))]);
}
