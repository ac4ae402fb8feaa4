/* guichet-sketch.c - what is drawn on an image, and how it came to be
 *
 * Shapes never change, so a state of the sketch is an array of them and a crop. Every command
 * makes the next state and keeps the one before: undoing is going back, without a limit, and
 * cannot be wrong about how to take back one kind of command.
 *
 * Badges have no number of their own: a badge's number is its place among the badges, from the
 * first number on. So inserting, moving and removing one renumbers the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sketch.h"

typedef struct
{
  GPtrArray *annotations;
  gboolean is_cropped;
  cairo_rectangle_int_t crop;
} State;

struct _GuichetSketch
{
  GObject parent_instance;

  int width;
  int height;
  guint first_number;
  GPtrArray *states;
  guint at;
};

static void guichet_sketch_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GuichetSketch, guichet_sketch, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      guichet_sketch_list_model_init))

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Helpers */

static void
state_free (gpointer data)
{
  State *state = data;

  g_ptr_array_unref (state->annotations);
  g_free (state);
}

static gpointer
copy_cb (gconstpointer annotation,
         gpointer      user_data)
{
  return g_object_ref ((gpointer) annotation);
}

static State *
get_state (GuichetSketch *self)
{
  return self->states->pdata[self->at];
}

static GPtrArray *
get_annotations (GuichetSketch *self)
{
  return get_state (self)->annotations;
}

static State *
copy_state (GuichetSketch *self)
{
  State *state = g_new (State, 1);

  *state = *get_state (self);
  state->annotations = g_ptr_array_copy (state->annotations, copy_cb, NULL);
  g_ptr_array_set_free_func (state->annotations, g_object_unref);
  return state;
}

static guint
count_same_start (GPtrArray *a,
                  GPtrArray *b)
{
  guint n = 0;

  while (n < a->len && n < b->len && a->pdata[n] == b->pdata[n])
    n++;
  return n;
}

static guint
count_same_end (GPtrArray *a,
                GPtrArray *b,
                guint      start)
{
  guint n = 0;

  while (start + n < a->len && start + n < b->len
         && a->pdata[a->len - 1 - n] == b->pdata[b->len - 1 - n])
    n++;
  return n;
}

/* One change of the list for what is between what both have. */
static void
go_to (GuichetSketch *self,
       guint          at)
{
  g_autoptr (GPtrArray) old = g_ptr_array_ref (get_annotations (self));
  GPtrArray *new;
  guint start, end;

  self->at = at;
  new = get_annotations (self);
  start = count_same_start (old, new);
  end = count_same_end (old, new, start);
  if (old->len != new->len || start < new->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                new->len - start - end);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was undone is forgotten. */
static void
push (GuichetSketch *self,
      State         *state)
{
  g_ptr_array_set_size (self->states, (int) self->at + 1);
  g_ptr_array_add (self->states, state);
  go_to (self, self->at + 1);
}

static gboolean
is_badge (GPtrArray *annotations,
          guint      position)
{
  return guichet_annotation_get_kind (annotations->pdata[position]) == GUICHET_ANNOTATION_BADGE;
}

/* Overrides */

static GType
guichet_sketch_get_item_type (GListModel *model)
{
  return GUICHET_TYPE_ANNOTATION;
}

static guint
guichet_sketch_get_n_items (GListModel *model)
{
  return get_annotations (GUICHET_SKETCH (model))->len;
}

static gpointer
guichet_sketch_get_item (GListModel *model,
                         guint       position)
{
  GPtrArray *annotations = get_annotations (GUICHET_SKETCH (model));

  return position < annotations->len ? g_object_ref (annotations->pdata[position]) : NULL;
}

static void
guichet_sketch_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = guichet_sketch_get_item_type;
  iface->get_n_items = guichet_sketch_get_n_items;
  iface->get_item = guichet_sketch_get_item;
}

static void
guichet_sketch_finalize (GObject *object)
{
  GuichetSketch *self = GUICHET_SKETCH (object);

  g_clear_pointer (&self->states, g_ptr_array_unref);
  G_OBJECT_CLASS (guichet_sketch_parent_class)->finalize (object);
}

static void
guichet_sketch_class_init (GuichetSketchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_sketch_finalize;

  /**
   * GuichetSketch::changed:
   *
   * Something of it changed: shapes, crop, numbers, what can be undone.
   */
  signals[CHANGED] = g_signal_new ("changed", GUICHET_TYPE_SKETCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
guichet_sketch_init (GuichetSketch *self)
{
  State *state = g_new0 (State, 1);

  state->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  self->states = g_ptr_array_new_with_free_func (state_free);
  g_ptr_array_add (self->states, state);
  self->first_number = 1;
}

/* Public API */

/**
 * guichet_sketch_new:
 * @width: of the image, in pixels
 * @height: likewise
 *
 * Returns: (transfer full): nothing drawn yet
 */
GuichetSketch *
guichet_sketch_new (int width,
                    int height)
{
  GuichetSketch *self = g_object_new (GUICHET_TYPE_SKETCH, NULL);

  self->width = width;
  self->height = height;
  return self;
}

/**
 * guichet_sketch_get_width:
 *
 * Returns: of the image, in pixels
 */
int
guichet_sketch_get_width (GuichetSketch *self)
{
  return self->width;
}

/**
 * guichet_sketch_get_height:
 *
 * Returns: of the image, in pixels
 */
int
guichet_sketch_get_height (GuichetSketch *self)
{
  return self->height;
}

/**
 * guichet_sketch_add:
 *
 * Puts a shape on top.
 */
void
guichet_sketch_add (GuichetSketch     *self,
                    GuichetAnnotation *annotation)
{
  State *state = copy_state (self);

  g_ptr_array_add (state->annotations, g_object_ref (annotation));
  push (self, state);
}

/**
 * guichet_sketch_remove:
 *
 * Removes the shape at @position.
 */
void
guichet_sketch_remove (GuichetSketch *self,
                       guint          position)
{
  State *state = copy_state (self);

  g_ptr_array_remove_index (state->annotations, position);
  push (self, state);
}

/**
 * guichet_sketch_replace:
 * @annotation: what the shape at @position becomes
 *
 * Moves, resizes, restyles or rewords a shape.
 */
void
guichet_sketch_replace (GuichetSketch     *self,
                        guint              position,
                        GuichetAnnotation *annotation)
{
  State *state = copy_state (self);

  g_object_unref (state->annotations->pdata[position]);
  state->annotations->pdata[position] = g_object_ref (annotation);
  push (self, state);
}

/**
 * guichet_sketch_reorder:
 *
 * Puts the shape at @from where the one at @to is: above what is below it then.
 */
void
guichet_sketch_reorder (GuichetSketch *self,
                        guint          from,
                        guint          to)
{
  State *state = copy_state (self);
  gpointer annotation = g_ptr_array_steal_index (state->annotations, from);

  g_ptr_array_insert (state->annotations, (int) to, annotation);
  push (self, state);
}

/**
 * guichet_sketch_set_crop:
 * @crop: (nullable): what is kept of the image; what is outside of it is ignored
 *
 * Crops the image, or keeps all of it. Nothing happens when nothing would be left.
 */
void
guichet_sketch_set_crop (GuichetSketch               *self,
                         const cairo_rectangle_int_t *crop)
{
  State *state = copy_state (self);

  state->is_cropped = crop != NULL;
  if (crop)
    {
      const int left = CLAMP (crop->x, 0, self->width);
      const int top = CLAMP (crop->y, 0, self->height);
      const int right = CLAMP (crop->x + crop->width, 0, self->width);
      const int bottom = CLAMP (crop->y + crop->height, 0, self->height);

      state->crop = (cairo_rectangle_int_t){ left, top, right - left, bottom - top };
    }
  if (crop && (state->crop.width <= 0 || state->crop.height <= 0))
    state_free (state);
  else
    push (self, state);
}

/**
 * guichet_sketch_get_crop:
 * @crop: (out): what is kept of the image; all of it without a crop
 *
 * Returns: whether it is cropped
 */
gboolean
guichet_sketch_get_crop (GuichetSketch         *self,
                         cairo_rectangle_int_t *crop)
{
  const State *state = get_state (self);

  *crop = state->is_cropped ? state->crop
                            : (cairo_rectangle_int_t){ 0, 0, self->width, self->height };
  return state->is_cropped;
}

/**
 * guichet_sketch_can_undo:
 *
 * Returns: whether there is something to take back
 */
gboolean
guichet_sketch_can_undo (GuichetSketch *self)
{
  return self->at > 0;
}

/**
 * guichet_sketch_can_redo:
 *
 * Returns: whether something was taken back
 */
gboolean
guichet_sketch_can_redo (GuichetSketch *self)
{
  return self->at + 1 < self->states->len;
}

/**
 * guichet_sketch_undo:
 *
 * Takes the last command back, if there is one.
 */
void
guichet_sketch_undo (GuichetSketch *self)
{
  if (guichet_sketch_can_undo (self))
    go_to (self, self->at - 1);
}

/**
 * guichet_sketch_redo:
 *
 * Does again what was taken back, if anything was.
 */
void
guichet_sketch_redo (GuichetSketch *self)
{
  if (guichet_sketch_can_redo (self))
    go_to (self, self->at + 1);
}

/**
 * guichet_sketch_get_first_number:
 *
 * Returns: the number of the first badge
 */
guint
guichet_sketch_get_first_number (GuichetSketch *self)
{
  return self->first_number;
}

/**
 * guichet_sketch_set_first_number:
 * @number: that of the first badge, for numbers run on from an image to the next
 */
void
guichet_sketch_set_first_number (GuichetSketch *self,
                                 guint          number)
{
  if (self->first_number == number)
    return;
  self->first_number = number;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * guichet_sketch_get_number:
 * @position: of a badge
 *
 * Returns: its number
 */
guint
guichet_sketch_get_number (GuichetSketch *self,
                           guint          position)
{
  GPtrArray *annotations = get_annotations (self);
  guint number = self->first_number;

  for (guint i = 0; i < position && i < annotations->len; i++)
    if (is_badge (annotations, i))
      number++;
  return number;
}

/**
 * guichet_sketch_count:
 *
 * Returns: how many shapes of a kind there are
 */
guint
guichet_sketch_count (GuichetSketch         *self,
                      GuichetAnnotationKind  kind)
{
  GPtrArray *annotations = get_annotations (self);
  guint n = 0;

  for (guint i = 0; i < annotations->len; i++)
    if (guichet_annotation_get_kind (annotations->pdata[i]) == kind)
      n++;
  return n;
}

/**
 * guichet_sketch_find:
 * @tolerance: how far beside a shape may be meant
 *
 * Returns: the position of the topmost shape there; %GTK_INVALID_LIST_POSITION, that is
 *   %G_MAXUINT, when there is none
 */
guint
guichet_sketch_find (GuichetSketch *self,
                     double         x,
                     double         y,
                     double         tolerance)
{
  GPtrArray *annotations = get_annotations (self);

  for (guint i = annotations->len; i > 0; i--)
    if (guichet_annotation_contains (annotations->pdata[i - 1], x, y, tolerance))
      return i - 1;
  return G_MAXUINT;
}
