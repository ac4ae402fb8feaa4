"""scenes - every window, page, dialog and popover of Guichet, opened one after the other

    for name, application in scenes.each(journey, witness): …

What is looked at in each is the test's affair: names, places, colours. Found by what one reads,
in French, with the demonstration.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import contextlib
import re

from accessible import keys, raise_window, wait_for
from guichet_driver import SYNC_PATIENCE

SECTIONS = {'your-turn': ('1', '^À vous de jouer'), 'demandes': ('2', '^Demandes'),
            'envois': ('3', '^Brouillons et envois'), 'faq': ('4', '^FAQ'),
            'media': ('5', '^Espace média'), 'statistics': ('6', '^Statistiques')}
OPEN, TO_VALIDATE = 'Clôture annuelle refusée', 'Export DSN vide'
FOLDED = 600  # below that width, one page at a time


class Stage:
    """The main window of the demonstration, and what is done with it by keys and by name."""

    def __init__(self, application, witness):
        self.application = application
        self.witness = witness

    @property
    def main(self):
        return self.application.main

    def shown(self):
        """The windows; pages that are not shown are hidden from now on."""
        return self.witness.look(self.application)

    def find(self, role, name, where=None, seconds=SYNC_PATIENCE):
        """What is shown, and on no page behind."""
        def look():
            self.shown()
            return (where or self.application.root).look(role, name)
        return wait_for(look, lambda: (
            f'{role} “{name}” in:\n{self.application.root.outline()}'), seconds)[0]

    def press(self, role, name, where=None):
        node = self.find(role, name, where)
        node.press()
        return node

    def section(self, name):
        key, row = SECTIONS[name]
        raise_window(self.main)
        keys(f'ctrl+{key}')
        wait_for(lambda: self.is_at(f'ctrl+{key}', row), f'section {name}')

    def is_at(self, shortcut, row):
        """Where there is room for one page only, it is reached from what it leads to, or from
        the sections, and recognised by its title."""
        window = next(one for one in self.shown() if one['class'] == 'GuichetWindow')
        rows = self.main.look('list item', row)
        if window['width'] > FOLDED:
            return rows and rows[0].has_state('selected')
        if not rows and any(re.search(row, text['text']) for text in window['texts']):
            return True
        keys(shortcut if rows else 'alt+Left')
        return False

    def show_sidebar(self):
        def shown():
            self.shown()
            if self.main.look('button', '^Menu principal'):
                return True
            keys('alt+Left')
            return False
        raise_window(self.main)
        wait_for(shown, 'the sidebar')

    def select(self, pattern):
        """A row of a long list has no action: it is searched for and clicked."""
        node = self.find('list item', pattern)
        node.click()
        raise_window(self.main)

    def windows(self):
        return len(self.shown())

    def popovers(self):
        return sum(one['popovers'] for one in self.shown())

    @contextlib.contextmanager
    def window(self, open_it):
        """Opens another window; it is closed again."""
        count = self.windows()
        open_it()
        wait_for(lambda: self.windows() > count, 'another window')
        yield
        if self.windows() > count:
            self.close(count)

    def close(self, count):
        def closed():
            active = next((one for one in self.shown() if one['active']), None)
            if self.windows() <= count:
                return True
            if active and active['class'] != 'GuichetWindow':
                keys('Escape' if active['class'] != 'GuichetComposer' else 'ctrl+w')
            return False
        wait_for(closed, 'the window closed')

    @contextlib.contextmanager
    def popover(self, name, where=None):
        button = self.find('button', name, where)
        inner = [node for node in button.walk() if node.has_state('focusable')][0]
        inner.press()
        wait_for(self.popovers, f'popover “{name}”')
        yield
        if self.popovers():
            keys('Escape')
            wait_for(lambda: not self.popovers(), f'popover “{name}” closed')


def sections(stage):
    for name in SECTIONS:
        stage.section(name)
        yield name


def demande(stage):
    stage.section('demandes')
    stage.select(f'^{OPEN}')
    stage.find('button', '^Pourquoi cette échéance')
    yield 'demande'
    with stage.window(lambda: stage.press('button', '^Pourquoi cette échéance')):
        yield 'why'
    with stage.popover('^Plus d’actions sur cette Demande'):
        yield 'demande-menu'


def call(stage):
    with stage.popover('^Plus d’actions sur cette Demande'):
        with stage.window(lambda: stage.press('menu item', 'Appeler')):
            yield 'call'


def validation(stage):
    stage.section('demandes')
    stage.select(f'^{TO_VALIDATE}')
    stage.press('button', '^Refuser')
    stage.find('button', '^Ne pas refuser')
    yield 'refusal'
    stage.press('button', '^Ne pas refuser')


def popovers(stage):
    stage.section('demandes')
    for name, pattern in (('filters', '^Filtres'), ('sort', '^Trier')):
        with stage.popover(pattern):
            yield name
    keys('ctrl+f')
    stage.find('entry', '^Rechercher dans cette liste')
    yield 'search'
    keys('Escape')
    stage.show_sidebar()
    for name, pattern in (('menu', '^Menu principal'), ('support', '^Support'),
                          ('synchronisation', '^Synchronisation')):
        with stage.popover(pattern):
            yield name


def dialogs(stage):
    for name, shortcut in (('go-to', 'ctrl+k'), ('preferences', 'ctrl+comma'),
                           ('shortcuts', 'ctrl+question')):
        raise_window(stage.main)
        with stage.window(lambda: keys(shortcut)):
            yield name
    stage.show_sidebar()
    for name, pattern in (('parc', 'parc'), ('about', 'À propos')):
        with stage.popover('^Menu principal'):
            with stage.window(lambda: stage.press('menu item', pattern)):
                yield name


def composer(stage):
    raise_window(stage.main)
    with stage.window(lambda: keys('ctrl+n')):
        window = stage.application.window('Nouvelle Demande')
        yield 'composer'
        stage.press('button', '^Aidez-moi', window)
        stage.find('button', '^Oui', window)
        yield 'guide'
        window.find('entry', 'Objet').write('La clôture s’arrête à 80 %')
        with stage.window(lambda: stage.press('button', '^Exactement ce qui partira', window)):
            yield 'preview'
        stage.press('button', '^Ajouter une étape', window)
        yield 'steps'


def article(stage):
    stage.section('faq')
    stage.select('^Chercher et lire la FAQ')
    stage.find('heading', 'Chercher et lire')
    yield 'article'
    stage.press('button', '^Chercher dans cet article')
    stage.find('entry', '^Mots à ')
    yield 'find'
    stage.press('button', '^Chercher dans cet article')


def statistics(stage):
    stage.section('statistics')
    for node in stage.main.look('push button', '^Voir le tableau'):
        node.press()
    yield 'tables'


ALL = (sections, demande, call, validation, popovers, dialogs, composer, article, statistics)


def each(stage, acts=ALL):
    stage.find('list item', f'^{OPEN}', seconds=60)
    for act in acts:
        for name in act(stage):
            yield name
