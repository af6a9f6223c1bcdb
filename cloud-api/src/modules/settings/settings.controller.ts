import { Body, Controller, Param } from '@nestjs/common';
import { settingsApi, type ConfigReport, type Done, type ProbeResult, type Setting, type SettingGroupView, type SettingVersion } from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { Route } from '../../platform/http';
import { ConfigCheckService } from './config/config-check.service';
import { ConfigProbes } from './config/config-probes';
import { ChangeSettingDto } from './dto/settings.dto';
import { SettingsService } from './settings.service';

@Controller()
export class SettingsController {
  constructor(
    private readonly settings: SettingsService,
    private readonly checks: ConfigCheckService,
    private readonly probes: ConfigProbes,
  ) {}

  @Route(settingsApi.list)
  @Requires('setting:write')
  list(): Promise<SettingGroupView[]> {
    return this.settings.list();
  }

  @Route(settingsApi.history)
  @Requires('setting:write')
  history(@Param('code') code: string): Promise<SettingVersion[]> {
    return this.settings.history(code);
  }

  @Route(settingsApi.change)
  @Requires('setting:write')
  change(@Param('code') code: string, @Body() body: ChangeSettingDto): Promise<Setting> {
    return this.settings.change(code, body);
  }

  @Route(settingsApi.withdraw)
  @Requires('setting:write')
  async withdraw(@Param('code') code: string, @Param('id') id: string): Promise<Done> {
    await this.settings.withdraw(code, id);
    return { ok: true };
  }

  @Route(settingsApi.config)
  @Requires('setting:write')
  config(): ConfigReport {
    return this.checks.report();
  }

  @Route(settingsApi.probe)
  @Requires('setting:write')
  async probe(): Promise<{ results: ProbeResult[] }> {
    return { results: await this.probes.run() };
  }
}
