#!/usr/bin/python3
"""test-exchange GUICHETCTL GUICHET_SERVER - two real programs over real HTTPS

What is written offline arrives once, byte for byte, whatever the road and the service do, and
each failure says one clear sentence. Every test has a service, a port and two folders of its own.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import contextlib
import hashlib
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'fixture'))
import tap  # noqa: E402

GUICHETCTL, SERVER = sys.argv[1:3]
PNG = bytes.fromhex('89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55'
                    '0000000a49444154789c63f80f00010101005e18d4d80000000049454e44ae426082')


class World:
    """A service and a client, each with its folder."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.server_dir = self.folder / 'server'
        self.client_dir = self.folder / 'client'
        self.token = self.folder / 'token'
        self.server = None
        self.port = 0

    def start(self, *faults):
        options = [word for fault in faults for word in ('--fault', fault)]
        self.server = subprocess.Popen(
            [SERVER, '--data-dir', self.server_dir, '--listen', f'127.0.0.1:{self.port}',
             '--self-signed', *options], stdout=subprocess.PIPE, text=True)
        line = self.server.stdout.readline()
        tap.check(line.startswith('listening https://127.0.0.1:'), f'the service said {line!r}')
        self.port = int(line.rsplit(':', 1)[1])
        if not self.token.exists():
            self.token.touch(0o600)
            self.token.write_text(self.command('token'))
            content = self.folder / 'service.jsonl'
            content.write_text('\n'.join(json.dumps(entry) for entry in CONTENT))
            self.command('import', content)

    def stop(self, how=signal.SIGTERM):
        if self.server:
            self.server.send_signal(how)
            self.server.wait(10)
            self.server.stdout.close()
            self.server = None

    def restart(self, *faults):
        self.stop()
        self.start(*faults)

    def command(self, name, *words):
        done = subprocess.run([SERVER, name, '--data-dir', self.server_dir, *words],
                              capture_output=True, text=True, timeout=30)
        tap.equal(done.returncode, 0, f'{name}: {done.stderr}')
        return done.stdout

    def run(self, *words, service=True, **options):
        where = ['--data-dir', self.client_dir]
        if service and self.port:
            where += ['--service', f'https://127.0.0.1:{self.port}', '--token-file', self.token,
                      '--ca', self.server_dir / 'ca.pem']
        return subprocess.run([GUICHETCTL, *where, *words], capture_output=True, text=True,
                              timeout=120, **options)

    def must(self, *words, **options):
        done = self.run(*words, **options)
        tap.equal(done.returncode, 0, f'{words}: {done.stderr}')
        return done.stdout

    def write(self, *words, **content):
        text = json.dumps({'title': 'Clôture annuelle refusée', **content})
        return self.must('demande', 'new', '--json', '-', *words, input=text).strip()

    def show(self, reference):
        return json.loads(self.must('demande', 'show', reference, '--json'))

    def held(self):
        """What the service holds: id → sha256 of each attachment, from its own files."""
        with sqlite3.connect(self.server_dir / 'service.db') as database:
            return {row[0]: row[1] for row in database.execute('SELECT id, number FROM demande')}

    def attachment(self, content=PNG, name='écran.png'):
        path = self.folder / name
        path.write_bytes(content)
        return path


CONTENT = [
    {'type': 'service', 'name': 'Essai', 'started_on': '2025-09-01',
     'portal': 'https://portail.example', 'telephones': []},
    {'type': 'opening', 'zone': 'Europe/Paris', 'closures': [], 'schedules': [
        {'from': '2020-01-01', 'week': {day: [['08:30', '12:30'], ['13:30', '17:30']]
                                        for day in ('mon', 'tue', 'wed', 'thu', 'fri')}}]},
    {'type': 'progiciel', 'id': 'finances', 'name': 'Eksaé Finances', 'versions': [
        {'number': 'V9.2', 'major': 'V9', 'released_on': '2026-03-02'}]},
    {'type': 'article', 'id': '6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001', 'category': 'Finances',
     'title': 'Rétablir une clôture', 'body': 'Une écriture **non équilibrée** bloque.',
     'updated_at': '2026-03-02T10:00:00Z'},
]


@contextlib.contextmanager
def world(*faults, started=True):
    folder = tempfile.mkdtemp(prefix='guichet-')
    it = World(folder)
    try:
        if started:
            it.start(*faults)
        yield it
    finally:
        it.stop()
        shutil.rmtree(folder, ignore_errors=True)


def arrived_once(it, ids):
    held = it.held()
    tap.equal(sorted(held), sorted(ids), 'what the service holds')
    for number in ids:
        document = it.show(number)
        tap.equal(document['delivery'], 'sent', 'delivery')
        tap.equal(document['number'], held[number], 'number')


def test_offline_then_sent_and_followed():
    with world(started=False) as it:
        image = it.attachment(PNG + os.urandom(100000))
        number = it.write('--attach', image, '--send', criticality='majeure',
                          steps=['Finances › Clôture', 'Valider'])
        tap.equal(it.run('sync').returncode, 1, 'no service is known')
        it.start()
        it.must('sync')
        arrived_once(it, [number])
        digest = hashlib.sha256(image.read_bytes()).hexdigest()
        tap.equal(it.show(number)['attachments'][0]['sha256'], digest, 'our digest')
        stored = [hashlib.sha256(path.read_bytes()).hexdigest()
                  for path in it.server_dir.rglob('*') if path.is_file()]
        tap.check(digest in stored, 'the service does not hold the same bytes')
        it.command('agent', 'take-charge', number)
        it.must('sync')
        document = it.show(number)
        tap.equal(document['status'], 'prise_en_charge', 'status')
        tap.check(document['deadlines'][0]['done_at'], 'the prise en charge is not done')


def test_faq_without_a_network():
    with world() as it:
        it.must('sync')
        it.stop()
        found = it.must('faq', 'search', 'ecriture equilibree', '--json')
        tap.equal(json.loads(found)[0]['title'], 'Rétablir une clôture', 'title')
        it.must('faq', 'show', '6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001')


FAULTS = {
    'lose-reply': 3, 'drop-request': 3, 'status=500': 3, 'status=503,retry-after=1': 3,
    'status=429,retry-after=1': 3, 'status=401': 4, 'captive': 3,
    'redirect=https://example.org/': 3, 'truncate=20': 3, 'wrong-digest': 3, 'garbage': 3,
}


def sentence(done):
    lines = done.stderr.strip().splitlines()
    tap.check(lines and len(lines[0]) > 40 and lines[0].endswith('.'),
              f'no clear sentence: {done.stderr!r}')


def failing_request(path, harmless=()):
    """Of @harmless faults the exchange recovers at once: it asks how far the service got."""
    def test():
        for fault, status in FAULTS.items():
            with world() as it:
                it.must('sync')
                number = it.write('--attach', it.attachment(), '--send')
                it.restart(f'{path}:{fault}:0')
                done = it.run('sync')
                if fault in harmless:
                    tap.equal(done.returncode, 0, f'{path} {fault}: {done.stderr}')
                    arrived_once(it, [number])
                    continue
                tap.equal(done.returncode, status, f'{path} {fault}: {done.stderr}')
                sentence(done)
                tap.check(it.show(number)['delivery'] in ('queued', 'sending'),
                          f'{fault}: {it.show(number)["delivery"]}')
                it.restart()
                for _ in range(3):
                    it.must('sync')
                    if it.show(number)['delivery'] == 'sent':
                        break
                    subprocess.run(['sleep', '1.1'], check=True)
                arrived_once(it, [number])
    return test


test_failing_send = failing_request('PUT /v1/demandes/*')
test_failing_send.__name__ = 'test_failing_send'
test_failing_upload = failing_request('PATCH /v1/uploads/*', (
    'lose-reply', 'truncate=20', 'wrong-digest'))
test_failing_upload.__name__ = 'test_failing_upload'


def test_failing_feed_loses_nothing():
    for path in ('GET /v1/demandes', 'GET /v1/articles'):
        for fault in ('truncate=20', 'wrong-digest', 'garbage', 'captive', 'drop-request'):
            with world(f'{path}:{fault}:0') as it:
                done = it.run('sync')
                tap.equal(done.returncode, 3, f'{path} {fault}: {done.stderr}')
                sentence(done)
                it.restart()
                it.must('sync')
                tap.check(it.must('faq', 'search', 'cloture').strip(), f'{fault}: nothing found')


def test_refused_items_are_set_aside():
    for fault in ('status=409', 'status=413', 'status=422'):
        with world() as it:
            it.must('sync')
            bad = it.write('--send', title='Refusée')
            it.restart(f'PUT /v1/demandes/{bad}:{fault}:0')
            good = it.write('--send', title='Acceptée')
            done = it.run('sync')
            tap.equal(done.returncode, 5, f'{fault}: {done.stderr}')
            sentence(done)
            tap.equal(it.show(bad)['delivery'], 'refused', fault)
            tap.equal(it.show(good)['delivery'], 'sent', fault)
            line = json.loads(it.must('outbox', '--json').splitlines()[0])
            tap.equal(line['id'], bad, 'outbox')
            tap.check(line['problem'], 'no reason in the outbox')


def test_doctor_finds_a_missing_content():
    with world() as it:
        it.write('--attach', it.attachment())
        tap.equal(it.run('doctor').returncode, 0, 'a sound folder')
        for path in (pathlib.Path(it.client_dir) / 'blobs').rglob('*'):
            if path.is_file():
                path.unlink()
        done = it.run('doctor')
        tap.equal(done.returncode, 1, done.stdout)
        tap.check('écran.png' in done.stdout, done.stdout)


def test_restored_backup_converges():
    """What was sent since the backup is sent again by the same id, and read again: no double."""
    with world() as it:
        it.must('sync')
        queued = it.write('--send', title='En attente lors de la sauvegarde')
        it.must('backup')
        it.must('sync')
        later = it.write('--send', title='Écrite après la sauvegarde')
        it.must('sync')
        tap.equal(len(it.must('backup', '--list').splitlines()), 1, 'backups')
        done = it.run('restore')
        tap.equal(done.returncode, 0, done.stderr)
        tap.equal(it.show(queued)['delivery'], 'queued', 'after the restoration')
        it.must('sync')
        arrived_once(it, [queued, later])
        for reference in (queued, later):
            tap.equal(it.show(reference)['delivery'], 'sent', reference)
        tap.check(list(pathlib.Path(it.client_dir).glob('guichet.db.replaced-*')), 'not kept')
        tap.equal(it.run('restore', 'guichet-20200101T000000Z.db').returncode, 1, 'no such backup')


def test_service_restored_from_an_older_backup():
    """What it no longer holds is said, kept, and sent again once when asked."""
    with world() as it:
        it.must('sync')
        first = it.write('--send', title='Avant la sauvegarde du service')
        it.must('sync')
        it.stop()
        saved = it.folder / 'saved'
        shutil.copytree(it.server_dir, saved)
        it.start()
        second = it.write('--send', '--attach', it.attachment(), title='Après')
        it.must('sync')
        it.stop()
        shutil.rmtree(it.server_dir)
        saved.rename(it.server_dir)
        it.start()
        done = it.run('sync')
        tap.equal(done.returncode, 5, done.stderr)
        tap.equal(it.show(first)['delivery'], 'sent', 'what it still holds')
        tap.equal(it.show(second)['delivery'], 'refused', 'what it lost')
        line = json.loads(it.must('outbox', '--json').splitlines()[0])
        tap.equal((line['id'], line['problem']), (second, 'lost'), 'the outbox')
        it.must('demande', 'send', second)
        it.must('sync')
        tap.equal(it.show(second)['delivery'], 'sent', 'sent again')
        arrived_once(it, [first, second])


def test_service_killed_and_restarted():
    with world() as it:
        it.must('sync')
        ids = [it.write('--attach', it.attachment(PNG + bytes([n])), '--send') for n in range(5)]
        it.stop(signal.SIGKILL)
        done = it.run('sync')
        tap.equal(done.returncode, 3, done.stderr)
        sentence(done)
        it.start()
        it.must('sync')
        it.must('sync')
        arrived_once(it, ids)


def test_client_killed_at_every_moment():
    with world('PUT /v1/demandes/*:delay=60:0') as it:
        it.must('sync')
        ids = [it.write('--attach', it.attachment(PNG + bytes([n])), '--send') for n in range(6)]
        for delay in (0.01, 0.03, 0.06, 0.1, 0.15, 0.2):
            client = subprocess.Popen([GUICHETCTL, '--data-dir', it.client_dir, 'sync'],
                                      stderr=subprocess.DEVNULL)
            with contextlib.suppress(subprocess.TimeoutExpired):
                client.wait(delay)
            client.kill()
            client.wait()
        it.must('sync')
        it.must('sync')
        arrived_once(it, ids)


def test_bad_attachments_are_refused_with_a_sentence():
    with world() as it:
        it.must('sync')
        empty = it.attachment(b'', 'vide.png')
        huge = it.folder / 'grand.bin'
        with huge.open('wb') as file:
            file.truncate(4 << 30)
        page = it.attachment(b'<!DOCTYPE html><html></html>', 'page.png')
        for path in (empty, huge, page, it.folder / 'disparu.png', it.folder):
            done = it.run('demande', 'new', '--json', '-', '--attach', path,
                          input='{"title":"Avec une pièce"}')
            tap.equal(done.returncode, 1, f'{path}: {done.stderr}')
            tap.check(str(path) in done.stderr, 'the file is not named')
            number = done.stdout.strip()
            tap.equal(it.show(number)['title'], 'Avec une pièce', 'the draft')
            tap.equal(it.show(number)['attachments'], [], 'attachments')


def digests(folder):
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob('*')) if path.is_file() and path.name != 'lock'}


def test_unusable_databases_are_refused_untouched():
    with world(started=False) as it:
        it.write()
        database = next(it.client_dir.glob('*.db'))
        with sqlite3.connect(database) as connection:
            connection.execute('PRAGMA wal_checkpoint(TRUNCATE)')
            connection.execute('PRAGMA user_version = 999')
            connection.execute('PRAGMA journal_mode = DELETE')
        before = digests(it.client_dir)
        done = it.run('demande', 'list')
        tap.equal(done.returncode, 1, done.stderr)
        sentence(done)
        tap.equal(digests(it.client_dir), before, 'a newer database')
        database.write_bytes(b'not a database at all' * 1000)
        before = digests(it.client_dir)
        for words in (['demande', 'list'], ['demande', 'new', '--json', '-']):
            done = it.run(*words, input='{"title":"x"}')
            tap.equal(done.returncode, 1, done.stderr)
            sentence(done)
        tap.equal(digests(it.client_dir), before, 'a damaged database')


def test_another_service_is_refused():
    with world() as it:
        it.must('sync')
        number = it.write('--send')
        it.stop()
        shutil.rmtree(it.server_dir)
        it.token.unlink()
        it.start()
        done = it.run('sync')
        tap.equal(done.returncode, 1, done.stderr)
        sentence(done)
        tap.equal(it.held(), {}, 'what the other service holds')
        tap.equal(it.show(number)['delivery'], 'queued', 'delivery')


def test_token_that_others_can_read_is_refused():
    with world() as it:
        it.token.chmod(0o644)
        done = it.run('sync')
        tap.equal(done.returncode, 1, done.stderr)
        sentence(done)


class WeakService(threading.Thread):
    """The service's own certificate, behind an encryption that is no longer good enough."""

    def __init__(self, it):
        super().__init__(daemon=True)
        self.received = b''
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(it.server_dir / 'server.pem', it.server_dir / 'server-key.pem')
        self.context.maximum_version = ssl.TLSVersion.TLSv1_2
        self.context.set_ciphers('ECDHE-ECDSA-AES128-SHA')
        self.socket = socket.create_server(('127.0.0.1', it.port))
        self.start()

    def run(self):
        while True:
            try:
                connection = self.socket.accept()[0]
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                with self.context.wrap_socket(connection, server_side=True) as secured:
                    self.received += secured.recv(4096)


def test_weak_encryption_is_refused():
    with world() as it:
        it.must('sync')
        number = it.write('--send')
        it.stop()
        weak = WeakService(it)
        done = it.run('sync')
        weak.socket.close()
        tap.equal(done.returncode, 3, done.stderr)
        sentence(done)
        tap.equal(weak.received, b'', 'what was sent')
        tap.equal(it.show(number)['delivery'], 'queued', 'delivery')


def test_untrusted_service_is_refused():
    with world() as it:
        it.must('sync')
        number = it.write('--send')
        it.stop()
        ours = (it.server_dir / 'ca.pem').read_bytes()
        for name in ('ca.pem', 'ca-key.pem', 'server.pem', 'server-key.pem'):
            (it.server_dir / name).unlink(missing_ok=True)
        it.start()
        authority = it.folder / 'ca.pem'
        authority.write_bytes(ours)
        done = subprocess.run([GUICHETCTL, '--data-dir', it.client_dir, '--ca', authority, 'sync'],
                              capture_output=True, text=True, timeout=60)
        tap.equal(done.returncode, 3, done.stderr)
        sentence(done)
        tap.equal(it.held(), {}, 'what was sent')
        tap.equal(it.show(number)['delivery'], 'queued', 'delivery')


if __name__ == '__main__':
    tap.run(test_offline_then_sent_and_followed,
            test_faq_without_a_network,
            test_failing_send,
            test_failing_upload,
            test_failing_feed_loses_nothing,
            test_refused_items_are_set_aside,
            test_doctor_finds_a_missing_content,
            test_restored_backup_converges,
            test_service_restored_from_an_older_backup,
            test_service_killed_and_restarted,
            test_client_killed_at_every_moment,
            test_bad_attachments_are_refused_with_a_sentence,
            test_unusable_databases_are_refused_untouched,
            test_another_service_is_refused,
            test_token_that_others_can_read_is_refused,
            test_weak_encryption_is_refused,
            test_untrusted_service_is_refused)
