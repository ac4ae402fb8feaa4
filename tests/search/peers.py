"""peers.py - the packaged French corpus, and two common ways to search it

SPDX-License-Identifier: GPL-3.0-or-later
"""
import html.parser
import pathlib
import random
import re
import sqlite3
import uuid

CORPUS = pathlib.Path('/usr/share/doc/debian/FAQ/fr')
FIRST = 10


class Sections(html.parser.HTMLParser):
    """The sections of a DocBook page, as pairs of a title and a text."""

    def __init__(self):
        super().__init__()
        self.sections = []
        self.in_title = self.in_page = False

    def handle_starttag(self, tag, attributes):
        classes = dict(attributes).get('class') or ''
        if tag in ('h1', 'h2', 'h3') and 'title' in classes:
            self.in_title = True
            self.in_page = True
            self.sections.append(['', ''])

    def handle_endtag(self, tag):
        if tag in ('h1', 'h2', 'h3'):
            self.in_title = False

    def handle_data(self, data):
        if self.in_page:
            self.sections[-1][0 if self.in_title else 1] += data


def read_corpus():
    articles = []
    for path in sorted(CORPUS.glob('*.html')):
        page = Sections()
        page.feed(path.read_text(encoding='utf-8'))
        for title, text in page.sections:
            title = re.sub(r'^(Chapitre )?[\d.]+\s*', '', ' '.join(title.split()))
            text = ' '.join(text.split())
            if title and len(text) > 120:
                name = str(uuid.UUID(int=random.Random(path.name + title).getrandbits(128),
                                     version=4))
                articles.append({'id': name, 'title': title, 'body': text})
    return articles


def recombine(articles, count, seed=1):
    """As many articles as asked, each of paragraphs and words of titles of the corpus."""
    chance = random.Random(seed)
    sentences = [sentence + '.' for article in articles
                 for sentence in re.split(r'(?<=[.?!]) ', article['body']) if len(sentence) > 40]
    words = [word for article in articles for word in article['title'].split()]
    for number in range(count):
        name = str(uuid.UUID(int=chance.getrandbits(128), version=4))
        paragraphs = [' '.join(chance.choices(sentences, k=4)) for _ in range(chance.randint(2, 6))]
        yield {'id': name, 'title': f'{" ".join(chance.choices(words, k=5))} {number}',
               'body': '\n\n'.join(paragraphs)}


class Fts5:
    """SQLite's own, tokenizer unicode61, prefixes of 2 and 3 letters."""

    def __init__(self, articles, path=':memory:'):
        self.connection = sqlite3.connect(path)
        self.connection.execute("CREATE VIRTUAL TABLE a USING fts5 (id UNINDEXED, title, body,"
                                " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')")
        self.connection.executemany('INSERT INTO a VALUES (?, ?, ?)',
                                    ((a['id'], a['title'], a['body']) for a in articles))
        self.connection.commit()

    def search(self, query, limit=FIRST, snippets=False):
        words = re.findall(r'\w+', query)
        if not words:
            return []
        match = ' AND '.join(f'"{word}"' for word in words)
        if query[-1].isalnum():
            match += '*'
        shown = "snippet (a, 2, '[', ']', '…', 24)" if snippets else 'NULL'
        return [row[0] for row in self.connection.execute(
            f'SELECT id, {shown} FROM a WHERE a MATCH ? ORDER BY bm25 (a, 0, 10, 1) LIMIT ?',
            (match, limit))]


class Xapian:
    """With its French stemmer, any of the words, as its documentation shows."""

    def __init__(self, articles, path=None):
        import xapian
        self.xapian = xapian
        self.database = (xapian.WritableDatabase(path, xapian.DB_CREATE_OR_OVERWRITE) if path else
                         xapian.WritableDatabase('', xapian.DB_BACKEND_INMEMORY))
        generator = xapian.TermGenerator()
        generator.set_stemmer(xapian.Stem('fr'))
        for article in articles:
            document = xapian.Document()
            generator.set_document(document)
            generator.index_text(article['title'], 8)
            generator.increase_termpos()
            generator.index_text(article['body'])
            document.set_data(article['id'] + '\n' + article['body'])
            self.database.add_document(document)
        self.database.commit()
        self.parser = xapian.QueryParser()
        self.parser.set_stemmer(xapian.Stem('fr'))
        self.parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        self.parser.set_database(self.database)
        self.parser.set_default_op(xapian.Query.OP_OR)

    def search(self, query, limit=FIRST, snippets=False):
        flags = self.xapian.QueryParser.FLAG_DEFAULT
        if query and query[-1].isalnum():
            flags |= self.xapian.QueryParser.FLAG_PARTIAL
        enquire = self.xapian.Enquire(self.database)
        enquire.set_query(self.parser.parse_query(query, flags))
        found = enquire.get_mset(0, limit)
        if snippets:
            return [found.snippet(match.document.get_data(), 160) for match in found]
        return [match.document.get_data().split(b'\n', 1)[0].decode() for match in found]
