import { Body, Controller } from '@nestjs/common';
import { consolePreferencesApi, type ConsolePreferences } from '@xianfeng/shared-types';
import { Authenticated } from '../../platform/access';
import { Route } from '../../platform/http';
import { ConsolePreferencesService } from './console-preferences.service';
import { ChangePreferencesDto } from './dto/change-preferences.dto';

@Controller()
export class ConsolePreferencesController {
  constructor(private readonly preferences: ConsolePreferencesService) {}

  @Route(consolePreferencesApi.show)
  @Authenticated()
  show(): Promise<ConsolePreferences> {
    return this.preferences.show();
  }

  @Route(consolePreferencesApi.change)
  @Authenticated()
  change(@Body() body: ChangePreferencesDto): Promise<ConsolePreferences> {
    return this.preferences.change(body);
  }
}
