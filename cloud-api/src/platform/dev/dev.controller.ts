import { Controller, Inject } from '@nestjs/common';
import { Body } from '@nestjs/common';
import { devApi, type DevClockView } from '@xianfeng/shared-types';
import { Public } from '../access';
import { Clock, startOfDate } from '../clock';
import { DateField, Problem, Route } from '../http';
import { DevClock } from './dev-clock';

class AdvanceClockDto {
  @DateField('日期')
  date: string;
}

/** The time machine of development; the module is not loaded unless SANDBOX_URL is set. */
@Controller()
export class DevController {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  @Route(devApi.clock)
  @Public()
  show(): DevClockView {
    return { now: this.clock.now().toISOString(), today: this.clock.today() };
  }

  @Route(devApi.advanceClock)
  @Public()
  advance(@Body() body: AdvanceClockDto): DevClockView {
    if (!(this.clock instanceof DevClock)) throw new Problem('conflict.state', { detail: '时钟不可调整。' });
    const nineOClock = 9 * 3_600_000;
    this.clock.advanceTo(new Date(startOfDate(body.date).getTime() + nineOClock));
    return this.show();
  }
}
