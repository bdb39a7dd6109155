//! Jobs, for administrators.

use utoipa_axum::router::OpenApiRouter;

use crate::http::App;
use crate::http::access::Route;

/// What this area serves.
pub const ROUTES: &[Route] = &[];

/// Its handlers.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
}
