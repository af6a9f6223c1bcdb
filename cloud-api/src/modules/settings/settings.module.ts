import { Module } from '@nestjs/common';
import { ConfigCheckService } from './config/config-check.service';
import { ConfigProbes } from './config/config-probes';
import { SettingVersions } from './setting-versions';
import { SettingsController } from './settings.controller';
import { SettingsService } from './settings.service';

@Module({
  controllers: [SettingsController],
  providers: [ConfigCheckService, ConfigProbes, SettingVersions, SettingsService],
})
export class SettingsModule {}
