"""searches.py - the FAQ's search beside two common ones, on articles made of a packaged corpus

Read by tools/bench. The corpus (debian-faq-fr) and Xapian are looked for, and their absence said.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / 'tests/search'))
import peers  # noqa: E402

QUERIES = 200
SHOWN = 20


def write_articles(path, articles):
    with path.open('w', encoding='utf-8') as file:
        for article in articles:
            file.write(json.dumps({'type': 'article', 'category': 'Articles', 'product': None,
                                   'updated_at': '2026-01-01T00:00:00.000Z'} | article) + '\n')


def make_queries(corpus):
    chance = random.Random(3)
    words = [word for article in corpus for word in re.findall(r'[^\W\d_]{4,}', article['title'])]
    return [' '.join(chance.choices(words, k=chance.choice((1, 2, 2, 3)))) + ' '
            for _ in range(QUERIES)]


def timed(function, *arguments, **options):
    start = time.perf_counter()
    result = function(*arguments, **options)
    return result, (time.perf_counter() - start) * 1e3


def p95(samples):
    return sorted(samples)[int((len(samples) - 1) * 0.95)]


class Ours:
    """guichetctl, kept open; it says itself how long each search took."""

    def __init__(self, program, folder, articles):
        self.folder = folder
        lines = folder / 'articles.jsonl'
        write_articles(lines, articles)
        self.command = [str(program), '--data-dir', str(folder / 'data')]
        self.build = timed(subprocess.run, self.command + ['faq', 'import', str(lines)], check=True,
                           capture_output=True)[1]
        self.process = subprocess.Popen(
            self.command + ['faq', 'search', '--json', '--batch', '--timing',
                            '--limit', str(SHOWN)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding='utf-8')

    def search(self, query):
        self.process.stdin.write(query + '\n')
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())['ms']

    def close(self):
        self.process.stdin.close()
        self.process.wait()

    def index_bytes(self):
        with sqlite3.connect(self.folder / 'data' / 'guichet.db') as connection:
            return connection.execute(
                "SELECT sum (pgsize) FROM dbstat WHERE name LIKE 'search\\_%' ESCAPE '\\'"
                " OR name LIKE 'sqlite\\_autoindex\\_search\\_%' ESCAPE '\\'").fetchone()[0]


def compare(table, title, ours, others, queries):
    """p95 of each: all questions to one, then to the next, in three rounds after a first."""
    rounds = {name: [] for name in ('ours', *others)}
    for turn in range(4):
        taken = {'ours': [ours.search(query) for query in queries]}
        for name, (search, options, _) in others.items():
            taken[name] = [timed(search, query, SHOWN, **options)[1] for query in queries]
        if turn:
            for name, samples in taken.items():
                rounds[name].append(p95(samples))
    for name, (_, _, bar) in others.items():
        table.line(f'{title}, beside {name}', rounds['ours'], rounds[name], bar=bar)


def measure(table, program, work, count):
    corpus = peers.read_corpus() if peers.CORPUS.is_dir() else None
    if not corpus:
        print('\nThe search: debian-faq-fr is not installed, nothing measured')
        return
    articles = list(peers.recombine(corpus, count))
    text = sum(len((article['title'] + article['body']).encode()) for article in articles)
    folder = work / f'search-{count}'
    folder.mkdir()
    ours = Ours(program, folder, articles)
    fts5, fts5_build = timed(peers.Fts5, articles, str(folder / 'fts5.db'))
    others = {'FTS5 with snippets': (fts5.search, {'snippets': True}, None)}
    keys = {'FTS5': (fts5.search, {}, None)}
    try:
        xapian = peers.Xapian(articles, str(folder / 'xapian'))
        others |= {'Xapian with snippets': (xapian.search, {'snippets': True}, 0.1),
                   'Xapian without': (xapian.search, {}, 1.0)}
        keys |= {'Xapian without snippets': (xapian.search, {}, 0.2)}
    except ImportError:
        print('\nThe search: python3-xapian is not installed, that peer is left out')
    queries = make_queries(corpus)
    typed = [query[:end] for query in queries[:20] for end in range(1, len(query))]
    table.head(f'The FAQ of {count:,} articles ({text / 1e6:.0f} MB): 95 % are answered, 20 with '
               'snippets, within')
    compare(table, 'query', ours, others, queries)
    compare(table, 'keystroke', ours, keys, typed)
    table.line('index, beside the text', [ours.index_bytes() / 1e6], [text / 1e6], unit='MB',
               bar=0.35)
    table.line('import and index, beside FTS5', [ours.build], [fts5_build])
    ours.close()
