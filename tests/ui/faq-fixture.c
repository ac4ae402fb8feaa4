/* faq-fixture.c - a FAQ of its own, and a window to show it in
 *
 * There is no service: whatever a test shows, it shows from the disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "faq-fixture.h"

#include "guichet-article-index.h"
#include "guichet-article-table.h"
#include "guichet-blob-store.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>

typedef struct
{
  const GuichetArticleFields *fields;
  gsize n_fields;
  gint64 at;
} Change;

static int
remove_one (const char        *path,
            const struct stat *status,
            int                flag,
            struct FTW        *walk)
{
  return g_remove (path);
}

static gboolean
store_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  Change *change = data;
  gboolean more = TRUE;

  for (gsize i = 0; i < change->n_fields; i++)
    {
      g_autoptr (GuichetArticle) article = guichet_article_new (&change->fields[i]);

      if (!guichet_article_table_apply (connection, article, error))
        return FALSE;
    }
  while (more)
    if (!guichet_article_index_update (connection, G_USEC_PER_SEC, &more, error))
      return FALSE;
  return TRUE;
}

static gboolean
mark_read_worker (GuichetConnection  *connection,
                  gpointer            data,
                  GError            **error)
{
  Change *change = data;

  return guichet_article_table_mark_read (connection, change->fields->id, change->at, error);
}

static void
keep_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_set_object ((GAsyncResult **) data, result);
}

static void
write_now (FaqFixture          *self,
           GuichetDatabaseFunc  func,
           Change              *change)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  guichet_database_write_async (self->database, func, change, NULL, NULL, keep_cb, &result);
  FAQ_WAIT_UNTIL (result);
  guichet_database_write_finish (self->database, result, &error);
  g_assert_no_error (error);
}

/* What the application would bring: the look of the widgets, icons and the style sheet. */
void
faq_fixture_dress (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  adw_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    "/org/guichet/Guichet/icons");
  gtk_css_provider_load_from_resource (style, "/org/guichet/Guichet/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
faq_fixture_initialise (int    *argc,
                        char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  /* The words of the sources are what a test looks for. */
  setlocale (LC_ALL, "C.UTF-8");
  faq_fixture_dress ();
}

void
faq_fixture_set_up (FaqFixture    *self,
                    gconstpointer  data)
{
  g_autofree char *path = g_dir_make_tmp ("guichet-faq-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  self->folder = g_file_new_for_path (path);
  self->clock = guichet_clock_new (NULL);
  self->database =
    guichet_database_open (self->folder, GUICHET_DATABASE_WRITER, self->clock, &error);
  g_assert_no_error (error);
  self->sync = guichet_sync_new (NULL, self->database, self->clock);
}

void
faq_fixture_tear_down (FaqFixture    *self,
                       gconstpointer  data)
{
  if (self->window)
    gtk_window_destroy (self->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->sync);
  guichet_database_close (self->database);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  nftw (g_file_peek_path (self->folder), remove_one, 16, FTW_DEPTH | FTW_PHYS);
  g_clear_object (&self->folder);
}

/* Stores articles, and makes them searchable. */
void
faq_fixture_store (FaqFixture                 *self,
                   const GuichetArticleFields *fields,
                   gsize                       n_fields)
{
  Change change = { fields, n_fields, 0 };

  write_now (self, store_worker, &change);
}

static char *
keep_demo_file (FaqFixture *self,
                const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "demo", name, NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  g_autoptr (GError) error = NULL;
  char *sha256 =
    guichet_blob_store_add_bytes (guichet_database_get_blobs (self->database), bytes, &error);

  g_assert_no_error (error);
  return sha256;
}

/* Returns: (transfer full): the digest of an image that is kept here */
char *
faq_fixture_keep_image (FaqFixture *self)
{
  return keep_demo_file (self, "images/finances-cloture.png");
}

static GPtrArray *
keep_images (FaqFixture *self,
             JsonObject *article)
{
  GPtrArray *images = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *given = json_object_has_member (article, "images")
                       ? json_object_get_array_member (article, "images")
                       : NULL;

  for (guint i = 0; given && i < json_array_get_length (given); i++)
    {
      JsonObject *image = json_array_get_object_element (given, i);
      g_autofree char *sha256 =
        keep_demo_file (self, json_object_get_string_member (image, "file"));

      g_ptr_array_add (images,
                       guichet_attachment_new (json_object_get_string_member (image, "id"),
                                               json_object_get_string_member (image, "alt"),
                                               "image/png", 50000, sha256));
    }
  return images;
}

/* Stores the articles of the demonstration. */
void
faq_fixture_store_demo (FaqFixture *self)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "demo",
                                                 "articles.jsonl", NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (char **line = lines; *line && **line; line++)
    {
      g_autoptr (JsonNode) node = json_from_string (*line, NULL);
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GPtrArray) images = keep_images (self, object);
      const GuichetArticleFields fields = {
        .id = json_object_get_string_member (object, "id"),
        .title = json_object_get_string_member (object, "title"),
        .category = json_object_get_string_member (object, "category"),
        .body = json_object_get_string_member (object, "body"),
        .updated_at = guichet_clock_get_now (self->clock),
        .images = images,
      };

      faq_fixture_store (self, &fields, 1);
    }
}

void
faq_fixture_mark_read (FaqFixture *self,
                       const char *id,
                       gint64      at)
{
  const GuichetArticleFields fields = { .id = id };
  Change change = { &fields, 1, at };

  write_now (self, mark_read_worker, &change);
}

void
faq_fixture_present (FaqFixture *self,
                     GtkWidget  *child)
{
  self->window = g_object_new (ADW_TYPE_WINDOW, "content", child, "default-width", 1100,
                               "default-height", 700, NULL);
  gtk_window_present (self->window);
  FAQ_WAIT_UNTIL (gtk_widget_get_mapped (child));
}

static void
collect (GtkWidget *root,
         GType      type,
         GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* Returns: (transfer full) (element-type GtkWidget): those of a type, in order */
GPtrArray *
faq_fixture_find_all (GtkWidget *root,
                      GType      type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (root, type, found);
  return found;
}

/* Returns: (nullable): the first that has a class of the style sheet */
GtkWidget *
faq_fixture_find_class (GtkWidget  *root,
                        const char *css_class)
{
  g_autoptr (GPtrArray) all = faq_fixture_find_all (root, GTK_TYPE_WIDGET);

  for (guint i = 0; i < all->len; i++)
    if (gtk_widget_has_css_class (g_ptr_array_index (all, i), css_class))
      return g_ptr_array_index (all, i);
  return NULL;
}

/* Returns: (nullable): the first label that says just that */
GtkWidget *
faq_fixture_find_text (GtkWidget  *root,
                       const char *text)
{
  g_autoptr (GPtrArray) labels = faq_fixture_find_all (root, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (gtk_label_get_text (g_ptr_array_index (labels, i)), text))
      return g_ptr_array_index (labels, i);
  return NULL;
}
