import { Controller } from '@nestjs/common';
import { mineApi, type MineView } from '@xianfeng/shared-types';
import { Authenticated } from '../../platform/access';
import { Route } from '../../platform/http';
import { MineService } from './mine.service';

@Controller()
export class MineController {
  constructor(private readonly mine: MineService) {}

  @Route(mineApi.show)
  @Authenticated()
  show(): Promise<MineView> {
    return this.mine.show();
  }
}
