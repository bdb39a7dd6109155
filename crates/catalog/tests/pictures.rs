//! Pictures of every bad sort, and the cache.

use bytes::Bytes;
use vitrine_catalog::{CatalogError, PICTURE_SIZES};
use vitrine_testkit::{FileServer, small_picture, webp_picture};

use crate::support::{Bench, id, item};

/// A PNG that is nothing but a header of that size.
fn header(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = small_picture(1, 4, 4);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    // IHDR's checksum covers its name and its 13 bytes.
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

/// CRC-32 as PNG has it (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xedb8_8320 ^ (c >> 1) } else { c >> 1 })
    })
}

async fn refused(bench: &Bench, bytes: impl Into<Bytes>, words: &str) {
    let error = bench.catalog.picture_from_bytes(bytes.into(), 128).await.unwrap_err();
    assert!(matches!(error, CatalogError::BadPicture { .. }), "{error}");
    assert!(error.to_string().contains(words), "{error}");
}

fn side(webp: &[u8]) -> u32 {
    let picture = image::load_from_memory(webp).unwrap();
    picture.width().max(picture.height())
}

#[tokio::test]
async fn bad_pictures_are_refused_in_words() {
    let bench = Bench::new();
    refused(&bench, header(30_000, 30_000), "30000 × 30000 pixels").await;
    refused(&bench, header(8_000, 8_000), "megapixels").await;
    refused(&bench, "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "an SVG drawing").await;
    refused(&bench, "<html></html>", "a web page").await;
    refused(&bench, "hello", "not a PNG, JPEG, WebP or GIF").await;
    refused(&bench, "", "it is empty").await;
    let whole = small_picture(3, 300, 200);
    refused(&bench, whole[..whole.len() / 2].to_vec(), "damaged or incomplete").await;
}

#[tokio::test]
async fn pictures_are_made_small_and_never_large() {
    let bench = Bench::new();
    for (width, height, size, longer) in
        [(1, 1, 512, 1), (900, 300, 128, 128), (300, 900, 256, 256), (300, 200, 512, 300)]
    {
        let made =
            bench.catalog.picture_from_bytes(small_picture(9, width, height).into(), size).await.unwrap();
        assert_eq!(&made[8..12], b"WEBP");
        assert_eq!(side(&made), longer);
    }
    let file = bench.home.path().join("preview.webp");
    std::fs::write(&file, webp_picture(2, 640, 640)).unwrap();
    assert_eq!(side(&bench.catalog.picture_of_file(&file, 200).await.unwrap()), 256);
    assert!(bench.catalog.picture_of_file(&bench.home.path().join("none"), 128).await.is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_picture_is_fetched_once_and_only_by_its_token() {
    let bench = Bench::new();
    bench.registry(vec![item("a"), item("b")]);
    bench.write("v/a/1.0.0", webp_picture(5, 700, 700));
    bench.write("v/b/1.0.0", "no picture");
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    bench.sync(&name).await.unwrap();
    let token = |package: &str| bench.catalog.listing(&name, &id(package)).unwrap().unwrap().picture.unwrap();
    assert!(token("a").bytes().all(|b| b.is_ascii_hexdigit()));
    assert_ne!(token("a"), token("b"));
    let run = |size: u32| {
        let (catalog, client, cancel) = (bench.catalog.clone(), bench.client.clone(), bench.cancel.clone());
        let token = token("a");
        tokio::spawn(async move { catalog.picture(&client, &token, size, &cancel).await })
    };
    let all: Vec<_> = PICTURE_SIZES.into_iter().chain(PICTURE_SIZES).map(run).collect();
    for (task, size) in all.into_iter().zip(PICTURE_SIZES.into_iter().chain(PICTURE_SIZES)) {
        assert_eq!(side(&task.await.unwrap().unwrap()), size);
    }
    assert_eq!(server.requests_of("v/a/1.0.0").len(), 1);
    let bad = bench.catalog.picture(&bench.client, &token("b"), 128, &bench.cancel).await.unwrap_err();
    assert!(bad.to_string().contains("cannot be shown"), "{bad}");
    for odd in ["../../etc/passwd", "", "zz", &"0".repeat(32)] {
        let error = bench.catalog.picture(&bench.client, odd, 128, &bench.cancel).await.unwrap_err();
        assert!(matches!(error, CatalogError::NoSuchPicture { .. }), "{odd}: {error}");
    }
}

#[tokio::test]
async fn the_cache_keeps_to_its_bound() {
    let bench = Bench::new();
    let folder = bench.home.path().join("cache/pictures");
    bench.catalog.set_picture_cache(30_000);
    for seed in 0..30 {
        bench.catalog.picture_from_bytes(small_picture(seed, 300, 300).into(), 256).await.unwrap();
        assert!(vitrine_base::fs::tree_size(&folder).unwrap() <= 30_000);
    }
    assert!(vitrine_base::fs::tree_size(&folder).unwrap() > 0);
    bench.catalog.set_picture_cache(0);
    assert_eq!(vitrine_base::fs::tree_size(&folder).unwrap(), 0);
    assert!(bench.catalog.picture_from_bytes(small_picture(1, 30, 30).into(), 128).await.is_ok());
}
