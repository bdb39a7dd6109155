//! Who may call which route: one table. A middleware looks the route up before its handler runs; a route that is not
//! in the table is refused (fail closed), and a test holds the table against the OpenAPI document.

use crate::accounts::identity::Scope;

/// Who may call a route. Whether somebody *owns* what the route is about is the handler's question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Whoever has an account; a token needs the scope.
    Member(Scope),
    /// The web page's session only: tokens may not make tokens, change passwords, delete the account.
    Session,
    /// Curators and administrators; a token needs [`Scope::Moderate`].
    Curator,
    /// Administrators; a token needs [`Scope::Moderate`].
    Admin,
    /// Administrators, signed in on the web page: no token may make administrators.
    AdminSession,
}

/// One route.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// `GET`, `POST`, …
    pub method: &'static str,
    /// As registered: `/api/v1/packages/{id}`.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
    /// The bucket of the rate limit it counts in.
    pub limit: Limit,
}

/// Buckets of the rate limit, per identity (account, else address).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Reading: generous.
    Read,
    /// Searching.
    Search,
    /// Changing something.
    Write,
    /// Trying passwords, codes, device codes.
    Guess,
    /// Making accounts.
    SignUp,
    /// Pieces of uploads.
    Upload,
    /// Not limited (health, static files).
    Free,
}

/// Makes a [`Route`].
pub const fn route(method: &'static str, path: &'static str, access: Access, limit: Limit) -> Route {
    Route { method, path, access, limit }
}

/// All tables: every area of the API brings its own.
pub fn routes() -> impl Iterator<Item = &'static Route> {
    let own = [super::docs::ROUTES, super::numbers::ROUTES];
    super::v1::TABLES.iter().copied().chain(own).flatten()
}

/// The path of a route as the tables hold it.
pub fn listed(path: &str) -> Option<&'static str> {
    routes().map(|route| route.path).find(|known| *known == path)
}
