import { endpoint } from './endpoint';
import type { IsoDate, IsoDateTime } from './primitives';

/** The service's idea of now; development can move it forward. */
export interface DevClockView {
  now: IsoDateTime;
  today: IsoDate;
}

/** Endpoints that exist only where SANDBOX_URL is set. */
export const devApi = {
  clock: endpoint<{ reply: DevClockView }>('GET', '/api/dev/clock'),
  /** Moves the clock forward to 09:00 (Asia/Shanghai) of a date; a date in the past changes nothing. */
  advanceClock: endpoint<{ body: { date: IsoDate }; reply: DevClockView }>('POST', '/api/dev/clock'),
};
