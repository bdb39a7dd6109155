//! Lists a page at a time: `?cursor=…&limit=…`, answered with `items` and `next`.

use axum::Json;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::RegistryError;
use crate::error::Refusal;

/// Most items of one page.
pub const MOST: u32 = 100;

/// How a list is asked for.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct PageQuery {
    /// What `next` said, for the page after it.
    pub cursor: Option<String>,
    /// Items wanted, 1 to 100; 50 when nobody says.
    pub limit: Option<u32>,
}

impl PageQuery {
    /// Items wanted.
    pub fn limit(&self) -> u32 {
        self.limit.unwrap_or(50).clamp(1, MOST)
    }

    /// A cursor that is a number (the last item's place).
    ///
    /// # Errors
    /// [`Refusal::Malformed`] when it is none.
    pub fn number(&self) -> Result<Option<i64>, RegistryError> {
        let Some(text) = &self.cursor else { return Ok(None) };
        text.parse().map(Some).map_err(|_| {
            RegistryError::refused(
                Refusal::Malformed,
                "page.cursor",
                "The cursor is not one this registry gave out.",
            )
        })
    }
}

/// One page.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Paged<T> {
    /// The items.
    pub items: Vec<T>,
    /// The cursor of the next page; none at the end.
    pub next: Option<String>,
}

impl<T: Serialize> IntoResponse for Paged<T> {
    fn into_response(self) -> Response {
        Json(self).into_response()
    }
}
