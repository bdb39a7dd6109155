//! The blob store, on a folder and over any object store.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::{StreamExt as _, TryStreamExt as _};
use object_store::memory::InMemory;
use vitrine_base::Sha256;
use vitrine_registry::blobs::{Blobs, Verdict};

/// Both sorts of store go the same way.
async fn story(blobs: Blobs) {
    let folder = tempfile::tempdir().unwrap();
    let bytes: Vec<u8> = (0..9_000_000_u32).map(|n| (n % 251) as u8).collect();
    let (large, small) = (Sha256::of(&bytes), Sha256::of(b"small"));
    let file = folder.path().join("large");
    std::fs::write(&file, &bytes).unwrap();
    assert!(!blobs.has(large).await.unwrap());
    assert_eq!(blobs.verify(large).await.unwrap(), Verdict::Missing);
    assert!(blobs.read(large, None).await.is_err());
    assert!(blobs.local_copy(large, folder.path()).await.is_err());

    blobs.put_file(&file, large).await.unwrap();
    assert!(file.exists(), "a file that is put stays");
    blobs.put_file(&file, large).await.unwrap();
    blobs.move_file(&file, large).await.unwrap();
    assert!(!file.exists(), "one that is moved goes");
    std::fs::write(&file, b"small").unwrap();
    blobs.move_file(&file, small).await.unwrap();
    assert!(!file.exists());
    assert_eq!(blobs.put_bytes(Bytes::from_static(b"small")).await.unwrap(), small);

    assert_eq!(blobs.size(large).await.unwrap(), Some(9_000_000));
    assert_eq!(blobs.read(large, Some(100..200)).await.unwrap(), bytes[100..200]);
    assert_eq!(blobs.read(small, None).await.unwrap(), "small");
    let pieces: Vec<Bytes> =
        blobs.open(large, Some(10..8_999_990)).await.unwrap().try_collect().await.unwrap();
    assert_eq!(pieces.concat(), bytes[10..8_999_990]);
    assert_eq!(blobs.verify(large).await.unwrap(), Verdict::Whole);
    let copy = blobs.local_copy(large, folder.path()).await.unwrap();
    assert_eq!(std::fs::read(copy).unwrap(), bytes);

    let mut listed: Vec<_> = blobs.list().map(Result::unwrap).collect().await;
    listed.sort();
    let mut expected = vec![(large, 9_000_000), (small, 5)];
    expected.sort();
    assert_eq!(listed, expected);
    blobs.delete(small).await.unwrap();
    blobs.delete(small).await.unwrap();
    assert!(!blobs.has(small).await.unwrap());
}

#[tokio::test]
async fn in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::in_folder(folder.path()).unwrap();
    story(blobs.clone()).await;
    assert_eq!(std::fs::read_dir(folder.path().join("partial")).unwrap().count(), 0);
    // Bytes that changed under the name are seen, and putting the right ones again mends a wrong length.
    let sha256 = blobs.put_bytes(Bytes::from_static(b"right")).await.unwrap();
    std::fs::write(blobs.file(sha256).unwrap(), b"wrong bytes").unwrap();
    let found = Sha256::of(b"wrong bytes");
    assert_eq!(blobs.verify(sha256).await.unwrap(), Verdict::Changed { found, size: 11 });
    blobs.put_bytes(Bytes::from_static(b"right")).await.unwrap();
    assert_eq!(blobs.verify(sha256).await.unwrap(), Verdict::Whole);
}

#[tokio::test]
async fn over_an_object_store() {
    story(Blobs::over(Arc::new(InMemory::new()))).await;
}

#[tokio::test]
async fn what_a_crash_left_is_collected() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::in_folder(folder.path()).unwrap();
    std::fs::write(folder.path().join("partial/left"), b"half").unwrap();
    let now = i64::try_from(std::time::UNIX_EPOCH.elapsed().unwrap().as_millis()).unwrap();
    assert_eq!(blobs.collect_partials(now).await.unwrap(), 0);
    assert_eq!(blobs.collect_partials(now + 25 * 60 * 60 * 1000).await.unwrap(), 1);
}
