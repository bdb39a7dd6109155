//! Pictures of listings and of files, as the window shows them.

use std::path::Path;

use bytes::Bytes;
use tokio_util::sync::CancellationToken;
use vitrine_transfer::Client;

use super::Catalog;
use crate::{CatalogError, pictures};

impl Catalog {
    /// Removes every picture that is kept; answers the bytes freed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget_pictures(&self) -> Result<u64, CatalogError> {
        Ok(self.pictures().forget()?)
    }

    /// The picture with a token (see [`Listing::picture`]) as WebP, its longer side at most `size` pixels, rounded
    /// up to one of [`crate::PICTURE_SIZES`].
    ///
    /// # Errors
    /// [`CatalogError::NoSuchPicture`], [`CatalogError::BadPicture`], or what the network is up to.
    pub async fn picture(
        &self,
        client: &Client,
        token: &str,
        size: u32,
        cancel: &CancellationToken,
    ) -> Result<Bytes, CatalogError> {
        pictures::of_listing(self, client, token, size, cancel).await
    }

    /// A picture in a file of this computer (of an installed package), made as by [`Self::picture`].
    ///
    /// # Errors
    /// [`CatalogError::BadPicture`], or what the disk is up to.
    pub async fn picture_of_file(&self, path: &Path, size: u32) -> Result<Bytes, CatalogError> {
        pictures::of_file(self, path, size).await
    }

    /// A picture that is at hand, made as by [`Self::picture`].
    ///
    /// # Errors
    /// [`CatalogError::BadPicture`].
    pub async fn picture_from_bytes(&self, bytes: Bytes, size: u32) -> Result<Bytes, CatalogError> {
        pictures::of_bytes(self, bytes, size).await
    }

    /// Sets how many bytes of pictures are kept on disk.
    pub fn set_picture_cache(&self, bytes: u64) {
        self.pictures().set_bound(bytes);
    }
}
