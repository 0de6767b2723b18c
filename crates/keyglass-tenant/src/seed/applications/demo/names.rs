//! Names that are hard to show: many scripts, emoji, and characters that change what one sees.

use crate::seed::applications::draft::Draft;

pub(super) fn applications() -> Vec<Draft> {
    vec![
        Draft::web("在庫管理システム").about("日本語の名前と説明。"),
        Draft::spa("بوابة العملاء", "https://ar.acme.example").about("الاسم يُقرأ من اليمين."),
        Draft::native("פורטל 2 ספקים"),
        Draft::web("Ελληνικά · Кириллица · हिन्दी · ไทย"),
        // One family, one flag, one skin tone: eleven code points that are three pictures.
        Draft::native("👩\u{200d}👩\u{200d}👧 🇵🇹 👍🏽 Family Album"),
        // Reads "invoice.exe" backwards at its end.
        Draft::machine("invoice\u{202e}gpj.exe").about("Holds a right-to-left override."),
        // A zero-width space, and a Cyrillic а in front of Latin letters.
        Draft::web("Customer\u{200b} Port\u{430}l").about("Looks like another application."),
        // In decomposed form: a letter and an accent each.
        Draft::web("Cafe\u{301} Re\u{301}sume\u{301}"),
        Draft::web("<b onclick=\"alert(1)\">Bold & brave</b>")
            .about("<script>alert(document.domain)</script>"),
        Draft::machine("=HYPERLINK(\"https://evil.example\",\"Payroll\")"),
        Draft::machine(" two  spaces, a tab\tand a line\nbreak "),
        Draft::web(LONG),
        // The same name twice.
        Draft::machine("Nightly Export"),
        Draft::machine("Nightly Export"),
    ]
}

/// Without a place to break the line.
const LONG: &str = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft\
                    -Anwendungsprogrammierschnittstellenverwaltungsoberfläche-Zugriffsberechtigungs\
                    verwaltung";
