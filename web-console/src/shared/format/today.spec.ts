import { hearServerTime } from '../clock';
import { thisMonth, thisYear, today } from './today';

beforeEach(() => jest.useFakeTimers({ now: new Date('2019-03-05T04:00:00.000Z') }));
afterEach(() => {
  jest.useRealTimers();
  hearServerTime(new Date().toUTCString());
});

it('takes day, month and year from the server, whatever the PC believes', () => {
  hearServerTime('Mon, 30 Nov 2026 16:30:00 GMT');
  expect([today(), thisMonth(), thisYear()]).toEqual(['2026-12-01', '2026-12', 2026]);
});

it('goes on with the hours that pass', () => {
  hearServerTime('Mon, 30 Nov 2026 15:59:00 GMT');
  expect(today()).toBe('2026-11-30');
  jest.advanceTimersByTime(60_000);
  expect(today()).toBe('2026-12-01');
});

it('keeps what it knows when a reply tells no time', () => {
  hearServerTime('Mon, 30 Nov 2026 16:30:00 GMT');
  hearServerTime(null);
  expect(today()).toBe('2026-12-01');
});
