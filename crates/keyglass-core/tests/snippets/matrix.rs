//! What ran, as a table: a row for each client, a column for each place of a value.

use std::fmt;

use keyglass_core::snippet::Client;

use super::case::Column;

/// What became of one client.
pub(crate) enum Row {
    /// It ran.
    Run(Counts),
    /// It was not run, and why.
    NotRun(&'static str),
}

/// How many requests arrived exactly, were refused before anything was copied, and were to be sent.
#[derive(Default)]
pub(crate) struct Counts {
    cells: [Cell; Column::ALL.len()],
    pub(crate) faults: Vec<String>,
}

#[derive(Clone, Copy, Default)]
struct Cell {
    exact: usize,
    refused: usize,
    all: usize,
}

pub(crate) struct Matrix {
    rows: Vec<(Client, Option<Row>)>,
}

impl Counts {
    pub(crate) fn exact(&mut self, column: Column) {
        self.cells[column as usize].exact += 1;
        self.cells[column as usize].all += 1;
    }

    pub(crate) fn refused(&mut self, column: Column) {
        self.cells[column as usize].refused += 1;
        self.cells[column as usize].all += 1;
    }

    pub(crate) fn fault(&mut self, column: Column, what: String) {
        self.cells[column as usize].all += 1;
        self.faults.push(format!("{}: {what}", column.title()));
    }
}

impl Matrix {
    pub(crate) fn new(clients: &[Client]) -> Self {
        Self {
            rows: clients.iter().map(|client| (*client, None)).collect(),
        }
    }

    pub(crate) fn set(&mut self, client: Client, row: Row) {
        if let Some(it) = self.rows.iter_mut().find(|it| it.0 == client) {
            it.1 = Some(row);
        }
    }

    /// What is not as it was asked for.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (client, row) in &self.rows {
            let name = format!("{} {}", client.title(), client.name());
            match row {
                Some(Row::Run(counts)) => {
                    faults.extend(counts.faults.iter().map(|fault| format!("{name}: {fault}")));
                }
                Some(Row::NotRun(_)) => {}
                None => faults.push(format!("{name}: never came to its turn")),
            }
        }
        faults
    }
}

impl fmt::Display for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<32}", "snippets: exact+refused/all")?;
        for column in Column::ALL {
            write!(f, "{:>13}", column.title())?;
        }
        for (client, row) in &self.rows {
            let name = format!("  {}, {}", client.title(), client.name());
            write!(f, "\n{name:<32}")?;
            match row {
                Some(Row::Run(counts)) => {
                    for Cell {
                        exact,
                        refused,
                        all,
                    } in counts.cells
                    {
                        let cell = match refused {
                            0 => format!("{exact}/{all}"),
                            _ => format!("{exact}+{refused}/{all}"),
                        };
                        write!(f, "{cell:>13}")?;
                    }
                }
                Some(Row::NotRun(why)) => write!(f, "not run: {why}")?,
                None => write!(f, "did not end")?,
            }
        }
        Ok(())
    }
}
