#!/usr/bin/python3
# test-demo.py - reads the demonstration as a strict editor would: every line, link, file, word
# and date. Speaks TAP. Each rule is tried twice: on the content as it is, where it must find
# nothing, and on the same content spoilt in memory, where it must find the fault.
#
# A rule takes a Content and yields sentences, one a fault.
#
#   tests/demo/test-demo.py DATA_FOLDER
#
# SPDX-License-Identifier: GPL-3.0-or-later

import copy
import datetime
import json
import os
import re
import struct
import sys

UUID = re.compile(r'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}')
SLUG = re.compile(r'[a-z][a-z0-9]*(-[a-z0-9]+)*')
INSTANT = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z')
RELATIVE = re.compile(r'-(\d+[dhm])+')
RECORDED = re.compile(r'-(\d+)d ([01]\d|2[0-3]):([0-5]\d)')
AFTER = re.compile(r'\+(?:(\d+)d)?(?:(\d+)h(\d\d)?)?')
NO_BREAK = '\u00a0\u202f'
STATUSES = {'enregistree', 'prise_en_charge', 'qualifiee', 'non_reproduite', 'plan_fourni',
            'livree', 'validee', 'refusee', 'attente_client', 'attente_tiers', 'hors_perimetre',
            'close'}
BY_CLIENT = {'validee', 'refusee'}
CRITICALITIES = {'bloquante', 'majeure', 'mineure'}
CONTENT_KEYS = ['progiciel', 'version', 'title', 'context', 'error_messages', 'steps', 'expected',
                'observed', 'reproducible', 'criticality', 'workaround', 'scope_reason']
# What may come before a step: the service cannot deliver what it has not qualified, and so on.
BEFORE = {'qualifiee': 'prise_en_charge', 'non_reproduite': 'prise_en_charge',
          'attente_client': 'prise_en_charge', 'attente_tiers': 'prise_en_charge',
          'hors_perimetre': 'prise_en_charge', 'close': 'prise_en_charge',
          'plan_fourni': 'qualifiee', 'livree': 'qualifiee', 'validee': 'livree',
          'refusee': 'livree'}
WORDS = {'title', 'text', 'body', 'category', 'description', 'alt', 'name', 'label', 'author',
         'context', 'error_messages', 'steps', 'expected', 'observed', 'workaround',
         'scope_reason', 'third_party'}
MEDIA_TYPES = {'.md': 'text/markdown', '.txt': 'text/plain', '.pdf': 'application/pdf',
               '.png': 'image/png', '.jpg': 'image/jpeg'}


class Content:
    """The folder in memory: its files' bytes by relative path, and its lines by type."""

    def __init__(self, files):
        self.files = files
        self.faults = []
        self.lines = []
        for path in sorted(path for path in files if path.endswith('.jsonl')):
            self.read_lines(path)

    def read_lines(self, path):
        for number, line in enumerate(self.files[path].decode('utf-8').splitlines(), 1):
            try:
                value = json.loads(line, object_pairs_hook=without_repeats)
                if not isinstance(value, dict) or not isinstance(value.get('type'), str):
                    raise ValueError('not an object with a type')
                self.lines.append(value)
            except ValueError as error:
                self.faults.append(f'{path}:{number}: {error}')

    def of(self, kind):
        return [line for line in self.lines if line['type'] == kind]


def without_repeats(pairs):
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError('a key is repeated')
    return value


def read_folder(folder):
    files = {}
    for where, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(where, name)
            with open(path, 'rb') as file:
                files[os.path.relpath(path, folder)] = file.read()
    return files


def walk(value, key=''):
    """Every string below a value, with the key that it stands under."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, list):
        for item in value:
            yield from walk(item, key)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from walk(item, name)


def shorten(text):
    return text if len(text) < 60 else text[:57] + '…'


# Rules

def lines_are_json(content):
    yield from content.faults
    known = {'progiciel', 'service', 'opening', 'notice', 'article', 'medium', 'demande'}
    for line in content.lines:
        if line['type'] not in known:
            yield f'unknown type {line["type"]}'


def identified(content):
    """Everything that bears a UUID."""
    for line in content.lines:
        if line['type'] in ('article', 'medium', 'notice', 'demande'):
            yield line
        for part in ('images', 'attachments', 'events'):
            yield from line.get(part, [])


def ids_are_unique_uuids(content):
    seen = set()
    for item in identified(content):
        identifier = item.get('id')
        if not isinstance(identifier, str) or not UUID.fullmatch(identifier):
            yield f'{identifier} is not a version 4 UUID in lower case'
        elif identifier in seen:
            yield f'{identifier} is repeated'
        seen.add(identifier)
    slugs = [progiciel['id'] for progiciel in content.of('progiciel')]
    yield from (f'progiciel {slug} is not a slug' for slug in slugs if not SLUG.fullmatch(slug))
    if len(set(slugs)) < len(slugs):
        yield 'a progiciel is repeated'


def named_files(content):
    for line in content.lines:
        for item in [line] + line.get('images', []) + line.get('attachments', []):
            if 'file' in item:
                yield item


def files_are_there(content):
    named = set()
    for item in named_files(content):
        named.add(item['file'])
        if not content.files.get(item['file']):
            yield f'{item["file"]} is missing or empty'
        expected = MEDIA_TYPES.get(os.path.splitext(item['file'])[1])
        if item.get('media_type', expected) != expected:
            yield f'{item["file"]} is said to be {item["media_type"]}'
    for path in content.files:
        if os.path.dirname(path) in ('images', 'attachments', 'media') and path not in named:
            yield f'{path} is named by no line'


def picture_size(data):
    """Width and height of a PNG, None of anything else."""
    if data[:8] != b'\x89PNG\r\n\x1a\n' or data[12:16] != b'IHDR' or data[-8:-4] != b'IEND':
        return None
    return struct.unpack('>II', data[16:24])


def pictures_are_sound(content):
    for path, data in content.files.items():
        if os.path.dirname(path) not in ('images', 'attachments') or path.endswith('.txt'):
            continue
        size = picture_size(data)
        if size is None and not (data[:3] == b'\xff\xd8\xff' and data[-2:] == b'\xff\xd9'):
            yield f'{path} is neither a whole PNG nor a whole JPEG'
        if size and not (400 <= size[0] <= 2000 and 200 <= size[1] <= 2000):
            yield f'{path} measures {size[0]} × {size[1]}'
        if len(data) > 100_000:
            yield f'{path} weighs {len(data)} bytes'


def titles_are_unique(content):
    seen = set()
    for line in content.lines:
        title = line.get('title') or line.get('content', {}).get('title')
        key = (line['type'], (title or '').casefold())
        if title is not None and (not title.strip() or len(title) > 200):
            yield f'bad title: {shorten(title)}'
        if title and key in seen:
            yield f'title repeated: {title}'
        seen.add(key)


def there_is_enough(content):
    for kind, least in (('progiciel', 6), ('article', 61), ('medium', 8), ('demande', 15),
                        ('service', 1),
                        ('opening', 1)):
        if len(content.of(kind)) < least:
            yield f'{len(content.of(kind))} lines of type {kind}, {least} expected'
    for kind in ('third_party', 'maintenance'):
        if not any(notice['kind'] == kind for notice in content.of('notice')):
            yield f'no notice of kind {kind}'
    if sum(1 for article in content.of('article') if article.get('images')) < 20:
        yield 'fewer than 20 articles have an image'


# What is read

def without_code(body):
    return re.sub(r'`[^`\n]*`', 'x', re.sub(r'^ *```.*?^ *```$', '', body, flags=re.S | re.M))


def article_faults(article, articles):
    prose = without_code(article['body'])
    images = {image['id'] for image in article.get('images', [])}
    shown = set(re.findall(r'!\[[^\]]+\]\(image:([^)]*)\)', prose))
    if shown != images:
        yield 'the images shown are not the images listed'
    for target in re.findall(r'\]\(([^)]*)\)', prose):
        if target.startswith('faq:'):
            if target[4:] not in articles or target[4:] == article['id']:
                yield f'link to {target}'
        elif not target.startswith(('https://', 'image:')):
            yield f'link to {target}'
    if re.search(r'<[a-z/!]', prose, re.I):
        yield 'HTML'
    if re.search(r'^# ', prose, re.M):
        yield 'a heading of the first level, which is the title\'s'
    if article['body'].count('```') % 2:
        yield 'a code block is left open'
    if not 120 <= len(re.findall(r'\w+', article['body'])) <= 500:
        yield 'too short or too long'
    for table in re.findall(r'(?:^\|.*\|\n)+', prose, re.M):
        if len({row.count('|') for row in table.splitlines()}) > 1:
            yield f'a table with uneven rows: {shorten(table)}'


def articles_hold_together(content):
    articles = {article['id'] for article in content.of('article')}
    progiciels = {progiciel['id'] for progiciel in content.of('progiciel')} | {None}
    for article in content.of('article'):
        for fault in article_faults(article, articles):
            yield f'{article["title"]}: {fault}'
        if article['product'] not in progiciels:
            yield f'{article["title"]}: unknown product {article["product"]}'
        if not INSTANT.fullmatch(article['updated_at']):
            yield f'{article["title"]}: updated_at {article["updated_at"]}'
    for medium in content.of('medium'):
        if medium.get('product') not in progiciels:
            yield f'{medium["title"]}: unknown product'
        datetime.date.fromisoformat(medium['published_on'])


def prose_of(content):
    for line in content.lines:
        for key, text in walk(line):
            if key in WORDS:
                yield line['type'] + ' ' + key, text
    for path, data in content.files.items():
        if path.startswith('media/') and not path.endswith('.pdf'):
            yield path, data.decode('utf-8')


def french_is_well_set(content):
    for where, text in prose_of(content):
        prose = without_code(text)
        prose = re.sub(r'\]\([^)]*\)|https?://\S+', '', prose)
        prose = re.sub(r'^\|[-:| ]+\|$', '', prose, flags=re.M)
        prose = re.sub(r'\b\d\d:\d\d\b', '', prose)
        for pattern, fault in ((rf'«(?![{NO_BREAK}])', 'after «'),
                               (rf'(?<![{NO_BREAK}])»', 'before »'),
                               (rf'(?<![{NO_BREAK}?!])[;:?!](?!\[)', 'before ; : ? or !'),
                               (r'(?<=\w)\'(?=\w)', 'straight apostrophe'),
                               (r'"', 'straight quote'),
                               (r'\.\.\.', 'three dots'), (r'[ \t]+$', 'space at the end'),
                               (rf'[{NO_BREAK}]{{2}}', 'two no-break spaces')):
            found = re.search(pattern, prose, re.M)
            if found and not (fault == 'space at the end' and where.startswith('media/')):
                yield f'{where}: {fault}: {prose[max(0, found.start() - 25):found.end() + 10]!r}'


def valid_nir(digits):
    return int(digits[13:]) == 97 - int(digits[:13]) % 97


def valid_iban(text):
    moved = text[4:] + text[:4]
    return int(''.join(str(int(letter, 36)) for letter in moved)) % 97 == 1


def nobody_is_shown(content):
    """No social security number and no bank account that could be somebody's."""
    for path, data in content.files.items():
        if not path.endswith(('.jsonl', '.txt', '.md')):
            continue
        text = re.sub(r'(?<=\w)[ \u00a0\u202f.](?=\w)', '', data.decode('utf-8'))
        for digits in re.findall(r'(?<!\d)[12]\d{14}(?!\d)', text):
            if valid_nir(digits):
                yield f'{path}: {digits} may be a social security number'
        for account in re.findall(r'FR\d{2}[0-9A-Z]{23}', text):
            if valid_iban(account):
                yield f'{path}: {account} may be a bank account'


# What the service says of itself

def versions_are_sound(content):
    for progiciel in content.of('progiciel'):
        versions = progiciel['versions']
        dates = [datetime.date.fromisoformat(version['released_on']) for version in versions]
        if not 2 <= len(versions) <= 4 or len({version['major'] for version in versions}) < 3:
            yield f'{progiciel["name"]}: 2 to 4 versions of 3 majors expected'
        if dates != sorted(dates):
            yield f'{progiciel["name"]}: the versions are not in order'
        for version in versions:
            if not re.fullmatch(r'V\d+\.\d+', version['number']) or \
               version['number'].split('.')[0] != version['major']:
                yield f'{progiciel["name"]}: {version["number"]} in {version["major"]}'


def spans_are_sound(spans):
    times = [time for span in spans for time in span]
    return all(re.fullmatch(r'[0-2]\d:[0-5]\d', time) for time in times) and \
        times == sorted(set(times)) and all(len(span) == 2 for span in spans)


def service_is_sound(content):
    for service in content.of('service'):
        datetime.date.fromisoformat(service['started_on'])
        for telephone in service['telephones']:
            if not re.fullmatch(r'01 99 00 \d\d \d\d', telephone['number']):
                yield f'{telephone["number"]} may be somebody\'s number'
    for opening in content.of('opening'):
        dates = [schedule['from'] for schedule in opening['schedules']]
        if len(dates) < 2 or dates != sorted(set(dates)):
            yield 'two dated schedules expected, in order'
        for schedule in opening['schedules']:
            if set(schedule['week']) != {'mon', 'tue', 'wed', 'thu', 'fri'} or \
               not all(len(day) == 2 and spans_are_sound(day) for day in schedule['week'].values()):
                yield f'the schedule of {schedule["from"]} is wrong'
        covered = {closure['from'][:10] for closure in opening['closures']}
        if not {'2026-12-24', '2026-12-31'} <= covered:
            yield 'the closures of December 2026 are missing'
        for closure in opening['closures']:
            if closure['from'] >= closure['to']:
                yield f'closure {closure["label"]} ends before it starts'
    for notice in content.of('notice'):
        if not INSTANT.fullmatch(notice['since']) and not RELATIVE.fullmatch(notice['since']):
            yield f'{notice["title"]}: since {notice["since"]}'
        if (notice['kind'] == 'third_party') != (notice['third_party'] is not None):
            yield f'{notice["title"]}: third party missing or not wanted'


# The Demandes

def minutes_after(event):
    found = AFTER.fullmatch(event['after'])
    if not found or event['after'] == '+':
        return None
    days, hours, minutes = (int(part or 0) for part in found.groups())
    return days, hours * 60 + minutes


def thread_faults(demande):
    recorded = RECORDED.fullmatch(demande['recorded'])
    if not recorded:
        yield f'recorded {demande["recorded"]}'
        return
    ago, start = int(recorded[1]), int(recorded[2]) * 60 + int(recorded[3])
    last, past = (-1, 0), set()
    for event in demande['events']:
        after = minutes_after(event)
        if after is None or after < last:
            yield f'after {event["after"]}: not a delay, or out of order'
            return
        last = after
        if after[0] >= max(ago, 1) or not 8 * 60 <= start + after[1] <= 18 * 60:
            yield f'after {event["after"]}: in the future, or at night'
        yield from event_faults(event, past)
        past.add(event['kind'])


def event_faults(event, past):
    kind, side = event['kind'], event['by']['side']
    if kind != 'message' and kind not in STATUSES - {'enregistree'}:
        yield f'unknown kind {kind}'
    if side not in ('client', 'service') or (kind != 'message' and
                                             (side == 'client') != (kind in BY_CLIENT)):
        yield f'{kind} by {side}'
    if kind in BEFORE and BEFORE[kind] not in past:
        yield f'{kind} without {BEFORE[kind]}'
    if kind == 'close' and not past & {'livree', 'non_reproduite', 'hors_perimetre'}:
        yield 'closed without an end'
    if (kind == 'qualifiee') != (event.get('criticality') in CRITICALITIES):
        yield f'{kind}: criticality missing or not wanted'
    if (kind == 'livree') != (event.get('delivered') in ('correction', 'workaround')):
        yield f'{kind}: delivered missing or not wanted'
    if not event['text'].strip():
        yield f'{kind} without a word'


def demande_faults(demande, versions):
    body = demande['content']
    if list(body) != CONTENT_KEYS:
        yield 'fields missing, unknown or in another order'
        return
    if (body['progiciel'], body['version']) not in versions and body['progiciel'] is not None:
        yield f'{body["progiciel"]} {body["version"]} does not exist'
    if body['reproducible'] not in ('always', 'sometimes', 'once'):
        yield f'reproducible {body["reproducible"]}'
    if body['criticality'] not in CRITICALITIES:
        yield f'criticality {body["criticality"]}'
    if not body['steps'] or not body['context'] or not body['expected'] or not body['observed']:
        yield 'the technician could not reproduce it'
    if demande['channel'] not in ('portail', 'telephone') or not demande['author']:
        yield 'channel or author'
    for attachment in demande['attachments']:
        if attachment['name'] != os.path.basename(attachment['file']):
            yield f'{attachment["name"]} is not the name of its file'


def demandes_hold_together(content):
    versions = {(progiciel['id'], version['number']) for progiciel in content.of('progiciel')
                for version in progiciel['versions']}
    for demande in content.of('demande'):
        for fault in demande_faults(demande, versions):
            yield f'{demande["content"].get("title")}: {fault}'
        for fault in thread_faults(demande):
            yield f'{demande["content"].get("title")}: {fault}'


def status_of(demande):
    steps = [event['kind'] for event in demande['events'] if event['kind'] != 'message']
    return steps[-1] if steps else 'enregistree'


def demandes_cover_everything(content):
    demandes = content.of('demande')
    missing = STATUSES - {status_of(demande) for demande in demandes}
    yield from (f'no Demande is {status}' for status in sorted(missing))
    retained = {event.get('criticality') for demande in demandes for event in demande['events']}
    proposed = {demande['content']['criticality'] for demande in demandes}
    yield from (f'no Demande is {level}' for level in sorted(CRITICALITIES - (retained & proposed)))
    delivered = {event.get('delivered') for demande in demandes for event in demande['events']}
    missing = {'correction', 'workaround'} - delivered
    yield from (f'no {kind} is delivered' for kind in sorted(missing))
    for name, found in (('telephone', [d for d in demandes if d['channel'] == 'telephone']),
                        ('attachments', [d for d in demandes if d['attachments']]),
                        ('reason to be out of scope',
                         [d for d in demandes if d['content']['scope_reason']])):
        if not found:
            yield f'no Demande has: {name}'


# Faults made on purpose, one or more for each rule

def change(kind, number, edit):
    """Edits one decoded line of a type and writes the files again."""
    def spoil(files):
        name = {'progiciel': 'progiciels', 'article': 'articles', 'medium': 'media',
                'demande': 'demandes'}.get(kind, 'service') + '.jsonl'
        lines = [json.loads(line) for line in files[name].decode('utf-8').splitlines()]
        edit([line for line in lines if line['type'] == kind][number])
        files[name] = '\n'.join(json.dumps(line, ensure_ascii=False)
                                for line in lines).encode('utf-8')
    return spoil


def put(*path_and_value):
    """An edit: the value goes where the path of keys leads."""
    *path, key, value = path_and_value

    def edit(line):
        for step in path:
            line = line[step]
        line[key] = value
    return edit


def append(key, words):
    def edit(line):
        line[key] += words
    return edit


def replace_file(path, data):
    def spoil(files):
        files[path] = data(files[path]) if callable(data) else data
    return spoil


def drop_line(name, number):
    def spoil(files):
        lines = files[name].splitlines()
        del lines[number]
        files[name] = b'\n'.join(lines)
    return spoil


def drop_status(status):
    def spoil(files):
        lines = files['demandes.jsonl'].decode('utf-8').splitlines()
        kept = [line for line in lines if status_of(json.loads(line)) != status]
        files['demandes.jsonl'] = '\n'.join(kept).encode('utf-8')
    return spoil


def event_edit(kind, key, value):
    """Spoils the first event of a kind, in whichever Demande."""
    def spoil(files):
        lines = [json.loads(line) for line in files['demandes.jsonl'].decode('utf-8').splitlines()]
        next(event for line in lines
             for event in line['events'] if event['kind'] == kind)[key] = value
        files['demandes.jsonl'] = '\n'.join(json.dumps(line) for line in lines).encode('utf-8')
    return spoil



PNG = 'images/finances-cloture.png'
RULES = (
    (lines_are_json, (replace_file('service.jsonl', lambda data: data[:-20]),
                      replace_file('media.jsonl', lambda data: b'[]\n' + data),
                      replace_file('media.jsonl',
                                   lambda data: b'{"type":"x","type":"medium"}\n' + data))),
    (ids_are_unique_uuids,
     (event_edit('livree', 'id', 'not-a-uuid'), change('article', 0, put('id', 'cloture')),
                            lambda files: replace_file('copy.jsonl', files['media.jsonl'])(files),
                            change('article', 0, lambda line: line.update(id=line['id'].upper())),
                            change('progiciel', 1, put('id', 'finances')))),
    (files_are_there,
     (lambda files: files.pop(PNG), lambda files: files.pop('media/codes-erreur.txt'),
                       replace_file(PNG, b''), change('medium', 0, put('media_type', 'image/png')),
                       lambda files: files.update({'images/orphan.png': b'x'}))),
    (pictures_are_sound, (replace_file(PNG, lambda data: b'GIF89a' + data),
                          replace_file(PNG, lambda data: data[:-100]),
                          replace_file(PNG,
                                       lambda data: data[:-12] + bytes(100_000) + data[-12:]))),
    (titles_are_unique,
     (change('article', 0, put('title', ' ')), change('article', 0, put('title', 'x' * 201)),
                         change('article', 1,
                                put('title', 'Suivre les concessions arrivant à échéance')))),
    (there_is_enough, (drop_line('articles.jsonl', 3), drop_line('demandes.jsonl', 3),
                       drop_line('media.jsonl', 3), drop_line('progiciels.jsonl', 3),
                       change('notice', 0, put('kind', 'information')))),
    (articles_hold_together, (change('article', 0, append('body', '[x](faq:nowhere)')),
                              change('article', 0, append('body', '[x](http://exemple.example)')),
                              change('article', 0, put('images', [])),
                              change('article', 0, append('body', '<b>x</b>')),
                              change('article', 0, append('body', '\n```\n')),
                              change('article', 0, append('body', '\n| a | b |\n|---|\n')),
                              change('article', 0, put('body', 'Court.')),
                              change('article', 0, put('product', 'paie')),
                              change('article', 0, put('updated_at', '2026-11-12')))),
    (french_is_well_set, tuple(change('article', 0, append('body', words)) for words in
                               ('Quoi ?', 'Quoi?', 'Ainsi : oui', 'Ainsi; non', '«mot»', '« mot »',
                                'Non !',
                                "l'acte", 'Et puis...')) +
     (event_edit('message', 'text', 'Comment ?'),
      replace_file('media/codes-erreur.txt', lambda data: data + 'Quoi ?'.encode('utf-8')))),
    (nobody_is_shown, (change('article', 0, append('body', '1 85 05 78 006 084 91')),
                       change('article', 0, append('body', 'FR14 2004 1010 0505 0001 3M02 606')))),
    (versions_are_sound, (change('progiciel', 0, put('versions', 0, 'major', 'V8')),
                          change('progiciel', 0, put('versions', 0, 'released_on', '2030-01-01')))),
    (service_is_sound, (change('service', 0, put('telephones', 0, 'number', '01 42 00 00 00')),
                        change('opening', 0, put('closures', [])),
                        change('opening', 0, put('schedules', 0, 'week', 'mon', 0, 1, '14:00')),
                        change('notice', 0, put('since', 'hier')))),
    (demandes_hold_together, (change('demande', 0, put('content', 'version', 'V99.0')),
                              change('demande', 0, put('recorded', 'hier')),
                              change('demande', 0, put('events', 0, 'after', '+90d')),
                              change('demande', 0, put('events', 0, 'after', '+12h')),
                              change('demande', 0, put('channel', 'fax')),
                              event_edit('qualifiee', 'criticality', 'grave'),
                              event_edit('livree', 'delivered', None),
                              event_edit('validee', 'by', {'side': 'service', 'name': 'X'}),
                              event_edit('prise_en_charge', 'kind', 'message'))),
    (demandes_cover_everything, tuple(drop_status(status) for status in sorted(STATUSES))),
)


def faults_of(rule, files):
    try:
        return list(rule(Content(files)))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        return [f'{rule.__name__}: {error!r}']


def main():
    files = read_folder(sys.argv[1])
    number = 0
    print(f'1..{len(RULES) * 2}')
    for rule, spoilers in RULES:
        faults = faults_of(rule, files)
        number += 1
        print(f'{"not ok" if faults else "ok"} {number} {rule.__name__}')
        for fault in faults:
            print(f'# {fault}')
        missed = []
        for i, spoil in enumerate(spoilers):
            spoilt = copy.copy(files)
            spoil(spoilt)
            if not faults_of(rule, spoilt):
                missed.append(i)
        number += 1
        verdict = 'not ok' if missed else 'ok'
        print(f'{verdict} {number} {rule.__name__} finds {len(spoilers)} made faults')
        for i in missed:
            print(f'# fault {i} of {rule.__name__} went unseen')


if __name__ == '__main__':
    main()
