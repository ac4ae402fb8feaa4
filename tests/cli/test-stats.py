#!/usr/bin/python3
"""test-stats GUICHETCTL - the figures of a period, against a recount of the same data

The recount is naive and shares nothing with the programs: it walks lists of open intervals and of
civil days that it makes itself.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import datetime
import io
import json
import os
import pathlib
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import uuid
import zoneinfo

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'fixture'))
import tap  # noqa: E402

GUICHETCTL = sys.argv[1]
PARIS = zoneinfo.ZoneInfo('Europe/Paris')
NOW = datetime.datetime(2026, 11, 20, 15, 20, tzinfo=PARIS)
NOW_MS = int(NOW.timestamp()) * 1000
DAY = datetime.timedelta(days=1)
HOLIDAYS = {'2025-04-21', '2025-05-01', '2025-05-08', '2025-05-29', '2025-06-09', '2025-07-14',
            '2025-08-15', '2025-11-01', '2025-11-11', '2025-12-25', '2026-01-01', '2026-04-06',
            '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25', '2026-07-14', '2026-08-15',
            '2026-11-01', '2026-11-11', '2026-12-25'}
HOURS = [('08:30', '12:30'), ('13:30', '17:30')]
CLOSED = ('2026-03-02T10:00', '2026-03-02T16:00')
INFORMATION = {
    'service_id': str(uuid.UUID(int=1)), 'name': 'Essai', 'started_on': '2025-03-15',
    'profile': 'livret-2026-03', 'portal': 'https://localhost/', 'telephones': [],
    'limits': {'attachment_bytes': 1000, 'attachments': 2, 'media_types': ['image/png']},
    'progiciels': [], 'notices': [],
    'opening': {'zone': 'Europe/Paris', 'closures': [
        {'from': CLOSED[0], 'to': CLOSED[1], 'label': 'Inventaire'}],
        'schedules': [{'from': '2020-01-01', 'week': {
            **{day: HOURS for day in ('mon', 'tue', 'wed', 'thu', 'fri')}, 'sat': [], 'sun': []}}]},
}
LEVELS = ['bloquante', 'majeure', 'mineure']
PHASES = {'enregistree': 'enregistree', 'prise_en_charge': 'qualification_sans_horloge',
          'non_reproduite': 'non_reproduite_sans_horloge', 'plan_fourni': 'correction',
          'refusee': 'correction', 'livree': 'validation'}
WAITS = {'attente_client': 'dont_attente_client', 'attente_tiers': 'dont_attente_tiers'}
MESSAGES = ['', 'CLO-114', 'clo-114  \nPile', '=SOMME(A1)', '  ORA-00942 : table absente',
            'Erreur "interne" ; voir le journal']


# Making

def life(rnd, recorded):
    """Events of one Demande: (at, kind, side, status, level, delivered)."""
    events = [(recorded, 'enregistree', 'service', 'enregistree', None, None)]

    def then(kind, side='service', status=None, level=None, delivered=None, hours=30.0):
        at = events[-1][0] + int(rnd.expovariate(1 / (hours * 3600))) * 1000 + rnd.randrange(1000)
        if at < NOW_MS:
            events.append((at, kind, side, status, level, delivered))
        return at < NOW_MS

    if rnd.random() < .05:
        return events
    if rnd.random() < .2:
        then('message', status=None, hours=4)
    if not then('prise_en_charge', status='prise_en_charge', hours=7):
        return events
    if rnd.random() < .3 and then('attente_client', status='attente_client'):
        then('message', 'client', 'prise_en_charge')
    if rnd.random() < .1:
        then('non_reproduite', status='non_reproduite')
        return events
    if rnd.random() < .05:
        then('hors_perimetre', status='hors_perimetre')
        return events
    level = rnd.choice(LEVELS)
    if not then('qualifiee', status='qualifiee', level=level):
        return events
    if rnd.random() < .1 and then('attente_tiers', status='attente_tiers'):
        then('message', status='qualifiee')
    if level == 'bloquante' and not then('plan_fourni', status='plan_fourni', hours=20):
        return events
    while rnd.random() < .8 and then('livree', status='livree', hours=80,
                                     delivered=rnd.choice(['correction', 'workaround'])):
        if rnd.random() < .15 or not then('validee' if rnd.random() < .7 else 'refusee', 'client',
                                          status=None):
            break
        if events[-1][1] == 'validee':
            then('close', status='close')
            break
    return events


def status_of(events):
    status = ''
    for _, kind, _, said, _, _ in events:
        status = said or (status if kind == 'message' else kind)
    return status


def make(count, seed):
    rnd = random.Random(seed)
    first = int(datetime.datetime(2025, 12, 1, tzinfo=PARIS).timestamp())
    last = int(NOW.timestamp()) - 60
    demandes = []
    for i in range(count):
        recorded = rnd.randrange(first, last) * 1000
        events = life(rnd, recorded)
        level = None
        for event in events:
            level = event[4] or (None if event[1] == 'non_reproduite' else level)
        demandes.append({
            'id': str(uuid.UUID(int=rnd.getrandbits(128), version=4)), 'number': f'D-{i:05}',
            'title': f'Objet {i % 40}',
            'progiciel': rnd.choice(['finances', 'paie', 'etat-civil', '']),
            'channel': 'telephone' if rnd.random() < .15 else 'portail',
            'message': rnd.choice(MESSAGES), 'proposed': rnd.choice([*LEVELS, None]),
            'retained': level, 'recorded': recorded, 'events': events, 'status': status_of(events)})
    return demandes


def run(data, *words):
    return subprocess.run([GUICHETCTL, '--data-dir', data, *words], capture_output=True,
                          input=b'{"title":"Brouillon"}', timeout=120,
                          env={**os.environ, 'GUICHET_NOW': NOW.isoformat()})


def fill(folder, demandes, information=INFORMATION):
    tap.equal(run(folder, 'demande', 'new', '--json', '-').returncode, 0, 'status of the draft')
    with sqlite3.connect(next(pathlib.Path(folder).glob('*.db'))) as base:
        if information:
            base.execute("INSERT OR REPLACE INTO account VALUES ('service_information', ?)",
                         (json.dumps(information),))
        for seq, one in enumerate(demandes):
            key = base.execute(
                'INSERT INTO demande (id, delivery, title, title_key, progiciel, version, context,'
                ' error_messages, steps, expected, observed, criticality_proposed, workaround,'
                ' scope_reason, created_at, edited_at, number, status, criticality, channel,'
                " profile, recorded_at, seal) VALUES (?, 'sent', ?, '', ?, '', '', ?, '[]', '', '',"
                " ?, '', '', 0, 0, ?, ?, ?, ?, 'livret-2026-03', ?, x'')",
                (one['id'], one['title'], one['progiciel'], one['message'], one['proposed'],
                 one['number'], one['status'], one['retained'], one['channel'],
                 one['recorded'])).lastrowid
            base.executemany(
                'INSERT INTO event (id, demande, seq, at, kind, side, status, criticality,'
                " delivered, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, x'')",
                [(str(uuid.UUID(int=seq * 1000 + i)), key, seq * 1000 + i, *event)
                 for i, event in enumerate(one['events'])])
    base.close()


# Counting again

def instant(text, day=None):
    text = f'{day}T{text}' if day else text
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=PARIS).timestamp()) * 1000


def workdays():
    day = datetime.date(2025, 11, 1)
    while day < datetime.date(2027, 3, 1):
        if day.weekday() < 5 and day.isoformat() not in HOLIDAYS:
            yield day
        day += DAY


OUVRES = list(workdays())
OPEN = []
for DATE in OUVRES:
    for OPENS, CLOSES in HOURS:
        A, B = instant(OPENS, DATE), instant(CLOSES, DATE)
        C, D = instant(CLOSED[0]), instant(CLOSED[1])
        OPEN += [(a, b) for a, b in ((A, min(B, C)), (max(A, D), B)) if a < b] \
            if A < D and C < B else [(A, B)]


def after_hours(start, hours):
    left = hours * 3600_000
    for opens, closes in OPEN:
        if closes <= start:
            continue
        length = closes - max(opens, start)
        if length >= left:
            return max(opens, start) + left
        left -= length
    raise AssertionError('the recount is too short')


def between(start, end):
    return sum(max(0, min(b, end) - max(a, start)) for a, b in OPEN if a < end and b > start)


def after_days(start, days):
    date = datetime.datetime.fromtimestamp(start / 1000, PARIS).date()
    last = [day for day in OUVRES if day > date][days - 1]
    return instant('00:00', last + DAY)


class Count:
    def __init__(self):
        self.figures = {}
        self.times = {}

    def add(self, table, line, column, amount=1):
        key = (table, line, column)
        self.figures[key] = self.figures.get(key, 0) + amount

    def judge(self, table, line, late, done):
        for column in ('a_temps', 'en_retard', 'en_attente'):
            self.add(table, line, column, 0)
        self.add(table, line, 'en_retard' if late else 'a_temps' if done else 'en_attente')


def recount_phases(count, one):
    spent, phase, wait, level, planned, charged = {}, '', '', None, False, False
    marks = []
    status = ''
    for at, kind, side, said, retained, _ in one['events']:
        charged |= side == 'service' and kind != 'enregistree'
        if kind == 'qualifiee':
            level, planned = retained, planned and level == retained
        planned |= kind == 'plan_fourni'
        now = said or (status if kind == 'message' else kind)
        status = now
        wait = WAITS.get(now, '')
        if not wait:
            if now == 'qualifiee':
                phase = 'plan_action' if level == 'bloquante' and not planned else 'correction'
            elif now == 'enregistree':
                phase = 'qualification_sans_horloge' if charged else 'enregistree'
            else:
                phase = PHASES.get(now, '')
        marks.append((at, phase, wait))
    marks.append((NOW_MS, '', ''))
    waiting = None
    for (at, phase, wait), (end, _, _) in zip(marks, marks[1:]):
        if phase:
            spent[phase] = spent.get(phase, 0) + end - at
        if waiting and waiting[:2] != (phase, wait):
            count.times.setdefault(waiting[1], []).append(at - waiting[2])
            waiting = None
        if wait and phase and not waiting:
            waiting = (phase, wait, at)
    if waiting:
        count.times.setdefault(waiting[1], []).append(NOW_MS - waiting[2])
    for phase, time in spent.items():
        count.times.setdefault(phase, []).append(time)


def recount_delays(count, one, month):
    events = one['events']
    ended = one['status'] in ('validee', 'close', 'hors_perimetre')
    charged = next((e[0] for e in events if e[2] == 'service' and e[1] != 'enregistree'), 0)
    due = after_hours(one['recorded'], 8)
    at = charged or NOW_MS
    late = at > due
    if charged or not ended:
        count.judge('prise_en_charge', one['channel'], late, charged)
        if one['channel'] == 'portail':
            count.judge('mois_prise_en_charge_portail', month, late, charged)
        margin = -between(due, at) if late else between(at, due)
        count.figures['marge_ouvree', one['number'], 'minutes'] = int(margin / 60000)
    qualified = next(((e[0], e[4]) for e in events if e[1] == 'qualifiee'), None)
    deliveries = [(i, e) for i, e in enumerate(events) if e[1] == 'livree']
    first = deliveries[0][1][0] if deliveries else 0
    if qualified and one['retained']:
        start, level = qualified
        planned = next((e[0] for e in events if e[1] == 'plan_fourni'), first)
        if level == 'bloquante' and (planned or not ended):
            count.judge('delais', 'plan_action', (planned or NOW_MS) > after_hours(start, 12),
                        planned)
        if level == 'majeure' and (first or not ended):
            count.judge('delais', 'correction', (first or NOW_MS) >= after_days(start, 6), first)
    for i, event in deliveries:
        answer = events[i + 1] if i + 1 < len(events) else None
        count.add('livraisons', '', 'contournements' if event[5] == 'workaround' else 'corrections')
        if answer:
            count.add('livraisons', '', 'validees' if answer[1] == 'validee' else 'refusees')
            count.times.setdefault('nos_validations', []).append(answer[0] - event[0])
        if one['retained'] in ('bloquante', 'majeure') and (answer or not ended):
            at = answer[0] if answer else NOW_MS
            count.judge('delais', 'validation', at >= after_days(event[0], 3), answer)


def recount(demandes, first, last):
    count = Count()
    again = {}
    for one in demandes:
        day = datetime.datetime.fromtimestamp(one['recorded'] / 1000, PARIS).date()
        if not first <= day <= last:
            continue
        level = one['retained'] or 'non_qualifiee'
        month = f'{day:%Y-%m}'
        count.add('demandes', '', 'nombre')
        count.add('mois', month, level)
        count.add('progiciel', one['progiciel'], level)
        count.add('criticite', level, 'retenue')
        count.add('criticite', one['proposed'] or 'non_proposee', 'proposee')
        count.add('canal', one['channel'], 'nombre')
        count.add('statut', one['status'], 'nombre')
        line = ' '.join(next((x for x in (one['message'] + '\n' + one['title']).split('\n')
                              if x.strip()), '').split())
        again.setdefault((one['progiciel'], line.lower()), []).append((one['recorded'], line))
        recount_phases(count, one)
        recount_delays(count, one, month)
    for table in count.times:
        values = count.times[table]
        count.figures['temps_reel', table, 'nombre'] = len(values)
        count.figures['temps_reel', table, 'mediane_minutes'] = \
            statistics.median_low(values) // 60000
        count.figures['temps_reel', table, 'moyenne_minutes'] = \
            sum(values) // len(values) // 60000
    tally = [count.figures.get(('prise_en_charge', 'portail', c), 0)
             for c in ('a_temps', 'en_retard', 'en_attente')]
    return count.figures, tally, sorted(
        (len(x), guard(max(x)[1])) for x in again.values() if len(x) > 1)


def guard(text):
    return "'" + text if text[:1] in tuple('=+-@\t\r\n') else text


def leeway(on_time, late, pending):
    """The most that can be late, tried one after the other."""
    if (on_time + pending) * 4 < (on_time + pending + late) * 3:
        lacking = 0
        while (on_time + pending + lacking) * 4 < (on_time + pending + late + lacking) * 3:
            lacking += 1
        return -lacking
    more = 0
    while True:
        left = max(0, pending - more - 1)
        if (on_time + left) * 4 < (on_time + left + late + more + 1) * 3:
            return more
        more += 1


# Tests

def figures_of(folder, first, last):
    done = run(folder, 'stats', '--from', str(first), '--to', str(last))
    tap.equal(done.returncode, 0, f'status ({done.stderr.decode()})')
    tap.check(done.stdout.startswith(b'\xef\xbb\xbftableau;ligne;colonne;valeur\r\n'), 'the mark')
    rows = list(csv.reader(io.StringIO(done.stdout.decode('utf-8-sig'), newline=''),
                           delimiter=';'))[1:]
    for row in rows:
        tap.equal(len(row), 4, f'cells of {row}')
        tap.check(not row[1].startswith(('=', '+', '-', '@')), f'{row} is a formula')
    return rows


def compare(seed, first, last):
    demandes = make(1500, seed)
    with tempfile.TemporaryDirectory() as folder:
        fill(folder, demandes)
        rows = figures_of(folder, first, last)
    expected, tally, again = recount(demandes, first, last)
    found = {tuple(r[:3]): int(r[3]) for r in rows if r[0] not in ('periode', 'recurrence')}
    tap.equal(found.pop(('prise_en_charge', 'portail', 'retards_encore_possibles')),
              leeway(*tally), 'leeway')
    tap.check(expected['demandes', '', 'nombre'] > 100, 'too little to compare')
    for key in sorted({*expected, *found}):
        tap.equal(found.get(key, 0), expected.get(key, 0), str(key))
    tap.equal(sorted((int(r[3]), r[1]) for r in rows if r[0] == 'recurrence'), again, 'recurrences')


def test_a_contract_period_agrees_with_the_recount():
    compare(1, datetime.date(2026, 3, 15), datetime.date(2027, 3, 14))


def test_a_month_agrees_with_the_recount():
    compare(2, datetime.date(2026, 3, 1), datetime.date(2026, 3, 31))


def test_all_agrees_with_the_recount():
    compare(3, datetime.date(2025, 1, 1), datetime.date(2026, 12, 31))


def test_nothing_recorded():
    with tempfile.TemporaryDirectory() as folder:
        fill(folder, [])
        rows = figures_of(folder, '2026-01-01', '2026-01-31')
        tap.check(['demandes', '', 'nombre', '0'] in rows, f'{rows}')
        tap.check(['periode', '', 'au', '2026-01-31'] in rows, f'{rows}')


def test_without_opening_hours_no_delay_is_judged():
    with tempfile.TemporaryDirectory() as folder:
        fill(folder, make(50, 4), None)
        rows = figures_of(folder, '2025-01-01', '2026-12-31')
        tap.check(['demandes', '', 'nombre', '50'] in rows, 'the volume')
        tap.check(not [r for r in rows if r[0] in ('prise_en_charge', 'delais')], 'judged')


def test_dates_are_asked_for():
    with tempfile.TemporaryDirectory() as folder:
        for words in ((), ('--from', '2026-01-01'), ('--from', 'x', '--to', '2026-01-01'),
                      ('--from', '2026-02-01', '--to', '2026-01-31')):
            tap.equal(run(folder, 'stats', *words).returncode, 2, f'status of {words}')


if __name__ == '__main__':
    tap.run(test_a_contract_period_agrees_with_the_recount, test_a_month_agrees_with_the_recount,
            test_all_agrees_with_the_recount, test_nothing_recorded,
            test_without_opening_hours_no_delay_is_judged, test_dates_are_asked_for)
