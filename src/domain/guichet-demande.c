/* guichet-demande.c - a Demande: what we write, and what the service says of it
 *
 * A mutable object without rules: the composer binds its fields to properties, the store
 * fills it from a row. It has two owners, kept apart by `delivery` (ours) and `status`
 * (theirs): see guichet_demande_is_editable().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-demande.h"

struct _GuichetDemande
{
  GObject parent_instance;

  char *texts[GUICHET_DEMANDE_N_TEXTS];
  gint64 instants[GUICHET_DEMANDE_N_INSTANTS];
  char **steps;
  GuichetCriticality criticality;
  GuichetCriticality criticality_proposed;
  GuichetReproducible reproducible;
  GuichetDelivery delivery;
  gboolean unread;
};

G_DEFINE_FINAL_TYPE (GuichetDemande, guichet_demande, G_TYPE_OBJECT)

/* A text's property id is 1 + its place, an instant's follows: one switch serves them all. */
enum
{
  PROP_TEXT = 1,
  PROP_INSTANT = PROP_TEXT + GUICHET_DEMANDE_N_TEXTS,
  PROP_STEPS = PROP_INSTANT + GUICHET_DEMANDE_N_INSTANTS,
  PROP_CRITICALITY,
  PROP_CRITICALITY_PROPOSED,
  PROP_REPRODUCIBLE,
  PROP_DELIVERY,
  PROP_UNREAD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *const text_names[GUICHET_DEMANDE_N_TEXTS] = {
  [GUICHET_DEMANDE_ID] = "id",
  [GUICHET_DEMANDE_NUMBER] = "number",
  [GUICHET_DEMANDE_TITLE] = "title",
  [GUICHET_DEMANDE_PROGICIEL] = "progiciel",
  [GUICHET_DEMANDE_VERSION] = "version",
  [GUICHET_DEMANDE_CONTEXT] = "context",
  [GUICHET_DEMANDE_ERROR_MESSAGES] = "error-messages",
  [GUICHET_DEMANDE_EXPECTED] = "expected",
  [GUICHET_DEMANDE_OBSERVED] = "observed",
  [GUICHET_DEMANDE_WORKAROUND] = "workaround",
  [GUICHET_DEMANDE_SCOPE_REASON] = "scope-reason",
  [GUICHET_DEMANDE_SUBJECT] = "subject",
  [GUICHET_DEMANDE_QUALIFICATION] = "qualification",
  [GUICHET_DEMANDE_AUTHOR] = "author",
  [GUICHET_DEMANDE_CHANNEL] = "channel",
  [GUICHET_DEMANDE_STATUS] = "status",
  [GUICHET_DEMANDE_PROFILE] = "profile",
  [GUICHET_DEMANDE_CONTENT_DIGEST] = "content-digest",
};

static const char *const instant_names[GUICHET_DEMANDE_N_INSTANTS] = {
  [GUICHET_DEMANDE_CREATED_AT] = "created-at",
  [GUICHET_DEMANDE_EDITED_AT] = "edited-at",
  [GUICHET_DEMANDE_RECORDED_AT] = "recorded-at",
  [GUICHET_DEMANDE_UPDATED_AT] = "updated-at",
};

/* Helpers */

static gboolean
is_text (guint property_id)
{
  return property_id >= PROP_TEXT && property_id < PROP_INSTANT;
}

static gboolean
is_instant (guint property_id)
{
  return property_id >= PROP_INSTANT && property_id < PROP_STEPS;
}

static void
notify (GuichetDemande *self,
        guint           property_id)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
}

/* Overrides */

static void
guichet_demande_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  GuichetDemande *self = GUICHET_DEMANDE (object);

  if (is_text (property_id))
    g_value_set_string (value, guichet_demande_get_text (self, property_id - PROP_TEXT));
  else if (is_instant (property_id))
    g_value_set_int64 (value, self->instants[property_id - PROP_INSTANT]);
  else
    switch (property_id)
      {
      case PROP_STEPS:
        g_value_set_boxed (value, self->steps);
        break;
      case PROP_CRITICALITY:
        g_value_set_enum (value, self->criticality);
        break;
      case PROP_CRITICALITY_PROPOSED:
        g_value_set_enum (value, self->criticality_proposed);
        break;
      case PROP_REPRODUCIBLE:
        g_value_set_enum (value, self->reproducible);
        break;
      case PROP_DELIVERY:
        g_value_set_enum (value, self->delivery);
        break;
      case PROP_UNREAD:
        g_value_set_boolean (value, self->unread);
        break;
      default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      }
}

static void
guichet_demande_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  GuichetDemande *self = GUICHET_DEMANDE (object);

  if (property_id == PROP_TEXT + GUICHET_DEMANDE_ID)
    self->texts[GUICHET_DEMANDE_ID] =
      g_value_get_string (value) ? g_value_dup_string (value) : g_uuid_string_random ();
  else if (is_text (property_id))
    guichet_demande_set_text (self, property_id - PROP_TEXT, g_value_get_string (value));
  else if (is_instant (property_id))
    guichet_demande_set_instant (self, property_id - PROP_INSTANT, g_value_get_int64 (value));
  else
    switch (property_id)
      {
      case PROP_STEPS:
        guichet_demande_set_steps (self, g_value_get_boxed (value));
        break;
      case PROP_CRITICALITY:
        guichet_demande_set_criticality (self, g_value_get_enum (value));
        break;
      case PROP_CRITICALITY_PROPOSED:
        guichet_demande_set_criticality_proposed (self, g_value_get_enum (value));
        break;
      case PROP_REPRODUCIBLE:
        guichet_demande_set_reproducible (self, g_value_get_enum (value));
        break;
      case PROP_DELIVERY:
        guichet_demande_set_delivery (self, g_value_get_enum (value));
        break;
      case PROP_UNREAD:
        guichet_demande_set_unread (self, g_value_get_boolean (value));
        break;
      default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      }
}

static void
guichet_demande_finalize (GObject *object)
{
  GuichetDemande *self = GUICHET_DEMANDE (object);

  for (guint i = 0; i < GUICHET_DEMANDE_N_TEXTS; i++)
    g_free (self->texts[i]);
  g_strfreev (self->steps);
  G_OBJECT_CLASS (guichet_demande_parent_class)->finalize (object);
}

static void
guichet_demande_class_init (GuichetDemandeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags =
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = guichet_demande_get_property;
  object_class->set_property = guichet_demande_set_property;
  object_class->finalize = guichet_demande_finalize;

  for (guint i = 0; i < GUICHET_DEMANDE_N_TEXTS; i++)
    properties[PROP_TEXT + i] =
      g_param_spec_string (text_names[i], NULL, NULL, i == GUICHET_DEMANDE_ID ? NULL : "",
                           flags | (i == GUICHET_DEMANDE_ID ? G_PARAM_CONSTRUCT_ONLY : 0));
  for (guint i = 0; i < GUICHET_DEMANDE_N_INSTANTS; i++)
    properties[PROP_INSTANT + i] =
      g_param_spec_int64 (instant_names[i], NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_STEPS] = g_param_spec_boxed ("steps", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_CRITICALITY] =
    g_param_spec_enum ("criticality", NULL, NULL, GUICHET_TYPE_CRITICALITY,
                       GUICHET_CRITICALITY_NONE, flags);
  properties[PROP_CRITICALITY_PROPOSED] =
    g_param_spec_enum ("criticality-proposed", NULL, NULL, GUICHET_TYPE_CRITICALITY,
                       GUICHET_CRITICALITY_NONE, flags);
  properties[PROP_REPRODUCIBLE] =
    g_param_spec_enum ("reproducible", NULL, NULL, GUICHET_TYPE_REPRODUCIBLE,
                       GUICHET_REPRODUCIBLE_NONE, flags);
  properties[PROP_DELIVERY] =
    g_param_spec_enum ("delivery", NULL, NULL, GUICHET_TYPE_DELIVERY, GUICHET_DELIVERY_DRAFT,
                       flags);
  properties[PROP_UNREAD] = g_param_spec_boolean ("unread", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
guichet_demande_init (GuichetDemande *self)
{
  self->steps = g_new0 (char *, 1);
}

/* Public API */

/**
 * guichet_demande_new:
 * @id: (nullable): its UUID; %NULL makes one
 *
 * Returns: (transfer full): an empty draft
 */
GuichetDemande *
guichet_demande_new (const char *id)
{
  return g_object_new (GUICHET_TYPE_DEMANDE, "id", id, NULL);
}

/**
 * guichet_demande_get_text:
 *
 * Returns: (transfer none): the text; "" when it is not said
 */
const char *
guichet_demande_get_text (GuichetDemande     *self,
                          GuichetDemandeText  text)
{
  g_return_val_if_fail (text < GUICHET_DEMANDE_N_TEXTS, "");

  return self->texts[text] ? self->texts[text] : "";
}

/**
 * guichet_demande_set_text:
 * @text: any but the id
 * @value: (nullable): %NULL is ""
 */
void
guichet_demande_set_text (GuichetDemande     *self,
                          GuichetDemandeText  text,
                          const char         *value)
{
  g_return_if_fail (text > GUICHET_DEMANDE_ID && text < GUICHET_DEMANDE_N_TEXTS);

  if (g_str_equal (guichet_demande_get_text (self, text), value ? value : ""))
    return;
  g_free (self->texts[text]);
  self->texts[text] = g_strdup (value);
  notify (self, PROP_TEXT + text);
}

/**
 * guichet_demande_get_instant:
 *
 * Returns: Unix milliseconds, UTC; 0 for none
 */
gint64
guichet_demande_get_instant (GuichetDemande        *self,
                             GuichetDemandeInstant  instant)
{
  g_return_val_if_fail (instant < GUICHET_DEMANDE_N_INSTANTS, 0);

  return self->instants[instant];
}

/**
 * guichet_demande_set_instant:
 * @value: Unix milliseconds, UTC; 0 for none
 */
void
guichet_demande_set_instant (GuichetDemande        *self,
                             GuichetDemandeInstant  instant,
                             gint64                 value)
{
  g_return_if_fail (instant < GUICHET_DEMANDE_N_INSTANTS);

  if (self->instants[instant] == value)
    return;
  self->instants[instant] = value;
  notify (self, PROP_INSTANT + instant);
}

/**
 * guichet_demande_get_id:
 *
 * Returns: (transfer none): its UUID
 */
const char *
guichet_demande_get_id (GuichetDemande *self)
{
  return self->texts[GUICHET_DEMANDE_ID];
}

/**
 * guichet_demande_get_title:
 *
 * Returns: (transfer none): its object, "" when it has none yet
 */
const char *
guichet_demande_get_title (GuichetDemande *self)
{
  return guichet_demande_get_text (self, GUICHET_DEMANDE_TITLE);
}

/**
 * guichet_demande_get_status:
 *
 * Returns: the service's status; %GUICHET_STATUS_NONE before it is recorded
 */
GuichetStatus
guichet_demande_get_status (GuichetDemande *self)
{
  return guichet_status_from_word (self->texts[GUICHET_DEMANDE_STATUS]);
}

/**
 * guichet_demande_get_steps:
 *
 * Returns: (transfer none) (array zero-terminated=1): the sequence of menus (Livret, 3.1.2)
 */
const char *const *
guichet_demande_get_steps (GuichetDemande *self)
{
  return (const char *const *) self->steps;
}

/**
 * guichet_demande_set_steps:
 * @steps: (nullable) (array zero-terminated=1): copied
 */
void
guichet_demande_set_steps (GuichetDemande    *self,
                           const char *const *steps)
{
  static const char *const none[] = { NULL };

  steps = steps ? steps : none;
  if (g_strv_equal (steps, guichet_demande_get_steps (self)))
    return;
  g_strfreev (self->steps);
  self->steps = g_strdupv ((char **) steps);
  notify (self, PROP_STEPS);
}

#define DEFINE_VALUE(Type, name, PROP)                                                             \
  Type guichet_demande_get_##name (GuichetDemande *self)                                           \
  {                                                                                                \
    return self->name;                                                                             \
  }                                                                                                \
                                                                                                   \
  void guichet_demande_set_##name (GuichetDemande *self, Type name)                                \
  {                                                                                                \
    if (self->name == name)                                                                        \
      return;                                                                                      \
    self->name = name;                                                                             \
    notify (self, PROP);                                                                           \
  }

/* The level that Eksaé retained; none before the qualification. */
DEFINE_VALUE (GuichetCriticality, criticality, PROP_CRITICALITY)

/* The level that we propose. */
DEFINE_VALUE (GuichetCriticality, criticality_proposed, PROP_CRITICALITY_PROPOSED)

/* Whether it comes back. */
DEFINE_VALUE (GuichetReproducible, reproducible, PROP_REPRODUCIBLE)

/* How far it is on its way to the service. */
DEFINE_VALUE (GuichetDelivery, delivery, PROP_DELIVERY)

/* Whether something happened to it since it was last looked at. */
DEFINE_VALUE (gboolean, unread, PROP_UNREAD)

/**
 * guichet_demande_is_editable:
 *
 * Says whether its content is still ours to change: a draft, or one that the service refused.
 */
gboolean
guichet_demande_is_editable (GuichetDemande *self)
{
  return self->delivery == GUICHET_DELIVERY_DRAFT || self->delivery == GUICHET_DELIVERY_REFUSED;
}

/**
 * guichet_demande_copy_into:
 * @target: a Demande of the same id
 *
 * Gives @target all that @self says; only what differs is notified.
 */
void
guichet_demande_copy_into (GuichetDemande *self,
                           GuichetDemande *target)
{
  g_return_if_fail (g_str_equal (guichet_demande_get_id (self), guichet_demande_get_id (target)));

  g_object_freeze_notify (G_OBJECT (target));
  for (guint i = GUICHET_DEMANDE_ID + 1; i < GUICHET_DEMANDE_N_TEXTS; i++)
    guichet_demande_set_text (target, i, self->texts[i]);
  for (guint i = 0; i < GUICHET_DEMANDE_N_INSTANTS; i++)
    guichet_demande_set_instant (target, i, self->instants[i]);
  guichet_demande_set_steps (target, guichet_demande_get_steps (self));
  guichet_demande_set_criticality (target, self->criticality);
  guichet_demande_set_criticality_proposed (target, self->criticality_proposed);
  guichet_demande_set_reproducible (target, self->reproducible);
  guichet_demande_set_delivery (target, self->delivery);
  guichet_demande_set_unread (target, self->unread);
  g_object_thaw_notify (G_OBJECT (target));
}
