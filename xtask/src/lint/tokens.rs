//! Finds the modules that a source file refers to: in imports, in paths inside code, and inside
//! macros such as `view!`, which a parser of Rust's grammar would not look into.

use anyhow::{Result, anyhow};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path that leads to a top-level module of the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// The top-level module.
    pub(super) module: String,
    /// The line it stands on, counted from 1.
    pub(super) line: usize,
}

/// The references in `text`, the source of the module at `here`, to modules of its own crate:
/// through `crate::` and through `super::` as far as it leads out of the top-level module.
pub(super) fn references(here: &[String], text: &str) -> Result<Vec<Reference>> {
    find(
        Scan {
            root: "crate",
            depth: here.len(),
            found: Vec::new(),
        },
        text,
    )
}

/// The references in `text` to modules of another crate.
pub(super) fn references_to_crate(name: &str, text: &str) -> Result<Vec<Reference>> {
    // `super` in a crate of its own never leads to another one.
    find(
        Scan {
            root: name,
            depth: usize::MAX,
            found: Vec::new(),
        },
        text,
    )
}

/// Runs a scan over a whole file.
fn find(mut scan: Scan<'_>, text: &str) -> Result<Vec<Reference>> {
    let tokens: TokenStream = text.parse().map_err(|error| anyhow!("not Rust: {error}"))?;
    scan.trees(&tokens.into_iter().collect::<Vec<_>>());
    Ok(scan.found)
}

/// One walk over the tokens of a file.
struct Scan<'a> {
    /// The word that stands for the crate's root.
    root: &'a str,
    /// How many modules deep the tokens stand.
    depth: usize,
    found: Vec<Reference>,
}

impl Scan<'_> {
    /// Walks over tokens of one level and, inside groups, over what they hold.
    fn trees(&mut self, mut trees: &[TokenTree]) {
        while let Some((first, rest)) = trees.split_first() {
            trees = match (first, rest) {
                // `mod name { … }`: one module deeper.
                (
                    TokenTree::Ident(word),
                    [TokenTree::Ident(_), TokenTree::Group(body), rest @ ..],
                ) if word == "mod" && body.delimiter() == Delimiter::Brace => {
                    self.depth = self.depth.saturating_add(1);
                    self.trees(&body.stream().into_iter().collect::<Vec<_>>());
                    self.depth -= 1;
                    rest
                }
                (TokenTree::Ident(word), _) => {
                    if let Some(rest) = self.after_root(&word.to_string(), rest) {
                        self.modules_at(rest);
                    }
                    rest
                }
                (TokenTree::Group(group), rest) => {
                    self.trees(&group.stream().into_iter().collect::<Vec<_>>());
                    rest
                }
                (_, rest) => rest,
            };
        }
    }

    /// What follows `crate::`, or as many `super::` as it takes to reach the crate's root, when a
    /// path starts so with `word`.
    fn after_root<'t>(&self, word: &str, rest: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
        let mut rest = after_colons(rest)?;
        if word == self.root {
            return Some(rest);
        }
        if word != "super" {
            return None;
        }
        let mut up = 1;
        while let [TokenTree::Ident(next), after @ ..] = rest {
            if next != "super" {
                break;
            }
            up += 1;
            rest = after_colons(after)?;
        }
        (up == self.depth).then_some(rest)
    }

    /// Records the modules named right after the root: one, or several in braces.
    fn modules_at(&mut self, trees: &[TokenTree]) {
        match trees.first() {
            Some(TokenTree::Ident(module)) if module != "self" => self.found.push(Reference {
                module: module.to_string(),
                line: module.span().start().line,
            }),
            Some(TokenTree::Group(group)) => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                for item in inside.split(is_comma) {
                    self.modules_at(item);
                }
            }
            // `use crate::*` would hide what is used.
            Some(TokenTree::Punct(star)) if star.as_char() == '*' => self.found.push(Reference {
                module: "everything (*)".into(),
                line: star.span().start().line,
            }),
            _ => {}
        }
    }
}

/// What follows a `::` at the start of `trees`.
fn after_colons(trees: &[TokenTree]) -> Option<&[TokenTree]> {
    match trees {
        [TokenTree::Punct(one), TokenTree::Punct(two), rest @ ..]
            if one.as_char() == ':' && two.as_char() == ':' =>
        {
            Some(rest)
        }
        _ => None,
    }
}

/// Whether a token separates the items of a list.
fn is_comma(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that a file two levels deep, `pages/home.rs`, refers to.
    fn modules(text: &str) -> Vec<String> {
        let here = ["pages".to_owned(), "home".to_owned()];
        let found = references(&here, text).expect("Rust");
        found
            .into_iter()
            .map(|reference| reference.module)
            .collect()
    }

    #[test]
    fn imports_are_followed_into_braces() {
        assert_eq!(modules("use crate::api::Client;"), ["api"]);
        assert_eq!(
            modules("use crate::{api::{self, Client}, view, words as w};"),
            ["api", "view", "words"]
        );
        assert_eq!(modules("pub(crate) use crate::*;"), ["everything (*)"]);
    }

    #[test]
    fn paths_in_code_and_in_macros_count() {
        let code =
            r#"fn f() { view! { <p>{crate::words::TITLE}</p> }; let x: crate::api::Id = g(); }"#;
        assert_eq!(modules(code), ["words", "api"]);
    }

    #[test]
    fn super_counts_where_it_leaves_the_top_level_module() {
        assert_eq!(modules("use super::neighbour::X;"), [""; 0]);
        assert_eq!(modules("use super::super::api::X;"), ["api"]);
        assert_eq!(
            modules("mod tests { use super::super::neighbour; }"),
            [""; 0]
        );
        assert_eq!(
            modules("mod tests { use super::super::super::{api, session}; }"),
            ["api", "session"]
        );
    }

    #[test]
    fn comments_strings_and_other_crates_do_not_count() {
        let code = r#"
            //! See `crate::pages`.
            /* use crate::pages; */
            const X: &str = "crate::pages";
            use keyglass_core::signing_key::SigningKey;
            pub(crate) fn f() {}
        "#;
        assert_eq!(modules(code), [""; 0]);
    }

    #[test]
    fn another_crate_is_found_by_its_name() {
        let text = "use keyglass::{app::App, platform};\nfn main() { keyglass::embed::start(); crate::x(); }";
        let found = references_to_crate("keyglass", text).expect("Rust");
        let modules: Vec<&str> = found.iter().map(|found| &*found.module).collect();
        assert_eq!(modules, ["app", "platform", "embed"]);
        assert_eq!(found[2].line, 2);
    }

    #[test]
    fn what_is_not_rust_is_an_error() {
        assert!(references(&[], "fn f( {").is_err());
    }
}
