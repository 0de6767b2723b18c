//! The fingerprint of files: tells whether something changed since the last build.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// One SHA-256 over the names and contents of all files at or under `paths`, in hexadecimal.
///
/// A path that is not there counts as such, so that a file that appears changes the fingerprint.
pub(crate) fn of_files(
    root: &Path,
    paths: &[&str],
    counts: impl Fn(&Path) -> bool,
) -> Result<String> {
    let mut files = Vec::new();
    for path in paths {
        collect(&root.join(path), &mut files)?;
    }
    files.retain(|file| counts(file));
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.strip_prefix(root).unwrap_or(&file);
        hash.update(name.as_os_str().as_encoded_bytes());
        hash.update([0]);
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(content);
    }
    Ok(hex(&hash.finalize()))
}

/// The SHA-256 of `bytes` in hexadecimal.
pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Adds the file at `path`, or every file under the folder at `path`; nothing when it is not there.
pub(crate) fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.to_path_buf());
    } else if path.is_dir() {
        let unreadable = || format!("cannot list {}", path.display());
        for entry in fs::read_dir(path).with_context(unreadable)? {
            collect(&entry.with_context(unreadable)?.path(), files)?;
        }
    }
    Ok(())
}

/// Bytes as lowercase hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fingerprint(root: &Path) -> String {
        of_files(root, &["src", "index.html"], |_| true).expect("readable")
    }

    #[test]
    fn a_changed_renamed_added_or_removed_file_changes_the_fingerprint() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let write = |name: &str, text: &str| fs::write(root.join(name), text).expect("written");
        fs::create_dir(root.join("src")).expect("made");
        write("src/a.rs", "one");
        let mut seen = vec![fingerprint(root)];
        assert_eq!(
            fingerprint(root),
            seen[0],
            "the same files give the same fingerprint"
        );

        write("src/a.rs", "two");
        seen.push(fingerprint(root));
        fs::rename(root.join("src/a.rs"), root.join("src/b.rs")).expect("renamed");
        seen.push(fingerprint(root));
        write("index.html", "");
        seen.push(fingerprint(root));
        fs::remove_file(root.join("src/b.rs")).expect("removed");
        seen.push(fingerprint(root));

        for (index, one) in seen.iter().enumerate() {
            assert!(
                !seen[..index].contains(one),
                "change {index} went unnoticed"
            );
        }
    }

    #[test]
    fn files_that_do_not_count_are_left_out() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("index.html"), "x").expect("written");
        let without = of_files(folder.path(), &["index.html"], |_| false).expect("readable");
        assert_eq!(without, of_bytes(b""));
    }
}
