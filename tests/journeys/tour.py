#!/usr/bin/python3
"""tour.py FOLDER - the main job on the demonstration, through the window, in pictures

Writes a Demande with an image, sends it, sees a technician take it in charge, then searches
the FAQ and reads an article. A picture of each step is left in FOLDER.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import pathlib
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'fixture'))
import steps  # noqa: E402
from accessible import take_still  # noqa: E402
from guichet_driver import Journey  # noqa: E402

TITLE = 'Clôture annuelle refusée : exercice non clos'
DEMANDE = {
    'context': 'Clôture de l’exercice 2025 du budget principal, poste de la régie.',
    'error_messages': 'ERR-4012 : exercice non clos',
    'observed': 'La clôture s’arrête à 80 % et le message s’affiche.',
    'expected': 'La clôture se termine et l’exercice passe à « clos ».',
}


class Album:
    """Numbered pictures, each announced."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.count = 0

    def add(self, name, words):
        self.count += 1
        path = self.folder / f'{self.count:02}-{name}.png'
        take_still(path)
        print(f'tour: {path.name}: {words}', flush=True)


def main(folder):
    album = Album(folder)
    with Journey() as journey:
        application = journey.start_demonstration()
        steps.wait_synchronised(application)
        album.add('demandes', 'the Demandes, and what is due')

        composer = steps.open_composer(application)
        steps.write_demande(composer, TITLE, DEMANDE)
        album.add('composer', 'a Demande is written, and saved at each change')
        steps.paste_image(journey, composer, journey.make_image())
        album.add('image', 'an image is pasted')
        steps.send(composer)
        album.add('envoi', 'it is on its way')

        steps.open_demande(application, TITLE)
        steps.wait_status(application, TITLE, 'Prise en charge', seconds=120)
        steps.wait_event(application, '^Prise en charge, ')
        album.add('prise-en-charge', 'a technician has taken it in charge')

        steps.search_faq(application, 'clôture exercice')
        album.add('faq', 'the FAQ is searched as one types')
        steps.open_article(application, 'Rétablir une clôture annuelle refusée')
        album.add('article', 'an article is read')


main(sys.argv[1])
