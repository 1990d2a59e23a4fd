//! PDF: its text where the program can read it, one clear line where it cannot.

use std::io::Write;

use onrecord::source::Form;

use crate::error;

/// A PDF with these lines on its one page.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown: Vec<String> = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td")).collect();
    let content = format!("BT /F1 11 Tf 72 720 Td {} ET", shown.join(" "));
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(format!("{:010} 00000 n \n", pdf.len()));
        write!(pdf, "{} 0 obj\n{object}\nendobj\n", number + 1).unwrap();
    }
    let (table, count) = (pdf.len(), objects.len() + 1);
    write!(pdf, "xref\n0 {count}\n0000000000 65535 f \n{}", places.concat()).unwrap();
    write!(pdf, "trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").unwrap();
    pdf
}

const LINES: [&str; 3] = ["The bridge at Oldmere was closed on Monday, and the may-", "or said that nobody had been told.", "It is shut."];

#[cfg(feature = "pdf")]
#[test]
fn the_text_layer_is_read() {
    let text = crate::article(pdf(&LINES)).text;
    assert_eq!(
        text.split_whitespace().collect::<Vec<_>>().join(" "),
        "The bridge at Oldmere was closed on Monday, and the mayor said that nobody had been told. It is shut."
    );
}

#[cfg(feature = "pdf")]
#[test]
fn broken_and_hostile_pdf_is_told() {
    let whole = pdf(&LINES);
    for length in (8..whole.len()).step_by(13) {
        let broken = [&whole[..length], &whole[length + 1..]].concat();
        let read = onrecord::source::load(&onrecord::source::Input::Bytes("test".into(), broken), Some(Form::Pdf));
        assert!(read.is_ok() || !read.unwrap_err().to_string().contains('\n'));
    }
    assert!(error(pdf(&[]), None).to_string().contains("pictures without text"));
    assert!(error(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", None).to_string().contains("cannot be read as PDF"));
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_build_without_pdf_says_what_to_do() {
    for bytes in [pdf(&LINES), b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\0\0\0\n".to_vec()] {
        assert_eq!(
            error(bytes, None).to_string(),
            "test is a PDF, which this onrecord was built without (feature `pdf`): pdftotext test - | onrecord -"
        );
    }
    assert!(error("The bridge.", Some(Form::Pdf)).to_string().contains("is a PDF"));
}
