"""steps - what a person does in Guichet, in the words that they see

Each step ends when its effect is seen. Journeys and the tour are made of these, so that a
word or a place that changes in the window changes here only.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

from accessible import PATIENCE, keys, raise_window, type_text, wait_for
from guichet_driver import SYNC_PATIENCE

FIELDS = {
    'context': 'Contexte',
    'error_messages': 'Messages d’erreur',
    'expected': 'Attendu',
    'observed': 'Observé',
}


def show_section(application, name):
    row = application.main.find('list item', name)
    row.click()
    wait_for(lambda: row.has_state('selected'), f'section {name}')


def wait_synchronised(application, seconds=60):
    application.main.find_text('^À jour', seconds)


def synchronise(application):
    raise_window(application.main)
    keys('ctrl+r')


def open_composer(application):
    application.main.find('button', 'Nouvelle Demande').press()
    return application.window('Nouvelle Demande')


def write_demande(composer, title, fields):
    composer.find('entry', 'Objet').write(title)
    for field, text in fields.items():
        composer.find('entry', FIELDS[field]).write(text)
    wait_saved(composer)


def wait_saved(composer):
    composer.find_text('^enregistrée')


def paste_image(journey, composer, path):
    """Pastes it anywhere in the window, then says that it is to be joined as it is."""
    journey.copy_image(path)
    raise_window(composer)
    keys('ctrl+v')
    composer.find('button', 'Joindre telle quelle').press()
    composer.wait_gone('button', 'Joindre telle quelle')


def send(composer):
    composer.find('button', 'Envoyer').press()


def open_demande(application, title):
    show_section(application, '^Demandes')
    row = application.main.find('list item', f'^{re.escape(title)}, ', SYNC_PATIENCE)
    row.click()
    wait_event(application, '^Enregistrée par le service', SYNC_PATIENCE)


def wait_event(application, name, seconds=PATIENCE):
    """In the thread of the Demande that is open, be it below what is in view."""
    wait_for(lambda: any(node.matches('list item', name) for node in application.main.walk()),
             lambda: f'event “{name}” in:\n{application.main.outline()}', seconds)


def wait_status(application, title, status, seconds):
    """In the Demande's row, which reads “title, status, criticality”."""
    application.main.find('list item', f'^{re.escape(title)}, {status}', seconds)


def search_faq(application, words):
    show_section(application, '^FAQ')
    field = application.main.find('entry', 'FAQ|Rechercher')
    field.click()
    type_text(words)


def open_article(application, title):
    application.main.find('list item', title).click()
    application.main.find('heading', title)


def reopen_draft(application, title):
    show_section(application, '^Brouillons et envois')
    application.main.find('button', f'^Reprendre.*{re.escape(title)}').press()
    return application.window(title)


def wait_queued(application, title):
    show_section(application, '^Brouillons et envois')
    application.main.find('list item', title)
