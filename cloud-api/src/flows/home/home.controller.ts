import { Controller } from '@nestjs/common';
import { homeApi, type HomeView } from '@xianfeng/shared-types';
import { Authenticated } from '../../platform/access';
import { Route } from '../../platform/http';
import { HomeService } from './home.service';

@Controller()
export class HomeController {
  constructor(private readonly home: HomeService) {}

  @Route(homeApi.show)
  @Authenticated()
  show(): Promise<HomeView> {
    return this.home.show();
  }
}
