import { Module } from '@nestjs/common';
import { ConsolePreferencesController } from './console-preferences.controller';
import { ConsolePreferencesService } from './console-preferences.service';

@Module({ controllers: [ConsolePreferencesController], providers: [ConsolePreferencesService] })
export class ConsolePreferencesModule {}
