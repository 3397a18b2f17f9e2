"""Entries of the sitemap are repeated."""

from pilotbook.site.sitemap import repeat_entry


def test_entry_is_repeated_for_each_address_and_escaped() -> None:
    sitemap = "<urlset>\n  <url><loc>x/mark/</loc><lastmod>1</lastmod></url>\n  <url><loc>x/</loc></url>\n</urlset>"
    assert repeat_entry(sitemap, "mark/", ["a/", "b&c/"]) == (
        "<urlset>\n  <url><loc>x/a/</loc><lastmod>1</lastmod></url>\n"
        "  <url><loc>x/b&amp;c/</loc><lastmod>1</lastmod></url>\n  <url><loc>x/</loc></url>\n</urlset>"
    )


def test_entry_is_dropped_where_there_is_no_address() -> None:
    assert repeat_entry("<urlset>\n<url><loc>mark/</loc></url>\n</urlset>", "mark/", []) == "<urlset>\n</urlset>"
