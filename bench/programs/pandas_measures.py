"""Two measures of the catalogue as an analyst would work them out in pandas from an extract's files.

usage: pandas_measures.py EXTRACT LAST_MONTH_END HOLIDAYS OUT

EXTRACT holds the CSV files; LAST_MONTH_END is the day the extract was taken; HOLIDAYS is a text of
bank holidays with commas between. Writes OUT/MEASURE.csv (team,month,denominator,numerator; no header) and
prints the seconds of each measure (and the processor's), from the first file opened to the last count, as JSON. Each
measure reads the files it needs, and of those only the columns it needs. Starting Python and
importing pandas are not counted.
"""
import json
import resource
import sys
import time

import numpy as np
import pandas as pd

extract, last_month_end, holidays, out = sys.argv[1:5]
holidays = np.array(holidays.split(','), dtype='datetime64[D]')
first_month = pd.Timestamp('2017-04-01')


def read(table, columns, dates=()):
    frame = pd.read_csv(f'{extract}/{table}.csv', usecols=columns)
    for column in dates:
        frame[column] = pd.to_datetime(frame[column])
    return frame


def case_workers():
    workers = read(
        'ssd_involvements',
        ['invo_involvements_id', 'invo_professional_role_id', 'invo_professional_team', 'invo_person_id',
         'invo_involvement_start_date', 'invo_involvement_end_date'],
        ['invo_involvement_start_date', 'invo_involvement_end_date'])
    workers = workers.rename(columns={
        'invo_involvements_id': 'id', 'invo_professional_role_id': 'role', 'invo_professional_team': 'team',
        'invo_person_id': 'person', 'invo_involvement_start_date': 'start', 'invo_involvement_end_date': 'end'})
    workers = workers[(workers.role == 'CW') & workers.team.notna() & workers.start.notna()]
    return workers.sort_values(['start', 'id'])


def team_names():
    return read('ssd_department', ['dept_team_id', 'dept_team_name']).set_index('dept_team_id').dept_team_name


def name_of(team):
    return team.map(team_names()).fillna(team).fillna('Not recorded')


def assessments_within_45_working_days():
    assessments = read(
        'ssd_cin_assessments',
        ['cina_assessment_id', 'cina_person_id', 'cina_referral_id', 'cina_assessment_start_date',
         'cina_assessment_auth_date', 'cina_assessment_team'],
        ['cina_assessment_start_date', 'cina_assessment_auth_date'])
    referrals = read('ssd_cin_episodes', ['cine_referral_id', 'cine_referral_date'], ['cine_referral_date'])
    counted = assessments.merge(
        referrals, left_on='cina_referral_id', right_on='cine_referral_id', how='left')
    counted = counted.sort_values(['cina_referral_id', 'cina_assessment_start_date', 'cina_assessment_id'])
    is_first = ~counted.duplicated('cina_referral_id')
    counted['clock'] = counted.cine_referral_date.where(is_first, counted.cina_assessment_start_date)
    counted['done'] = counted.cina_assessment_auth_date
    counted = counted[counted.done.notna() & counted.clock.notna() & counted.cine_referral_date.notna()]
    counted = counted[(counted.done >= counted.clock) & (counted.done >= first_month)].copy()

    one_day = np.timedelta64(1, 'D')
    days = np.busday_count(
        counted.clock.values.astype('datetime64[D]') + one_day,
        counted.done.values.astype('datetime64[D]') + one_day,
        holidays=holidays)
    counted['ok'] = days <= 45
    counted['month'] = counted.done.values.astype('datetime64[M]')

    teamless = counted[counted.cina_assessment_team.isna()]
    workers = teamless.merge(case_workers(), left_on='cina_person_id', right_on='person')
    workers = workers[(workers.start <= workers.done) & (workers.end.isna() | (workers.end > workers.done))]
    latest = workers.sort_values(['start', 'id']).drop_duplicates('cina_assessment_id', keep='last')
    found = counted.cina_assessment_id.map(latest.set_index('cina_assessment_id').team)
    counted['team'] = name_of(counted.cina_assessment_team.fillna(found))
    return counted


def care_plan_in_last_6_months_under_16():
    episodes = read(
        'ssd_cla_episodes',
        ['clae_cla_episode_id', 'clae_person_id', 'clae_cla_episode_start_date', 'clae_cla_episode_ceased_date'],
        ['clae_cla_episode_start_date', 'clae_cla_episode_ceased_date'])
    episodes = episodes.rename(columns={
        'clae_cla_episode_id': 'id', 'clae_person_id': 'person',
        'clae_cla_episode_start_date': 'start', 'clae_cla_episode_ceased_date': 'end'})
    persons = read('ssd_person', ['pers_person_id', 'pers_dob'], ['pers_dob'])
    episodes['born'] = episodes.person.map(persons.set_index('pers_person_id').pers_dob)
    episodes = episodes[episodes.born.notna()].sort_values(['start', 'id'])
    plans = read('ssd_cla_care_plan', ['lacp_person_id', 'lacp_cla_care_plan_start_date'],
                 ['lacp_cla_care_plan_start_date'])
    plans = plans.rename(columns={'lacp_person_id': 'person', 'lacp_cla_care_plan_start_date': 'planned'})
    legal = read(
        'ssd_legal_status',
        ['lega_person_id', 'lega_legal_status', 'lega_legal_status_start_date', 'lega_legal_status_end_date'],
        ['lega_legal_status_start_date', 'lega_legal_status_end_date'])
    legal = legal.rename(columns={
        'lega_person_id': 'person', 'lega_legal_status': 'status',
        'lega_legal_status_start_date': 'start', 'lega_legal_status_end_date': 'end'})
    legal['short_break'] = legal.status.isin(['V3', 'V4'])
    workers = case_workers()

    def open_on(frame, day):
        return frame[(frame.start <= day) & (frame.end.isna() | (frame.end > day))]

    months = []
    for day in pd.date_range(first_month, last_month_end, freq='M'):
        children = open_on(episodes, day).drop_duplicates('person')
        children = children[children.born > day - pd.DateOffset(years=16)].copy()
        all_short = open_on(legal, day).groupby('person').short_break.all()
        children = children[~children.person.isin(all_short.index[all_short])].copy()
        latest = plans[plans.planned <= day].groupby('person').planned.max()
        children['ok'] = children.person.map(latest) + pd.DateOffset(months=6) >= day
        on_day = open_on(workers, day).drop_duplicates('person', keep='last')
        children['team'] = children.person.map(on_day.set_index('person').team)
        children['month'] = np.datetime64(day, 'M')
        months.append(children)
    counted = pd.concat(months)
    counted['team'] = name_of(counted.team)
    return counted


seconds = {}
processor_seconds = {}
for measure in [assessments_within_45_working_days, care_plan_in_last_6_months_under_16]:
    start, processor_start = time.perf_counter(), time.process_time()
    figures = measure().groupby(['team', 'month']).ok.agg(['size', 'sum']).reset_index()
    name = measure.__name__.replace('_', '-')
    seconds[name] = time.perf_counter() - start
    processor_seconds[name] = time.process_time() - processor_start
    figures['month'] = figures.month.dt.strftime('%Y-%m')
    figures.to_csv(f'{out}/{name}.csv', index=False, header=False)
print(json.dumps({
    'seconds': seconds,
    'processorSeconds': processor_seconds,
    'peakMegabytes': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
