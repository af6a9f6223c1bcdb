import { Controller } from '@nestjs/common';
import { consoleHomeApi, type ConsoleHome, type Done } from '@xianfeng/shared-types';
import { Authenticated } from '../../platform/access';
import { Route } from '../../platform/http';
import { ConsoleHomeService } from './console-home.service';

@Controller()
export class ConsoleHomeController {
  constructor(private readonly home: ConsoleHomeService) {}

  @Route(consoleHomeApi.show)
  @Authenticated()
  show(): Promise<ConsoleHome> {
    return this.home.show();
  }

  @Route(consoleHomeApi.seen)
  @Authenticated()
  async seen(): Promise<Done> {
    await this.home.seen();
    return { ok: true };
  }
}
