//! What axe-core finds wrong with a page for people who use assistive technology.

use serde::Deserialize;

use super::Page;
use crate::settings;

/// A rule that the page breaks.
#[derive(Debug, Deserialize)]
struct Violation {
    id: String,
    nodes: Vec<Node>,
}

/// A part of the page that breaks it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    html: String,
    failure_summary: Option<String>,
}

impl Page {
    /// Fails on what axe finds on the page as it stands, shadow roots included, of the rules of WCAG 2.2 AA
    /// and of good practice.
    ///
    /// # Panics
    /// When it finds something, or is not installed.
    pub async fn axe_finds_nothing(&self) {
        self.step("let axe look".into());
        let axe = std::fs::read_to_string(settings::docs_kit().join("axe.js"));
        let axe = axe.expect("axe-core is installed with what docs sites are made of");
        // Frames are none of ours, and axe waits for them.
        let script = format!(
            "{axe}; return axe.run(document, {{ iframes: false, resultTypes: ['violations'] }})
                .then(({{ violations, passes }}) => [violations, passes.length])"
        );
        let (violations, passed): (Vec<Violation>, usize) = self.run(&script, vec![]).await;
        assert!(passed > 10, "axe looked at {passed} rules only");
        let told: Vec<String> = violations
            .iter()
            .flat_map(|violation| violation.nodes.iter().map(move |node| (violation, node)))
            .map(|(Violation { id, .. }, node)| {
                let why = node.failure_summary.as_deref().unwrap_or_default();
                format!("{id}: {}\n  {}", node.html, why.replace('\n', " "))
            })
            .collect();
        assert!(told.is_empty(), "axe finds:\n{}", told.join("\n"));
    }
}
