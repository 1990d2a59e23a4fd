//! Feeds.

use crate::{articles, each, error, facts};

const RSS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="m">
<channel><title>The Oldmere Post</title><link>https://post.example/</link><image><title>Logo</title><url>x</url></image>
<item><title><![CDATA[Rain & the fair]]></title><link>https://post.example/rain</link><guid isPermaLink="false">post-1</guid>
<dc:creator>Ada Vale</dc:creator><dc:creator>Tom Ferrier</dc:creator><pubDate>Sat, 02 May 1998 23:10:00 -0500</pubDate>
<description>Short.</description><media:title>A picture</media:title>
<content:encoded><![CDATA[<h2>Mud</h2><p>The fair ended a day early.</p><script>x()</script><p>&ldquo;A pity,&rdquo; said the mayor.</p>]]></content:encoded></item>
<item><title>Sun &amp;amp; sand</title><author>ines@post.example (Ines Okafor)</author><description>&lt;p&gt;It is &lt;b&gt;dry&lt;/b&gt; again, AT&amp;amp;T said.&lt;/p&gt;</description></item>
<item><title>Nothing</title></item>
</channel></rss>"#;

const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Elsingham Watch</title><updated>2021-11-10T00:00:00Z</updated>
<entry><id>tag:1</id><title type="html">Tram &amp;#8211; no</title><link rel="self" href="https://x.example/self"/><link href="https://x.example/?a=1&amp;b=2"/>
<author><name>Priya Ramanathan</name><email>p@x.example</email></author><published>2021-11-09T23:15:00-08:00</published><updated>2021-11-11T00:00:00Z</updated>
<summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The council voted <em>no</em>.</p></div></content></entry></feed>"#;

#[test]
fn rss_is_read() {
    let read = each(RSS);
    let first = read[0].as_ref().unwrap();
    assert_eq!(
        facts(first),
        "title: Rain & the fair\nbyline: Ada Vale and Tom Ferrier\npublication: The Oldmere Post\npublished: 1998-05-02\nurl: https://post.example/rain\n"
    );
    assert_eq!((first.id.as_str(), first.text.as_str()), ("post-1", "Mud\n\nThe fair ended a day early.\n\n“A pity,” said the mayor."));
    assert_eq!(first.headings.len(), 1);
    let second = read[1].as_ref().unwrap();
    assert_eq!(facts(second), "title: Sun & sand\nbyline: Ines Okafor\npublication: The Oldmere Post\n");
    assert_eq!((second.id.as_str(), second.text.as_str()), ("2", "It is dry again, AT&T said."));
    assert_eq!(read[2].as_ref().unwrap_err(), "line 3 is no article record: the entry has no text");
}

#[test]
fn atom_is_read() {
    let read = articles(ATOM);
    assert_eq!(
        facts(&read[0]),
        "title: Tram – no\nbyline: Priya Ramanathan\npublication: Elsingham Watch\npublished: 2021-11-09\nmodified: 2021-11-11\nurl: https://x.example/?a=1&b=2\n"
    );
    assert_eq!((read[0].id.as_str(), read[0].text.as_str()), ("tag:1", "The council voted no."));
}

#[test]
fn hostile_feeds_are_small_or_told() {
    let bomb = r#"<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha ha ha ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
        <rss><channel><item><title>&b;</title><description>It is &b;, &c; dry.</description></item></channel></rss>"#;
    assert_eq!(articles(bomb)[0].text, "It is &b;, &c; dry.");
    for broken in [
        "<rss><channel><item><title>The",
        "<rss><channel><item><description>One.</description",
        "<rss></rss>",
        "<feed>",
        "<rss><item><!-- ",
    ] {
        assert!(!error(broken, None).to_string().contains('\n'));
    }
    let deep = format!("<rss><item><description>One.{}</description></item></rss>", "<a>".repeat(100_000));
    assert!(articles(deep)[0].text.starts_with("One."));
    let many = format!("<rss>{}</rss>", "<item>".repeat(100_000));
    assert!(error(many, None).to_string().contains("is empty"));
}
