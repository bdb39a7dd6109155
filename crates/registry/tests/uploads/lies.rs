//! Clients that lie, and clients that do not know the protocol.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use vitrine_base::Sha256;
use vitrine_registry::store::UploadState;

use super::{Tus, assert_whole, base64, bytes, header, problem, row, serve};
use crate::ground::ground;

#[tokio::test]
async fn a_wrong_digest_is_refused_naming_both() {
    let ground = ground();
    let registry = &ground.registry;
    let tus = Tus::to(serve(registry).await);
    let (announced, file) = (Sha256::of(b"something else"), bytes(70_000));
    let about = format!("sha256 {}", base64(announced.to_hex()));
    let at = tus.begin(70_000, &[("upload-metadata", &about)]).await;
    let (status, code, sentence) = problem(tus.patch(&at, 0, file.clone()).await).await;
    assert_eq!((status, code.as_str()), (422, "upload.digest"));
    assert!(
        sentence.contains(&announced.to_hex()) && sentence.contains(&Sha256::of(&file).to_hex()),
        "{sentence}"
    );
    assert_eq!(row(registry, &at).unwrap().state, UploadState::Refused);
    assert!(!registry.blobs.has(Sha256::of(&file)).await.unwrap());
    assert_eq!(std::fs::read_dir(registry.uploads()).unwrap().count(), 0);
    assert_eq!(tus.ask("HEAD", &at, &[]).send().await.unwrap().status(), 410);
    let (status, _, again) = problem(tus.patch(&at, 0, file.clone()).await).await;
    assert_eq!((status, again), (410, sentence));
    // With the beginning it leaves nothing.
    let headers = [("upload-metadata", about.as_str()), ("content-type", "application/offset+octet-stream")];
    let request = tus.ask("POST", "/api/v1/uploads", &headers).header("upload-length", "70000").body(file);
    assert_eq!(request.send().await.unwrap().status(), 422);
    let left = registry.db.read_now(|unit| unit.uploads_of(1, 0)).unwrap();
    assert_eq!(left, (0, 0));
}

#[tokio::test]
async fn a_wrong_length_is_refused() {
    let ground = ground();
    let registry = &ground.registry;
    let tus = Tus::to(serve(registry).await);
    let file = bytes(400_000);
    // Said in the header: refused before a byte, and nothing is lost.
    let at = tus.begin(300_000, &[]).await;
    assert_eq!(tus.patch(&at, 0, file[..100_000].to_vec()).await.status(), 204);
    let (status, code, _) = problem(tus.patch(&at, 100_000, file[100_000..].to_vec()).await).await;
    assert_eq!((status, code.as_str()), (413, "upload.longer"));
    assert_eq!(tus.offset(&at).await, 100_000);
    assert_eq!(tus.patch(&at, 100_000, file[100_000..300_000].to_vec()).await.status(), 204);
    assert_whole(registry, &at, &file[..300_000]).await;
    // Not said: refused when it is seen, for good.
    let at = tus.begin(300_000, &[]).await;
    let pieces: Vec<Result<Vec<u8>, std::io::Error>> =
        file.chunks(50_000).map(|piece| Ok(piece.to_vec())).collect();
    let body = reqwest::Body::wrap_stream(futures_util::stream::iter(pieces));
    let (status, code, _) = problem(tus.patch(&at, 0, body).await).await;
    assert_eq!((status, code.as_str()), (413, "upload.longer"));
    assert_eq!(row(registry, &at).unwrap().state, UploadState::Refused);
    assert_eq!(std::fs::read_dir(registry.uploads()).unwrap().count(), 0);
}

/// Two gigabytes are not read: neither announced, nor kept silent about.
#[tokio::test]
async fn two_gigabytes_are_refused_while_streaming() {
    let ground = ground();
    let registry = &ground.registry;
    let address = serve(registry).await;
    let tus = Tus::to(address);
    let (status, code, _) =
        problem(tus.ask("POST", "/api/v1/uploads", &[("upload-length", "2147483648")]).send().await.unwrap())
            .await;
    assert_eq!((status, code.as_str()), (413, "upload.too_large"));

    let at = tus.begin(50 * 1024 * 1024, &[]).await;
    let before = peak_kilobytes();
    let mut line = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "PATCH {at} HTTP/1.1\r\nhost: x\r\ntus-resumable: 1.0.0\r\nupload-offset: 0\r\n\
         content-type: application/offset+octet-stream\r\ntransfer-encoding: chunked\r\n\r\n"
    );
    line.write_all(head.as_bytes()).await.unwrap();
    let mut chunk = b"100000\r\n".to_vec();
    chunk.extend(vec![7; 0x10_0000]);
    chunk.extend(b"\r\n");
    let mut sent = 0_u64;
    while sent < 2 * 1024 * 1024 * 1024 {
        if line.write_all(&chunk).await.is_err() {
            break;
        }
        sent += 0x10_0000;
    }
    assert!(sent < 64 * 1024 * 1024, "{sent} bytes were taken");
    let mut answer = Vec::new();
    let _ = line.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert_eq!(row(registry, &at).unwrap().state, UploadState::Refused);
    assert_eq!(std::fs::read_dir(registry.uploads()).unwrap().count(), 0);
    let grown = peak_kilobytes() - before;
    assert!(grown < 32 * 1024, "memory grew by {grown} kB for 50 MB");
}

/// The largest resident set of this process so far.
fn peak_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").trim().parse().unwrap()
}

#[tokio::test]
async fn whoever_does_not_speak_tus_is_told() {
    let ground = ground();
    let tus = Tus::to(serve(&ground.registry).await);
    let at = tus.begin(10, &[]).await;
    let old = tus.ask("PATCH", &at, &[("tus-resumable", "0.2.2")]).send().await.unwrap();
    assert_eq!((old.status().as_u16(), header(&old, "tus-version").as_str()), (412, "1.0.0"));
    let all = "/api/v1/uploads";
    let bytes = ("content-type", "application/offset+octet-stream");
    for (method, path, headers, status) in [
        ("POST", all, vec![], 400),
        ("POST", all, vec![("upload-length", "-1")], 400),
        ("POST", all, vec![("upload-length", "+1")], 400),
        ("POST", all, vec![("upload-length", "99999999999999999999")], 400),
        ("POST", all, vec![("upload-defer-length", "1")], 400),
        ("POST", all, vec![("upload-length", "1"), ("upload-metadata", "filename *")], 400),
        ("POST", all, vec![("upload-length", "1"), ("upload-metadata", "sha256 YWJj")], 422),
        ("POST", all, vec![("upload-length", "1"), ("tus-resumable", "2.0.0")], 412),
        ("PATCH", &at, vec![("upload-offset", "0")], 415),
        ("PATCH", &at, vec![bytes], 400),
        ("PATCH", &at, vec![bytes, ("upload-offset", "x")], 400),
        ("PATCH", &at, vec![bytes, ("upload-offset", "1")], 409),
        ("PATCH", &at, vec![bytes, ("upload-offset", "0"), ("upload-checksum", "sha1 YQ==")], 400),
        ("PATCH", "/api/v1/uploads/none", vec![bytes, ("upload-offset", "0")], 404),
        ("PATCH", "/api/v1/uploads/..%2f..%2fregistry.db", vec![bytes, ("upload-offset", "0")], 404),
        ("DELETE", "/api/v1/uploads/none", vec![], 404),
    ] {
        let answer = tus.ask(method, path, &headers).send().await.unwrap();
        assert_eq!(answer.status(), status, "{method} {path} {headers:?}");
        assert_eq!(header(&answer, "tus-resumable"), "1.0.0");
    }
    assert_eq!(tus.offset(&at).await, 0);
}
