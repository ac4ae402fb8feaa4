"""peer.py ADDRESS CA TOKEN-FILE DATABASE - the client that a script would be

It is the peer to be faster than.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import gzip
import http.client
import json
import sqlite3
import ssl
import sys

address, ca, token_file, path = sys.argv[1:5]
host = address.removeprefix('https://')
link = http.client.HTTPSConnection(host, context=ssl.create_default_context(cafile=ca))
headers = {'Authorization': 'Bearer ' + open(token_file).read().strip(), 'Accept-Encoding': 'gzip'}
database = sqlite3.connect(path)
database.executescript(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;'
    'CREATE TABLE demande (id TEXT PRIMARY KEY, number, title, status, updated_at, content);'
    'CREATE TABLE event (id TEXT PRIMARY KEY, demande, seq, at, kind, text);'
    'CREATE INDEX event_by_demande ON event (demande, seq);')
cursor, more = '', True
while more:
    link.request('GET', '/v1/demandes?limit=500' + cursor, headers=headers)
    answer = link.getresponse()
    body = answer.read()
    page = json.loads(gzip.decompress(body) if answer.headers['Content-Encoding'] else body)
    with database:
        database.executemany('INSERT OR REPLACE INTO demande VALUES (?, ?, ?, ?, ?, ?)', [
            (d['id'], d['number'], d['title'], d['status'], d['updated_at'], json.dumps(d))
            for d in page['demandes']])
        database.executemany('INSERT OR REPLACE INTO event VALUES (?, ?, ?, ?, ?, ?)', [
            (e['id'], e['demande_id'], e['seq'], e['at'], e['kind'], e['text'])
            for e in page['events']])
    cursor, more = '&after=' + page['cursor'], page['more']
