import { afterQuiet, firstStatus, type Limits } from './delivery-policy';

const LIMITS: Limits = { quietFrom: 21, quietTo: 8, monthlyCap: 8, reserve: 2 };
const shanghai = (text: string) => new Date(`${text}+08:00`);

describe('quiet hours', () => {
  it.each([
    ['2026-11-20T09:30:00', '2026-11-20T09:30:00'],
    ['2026-11-20T20:59:59', '2026-11-20T20:59:59'],
    ['2026-11-20T21:00:00', '2026-11-21T08:00:00'],
    ['2026-11-20T23:30:00', '2026-11-21T08:00:00'],
    ['2026-11-21T00:10:00', '2026-11-21T08:00:00'],
    ['2026-11-21T08:00:00', '2026-11-21T08:00:00'],
    ['2026-12-31T22:00:00', '2027-01-01T08:00:00'],
  ])('%s is sent at %s', (at, due) => {
    expect(afterQuiet(shanghai(at), LIMITS)).toEqual(shanghai(due));
  });

  it('knows a quiet time within one day, and none at all', () => {
    const noon = { ...LIMITS, quietFrom: 12, quietTo: 14 };
    expect(afterQuiet(shanghai('2026-11-20T12:30:00'), noon)).toEqual(shanghai('2026-11-20T14:00:00'));
    expect(afterQuiet(shanghai('2026-11-20T23:00:00'), noon)).toEqual(shanghai('2026-11-20T23:00:00'));
    expect(afterQuiet(shanghai('2026-11-20T23:00:00'), { ...LIMITS, quietFrom: 0, quietTo: 0 })).toEqual(shanghai('2026-11-20T23:00:00'));
  });
});

describe('monthly cap', () => {
  it('keeps the last places for what matters: low topics stop first, high ones never', () => {
    expect(firstStatus('case.notice', false, 5, LIMITS)).toBe('waiting');
    expect(firstStatus('case.notice', false, 6, LIMITS)).toBe('digest');
    expect(firstStatus('ranking.month', false, 7, LIMITS)).toBe('waiting');
    expect(firstStatus('ranking.month', false, 8, LIMITS)).toBe('digest');
    expect(firstStatus('case.todo', false, 100, LIMITS)).toBe('waiting');
    expect(firstStatus('digest', false, 100, LIMITS)).toBe('waiting');
  });

  it('does not send what the member muted, unless it is important', () => {
    expect(firstStatus('ranking.month', true, 0, LIMITS)).toBe('muted');
    expect(firstStatus('appeal.result', true, 0, LIMITS)).toBe('waiting');
  });
});
