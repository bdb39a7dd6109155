//! MCP servers: programs of others that offer a persona its tools.

use serde_json::Value;

use super::{AT_MOST, make, name_of, said_or};
use crate::kinds::{json, text};
use crate::{Dependency, DependencyKind};

/// How many tools of a server are named in its purpose.
const TOOLS_NAMED: usize = 6;

/// The servers the package names.
pub(super) fn read(document: &Value) -> Vec<Dependency> {
    let items = json::list(document, "servers").iter().chain(json::list(document, "mcp_servers"));
    items
        .filter_map(|item| {
            let name = name_of(item, &["name", "id", "registry_id"])?;
            Some(make(DependencyKind::McpServer, name, item, purpose(item)))
        })
        .collect()
}

fn purpose(item: &Value) -> String {
    let said = said_or(item, "A server that offers it tools");
    let tools = json::lines(item, "tools_provided", 80, AT_MOST);
    match tools.len() {
        0 => said,
        count if count <= TOOLS_NAMED => format!("{said}. Offers {}", text::phrase(&tools)),
        count => {
            format!("{said}. Offers {} and {} more", text::phrase(&tools[..TOOLS_NAMED]), count - TOOLS_NAMED)
        }
    }
}
