#!/usr/bin/python3
"""pictures.py FOLDER [NAME…] - the demonstration as a software centre shows it

Finds its way by what is the same in every language: the keys of the sections, and the words of
the demonstration.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import pathlib
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'fixture'))
from accessible import keys, raise_window, take_still, type_text, wait_for  # noqa: E402
from guichet_driver import Journey, SYNC_PATIENCE  # noqa: E402

LANGUAGE = 'fr' if os.environ['LANG'].startswith('fr') else 'en'


def choose(application, pattern):
    application.main.find('list item', pattern, SYNC_PATIENCE).click()
    raise_window(application.main)


def show_section(application, number):
    raise_window(application.main)
    keys(f'ctrl+{number}')


def show_demandes(application):
    show_section(application, 2)
    choose(application, '^Clôture annuelle refusée')
    application.main.find('list item', 'Qualifi', SYNC_PATIENCE)


def show_faq(application):
    show_section(application, 4)
    keys('ctrl+f')
    type_text('cloture exercice')
    application.main.find('list item', 'Rétablir une clôture', SYNC_PATIENCE).click()
    application.main.find('heading', 'Rétablir une clôture', SYNC_PATIENCE)


def show_composer(application):
    raise_window(application.main)
    keys('ctrl+n')
    wait_for(lambda: len(application.windows()) > 1, 'the composer')


SCENES = {'demandes': show_demandes, 'faq': show_faq, 'composer': show_composer}


def main(folder, names):
    with Journey() as journey:
        application = journey.start_demonstration()
        application.main.find('list item', '^Clôture annuelle refusée', SYNC_PATIENCE)
        for name in names or SCENES:
            SCENES[name](application)
            path = pathlib.Path(folder) / f'{name}-{LANGUAGE}.png'
            take_still(path)
            print(f'pictures: {path}', flush=True)


main(sys.argv[1], sys.argv[2:])
