import { Controller } from '@nestjs/common';
import { homeApi, type DuesWaitingCounts, type HomeView } from '@xianfeng/shared-types';
import { Authenticated } from '../../platform/access';
import { Route } from '../../platform/http';
import { DuesWaiting } from '../dues-waiting';
import { HomeService } from './home.service';

@Controller()
export class HomeController {
  constructor(
    private readonly home: HomeService,
    private readonly dues: DuesWaiting,
  ) {}

  @Route(homeApi.show)
  @Authenticated()
  show(): Promise<HomeView> {
    return this.home.show();
  }

  @Route(homeApi.duesWaiting)
  @Authenticated()
  duesWaiting(): Promise<DuesWaitingCounts> {
    return this.dues.counts();
  }
}
