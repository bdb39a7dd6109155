//! What goes well, and what is kept and forgotten.

use vitrine_base::Sha256;
use vitrine_registry::jobs::run_until_idle;
use vitrine_registry::store::{NewJob, UploadState};
use vitrine_registry::uploads;

use super::{Tus, assert_whole, base64, bytes, header, problem, row, serve};
use crate::ground::{NOW, ground, ground_with};

#[tokio::test]
async fn a_file_goes_up_in_pieces() {
    let ground = ground();
    let registry = &ground.registry;
    let tus = Tus::to(serve(registry).await);
    let abilities = tus.ask("OPTIONS", "/api/v1/uploads", &[]).send().await.unwrap();
    assert_eq!(abilities.status(), 204);
    assert_eq!(header(&abilities, "tus-version"), "1.0.0");
    assert_eq!(header(&abilities, "tus-max-size"), (50 * 1024 * 1024).to_string());
    assert!(header(&abilities, "tus-extension").contains("creation-with-upload"));

    let file = bytes(700_001);
    let about = format!("filename {},sha256 {}", base64("nora.hpersona"), base64(Sha256::of(&file).to_hex()));
    let at = tus.begin(file.len() as u64, &[("upload-metadata", &about)]).await;
    assert_eq!(tus.offset(&at).await, 0);
    let answer = tus.patch(&at, 0, file[..300_000].to_vec()).await;
    assert_eq!((answer.status().as_u16(), header(&answer, "upload-offset").as_str()), (204, "300000"));
    // 2026-11-02T00:00:00Z: a day later.
    assert_eq!(header(&answer, "upload-expires"), "Mon, 02 Nov 2026 00:00:00 GMT");
    let state = tus.ask("HEAD", &at, &[]).send().await.unwrap();
    assert_eq!(header(&state, "upload-length"), "700001");
    assert_eq!(header(&state, "upload-metadata"), about);
    assert_eq!(header(&state, "cache-control"), "no-store");
    let (status, code, sentence) = problem(tus.patch(&at, 0, "again").await).await;
    assert_eq!((status, code.as_str()), (409, "upload.offset"));
    assert!(sentence.contains("300000"), "{sentence}");
    let early = uploads::whole(registry, 1, at.rsplit('/').next().unwrap()).await;
    assert!(early.unwrap_err().to_string().contains("300000 of 700001"));
    assert_eq!(tus.patch(&at, 300_000, file[300_000..].to_vec()).await.status(), 204);
    assert_whole(registry, &at, &file).await;
    assert_eq!(tus.offset(&at).await, 700_001);
    assert_eq!(row(registry, &at).unwrap().metadata.filename, "nora.hpersona");
    assert_eq!(tus.patch(&at, 700_001, "").await.status(), 204, "there is nothing more to bring");
    assert_eq!(tus.patch(&at, 700_001, "x").await.status(), 409);
    assert!(uploads::whole(registry, 1, at.rsplit('/').next().unwrap()).await.is_ok());
}

#[tokio::test]
async fn a_beginning_may_bring_bytes() {
    let ground = ground();
    let registry = &ground.registry;
    let tus = Tus::to(serve(registry).await);
    let file = bytes(100_000);
    for sent in [40_000, 100_000] {
        let request = tus
            .ask("POST", "/api/v1/uploads", &[("content-type", "application/offset+octet-stream")])
            .header("upload-length", "100000");
        let answer = request.body(file[..sent].to_vec()).send().await.unwrap();
        assert_eq!(answer.status(), 201);
        assert_eq!(header(&answer, "upload-offset"), sent.to_string());
        let at = header(&answer, "location");
        if sent < 100_000 {
            assert_eq!(tus.patch(&at, sent as u64, file[sent..].to_vec()).await.status(), 204);
        }
        assert_whole(registry, &at, &file).await;
    }
    // A file of nothing is whole at once.
    let at = tus.begin(0, &[]).await;
    assert_whole(registry, &at, b"").await;
}

#[tokio::test]
async fn pieces_with_checksums() {
    let ground = ground();
    let registry = &ground.registry;
    let tus = Tus::to(serve(registry).await);
    let file = bytes(600_000);
    let at = tus.begin(600_000, &[]).await;
    let sha1 = |bytes: &[u8]| format!("sha1 {}", base64(<sha1::Sha1 as sha1::Digest>::digest(bytes)));
    let sha256 = |bytes: &[u8]| format!("sha256 {}", base64(Sha256::of(bytes).as_bytes()));
    let first = &file[..300_000];
    let wrong = tus.patch_with(&at, 0, first.to_vec(), &[("upload-checksum", &sha1(b"other"))]).await;
    let (status, code, _) = problem(wrong).await;
    assert_eq!((status, code.as_str()), (460, "upload.checksum"));
    assert_eq!(tus.offset(&at).await, 0, "nothing of it counts");
    assert_eq!(
        tus.patch_with(&at, 0, first.to_vec(), &[("upload-checksum", &sha1(first))]).await.status(),
        204
    );
    let rest = &file[300_000..];
    let wrong = tus.patch_with(&at, 300_000, rest.to_vec(), &[("upload-checksum", &sha256(first))]).await;
    assert_eq!(wrong.status(), 460);
    assert_eq!(tus.offset(&at).await, 300_000);
    let unknown = tus.patch_with(&at, 300_000, rest.to_vec(), &[("upload-checksum", "md5 YQ==")]).await;
    assert_eq!(unknown.status(), 400);
    let right = tus.patch_with(&at, 300_000, rest.to_vec(), &[("upload-checksum", &sha256(rest))]).await;
    assert_eq!(right.status(), 204);
    assert_whole(registry, &at, &file).await;
}

#[tokio::test]
async fn uploads_end_and_are_forgotten() {
    let ground = ground();
    let registry = &ground.registry;
    let tus = Tus::to(serve(registry).await);
    let ended = tus.begin(10, &[]).await;
    tus.patch(&ended, 0, "12345").await;
    let id = ended.rsplit('/').next().unwrap().to_owned();
    assert!(registry.uploads().join(&id).exists());
    assert_eq!(tus.ask("DELETE", &ended, &[("x-account", "2")]).send().await.unwrap().status(), 404);
    assert_eq!(tus.ask("DELETE", &ended, &[]).send().await.unwrap().status(), 204);
    assert!(!registry.uploads().join(&id).exists());
    assert_eq!(tus.patch(&ended, 5, "67890").await.status(), 404);

    let old = tus.begin(10, &[]).await;
    tus.patch(&old, 0, "12345").await;
    let whole = tus.begin(3, &[]).await;
    tus.patch(&whole, 0, "abc").await;
    ground.clock.set(NOW + uploads::KEPT - 1);
    let fresh = tus.begin(10, &[]).await;
    ground.clock.set(NOW + uploads::KEPT + 1);
    assert_eq!(tus.patch(&old, 5, "67890").await.status(), 410);
    let job = NewJob::now("uploads", serde_json::json!({}), NOW);
    registry.db.write_now(|unit| unit.enqueue(&job, NOW)).unwrap();
    assert_eq!(run_until_idle(registry).await.unwrap(), 1);
    assert!(row(registry, &old).is_none() && row(registry, &whole).is_none());
    assert!(row(registry, &fresh).is_some());
    assert_eq!(std::fs::read_dir(registry.uploads()).unwrap().count(), 0);
    assert!(registry.blobs.has(Sha256::of(b"abc")).await.unwrap(), "blobs are for the ledger to forget");
}

#[tokio::test]
async fn accounts_have_their_own_uploads_and_room() {
    let ground = ground_with(|config| config.upload_quota = 1_000);
    let tus = Tus::to(serve(&ground.registry).await);
    let mine = tus.begin(600, &[]).await;
    for method in ["HEAD", "DELETE"] {
        assert_eq!(tus.ask(method, &mine, &[("x-account", "2")]).send().await.unwrap().status(), 404);
    }
    assert_eq!(tus.patch_with(&mine, 0, "x", &[("x-account", "2")]).await.status(), 404);
    let more = tus.ask("POST", "/api/v1/uploads", &[("upload-length", "401")]).send().await.unwrap();
    let (status, code, _) = problem(more).await;
    assert_eq!((status, code.as_str()), (413, "upload.quota"));
    tus.begin(401, &[("x-account", "2")]).await;
    // What is whole and part of no submission still takes room.
    assert_eq!(tus.patch(&mine, 0, bytes(600)).await.status(), 204);
    let more = tus.ask("POST", "/api/v1/uploads", &[("upload-length", "401")]).send().await.unwrap();
    assert_eq!(more.status(), 413);
    // Taking it back gives the room back with the bytes: they stay in the blob store until it is tidied.
    assert_eq!(tus.ask("DELETE", &mine, &[]).send().await.unwrap().status(), 204);
    for method in ["HEAD", "DELETE"] {
        assert_eq!(tus.ask(method, &mine, &[]).send().await.unwrap().status(), 404);
    }
    let more = tus.ask("POST", "/api/v1/uploads", &[("upload-length", "401")]).send().await.unwrap();
    assert_eq!(more.status(), 413);
    // One that never became whole left nothing behind.
    let begun = tus.begin(400, &[]).await;
    assert_eq!(tus.ask("DELETE", &begun, &[]).send().await.unwrap().status(), 204);
    tus.begin(400, &[]).await;
    ground.clock.set(NOW + uploads::KEPT + 1);
    let job = NewJob::now("uploads", serde_json::json!({}), NOW);
    ground.registry.db.write_now(|unit| unit.enqueue(&job, NOW)).unwrap();
    run_until_idle(&ground.registry).await.unwrap();
    tus.begin(1_000, &[]).await;
}

/// A crash came after the bytes were moved and before that was written down.
#[tokio::test]
async fn what_a_crash_left_half_written_is_settled() {
    let ground = ground();
    let registry = &ground.registry;
    let tus = Tus::to(serve(registry).await);
    let file = bytes(5_000);
    for moved in [true, false] {
        let at = tus.begin(5_000, &[]).await;
        let id = at.rsplit('/').next().unwrap().to_owned();
        let (path, sha256) = (registry.uploads().join(&id), Sha256::of(&file));
        std::fs::write(&path, &file).unwrap();
        registry
            .db
            .write_now(|unit| unit.set_upload_received(&id, 5_000, Some(sha256), NOW + uploads::KEPT))
            .unwrap();
        if moved {
            registry.blobs.move_file(&path, sha256).await.unwrap();
            assert_eq!(tus.offset(&at).await, 5_000);
        } else {
            let job = NewJob::now("uploads", serde_json::json!({}), NOW);
            registry.db.write_now(|unit| unit.enqueue(&job, NOW)).unwrap();
            run_until_idle(registry).await.unwrap();
        }
        assert_whole(registry, &at, &file).await;
    }
}

/// The file has more than what was safe, or less: the smaller of both counts.
#[tokio::test]
async fn the_safe_part_of_a_file_counts() {
    let ground = ground();
    let registry = &ground.registry;
    let file = bytes(300_000);
    for (left, expected) in [(150_000, 100_000), (60_000, 60_000), (0, 0)] {
        let tus = Tus::to(serve(registry).await);
        let at = tus.begin(300_000, &[]).await;
        assert_eq!(tus.patch(&at, 0, file[..100_000].to_vec()).await.status(), 204);
        let path = registry.uploads().join(at.rsplit('/').next().unwrap());
        let mut there = file[..100_000].to_vec();
        there.resize(left, 0xff);
        std::fs::write(&path, &there).unwrap();
        // Another life of the server.
        let config = registry.config.clone();
        let clock = std::sync::Arc::new(ground.clock.clone());
        let again = vitrine_registry::Registry::open(config, clock).unwrap();
        let tus = Tus::to(serve(&again).await);
        assert_eq!(tus.offset(&at).await, expected);
        assert_eq!(
            tus.patch(&at, expected, file[usize::try_from(expected).unwrap()..].to_vec()).await.status(),
            204
        );
        assert_whole(&again, &at, &file).await;
        assert_eq!(row(&again, &at).unwrap().state, UploadState::Whole);
    }
}
