//! The OpenAPI document as a page to read: areas, routes, who may call them, what they take and give, and the types.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::document::METHODS;

/// One route of an area.
struct Shown<'a> {
    path: &'a str,
    method: &'static str,
    operation: &'a Value,
}

impl Shown<'_> {
    fn anchor(&self) -> String {
        let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
        format!("{}{}", self.method, self.path.chars().map(plain).collect::<String>())
    }
}

/// The page.
pub(super) fn of(document: &Value) -> String {
    let areas = by_area(document);
    let info = &document["info"];
    let mut page = String::from(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><link rel=\"stylesheet\" href=\"/docs/style.css\">",
    );
    put(&mut page, format_args!("<title>{}</title></head><body>", text(&info["title"])));
    page.push_str(&contents(&areas, document));
    put(
        &mut page,
        format_args!(
            "<main><h1>{}</h1><p class=\"quiet\">version {} · <a href=\"/openapi.json\">openapi.json</a> · <a href=\"/\">the gallery</a></p><p>{}</p>",
            text(&info["title"]),
            text(&info["version"]),
            prose(&info["description"])
        ),
    );
    page.push_str(
        "<p>Sign in with a token in <code>Authorization: Bearer …</code> (made on the account page, or by <code>vitrine login</code>), \
         or with the web page's own session. A <code>429</code> says in <code>Retry-After</code> when to come again.</p>",
    );
    for (area, routes) in &areas {
        put(&mut page, format_args!("<section id=\"area-{0}\"><h2>{0}</h2>", escape(area)));
        for route in routes {
            page.push_str(&operation(route));
        }
        page.push_str("</section>");
    }
    page.push_str(&types(document));
    page.push_str("</main></body></html>\n");
    page
}

/// Writing into a string does not fail.
fn put(page: &mut String, arguments: std::fmt::Arguments<'_>) {
    page.write_fmt(arguments).ok();
}

fn by_area(document: &Value) -> BTreeMap<String, Vec<Shown<'_>>> {
    let mut areas: BTreeMap<String, Vec<Shown<'_>>> = BTreeMap::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for method in METHODS {
            let Some(operation) = item.get(method) else { continue };
            let area = operation["tags"][0].as_str().unwrap_or("registry").to_owned();
            areas.entry(area).or_default().push(Shown { path, method, operation });
        }
    }
    areas
}

fn contents(areas: &BTreeMap<String, Vec<Shown<'_>>>, document: &Value) -> String {
    let mut nav = String::from("<nav aria-label=\"Areas\"><p><a href=\"#\">The registry's API</a></p><ul>");
    for (area, routes) in areas {
        put(
            &mut nav,
            format_args!(
                "<li><a href=\"#area-{0}\">{0}</a> <span class=\"quiet\">{1}</span></li>",
                escape(area),
                routes.len()
            ),
        );
    }
    let known = document["components"]["schemas"].as_object().map_or(0, Map::len);
    put(
        &mut nav,
        format_args!("<li><a href=\"#types\">types</a> <span class=\"quiet\">{known}</span></li></ul></nav>"),
    );
    nav
}

fn operation(route: &Shown<'_>) -> String {
    let Shown { path, method, operation } = route;
    let mut shown = String::new();
    put(
        &mut shown,
        format_args!(
            "<details id=\"{}\"><summary><span class=\"method {method}\">{}</span> <code>{}</code> <span>{}</span>\
             <span class=\"access\">{}</span></summary><div>",
            route.anchor(),
            method.to_uppercase(),
            escape(path),
            text(&operation["summary"]),
            text(&operation["x-access"]),
        ),
    );
    if operation["description"].is_string() {
        put(&mut shown, format_args!("<p>{}</p>", prose(&operation["description"])));
    }
    put(
        &mut shown,
        format_args!(
            "<p class=\"quiet\">For {}. Rate limit: {}.</p>",
            text(&operation["x-access"]),
            text(&operation["x-limit"])
        ),
    );
    shown.push_str(&parameters(&operation["parameters"]));
    let body = content(&operation["requestBody"]["content"]);
    if !body.is_empty() {
        put(&mut shown, format_args!("<h3>Takes</h3><ul>{body}</ul>"));
    }
    shown.push_str("<h3>Answers</h3><table><tbody>");
    for (status, answer) in operation["responses"].as_object().into_iter().flatten() {
        // “Otherwise” says it for all that every operation may answer.
        if answer.get(super::document::COMMON).is_some() {
            continue;
        }
        let status = if status == "default" { "otherwise" } else { status };
        put(
            &mut shown,
            format_args!(
                "<tr><th scope=\"row\">{}</th><td>{}</td><td><ul>{}</ul></td></tr>",
                escape(status),
                prose(&answer["description"]),
                content(&answer["content"])
            ),
        );
    }
    shown.push_str("</tbody></table></div></details>");
    shown
}

fn parameters(list: &Value) -> String {
    let rows: Vec<&Value> = list.as_array().into_iter().flatten().collect();
    if rows.is_empty() {
        return String::new();
    }
    let mut table = String::from("<h3>Parameters</h3><table><tbody>");
    for row in rows {
        let needed = if row["required"] == true { " <span class=\"needed\">needed</span>" } else { "" };
        put(
            &mut table,
            format_args!(
                "<tr><th scope=\"row\"><code>{}</code>{needed}</th><td>{}, {}</td><td>{}</td></tr>",
                text(&row["name"]),
                text(&row["in"]),
                type_of(&row["schema"]),
                prose(&row["description"])
            ),
        );
    }
    table.push_str("</tbody></table>");
    table
}

/// Media types with what they hold.
fn content(content: &Value) -> String {
    content.as_object().into_iter().flatten().fold(String::new(), |mut list, (kind, body)| {
        let shape = if body["schema"].is_object() { type_of(&body["schema"]) } else { String::new() };
        put(&mut list, format_args!("<li>{shape} <span class=\"quiet\">{}</span></li>", escape(kind)));
        list
    })
}

fn types(document: &Value) -> String {
    let mut section = String::from("<section id=\"types\"><h2>types</h2>");
    for (name, schema) in document["components"]["schemas"].as_object().into_iter().flatten() {
        let name = escape(name);
        put(&mut section, format_args!("<article id=\"type-{name}\"><h3>{name}</h3>"));
        if schema["description"].is_string() {
            put(&mut section, format_args!("<p>{}</p>", prose(&schema["description"])));
        }
        section.push_str(&fields(schema));
        section.push_str("</article>");
    }
    section.push_str("</section>");
    section
}

fn fields(schema: &Value) -> String {
    let Some(known) = schema["properties"].as_object() else {
        return format!("<p>{}</p>", type_of(schema));
    };
    let required =
        |name: &str| schema["required"].as_array().is_some_and(|list| list.iter().any(|n| n == name));
    let mut table = String::from("<table><tbody>");
    for (name, field) in known {
        let may = if required(name) { "" } else { " <span class=\"quiet\">may be missing</span>" };
        put(
            &mut table,
            format_args!(
                "<tr><th scope=\"row\"><code>{}</code></th><td>{}{may}</td><td>{}</td></tr>",
                escape(name),
                type_of(field),
                prose(&field["description"])
            ),
        );
    }
    table.push_str("</tbody></table>");
    table
}

/// A type in a few words, with links to those that have a name.
fn type_of(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        let name = escape(name);
        return format!("<a href=\"#type-{name}\">{name}</a>");
    }
    for several in ["oneOf", "anyOf", "allOf"] {
        if let Some(list) = schema[several].as_array() {
            return list.iter().map(type_of).collect::<Vec<_>>().join(" or ");
        }
    }
    if let Some(words) = schema["enum"].as_array() {
        let words = words.iter().map(|word| format!("<code>{}</code>", escape(&word.to_string())));
        return words.collect::<Vec<_>>().join(" or ");
    }
    match &schema["type"] {
        Value::Array(list) => list.iter().map(|word| simple(word, schema)).collect::<Vec<_>>().join(" or "),
        Value::Null => "anything".into(),
        word => simple(word, schema),
    }
}

fn simple(word: &Value, schema: &Value) -> String {
    match word.as_str() {
        Some("array") => format!("list of {}", type_of(&schema["items"])),
        Some("object") if schema["additionalProperties"].is_object() => {
            format!("map to {}", type_of(&schema["additionalProperties"]))
        }
        Some("object") if schema["properties"].is_object() => fields(schema),
        Some("null") => "<code>null</code>".into(),
        _ => match schema["format"].as_str() {
            Some(format @ ("binary" | "date-time" | "uuid" | "byte")) => escape(format),
            _ => text(word),
        },
    }
}

fn text(value: &Value) -> String {
    escape(value.as_str().unwrap_or_default())
}

/// Text with `words` in code letters.
fn prose(value: &Value) -> String {
    let parts = value.as_str().unwrap_or_default().split('`').enumerate();
    parts.fold(String::new(), |mut shown, (place, part)| {
        if place % 2 == 1 {
            put(&mut shown, format_args!("<code>{}</code>", escape(part)));
        } else {
            shown.push_str(&escape(part));
        }
        shown
    })
}

fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut safe, letter| {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
        safe
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn whatever_stands_in_the_document_is_text() {
        let document = json!({
            "info": { "title": "<script>alert(1)</script>", "version": "1", "description": "a `b<i>` c" },
            "paths": { "/x/{<b>}": { "get": { "tags": ["\"><img>"], "summary": "<u>", "responses": { "200": {
                "description": "<s>", "content": { "application/json": { "schema": { "type": ["array", "null"], "items":
                { "$ref": "#/components/schemas/A" } } } } } } } } },
            "components": { "schemas": { "A": { "properties": { "f": { "type": "string", "description": "<p>" } } } } },
        });
        let page = of(&document);
        for never in ["<script", "<img", "<u>", "<s>", "<b>", "<i>"] {
            assert!(!page.contains(never), "{never}");
        }
        assert!(page.contains("list of <a href=\"#type-A\">A</a> or <code>null</code>"), "{page}");
        assert!(page.contains("a <code>b&lt;i&gt;</code> c"), "{page}");
    }
}
