//! Pictures, the small disk, the shared data.

use std::io::ErrorKind;

use vitrine_testkit::{shared_data, small_disk, small_picture, webp_picture};

#[test]
fn pictures_are_pictures_of_that_size() {
    for bytes in [small_picture(5, 40, 30), webp_picture(5, 40, 30)] {
        let picture = image::load_from_memory(&bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (40, 30));
    }
    assert_eq!(small_picture(5, 40, 30), small_picture(5, 40, 30));
    assert_ne!(small_picture(5, 40, 30), small_picture(6, 40, 30));
}

#[test]
fn the_small_disk_is_soon_full_and_then_gone() {
    let Some(disk) = small_disk(1) else { return };
    let path = disk.path().to_owned();
    std::fs::write(path.join("fits"), vec![0; 500_000]).unwrap();
    let error = std::fs::write(path.join("does not"), vec![0; 1_000_000]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::StorageFull);
    drop(disk);
    assert!(!path.exists());
}

#[test]
fn shared_data_is_a_folder_or_nothing() {
    if let Some(data) = shared_data() {
        assert!(data.is_dir());
    }
}
