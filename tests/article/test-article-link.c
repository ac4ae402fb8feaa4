/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-article-link.h"

#define ID "0190a1b2-c3d4-4e5f-8a9b-0c1d2e3f4a5b"

static void
test_kept (void)
{
  static const struct
  {
    const char             *target;
    GuichetArticleLinkKind  kind;
    const char             *uri;
    const char             *host;
    const char             *id;
  } cases[] = {
    { "https://example.org", GUICHET_ARTICLE_LINK_WEB, "https://example.org", "example.org" },
    { "HTTPS://Example.ORG/A?b=c#d", GUICHET_ARTICLE_LINK_WEB, "https://example.org/A?b=c#d",
      "example.org" },
    { "https://example.org:8443/", GUICHET_ARTICLE_LINK_WEB, "https://example.org:8443/",
      "example.org" },
    { "https://mairie-orléans.fr/é?q=à#ç", GUICHET_ARTICLE_LINK_WEB,
      "https://xn--mairie-orlans-khb.fr/%C3%A9?q=%C3%A0#%C3%A7", "xn--mairie-orlans-khb.fr" },
    { "https://раураl.com/", GUICHET_ARTICLE_LINK_WEB, "https://xn--l-7sba6dbr.com/",
      "xn--l-7sba6dbr.com" },
    { "https://example.org/a%2Fb%00?x=%40", GUICHET_ARTICLE_LINK_WEB,
      "https://example.org/a%2Fb%00?x=%40", "example.org" },
    { "https://192.0.2.1/", GUICHET_ARTICLE_LINK_WEB, "https://192.0.2.1/", "192.0.2.1" },
    { "mailto:support@example.org", GUICHET_ARTICLE_LINK_MAIL, "mailto:support@example.org",
      "example.org" },
    { "mailto:a@example.org?attach=/etc/passwd&body=x", GUICHET_ARTICLE_LINK_MAIL,
      "mailto:a@example.org", "example.org" },
    { "faq:" ID, GUICHET_ARTICLE_LINK_FAQ, "faq:" ID, NULL, ID },
    { "demande:0190A1B2-C3D4-4E5F-8A9B-0C1D2E3F4A5B", GUICHET_ARTICLE_LINK_DEMANDE,
      "demande:" ID, NULL, ID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetArticleLink) link = guichet_article_link_parse (cases[i].target);

      g_assert_nonnull (link);
      g_assert_cmpint (guichet_article_link_get_kind (link), ==, cases[i].kind);
      g_assert_cmpstr (guichet_article_link_get_uri (link), ==, cases[i].uri);
      g_assert_cmpstr (guichet_article_link_get_host (link), ==, cases[i].host);
      g_assert_cmpstr (guichet_article_link_get_id (link), ==, cases[i].id);
    }
}

static void
test_refused (void)
{
  static const char *targets[] = {
    "", ":", "https:", "https://", "https:///a", "https:example.org", "//example.org", "/a", "a",
    "#a", "www.example.org", "http://example.org", "ftp://example.org", "file:///etc/passwd",
    "smb://example.org/a", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x",
    "vbscript:x", "ms-word:ofe|u|https://example.org", "about:blank", "tel:+33", "sms:1",
    "view-source:https://example.org", "blob:https://example.org/x", "dav://example.org",
    "java\nscript:alert(1)", "java\tscript:alert(1)", " https://example.org",
    "https://example.org ", "https://exa mple.org", "https://example.org/\n", "\x01https://a.fr",
    "https://user@example.org", "https://user:pass@example.org", "https://@example.org",
    "https://example.org@evil.example", "https://example.org\\@evil.example",
    "https:\\\\example.org", "https://example.org/\u202egpj.exe", "https://exam\u200bple.org",
    "https://example.org%2f@evil.example", "https://example.org%2fa", "https://example..org",
    "https://-example.org", "https://exa_mple.org", "https://example.org:port/",
    "https://example.org:99999/", "https://[::1", "https://<b>.org", "https://a\"b.org",
    "mailto:", "mailto:a", "mailto:@example.org", "mailto:a@", "mailto:a@b@example.org",
    "mailto:a@example.org,b@example.org", "mailto:a%0d%0a@example.org", "mailto:?to=a@b.fr",
    "faq:", "faq:1", "faq:" ID "0", "faq:../" ID, "demande:x", "image:" ID, "\xff:x",
  };
  g_autofree char *path = g_strnfill (4000, 'a');
  g_autofree char *endless = g_strconcat ("https://example.org/", path, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GuichetArticleLink) link = guichet_article_link_parse (targets[i]);

      if (link)
        g_test_message ("%s was taken for %s", targets[i], guichet_article_link_get_uri (link));
      g_assert_null (link);
    }
  g_assert_null (guichet_article_link_parse (endless));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-link/kept", test_kept);
  g_test_add_func ("/article-link/refused", test_refused);
  return g_test_run ();
}
