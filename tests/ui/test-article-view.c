/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faq-fixture.h"
#include "guichet-article-body.h"
#include "guichet-article-image.h"
#include "guichet-article-view.h"

#include <string.h>

/* Long enough to make a window wide if it were kept on one line. */
#define ALT \
  "Fenêtre des contrôles avant clôture : six contrôles réussis, un contrôle en échec sur " \
  "l’équilibre des journaux"

static const char corpus[] =
  "Un bordereau **clôturé** se rouvre depuis le *journal* `OD`.\n\n"
  "## Procédure\n\n"
  "3. Ouvrez le [journal](faq:" FAQ_SECOND ").\n"
  "4. Rouvrez :\n   - le bordereau\n   - la pièce\n\n"
  "## Droits\n\n"
  "| Profil | Droit |\n|---|---:|\n| Ordonnateur | oui |\n| Lecteur | non |\n\n"
  "## Commande\n\n"
  "```\nFinances > Rouvrir\n```\n\n"
  "> **À noter :** une seule fois.\n\n---\n\n"
  "![" ALT "](image:" FAQ_IMAGE ")\n";

static const char hostile[] =
  "[script](javascript:alert(1)) [local](file:///etc/passwd) [data](data:text/html,x) "
  "[smb](smb://host/share) [http](http://example.com/) [user](https://portail.fr@evil.example/)\n\n"
  "<span size='999999999'>géant</span> <b>gras</b> <script>alert(1)</script>\n\n"
  "&lt;span foreground='red'&gt; **<a href=\"file:///etc/passwd\">clic</a>**\n\n"
  "![distante](https://evil.example/pixel.png) ![locale](file:///etc/passwd) "
  "![inconnue](image:cccccccc-0000-4000-8000-000000000009)\n\n"
  "admin\xe2\x80\xaegpj.exe [\xe2\x80\xae" "caché](https://xn--e1awd7f.com/)\n";

static GtkWidget *
make_view (FaqFixture *fixture)
{
  GtkWidget *view = g_object_new (GUICHET_TYPE_ARTICLE_VIEW, NULL);

  guichet_article_view_set_up (GUICHET_ARTICLE_VIEW (view), fixture->sync, fixture->database,
                               fixture->clock);
  faq_fixture_present (fixture, view);
  return view;
}

static void
store (FaqFixture *fixture,
       const char *title,
       const char *body,
       GPtrArray  *images,
       gint64      updated_at)
{
  const GuichetArticleFields fields = { .id = FAQ_FIRST, .title = title, .category = "Finances",
                                        .body = body, .images = images,
                                        .updated_at = updated_at };

  faq_fixture_store (fixture, &fields, 1);
}

static GtkWidget *
show (FaqFixture *fixture,
      const char *body,
      GPtrArray  *images)
{
  GtkWidget *view = make_view (fixture);

  store (fixture, "Rouvrir", body, images, 1000);
  guichet_article_view_show (GUICHET_ARTICLE_VIEW (view), FAQ_FIRST);
  return view;
}

static GPtrArray *
list_image (const char *sha256)
{
  GPtrArray *images = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (images, guichet_attachment_new (FAQ_IMAGE, "Contrôles", "image/png", 50000,
                                                   sha256));
  return images;
}

static GtkWidget *
find_body (GtkWidget *view)
{
  g_autoptr (GPtrArray) bodies = faq_fixture_find_all (view, GUICHET_TYPE_ARTICLE_BODY);

  return g_ptr_array_index (bodies, 0);
}

static void
assert_role (GtkWidget         *widget,
             GtkAccessibleRole  role)
{
  g_assert_nonnull (widget);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)), ==, role);
}

static void
test_blocks (FaqFixture    *fixture,
             gconstpointer  data)
{
  GtkWidget *view = show (fixture, corpus, NULL);
  GtkWidget *cell;

  assert_role (faq_fixture_find_text (view, "Rouvrir"), GTK_ACCESSIBLE_ROLE_HEADING);
  assert_role (faq_fixture_find_text (find_body (view), "Procédure"), GTK_ACCESSIBLE_ROLE_HEADING);
  assert_role (faq_fixture_find_class (view, "list"), GTK_ACCESSIBLE_ROLE_LIST);
  assert_role (faq_fixture_find_class (view, "note"), GTK_ACCESSIBLE_ROLE_NOTE);
  g_assert_nonnull (faq_fixture_find_text (view, "3."));
  g_assert_nonnull (faq_fixture_find_text (view, "4."));
  g_assert_nonnull (faq_fixture_find_text (view, "◦"));
  g_assert_nonnull (faq_fixture_find_text (view, "Finances > Rouvrir"));
  g_assert_nonnull (faq_fixture_find_text (view, "Un bordereau clôturé se rouvre depuis le "
                                                 "journal OD."));
  cell = faq_fixture_find_text (view, "oui");
  g_assert_nonnull (cell);
  g_assert_cmpfloat (gtk_label_get_xalign (GTK_LABEL (cell)), ==, 1);
}

static void
test_contents (FaqFixture    *fixture,
               gconstpointer  data)
{
  GtkWidget *view = show (fixture, corpus, NULL);
  g_autoptr (GPtrArray) buttons = faq_fixture_find_all (view, GTK_TYPE_MENU_BUTTON);
  gboolean has_contents = FALSE;

  for (guint i = 0; i < buttons->len; i++)
    if (gtk_menu_button_get_popover (g_ptr_array_index (buttons, i)) &&
        g_strcmp0 (gtk_menu_button_get_icon_name (g_ptr_array_index (buttons, i)),
                   "guichet-contents-symbolic") == 0)
      has_contents = gtk_widget_get_visible (g_ptr_array_index (buttons, i));
  g_assert_true (has_contents);
  g_assert_nonnull (guichet_article_body_get_heading (GUICHET_ARTICLE_BODY (find_body (view)), 2));
  g_assert_null (guichet_article_body_get_heading (GUICHET_ARTICLE_BODY (find_body (view)), 3));
}

static void
test_image_from_the_cache (FaqFixture    *fixture,
                           gconstpointer  data)
{
  g_autofree char *sha256 = faq_fixture_keep_image (fixture);
  g_autoptr (GPtrArray) images = list_image (sha256);
  GtkWidget *view = show (fixture, corpus, images);
  g_autoptr (GPtrArray) found = faq_fixture_find_all (view, GUICHET_TYPE_ARTICLE_IMAGE);
  g_autoptr (GPtrArray) pictures = faq_fixture_find_all (view, GTK_TYPE_PICTURE);

  g_assert_cmpuint (found->len, ==, 1);
  FAQ_WAIT_UNTIL (guichet_article_image_is_shown (g_ptr_array_index (found, 0)));
  gtk_test_accessible_assert_property (g_ptr_array_index (pictures, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, ALT);
  FAQ_WAIT_UNTIL (gtk_widget_get_height (g_ptr_array_index (pictures, 0)) > 100);
}

static void
test_absent_image_is_said (FaqFixture    *fixture,
                           gconstpointer  data)
{
  g_autofree char *sha256 = g_strnfill (64, 'a');
  g_autoptr (GPtrArray) images = list_image (sha256);
  GtkWidget *view = show (fixture, corpus, images);

  FAQ_WAIT_UNTIL (
    faq_fixture_find_text (view, "The image comes with the next synchronisation."));
  g_assert_nonnull (faq_fixture_find_text (view, ALT));
}

/* The href of each label, as the markup has it: indices into the tree's own table. */
static void
assert_safe_label (GtkLabel *label)
{
  const char *markup = gtk_label_get_label (label);
  g_auto (GStrv) links = NULL;

  if (!gtk_label_get_use_markup (label))
    return;
  links = g_strsplit (markup, "href=\"", -1);
  for (guint i = 1; links[i]; i++)
    g_assert_true (g_ascii_isdigit (links[i][0]));
  g_assert_null (strstr (markup, "<span"));
  g_assert_null (strstr (gtk_label_get_text (label), "\xe2\x80\xae"));
}

static void
test_hostile (FaqFixture    *fixture,
              gconstpointer  data)
{
  GtkWidget *view = show (fixture, hostile, NULL);
  g_autoptr (GPtrArray) labels = faq_fixture_find_all (find_body (view), GTK_TYPE_LABEL);
  g_autoptr (GPtrArray) pictures = faq_fixture_find_all (view, GTK_TYPE_PICTURE);
  guint n_links = 0;

  g_assert_cmpuint (labels->len, >, 3);
  for (guint i = 0; i < labels->len; i++)
    {
      GtkLabel *label = g_ptr_array_index (labels, i);

      assert_safe_label (label);
      n_links += gtk_label_get_use_markup (label) && strstr (gtk_label_get_label (label), "<a ");
    }
  g_assert_cmpuint (n_links, ==, 1); /* The one https address that hides nothing. */
  for (guint i = 0; i < pictures->len; i++)
    g_assert_null (gtk_picture_get_paintable (g_ptr_array_index (pictures, i)));
}

static void
count_cb (gpointer            body,
          GuichetArticleLink *link,
          guint              *count)
{
  (*count)++;
}

static void
activate (GtkWidget  *view,
          const char *href)
{
  g_autoptr (GPtrArray) labels = faq_fixture_find_all (find_body (view), GTK_TYPE_LABEL);
  gboolean handled = FALSE;

  g_signal_emit_by_name (g_ptr_array_index (labels, 0), "activate-link", href, &handled);
  g_assert_true (handled);
}

/* Whatever a label is told to open, only what stands in the table leaves it. */
static void
test_only_known_links_are_followed (FaqFixture    *fixture,
                                    gconstpointer  data)
{
  GtkWidget *view = show (fixture, corpus, NULL);
  guint count = 0;

  g_signal_connect (find_body (view), "link-activated", G_CALLBACK (count_cb), &count);
  activate (view, "javascript:alert(1)");
  activate (view, "file:///etc/passwd");
  activate (view, "https://example.com/");
  activate (view, "99");
  activate (view, "-1");
  g_assert_cmpuint (count, ==, 0);
  activate (view, "0");
  g_assert_cmpuint (count, ==, 1);
}

static guint
count_dialogs (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint count = 0;

  for (GList *window = windows; window; window = window->next)
    count += ADW_IS_MESSAGE_DIALOG (window->data);
  return count;
}

static void
test_outside_is_asked_about (FaqFixture    *fixture,
                             gconstpointer  data)
{
  GtkWidget *view = show (fixture, "Voir [le site](https://éxample.fr/aide)\n", NULL);
  g_autoptr (GList) windows = NULL;
  GtkWidget *dialog = NULL;

  activate (view, "0");
  g_assert_cmpuint (count_dialogs (), ==, 1);
  windows = gtk_window_list_toplevels ();
  for (GList *window = windows; window; window = window->next)
    if (ADW_IS_MESSAGE_DIALOG (window->data))
      dialog = window->data;
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Open xn--xample-9ua.fr?");
  g_assert_nonnull (faq_fixture_find_text (dialog, "https://xn--xample-9ua.fr/aide"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_change_and_removal (FaqFixture    *fixture,
                         gconstpointer  data)
{
  GtkWidget *view = show (fixture, corpus, NULL);

  store (fixture, "Rouvrir", "Tout a changé.\n", NULL, 2000);
  g_assert_nonnull (faq_fixture_find_text (view, "Tout a changé."));
  g_assert_null (faq_fixture_find_text (view, "Finances > Rouvrir"));
  guichet_article_view_show (GUICHET_ARTICLE_VIEW (view), FAQ_THIRD);
  g_assert_nonnull (faq_fixture_find_text (view, "This article is not here"));
}

/* A body of a thousand items must neither stop the window nor be cut in silence. */
static void
test_long_article_is_cut_aloud (FaqFixture    *fixture,
                                gconstpointer  data)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GPtrArray) labels = NULL;
  GtkWidget *view;

  for (int i = 0; i < 5000; i++)
    g_string_append (body, "ligne\n\n");
  view = show (fixture, body->str, NULL);
  labels = faq_fixture_find_all (find_body (view), GTK_TYPE_LABEL);
  g_assert_cmpuint (labels->len, <=, 3001);
  g_assert_nonnull (faq_fixture_find_text (view, "This article goes on, but it is too long or too "
                                                 "intricate to be shown whole."));
}

/* Wide tables and images must not make the window fold, nor large text. */
static void
test_width (FaqFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *sha256 = faq_fixture_keep_image (fixture);
  g_autoptr (GPtrArray) images = list_image (sha256);
  GtkWidget *view = show (fixture, corpus, images);
  g_autoptr (GPtrArray) found = faq_fixture_find_all (view, GUICHET_TYPE_ARTICLE_IMAGE);
  int minimum;
  int natural;

  FAQ_WAIT_UNTIL (guichet_article_image_is_shown (g_ptr_array_index (found, 0)));
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_cmpint (natural, <=, 560);
}

int
main (int    argc,
      char **argv)
{
  faq_fixture_initialise (&argc, &argv);
  FAQ_TEST ("/article-view/blocks", test_blocks);
  FAQ_TEST ("/article-view/contents", test_contents);
  FAQ_TEST ("/article-view/image-from-the-cache", test_image_from_the_cache);
  FAQ_TEST ("/article-view/absent-image-is-said", test_absent_image_is_said);
  FAQ_TEST ("/article-view/hostile", test_hostile);
  FAQ_TEST ("/article-view/only-known-links-are-followed", test_only_known_links_are_followed);
  FAQ_TEST ("/article-view/outside-is-asked-about", test_outside_is_asked_about);
  FAQ_TEST ("/article-view/change-and-removal", test_change_and_removal);
  FAQ_TEST ("/article-view/long-article-is-cut-aloud", test_long_article_is_cut_aloud);
  FAQ_TEST ("/article-view/width", test_width);
  return g_test_run ();
}
