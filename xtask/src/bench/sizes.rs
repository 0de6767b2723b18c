//! What docs pages fetch: the embed's pages beside the libraries that would do their work, all compressed
//! the same way.

use std::fs;

use anyhow::{Context, Result};

use crate::{dist, tools, workspace::Workspace};

/// Prints the sizes; the embed's when the app is built.
pub(super) fn print(workspace: &Workspace) -> Result<()> {
    let kit = tools::docs_kit::ensure(workspace)?;
    println!("\nbytes over the wire, in brotli");
    for page in dist::embed_pages(workspace) {
        println!("{:>9}  {}", page.1, page.0);
    }
    let mut others: Vec<_> = fs::read_dir(&kit)
        .with_context(|| format!("cannot list {}", kit.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|kind| kind == "name"))
        .collect();
    others.sort();
    for named in others {
        let name = fs::read_to_string(&named)?;
        let bytes = dist::brotli_size(&fs::read(named.with_extension("js"))?)?;
        println!("{bytes:>9}  {name}");
    }
    Ok(())
}
